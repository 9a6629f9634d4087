#include "os/net.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#define TEXT_MAX 46

bool
net_parse(const char *text, uint8_t out[16])
{
	static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };

	if (text == NULL)
		return false;
	if (inet_pton(AF_INET6, text, out) == 1)
		return true;
	memcpy(out, mapped, sizeof(mapped));
	return inet_pton(AF_INET, text, out + sizeof(mapped)) == 1;
}

bool
net_blok(const char *text, char out[NET_BLOK])
{
	static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };
	uint8_t a[16];

	if (!net_parse(text, a))
		return false;
	if (memcmp(a, mapped, sizeof(mapped)) != 0)
		memset(a + 8, 0, 8);
	for (size_t i = 0; i < sizeof(a); i++)
		(void)snprintf(out + i * 2, 3, "%02x", a[i]);
	return true;
}

/* The next address of a list; false when there is none. */
static bool
next(const char **lijst, char out[TEXT_MAX])
{
	const char *s = *lijst + strspn(*lijst, ", ");
	size_t n = strcspn(s, ", ");

	if (n == 0)
		return false;
	/* Too long to be one: what is left of it is none either. */
	(void)snprintf(out, TEXT_MAX, "%.*s", (int)(n < TEXT_MAX ? n : 1), s);
	*lijst = s + n;
	return true;
}

bool
net_in_lijst(const char *lijst, const char *adres)
{
	uint8_t een[16], ander[16];
	char text[TEXT_MAX];

	if (lijst == NULL || !net_parse(adres, een))
		return false;
	while (next(&lijst, text))
		if (net_parse(text, ander) && memcmp(een, ander, sizeof(een)) == 0)
			return true;
	return false;
}

bool
net_lijst_goed(const char *lijst)
{
	char text[TEXT_MAX];
	uint8_t a[16];
	size_t n = 0;

	for (; next(&lijst, text); n++)
		if (!net_parse(text, a))
			return false;
	return n > 0;
}
