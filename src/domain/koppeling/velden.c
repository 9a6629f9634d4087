/* velden.c - the file that says which column is which fact. */
#include "domain/koppeling/velden.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "text/utf8.h"

#define AT(m) ((int)(offsetof(struct koppel_invoer, m) / sizeof(const char *)))

const struct veld_woord velden_woorden[] = {
	{ "id", "nummer of naam van de regel; telt nooit mee bij het vergelijken", VELD_ID },
	{ "naam", "hele naam in één cel: \"Jan van Dijk\" of \"Dijk, Jan van\"", AT(naam) },
	{ "voornaam", "een of meer voornamen", AT(voornamen) },
	{ "voornamen", "hetzelfde als voornaam", AT(voornamen) },
	{ "roepnaam", "naam waarmee iemand wordt aangesproken", AT(roepnaam) },
	{ "voorletters", "als er geen voornamen zijn", AT(voorletters) },
	{ "voorvoegsel", "\"van der\"", AT(voorvoegsel) },
	{ "tussenvoegsel", "hetzelfde als voorvoegsel", AT(voorvoegsel) },
	{ "achternaam", "met of zonder voorvoegsel, ook dubbele namen", AT(achternaam) },
	{ "geslachtsnaam", "hetzelfde als achternaam", AT(achternaam) },
	{ "geboortedatum", "1960-02-10, 19600210, 10-2-1960, 1960, feb 1960", AT(geboren) },
	{ "geboren", "hetzelfde als geboortedatum", AT(geboren) },
	{ "geslacht", "m of v (ook 1, 2, f)", AT(geslacht) },
	{ "adres", "straat en nummer in één cel", AT(adres) },
	{ "straat", "zonder nummer", AT(straat) },
	{ "huisnummer", "met of zonder toevoeging", AT(huisnummer) },
	{ "toevoeging", "komt achter het huisnummer", AT(huisnummer) },
	{ "postcode", "van elk land", AT(postcode) },
	{ "plaats", "woonplaats", AT(plaats) },
	{ "woonplaats", "hetzelfde als plaats", AT(plaats) },
	{ "bsn", "of een ander nummer dat één mens heeft; de elfproef geldt hier niet",
	    AT(bsn) },
	{ "telefoon", "telefoonnummer", AT(telefoon) },
	{ "email", "e-mailadres", AT(email) },
	{ "negeer", "deze kolom niet gebruiken", VELD_NIET },
	{ NULL, NULL, VELD_NIET }
};

const char **
velden_cel(struct koppel_invoer *in, int plaats)
{
	return (const char **)in + plaats;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Without spaces and one pair of quotes. */
static const char *
trim(struct arena *a, const char *s, size_t n)
{
	for (int i = 0; i < 2; i++) {
		while (n > 0 && is_blank(*s)) {
			s++;
			n--;
		}
		while (n > 0 && is_blank(s[n - 1]))
			n--;
		if (n < 2 || (*s != '"' && *s != '\'') || s[n - 1] != *s)
			break;
		s++;
		n -= 2;
	}
	return arena_strndup(a, s, n);
}

/* Where the fact begins: behind the last separator, of the strongest kind that is
 * there. 0: there is none. */
static size_t
split_at(const char *s, size_t n)
{
	static const char *const kinds[] = { "\t", "=;,", " " };

	while (n > 0 && is_blank(s[n - 1]))
		n--;
	for (size_t k = 0; k < 3; k++)
		for (size_t i = n; i > 1; i--)
			if (strchr(kinds[k], s[i - 1]) != NULL)
				return i;
	return 0;
}

static int
find_free(struct velden *v, const char *word)
{
	for (unsigned i = 0; i < v->nvrij; i++)
		if (strcmp(v->vrij[i], word) == 0)
			return AT(vrij) + (int)i;
	if (v->nvrij == VRIJE_FEITEN)
		return INT32_MIN;
	v->vrij[v->nvrij] = word;
	return AT(vrij) + (int)v->nvrij++;
}

static enum err_code
take(struct velden *v, const char *kolom, const char *woord, unsigned regel,
    struct err *err)
{
	int plaats = INT32_MIN;

	for (const struct veld_woord *w = velden_woorden; w->woord != NULL; w++)
		if (strcmp(w->woord, woord) == 0)
			plaats = w->plaats;
	if (strncmp(woord, "vrij:", 5) == 0 && woord[5] != '\0' &&
	    (plaats = find_free(v, woord + 5)) == INT32_MIN)
		return SAY(err, ERR_INVALID, NULL, "Er zijn hooguit acht vrije feiten.");
	if (plaats == INT32_MIN)
		return SAY(err, ERR_INVALID, NULL, "Dit feit ken ik niet. Zie --help voor de "
		    "feiten, of schrijf vrij:WOORD.");
	for (unsigned i = 0; i < v->n; i++)
		if (strcasecmp(v->v[i].kolom, kolom) == 0)
			return SAY(err, ERR_INVALID, NULL, "Deze kolom staat er al.");
	if (v->n == VELDEN_MAX)
		return SAY(err, ERR_INVALID, NULL, "Er zijn hooguit zestig kolommen.");
	v->v[v->n++] = (struct veld){ kolom, plaats, regel };
	return ERR_OK;
}

static enum err_code
line(struct arena *a, const char *s, size_t n, unsigned regel, struct velden *v,
    const char **woord, struct err *err)
{
	const char *kolom, *feit;
	size_t at, i = 0;

	while (i < n && is_blank(s[i]))
		i++;
	if (i == n || s[i] == '#')
		return ERR_OK;
	at = split_at(s, n);
	kolom = trim(a, s, at > 0 ? at - 1 : n);
	feit = trim(a, s + at, at > 0 ? n - at : 0);
	if (kolom == NULL || feit == NULL || (feit = utf8_fold(a, feit)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	*woord = at > 0 ? feit : kolom;
	if (*kolom == '\0' || *feit == '\0')
		return SAY(err, ERR_INVALID, NULL,
		    "Een regel is: de naam van de kolom, een tab, het feit.");
	if (v->n == 0 && strcasecmp(kolom, "kolom") == 0 && strcmp(feit, "feit") == 0)
		return ERR_OK;		/* a line that names the two */
	return take(v, kolom, feit, regel, err);
}

enum err_code
velden_lees(struct arena *a, struct blob tekst, struct velden *out, unsigned *regel,
    const char **woord, struct err *err)
{
	const char *p = (const char *)tekst.p, *end = p + tekst.n;
	struct velden *v = arena_new(a, struct velden, 1);
	unsigned used = 0;

	*regel = 0;
	*woord = NULL;
	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (!utf8_valid(p, tekst.n))
		return SAY(err, ERR_INVALID, NULL, "De tekst is geen geldige UTF-8.");
	if (tekst.n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		p += 3;
	for (*regel = 1; p < end; ++*regel) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));

		if (stop == NULL)
			stop = end;
		TRY(line(a, p, (size_t)(stop - p), *regel, v, woord, err));
		p = stop + (stop < end);
	}
	*regel = 0;
	*woord = NULL;
	for (unsigned i = 0; i < v->n; i++)
		used += v->v[i].plaats >= 0;
	if (used == 0)
		return SAY(err, ERR_INVALID, NULL, "Er staat geen feit in om te vergelijken.");
	*out = *v;
	return ERR_OK;
}
