#include "domain/melding/melder_toets.h"

#include <string.h>

#include "domain/melding/melder.h"
#include "text/utf8.h"
#include "text/woord.h"

enum { WOORD_MIN = 3, CIJFERS_MIN = 6 };

enum err_code
melder_kanalen(struct werk *w, int64_t melding, struct melder_kanalen *out, struct err *err)
{
	struct melder_identiteit i;

	TRY(melder_open_kluis(w, melding, &i, NULL, err));
	*out = (struct melder_kanalen){ .telefoon = i.telefoon != NULL,
	    .email = i.email != NULL };
	return ERR_OK;
}

static enum err_code
naam_genoemd(struct werk *w, const char *naam, const char *tekst, bool *out, struct err *err)
{
	const char *s;
	size_t n;

	if (naam == NULL)
		return ERR_OK;
	if ((s = utf8_fold(w->a, naam)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (; (n = woord_volgende(&s)) > 0; s += n) {
		const char *woord = arena_strndup(w->a, s, n);

		if (woord == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		if (n >= WOORD_MIN && woord_in(tekst, woord))
			*out = true;
	}
	return ERR_OK;
}

enum err_code
melder_genoemd(struct werk *w, int64_t melding, const char *tekst, bool *out, struct err *err)
{
	const char *klein = utf8_fold(w->a, tekst), *cijfers, *nummer, *email;
	struct melder_identiteit i;
	bool gevonden = false;

	TRY(melder_open_kluis(w, melding, &i, NULL, err));
	cijfers = woord_cijfers(w->a, tekst);
	nummer = woord_cijfers(w->a, i.telefoon == NULL ? "" : i.telefoon);
	email = utf8_fold(w->a, i.email == NULL ? "" : i.email);
	if (klein == NULL || cijfers == NULL || nummer == NULL || email == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(naam_genoemd(w, i.naam, klein, &gevonden, err));
	if (strlen(nummer) >= CIJFERS_MIN && strstr(cijfers, nummer) != NULL)
		gevonden = true;
	if (email[0] != '\0' && strstr(klein, email) != NULL)
		gevonden = true;
	*out = gevonden;
	return ERR_OK;
}
