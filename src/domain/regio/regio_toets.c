/* The small checks that the tables of a region folder share. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "domain/regio/regio_controle.h"

int32_t
regio_dag(const char *s)
{
	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-' ||
	    strspn(s, "0123456789") != 4 || strspn(s + 5, "0123456789") != 2 ||
	    strspn(s + 8, "0123456789") != 2)
		return DATE_NONE;
	return date_from_ymd((int)strtol(s, NULL, 10), (int)strtol(s + 5, NULL, 10),
	    (int)strtol(s + 8, NULL, 10));
}

const char *
regio_extra(struct arena *a, const char *extra, const char *naam)
{
	size_t len = strlen(naam);

	while (extra != NULL && *extra != '\0') {
		size_t n = strcspn(extra, ";");

		if (n > len && memcmp(extra, naam, len) == 0 && extra[len] == '=')
			return arena_strndup(a, extra + len + 1, n - len - 1);
		extra += n + (extra[n] == ';');
	}
	return NULL;
}

/* ---- one key, several times ------------------------------------------------- */

static bool
sleutels_gelijk(struct sleutel a, struct sleutel b)
{
	return gelijk(a.een, b.een) && a.nummer == b.nummer &&
	    (a.twee == NULL || gelijk(a.twee, b.twee));
}

static const struct rij *
rij_van(const void *rijen, size_t grootte, size_t i)
{
	return (const void *)((const char *)rijen + i * grootte);
}

static bool
overlapt(const struct rij *a, const struct rij *b)
{
	return (a->tot == NULL || strcmp(b->van, a->tot) < 0) &&
	    (b->tot == NULL || strcmp(a->van, b->tot) < 0);
}

/* Rows with the same key. eenmaal: there may be one; else they may not hold on
 * the same day. */
void
regio_dubbelen(struct controle *c, const void *rijen, size_t n, size_t grootte,
    sleutel_fn *sleutel, bool eenmaal, const char *kolom)
{
	for (size_t i = 1; i < n; i++) {
		const struct rij *a = rij_van(rijen, grootte, i);

		for (size_t j = 0; j < i; j++) {
			const struct rij *b = rij_van(rijen, grootte, j);

			if (!sleutels_gelijk(sleutel(a), sleutel(b)))
				continue;
			if (eenmaal)
				FOUT(c, a->regel, kolom,
				    "Dit staat ook op regel %u.", b->regel);
			else if (overlapt(a, b))
				FOUT(c, a->regel, kolom, "Dit geldt op dezelfde "
				    "dagen als regel %u.", b->regel);
		}
	}
}

/* ---- references -------------------------------------------------------------- */

static const struct rij_code *
code_zoek(const struct controle *c, const char *lijst, const char *code)
{
	for (size_t i = 0; i < c->m->ncodes; i++)
		if (gelijk(c->m->codes[i].lijst, lijst) &&
		    gelijk(c->m->codes[i].code, code))
			return &c->m->codes[i];
	return NULL;
}

void
regio_code_moet(struct controle *c, unsigned regel, const char *kolom,
    const char *lijst, const char *code)
{
	if (code_zoek(c, lijst, code) == NULL)
		FOUT(c, regel, kolom, "'%s' staat niet in de codelijst %s.", code,
		    lijst);
}

void
regio_rol_moet(struct controle *c, unsigned regel, const char *kolom, const char *rol)
{
	for (size_t i = 0; i < c->m->nrollen; i++)
		if (gelijk(c->m->rollen[i].code, rol))
			return;
	FOUT(c, regel, kolom, "'%s' staat niet in rol.tsv.", rol);
}
