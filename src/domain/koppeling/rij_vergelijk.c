/* rij_vergelijk.c - how alike two persons are, fact by fact. */
#include <string.h>

#include "domain/koppeling/rij.h"
#include "domain/persoon/naam_in.h"

/* Optimal string alignment in words of the machine (Hyyrö 2003). */
unsigned
tekst_afstand(const char *a, const char *b, unsigned max)
{
	size_t m = strnlen(a, 64), n = strnlen(b, 64);
	uint64_t where[256], vp = UINT64_MAX, vn = 0, d0 = 0, before = 0;
	unsigned d = (unsigned)m;

	if ((m > n ? m - n : n - m) > max)
		return max + 1;
	if (m == 0)
		return (unsigned)n;
	memset(where, 0, sizeof(where));
	for (size_t i = 0; i < m; i++)
		where[(uint8_t)a[i]] |= UINT64_C(1) << i;
	for (size_t j = 0; j < n; j++) {
		uint64_t pm = where[(uint8_t)b[j]], hp, hn;
		uint64_t tr = ((~d0 & pm) << 1) & before;

		d0 = (((pm & vp) + vp) ^ vp) | pm | vn | tr;
		hp = vn | ~(d0 | vp);
		hn = d0 & vp;
		d += (unsigned)(hp >> (m - 1)) & 1;
		d -= (unsigned)(hn >> (m - 1)) & 1;
		hp = hp << 1 | 1;
		hn <<= 1;
		vp = hn | ~(d0 | hp);
		vn = hp & d0;
		before = pm;
	}
	return d > max ? max + 1 : d;
}

/* ---- names ------------------------------------------------------------------------ */

static size_t
shortest(const char *a, const char *b)
{
	size_t m = strlen(a), n = strlen(b);

	return m < n ? m : n;
}

static bool
sounds(const struct rij_naam *a, const struct rij_naam *b)
{
	return strcmp(a->klank, b->klank) == 0 && naam_klinken(a->kern, b->kern);
}

static unsigned
cores(const struct rij_naam *a, const struct rij_naam *b)
{
	size_t n = shortest(a->kern, b->kern);
	unsigned d;

	if (n == 0)
		return NIVEAU_ONBEKEND;
	if (strcmp(a->kern, b->kern) == 0)
		return ACHTERNAAM_GELIJK;
	d = tekst_afstand(a->kern, b->kern, 3);
	if (d == 1 && n > 3)
		return ACHTERNAAM_LETTER;
	if (sounds(a, b))
		return ACHTERNAAM_KLINKT;
	if ((d == 1 && n > 2) || (d == 2 && n >= 5) || (d == 3 && n >= 8))
		return ACHTERNAAM_LIJKT;
	return NIVEAU_ANDERS;
}

static unsigned
most(unsigned a, unsigned b)
{
	return a > b ? a : b;
}

/* The words of which a double name is made; a single name is its own word. */
static unsigned
part_levels(const struct rij *a, const struct rij *b)
{
	unsigned na = a->ndeel > 0 ? a->ndeel : 1, nb = b->ndeel > 0 ? b->ndeel : 1;

	for (unsigned i = 0; i < na; i++) {
		const struct rij_naam *x = a->ndeel > 0 ? &a->deel[i] : &a->achternaam;

		for (unsigned j = 0; j < nb; j++) {
			const struct rij_naam *y = b->ndeel > 0 ? &b->deel[j] :
			    &b->achternaam;

			if (shortest(x->kern, y->kern) > 2 &&
			    cores(x, y) >= ACHTERNAAM_KLINKT)
				return ACHTERNAAM_DEEL;
		}
	}
	return NIVEAU_ANDERS;
}

/* "van der Meer" and "Vandermeer"; long prefixes make names alike, so near is not
 * enough. */
static unsigned
glued(const struct rij_naam *vast, const struct rij_naam *other)
{
	unsigned l = vast->kern[0] == '\0' ? NIVEAU_ANDERS : cores(vast, other);

	return l >= ACHTERNAAM_KLINKT ? l : NIVEAU_ANDERS;
}

static unsigned
surnames(const struct rij *a, const struct rij *b)
{
	unsigned best = cores(&a->achternaam, &b->achternaam);

	if (best == NIVEAU_ONBEKEND || best >= ACHTERNAAM_KLINKT)
		return best;
	best = most(best, glued(&a->vast, &b->achternaam));
	best = most(best, glued(&b->vast, &a->achternaam));
	if (best <= ACHTERNAAM_LIJKT && (a->ndeel > 0 || b->ndeel > 0))
		best = most(best, part_levels(a, b));
	return best;
}

static unsigned
first_cores(const struct rij_naam *a, const struct rij_naam *b)
{
	size_t n = shortest(a->kern, b->kern);
	unsigned d;

	if (n == 0)
		return NIVEAU_ONBEKEND;
	if (strcmp(a->kern, b->kern) == 0)
		return n == 1 ? VOORNAAM_N_LETTER : VOORNAAM_N_GELIJK;
	if (n == 1)
		return a->kern[0] == b->kern[0] ? VOORNAAM_N_LETTER : NIVEAU_ANDERS;
	d = tekst_afstand(a->kern, b->kern, 2);
	if ((d == 1 && strlen(a->kern) + strlen(b->kern) >= 8) || sounds(a, b))
		return VOORNAAM_N_LIJKT;
	if ((a->groepen & b->groepen) != 0)
		return VOORNAAM_N_ROEPNAAM;
	return (d == 1 && n > 2) || (d == 2 && n >= 5) ? VOORNAAM_N_VER : NIVEAU_ANDERS;
}

/* The name somebody is called by, and the first of the given names; other given
 * names only against a call name, for twins often share their second name. */
