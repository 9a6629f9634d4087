/* model.c - from levels of agreement to a chance, a score and reasons. */
#include "domain/koppeling/model.h"

#include <math.h>
#include <string.h>

unsigned
model_voorwaarde(patroon p)
{
	unsigned code = patroon_niveau(p, FEIT_POSTCODE);

	if (code != NIVEAU_ONBEKEND)
		return code == TEKST_GELIJK;
	return patroon_niveau(p, FEIT_STRAAT) >= TEKST_BIJNA;
}

/* Chances of the levels where the same person, or another, is meant: "anders"
 * first, the level of equal values and whatever lies between share the rest. */
static void
spread(double *to, const struct feit_soort *s, double equal, double other)
{
	unsigned between = 0;

	for (unsigned l = 2; l < NIVEAUS; l++)
		between += s->code[l] != NULL && l != s->gelijk;
	for (unsigned l = 1; l < NIVEAUS; l++)
		if (s->code[l] != NULL)
			to[l] = l == NIVEAU_ANDERS ? other : l == s->gelijk ? equal :
			    (1 - equal - other) / between;
	if (between == 0)
		to[NIVEAU_ANDERS] = 1 - equal;
}

void
model_begin(struct koppel_model *m)
{
	memset(m, 0, sizeof(*m));
	m->aandeel[KLASSE_ZELFDE] = 1e-6;
	m->aandeel[KLASSE_GEZIN] = 2e-6;
	m->aandeel[KLASSE_TWEELING] = 1e-8;
	m->aandeel[KLASSE_ANDER] = 1 - 3.01e-6;
	m->feiten = (1u << FEITEN) - 1;
	for (unsigned f = 0; f < FEITEN; f++)
		for (unsigned c = 0; c < VOORWAARDEN; c++) {
			const struct feit_soort *s = &feit_soorten[f];

			for (unsigned k = 0; k < KLASSEN; k++) {
				bool same = k == KLASSE_ZELFDE || (k != KLASSE_ANDER &&
				    s->groep == GROEP_GEZIN) || (k == KLASSE_TWEELING &&
				    s->groep == GROEP_DATUM);

				spread(m->kans[k][f][c], s, same ? .85 :
				    f == FEIT_GESLACHT ? .5 : .01, same ? .04 :
				    f == FEIT_GESLACHT ? .5 : .97);
			}
		}
}

static double
stranger(const struct koppel_model *m, unsigned f, unsigned c, unsigned l,
    const struct koppel_zeldzaam *z)
{
	double u = m->kans[KLASSE_ANDER][f][c][l];

	if (z != NULL && f == FEIT_ACHTERNAAM && l == ACHTERNAAM_VERWISSELD &&
	    z->verwisseld > 0)
		return z->verwisseld;
	if (z != NULL && feit_soorten[f].telt && l == feit_soorten[f].gelijk &&
	    z->vaak[f] > 0 && c == 0)
		return z->vaak[f];
	return u;
}

/* Own facts of two members of a household agree as those of strangers do; all else
 * of twins agrees as that of one person does, also after a move or a slip. */
static double
of_class(const struct koppel_model *m, unsigned k, unsigned f, unsigned c, unsigned l,
    const struct koppel_zeldzaam *z)
{
	enum feit_groep g = feit_soorten[f].groep;

	if (k == KLASSE_ANDER || (k != KLASSE_ZELFDE && g == GROEP_EIGEN) ||
	    (k == KLASSE_GEZIN && g == GROEP_DATUM))
		return stranger(m, f, c, l, z);
	return m->kans[k == KLASSE_TWEELING ? KLASSE_ZELFDE : k][f][c][l];
}

static void
shares(const struct koppel_model *m, double aantal, double out[KLASSEN])
{
	double rest = 1;

	for (unsigned k = 0; k < KLASSE_ANDER; k++) {
		/* Of one person asked for: one of them all, and its household. */
		out[k] = aantal <= 0 ? m->aandeel[k] : k == KLASSE_ZELFDE ? 1 / (aantal + 1) :
		    k == KLASSE_GEZIN ? 2 / (aantal + 3) : .02 / (aantal + 3);
		rest -= out[k];
	}
	out[KLASSE_ANDER] = rest;
}

