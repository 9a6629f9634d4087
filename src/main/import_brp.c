/* import_brp.c - the columns of the BRP (01.02.40 and so on): the first line of a person is
 * how it is now; the lines after it hold what was before, other partners, other children. */
#include <stdio.h>
#include <string.h>

#include "base/bsn.h"
#include "main/import.h"

#define C(kolom) import_cel(csv, rij, kolom)
#define B(kolom) import_bewaar(in, C(kolom))

/* A day without its month says nothing: the year is left. */
static const char *
geboren(struct invoer *in, const char *s)
{
	if (s == NULL || strlen(s) != 8)
		return import_bewaar(in, s);
	return strncmp(s + 4, "00", 2) != 0 ? import_bewaar(in, s) :
	    arena_printf(in->a, "%.4s0000", s);
}

/* "20080106" as a day; NULL when a part is not known. */
static const char *
dag(struct invoer *in, const char *s)
{
	if (s == NULL || strlen(s) != 8 || strncmp(s + 4, "00", 2) == 0 ||
	    strcmp(s + 6, "00") == 0 || strncmp(s, "0000", 4) == 0)
		return NULL;
	return arena_printf(in->a, "%.4s-%.2s-%.2s", s, s + 4, s + 6);
}

static const char *
nummer(struct invoer *in, const struct csv *csv, const char **rij)
{
	const char *n = C("08.11.20"), *l = C("08.11.30"), *t = C("08.11.40");

	return n == NULL ? NULL : arena_printf(in->a, "%s%s%s%s", n, l == NULL ? "" : l,
	    t == NULL ? "" : "-", t == NULL ? "" : t);
}

/* Every number of a line, of whomever: one that fails the eleven-test is said by name. A
 * number of his own now is refused by the act, with the person. */
static void
nummers(struct invoer *in, const struct csv *csv, const char **rij,
    const struct persoon_rec *p, bool eerste)
{
	static const struct pair wie[] = { { "01.01.20", "het vroegere BSN" },
	    { "02.01.20", "het BSN van ouder 1" }, { "03.01.20", "het BSN van ouder 2" },
	    { "05.01.20", "het BSN van de partner" }, { "09.01.20", "het BSN van een kind" } };
	char goed[BSN_SIZE];
	struct err err;

	for (size_t i = 0; i < sizeof(wie) / sizeof(wie[0]); i++) {
		const char *bsn = C(wie[i].name);

		if (bsn == NULL)
			continue;
		in->t.nummers++;
		if (bsn_parse(bsn, goed, &err) == ERR_OK)
			continue;
		in->t.nummers_fout++;
		if (i > 0 || !eerste)
			(void)fprintf(stderr, "samenloop: regel %u, %s (%s): %s %s klopt niet "
			    "(elfproef) en is geweigerd\n", csv->line, p->naam, p->record,
			    wie[i].value, bsn);
	}
}

/* Children come from the lines of their parents too: a child may not name them. What was
 * corrected (the line after one that says 59) is no child. */
static void
kind(struct invoer *in, const struct csv *csv, const char **rij, bool eerste)
{
	const char *bsn = B("09.01.20"), *h = C("09.H");
	bool voorbij = !eerste && in->kind_voorbij;

	in->kind_voorbij = h != NULL && strcmp(h, "59") == 0;
	if (bsn != NULL && !voorbij && in->nbanden < in->maxbanden)
		in->banden[in->nbanden++] = (struct band_rec){ .van = &in->v[in->n - 1],
		    .soort = "027", .ander = bsn };
}

static void
adres_erbij(struct invoer *in, const struct csv *csv, const char **rij, struct persoon_rec *p)
{
	struct adres_rec **to = &p->eerder, *x = arena_new(in->a, struct adres_rec, 1);
	const char *tot = p->woont_van;

	for (; *to != NULL; to = &(*to)->volgende)
		tot = (*to)->van;
	if (x == NULL)
		return;
	*x = (struct adres_rec){ .straat = B("08.11.10"), .huisnummer = nummer(in, csv, rij),
	    .postcode = B("08.11.60"), .woonplaats = B("08.11.70"),
	    .van = dag(in, C("08.10.30")), .tot = tot };
	/* a correction of the line above is no home of its own */
	if (x->tot != NULL && x->van != NULL && strcmp(x->van, x->tot) < 0)
		*to = x;
}