static unsigned
first_names(const struct rij *a, const struct rij *b)
{
	unsigned best = first_cores(&a->roepnaam, &b->roepnaam);

	if (a->nvoornaam > 0 && b->nvoornaam > 0)
		best = most(best, first_cores(&a->voornaam[0], &b->voornaam[0]));
	for (unsigned i = 0; i < b->nvoornaam && best < VOORNAAM_N_GELIJK; i++)
		best = most(best, first_cores(&a->roepnaam, &b->voornaam[i]));
	for (unsigned i = 0; i < a->nvoornaam && best < VOORNAAM_N_GELIJK; i++)
		best = most(best, first_cores(&b->roepnaam, &a->voornaam[i]));
	return best;
}

static bool
near(const struct rij_naam *a, const struct rij_naam *b)
{
	return strcmp(a->kern, b->kern) == 0 || (shortest(a->kern, b->kern) > 4 &&
	    tekst_afstand(a->kern, b->kern, 1) <= 1) || sounds(a, b);
}

/* First name written as surname and the other way round. */
static bool
swapped(const struct rij *a, const struct rij *b)
{
	const struct rij_naam *fa = a->nvoornaam > 0 ? &a->voornaam[0] : &a->roepnaam;
	const struct rij_naam *fb = b->nvoornaam > 0 ? &b->voornaam[0] : &b->roepnaam;

	return fa->kern[0] != '\0' && fa->kern[1] != '\0' && fb->kern[0] != '\0' &&
	    fb->kern[1] != '\0' && near(fa, &b->achternaam) && near(fb, &a->achternaam);
}

/* ---- the other facts ------------------------------------------------------------------ */

static unsigned
births(const char *a, const char *b)
{
	static const uint8_t level[] = {
		[GEBOREN_ONBEKEND] = NIVEAU_ONBEKEND, [GEBOREN_ANDERS] = NIVEAU_ANDERS,
		[GEBOREN_DEEL] = DATUM_DEEL, [GEBOREN_ONGEVEER] = DATUM_ONGEVEER,
		[GEBOREN_PAST] = DATUM_PAST, [GEBOREN_CIJFER] = DATUM_CIJFER,
		[GEBOREN_VERWISSELD] = DATUM_VERWISSELD, [GEBOREN_GELIJK] = DATUM_GELIJK,
	};

	return level[geboren_vergelijk(a, b)];
}

/* Texts of words: spaces are gone already. */
static unsigned
words(const char *a, const char *b)
{
	size_t n = shortest(a, b);
	unsigned d, far = n / 4 < 2 ? 2 : n / 4 > 6 ? 6 : (unsigned)n / 4;

	if (strcmp(a, b) == 0)
		return TEKST_GELIJK;
	d = tekst_afstand(a, b, far);
	if (n > 3 && (d == 1 || (d == 2 && n > 7)))
		return TEKST_BIJNA;
	if (n > 4 && (d <= far || strstr(a, b) != NULL || strstr(b, a) != NULL))
		return TEKST_LIJKT;
	return NIVEAU_ANDERS;
}

static unsigned
numbers(const char *a, const char *b)
{
	unsigned d;

	if (strcmp(a, b) == 0)
		return TEKST_GELIJK;
	d = tekst_afstand(a, b, 2);
	if (d == 1 && shortest(a, b) > 2)
		return TEKST_BIJNA;
	return d == 2 && shortest(a, b) > 6 ? TEKST_LIJKT : NIVEAU_ANDERS;
}

/* "2011ab" and "2011ac" are one neighbourhood. */
static unsigned
postcodes(const char *a, const char *b)
{
	unsigned n = numbers(a, b);

	if (n == NIVEAU_ANDERS && strlen(a) == 6 && strlen(b) == 6 && strncmp(a, b, 4) == 0)
		return TEKST_LIJKT;
	return n;
}

/* "12a" and "12" may be the same door, "12a" and "12b" are not. */
static unsigned
doors(const char *a, const char *b)
{
	size_t na = strspn(a, "0123456789"), nb = strspn(b, "0123456789");

	if (strcmp(a, b) == 0)
		return TEKST_GELIJK;
	if (na > 0 && na == nb && strncmp(a, b, na) == 0)
		return a[na] == '\0' || b[nb] == '\0' ? TEKST_BIJNA : TEKST_LIJKT;
	return shortest(a, b) > 1 && tekst_afstand(a, b, 1) == 1 ? TEKST_LIJKT :
	    NIVEAU_ANDERS;
}

static unsigned
text_level(enum feit f, const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return NIVEAU_ONBEKEND;
	switch (f) {
	case FEIT_GESLACHT:
		return *a == *b ? TEKST_GELIJK : NIVEAU_ANDERS;
	case FEIT_POSTCODE:
		return postcodes(a, b);
	case FEIT_HUISNUMMER:
		return doors(a, b);
	case FEIT_BSN: case FEIT_TELEFOON:
		return numbers(a, b);
	default:
		return words(a, b);
	}
}

patroon
rij_vergelijk(const struct rij *a, const struct rij *b)
{
	unsigned last = surnames(a, b), first = first_names(a, b);
	patroon p = 0;

	if (last <= ACHTERNAAM_LIJKT && first < VOORNAAM_N_ROEPNAAM && swapped(a, b)) {
		last = ACHTERNAAM_VERWISSELD;
		first = NIVEAU_ONBEKEND;
	}
	p |= patroon_met(FEIT_ACHTERNAAM, last) | patroon_met(FEIT_VOORNAAM, first);
	p |= patroon_met(FEIT_GEBOREN, births(a->geboren, b->geboren));
	for (unsigned f = FEIT_GESLACHT; f < FEITEN; f++)
		p |= patroon_met(f, text_level((enum feit)f, a->tekst[f], b->tekst[f]));
	return p;
}
