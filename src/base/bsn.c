#include "base/bsn.h"

#include <string.h>

enum err_code
bsn_parse(const char *s, char out[BSN_SIZE], struct err *err)
{
	char d[BSN_SIZE] = "000000000", typed[BSN_SIZE];
	int n = 0, sum = 0;

	for (; s != NULL && *s != '\0'; s++) {
		if (strchr(" .-", *s) != NULL)
			continue;
		if (*s < '0' || *s > '9')
			return SAY(err, ERR_INVALID, "bsn", "Een BSN bestaat alleen uit cijfers.");
		if (n == 9)
			return SAY(err, ERR_INVALID, "bsn", "Een BSN heeft negen cijfers.");
		typed[n++] = *s;
	}
	if (n < 8)
		return SAY(err, ERR_INVALID, "bsn", "Een BSN heeft negen cijfers.");
	memcpy(d + 9 - n, typed, (size_t)n);
	if (strcmp(d, "000000000") == 0)
		return SAY(err, ERR_INVALID, "bsn",
		    "Een BSN met alleen nullen bestaat niet. Laat het leeg als je het niet weet.");
	if (strcmp(d, "999999999") == 0)
		return SAY(err, ERR_INVALID, "bsn",
		    "999999999 is geen BSN maar betekent onbekend. Laat het leeg.");
	for (int i = 0; i < 9; i++)
		sum += (d[i] - '0') * (i == 8 ? -1 : 9 - i);
	if (sum % 11 != 0)
		return SAY(err, ERR_INVALID, "bsn",
		    "Dit BSN klopt niet. Kijk de cijfers nog eens na.");
	memcpy(out, d, BSN_SIZE);
	return ERR_OK;
}