static void
velden(struct invoer *in, const struct csv *csv, const char **rij, const struct persoon_rec *p)
{
	const char *geheim = C("07.70.10");

	import_veld(in, "bron", in->bron);
	import_veld(in, "bsn", p->bsn);
	import_veld(in, "voornamen", p->voornamen);
	import_veld(in, "voorvoegsel", p->voorvoegsel);
	import_veld(in, "geslachtsnaam", p->geslachtsnaam);
	import_veld(in, "partnervoorvoegsel", C("05.02.30"));
	import_veld(in, "partnernaam", C("05.02.40"));
	import_veld(in, "naamgebruik", C("01.61.10"));
	import_veld(in, "geslacht", C("01.04.10"));
	import_veld(in, "geboren", p->geboren != NULL && strcmp(p->geboren, "00000000") == 0 ?
	    "onbekend" : p->geboren);
	import_veld(in, "overleden", dag(in, C("06.08.10")));
	import_veld(in, "geheim", geheim != NULL && strcmp(geheim, "0") != 0 ? "1" : NULL);
	import_veld(in, "straat", p->straat);
	import_veld(in, "huisnummer", p->huisnummer);
	import_veld(in, "postcode", p->postcode);
	import_veld(in, "woonplaats", p->woonplaats);
}

enum err_code
import_brp_persoon(struct invoer *in, const struct csv *csv, const char **rij, struct err *err)
{
	struct persoon_rec *p = &in->v[in->n++];

	in->bron = "brp";
	*p = (struct persoon_rec){ .bsn = B("01.01.20"), .record = import_bewaar(in, rij[0]),
	    .naam = arena_printf(in->a, "%s %s", C("01.02.10") == NULL ? "" : C("01.02.10"),
	    C("01.02.40") == NULL ? "" : C("01.02.40")), .voornamen = B("01.02.10"),
	    .voorvoegsel = B("01.02.30"), .geslachtsnaam = B("01.02.40"),
	    .geboren = geboren(in, C("01.03.10")), .straat = B("08.11.10"),
	    .huisnummer = nummer(in, csv, rij), .postcode = B("08.11.60"),
	    .woonplaats = B("08.11.70"), .woont_van = dag(in, C("08.10.30")),
	    .ouder = { B("02.01.20"), B("03.01.20") }, .partner = B("05.01.20"),
	    .huw_van = dag(in, C("05.06.10")), .huw_tot = dag(in, C("05.07.10")),
	    .gezag = B("11.32.10"), .gezag_van = dag(in, C("11.85.10")),
	    .partnerschap = C("05.15.10") != NULL && C("05.15.10")[0] == 'P' };
	if (p->bsn == NULL) {
		in->t.zonder++;
		(void)fprintf(stderr, "samenloop: regel %u, %s (%s): heeft geen "
		    "burgerservicenummer in deze lijst; zonder nummer ingelezen\n", csv->line,
		    p->naam, p->record);
	}
	nummers(in, csv, rij, p, true);
	kind(in, csv, rij, true);
	velden(in, csv, rij, p);
	return import_persoon(in, csv->line, p, err);
}

static bool
zelfde(const char *a, const char *b)
{
	return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

enum err_code
import_brp_vervolg(struct invoer *in, const struct csv *csv, const char **rij, struct err *err)
{
	struct persoon_rec *p = in->n == 0 ? NULL : &in->v[in->n - 1];
	const char *naam = C("01.02.40"), *ex = C("05.01.20"), *tot = dag(in, C("05.07.10"));

	if (p == NULL)
		return ERR_OK;
	nummers(in, csv, rij, p, false);
	kind(in, csv, rij, false);
	if (ex != NULL && tot != NULL && !zelfde(ex, p->partner) &&
	    in->nbanden < in->maxbanden)
		in->banden[in->nbanden++] = (struct band_rec){ .van = p, .soort = "008",
		    .ander = import_bewaar(in, ex), .tot = tot };
	if (C("08.11.10") != NULL)
		adres_erbij(in, csv, rij, p);
	if (naam == NULL || (zelfde(naam, p->geslachtsnaam) && zelfde(C("01.02.10"),
	    p->voornamen)))
		return ERR_OK;
	return import_naam(in, p, "eerder", B("01.02.10"), B("01.02.30"), B("01.02.40"), err);
}