struct koppel_oordeel
model_oordeel(const struct koppel_model *m, patroon p, const struct koppel_zeldzaam *z,
    double aantal)
{
	double w[KLASSEN], sum = 0, top;
	unsigned v = model_voorwaarde(p);
	struct koppel_oordeel out = { .kans = 0 };

	shares(m, aantal, w);
	for (unsigned k = 0; k < KLASSEN; k++)
		w[k] = log(w[k] > 0 ? w[k] : 1e-300);
	for (unsigned f = 0; f < FEITEN; f++) {
		unsigned l = patroon_niveau(p, f), c = feit_soorten[f].adres ? v : 0;

		if (l == NIVEAU_ONBEKEND || (m->feiten >> f & 1) == 0)
			continue;
		for (unsigned k = 0; k < KLASSEN; k++)
			w[k] += log(fmax(of_class(m, k, f, c, l, z), 1e-12));
		out.gewicht += log2(fmax(m->kans[KLASSE_ZELFDE][f][c][l], 1e-12) /
		    fmax(stranger(m, f, c, l, z), 1e-12));
	}
	top = fmax(fmax(w[0], w[1]), fmax(w[2], w[3]));
	for (unsigned k = 0; k < KLASSEN; k++)
		sum += w[k] = exp(w[k] - top);
	out.kans = w[KLASSE_ZELFDE] / sum;
	out.kans_gezin = w[KLASSE_GEZIN] / sum;
	out.kans_tweeling = w[KLASSE_TWEELING] / sum;
	return out;
}

#define LEAST_BITS 3.0

int
model_score(double kans, double aantal)
{
	double need = log2(fmax(aantal > 0 ? aantal : 1e6, 16)), bits;

	if (kans >= .5)
		return (int)lrint(kans * 1000);
	bits = need + log2(fmax(kans, 1e-30) / (1 - kans));
	return (int)lrint(fmax(0, 270 + 230 * (bits - LEAST_BITS) / (need - LEAST_BITS)));
}

static void
say(const char **out, unsigned *n, const char *reason)
{
	if (reason != NULL && *n < KOPPEL_REDENEN)
		out[(*n)++] = reason;
}

/* Postcode and number together are an address; one reason says it. */
static bool
whole_address(patroon p)
{
	unsigned nr = patroon_niveau(p, FEIT_HUISNUMMER);

	return nr >= TEKST_BIJNA && (patroon_niveau(p, FEIT_POSTCODE) == TEKST_GELIJK ||
	    (patroon_niveau(p, FEIT_POSTCODE) == NIVEAU_ONBEKEND &&
	    patroon_niveau(p, FEIT_STRAAT) == TEKST_GELIJK &&
	    patroon_niveau(p, FEIT_PLAATS) != NIVEAU_ANDERS));
}

static bool
of_address(unsigned f)
{
	return f == FEIT_POSTCODE || f == FEIT_HUISNUMMER || f == FEIT_STRAAT ||
	    f == FEIT_PLAATS;
}

unsigned
model_redenen(patroon p, const struct koppel_oordeel *o, const char *out[KOPPEL_REDENEN])
{
	static const uint8_t order[] = { FEIT_BSN, FEIT_ACHTERNAAM, FEIT_VOORNAAM,
	    FEIT_GEBOREN, FEIT_STRAAT, FEIT_HUISNUMMER, FEIT_POSTCODE, FEIT_PLAATS,
	    FEIT_TELEFOON, FEIT_EMAIL, FEIT_GESLACHT, FEIT_VRIJ, FEIT_VRIJ + 1,
	    FEIT_VRIJ + 2, FEIT_VRIJ + 3, FEIT_VRIJ + 4, FEIT_VRIJ + 5, FEIT_VRIJ + 6,
	    FEIT_VRIJ + 7 };
	bool twins = patroon_niveau(p, FEIT_GEBOREN) == DATUM_GELIJK &&
	    patroon_niveau(p, FEIT_VOORNAAM) == NIVEAU_ANDERS &&
	    patroon_niveau(p, FEIT_ACHTERNAAM) > NIVEAU_ANDERS;
	bool address = whole_address(p);
	unsigned n = 0;

	for (size_t i = 0; i < sizeof(order); i++) {
		unsigned f = order[i], l = patroon_niveau(p, f);

		if (twins && f == FEIT_GEBOREN)
			continue;
		if (twins && f == FEIT_VOORNAAM)
			say(out, &n, "zelfde geboortedatum, andere voornaam (tweeling?)");
		else if (address && f == FEIT_STRAAT)
			say(out, &n, "zelfde adres");
		else if (!(address && of_address(f)))
			say(out, &n, feit_soorten[f].reden[l]);
		else if (f == FEIT_STRAAT)
			say(out, &n, "zelfde adres");
	}
	if (!twins && o->kans < .5 && o->kans_gezin > .5)
		say(out, &n, "lijkt een gezinslid");
	return n;
}
