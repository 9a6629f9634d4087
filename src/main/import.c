/* import.c - samenloop import personen --csv BESTAND: persons, families and homes
 * from a list.
 *
 * Two kinds of list: the columns of the BRP (a person may take several lines,
 * 01.01.20 is the BSN), or columns with the names of our own fields. Every record
 * is an act; what cannot be read is said by line and name, the rest goes on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acts/inlezen.h"
#include "base/bsn.h"
#include "main/main.h"
#include "os/file.h"
#include "text/csv.h"

#define LIJST_MAX ((size_t)256 << 20)
#define VELDEN_MAX 24
#define SAMEN_MAX 60

struct teller {
	size_t		 gelezen, nieuw, was_er, fout, dubbel, relaties, twijfel, huizen;
};

struct persoon_rec {
	const char	*record, *bsn, *naam;
	const char	*geboren, *straat, *huisnummer, *postcode, *woonplaats;
	const char	*ouder[2], *partner, *huw_van, *huw_tot;
	bool		 goed, partnerschap, heeft_kind;
};

struct invoer {
	struct call	*c;
	struct running	*r;
	const char	*lijst;
	bool		 proef;
	struct teller	 t;
	struct persoon_rec *v;
	size_t		 n, max;
	struct pair	 velden[VELDEN_MAX];
	size_t		 nvelden;
	struct arena	*a;		/* as long as the run */
};

static void
veld(struct invoer *in, const char *naam, const char *waarde)
{
	if (waarde != NULL && waarde[0] != '\0' && in->nvelden < VELDEN_MAX)
		in->velden[in->nvelden++] = (struct pair){ naam, waarde };
}

/* One act with the fields gathered; what is wrong with it was said on stderr. */
static enum err_code
doe(struct invoer *in, enum act_id act, struct uit_inlezen *uit, struct err *err)
{
	struct arena *eigen = in->c->a;
	enum err_code rc;

	in->c->a = arena_create((size_t)16 << 20);
	rc = in->c->a == NULL ? FAIL(err, ERR_BUSY, "no memory") :
	    call_act(in->c, in->r, act, in->velden, in->nvelden, uit, err);
	if (rc == ERR_OK && uit->twijfel != NULL)
		uit->twijfel = arena_strdup(in->a, uit->twijfel);
	arena_destroy(in->c->a);
	in->c->a = eigen;
	in->nvelden = 0;
	return rc;
}

static bool
zwaar(enum err_code rc)
{
	return rc != ERR_OK && rc != ERR_INVALID && rc != ERR_CONFLICT;
}

/* ---- the columns ------------------------------------------------------------------ */

static const char *
cel(const struct csv *csv, const char **rij, const char *kolom)
{
	int i = csv_column(csv, kolom);

	return i < 0 || rij[i][0] == '\0' ? NULL : rij[i];
}

static const char *
bewaar(struct invoer *in, const char *s)
{
	return s == NULL ? NULL : arena_strdup(in->a, s);
}

/* A day without its month says nothing: the year is left. */
static const char *
geboren(struct invoer *in, const char *s)
{
	if (s == NULL || strlen(s) != 8)
		return bewaar(in, s);
	return strncmp(s + 4, "00", 2) != 0 ? bewaar(in, s) :
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
	const char *n = cel(csv, rij, "08.11.20"), *l = cel(csv, rij, "08.11.30"),
	    *t = cel(csv, rij, "08.11.40");

	return n == NULL ? NULL : arena_printf(in->a, "%s%s%s%s", n, l == NULL ? "" : l,
	    t == NULL ? "" : "-", t == NULL ? "" : t);
}

/* ---- persons ------------------------------------------------------------------------ */

static enum err_code
persoon(struct invoer *in, unsigned regel, struct persoon_rec *p, struct err *err)
{
	struct uit_inlezen uit = { 0 };
	enum err_code rc;

	in->t.gelezen++;
	veld(in, "lijst", in->lijst);
	veld(in, "record", p->record);
	veld(in, "proef", in->proef ? "1" : NULL);
	rc = doe(in, ACT_persoon_inlezen, &uit, err);
	if (zwaar(rc))
		return rc;
	if (rc != ERR_OK) {
		(void)fprintf(stderr, "samenloop: regel %u, %s (%s): niet ingelezen\n", regel,
		    p->naam, p->record);
		in->t.fout++;
		return ERR_OK;
	}
	p->goed = true;
	in->t.nieuw += !uit.was_er;
	in->t.was_er += uit.was_er;
	in->t.dubbel += uit.dubbel;
	return ERR_OK;
}

static enum err_code
brp_persoon(struct invoer *in, const struct csv *csv, const char **rij, struct err *err)
{
	const char *bsn = cel(csv, rij, "01.01.20"), *geheim = cel(csv, rij, "07.70.10");
	const char *geslacht = cel(csv, rij, "01.04.10");
	struct persoon_rec *p = &in->v[in->n++];

	*p = (struct persoon_rec){ .bsn = bewaar(in, bsn), .record = bewaar(in, rij[0]),
	    .naam = arena_printf(in->a, "%s %s", cel(csv, rij, "01.02.10") == NULL ? "" :
	    cel(csv, rij, "01.02.10"), cel(csv, rij, "01.02.40") == NULL ? "" :
	    cel(csv, rij, "01.02.40")), .geboren = geboren(in, cel(csv, rij, "01.03.10")),
	    .straat = bewaar(in, cel(csv, rij, "08.11.10")),
	    .huisnummer = nummer(in, csv, rij),
	    .postcode = bewaar(in, cel(csv, rij, "08.11.60")),
	    .woonplaats = bewaar(in, cel(csv, rij, "08.11.70")),
	    .ouder = { bewaar(in, cel(csv, rij, "02.01.20")),
	    bewaar(in, cel(csv, rij, "03.01.20")) },
	    .partner = bewaar(in, cel(csv, rij, "05.01.20")),
	    .huw_van = dag(in, cel(csv, rij, "05.06.10")),
	    .huw_tot = dag(in, cel(csv, rij, "05.07.10")),
	    .partnerschap = cel(csv, rij, "05.15.10") != NULL &&
	    cel(csv, rij, "05.15.10")[0] == 'P' };
	veld(in, "bron", "brp");
	veld(in, "bsn", bsn);
	veld(in, "voornamen", cel(csv, rij, "01.02.10"));
	veld(in, "voorvoegsel", cel(csv, rij, "01.02.30"));
	veld(in, "geslachtsnaam", cel(csv, rij, "01.02.40"));
	veld(in, "partnervoorvoegsel", cel(csv, rij, "05.02.30"));
	veld(in, "partnernaam", cel(csv, rij, "05.02.40"));
	veld(in, "naamgebruik", cel(csv, rij, "01.61.10"));
	veld(in, "geslacht", geslacht);
	veld(in, "geboren", p->geboren != NULL && strcmp(p->geboren, "00000000") == 0 ?
	    "onbekend" : p->geboren);
	veld(in, "overleden", dag(in, cel(csv, rij, "06.08.10")));
	veld(in, "geheim", geheim != NULL && strcmp(geheim, "0") != 0 ? "1" : NULL);
	veld(in, "straat", p->straat);
	veld(in, "huisnummer", p->huisnummer);
	veld(in, "postcode", p->postcode);
	veld(in, "woonplaats", p->woonplaats);
	return persoon(in, csv->line, p, err);
}

/* A list with our own field names; record, ouder1, ouder2 and partner name others. */
static enum err_code
eigen_persoon(struct invoer *in, const struct csv *csv, const char **rij, struct err *err)
{
	static const char *const namen[] = { "bsn", "voornamen", "roepnaam", "voorvoegsel",
	    "geslachtsnaam", "partnernaam", "partnervoorvoegsel", "naamgebruik", "geslacht",
	    "geboren", "overleden", "telefoon", "geheim", "straat", "huisnummer", "postcode",
	    "woonplaats" };
	const char *record = cel(csv, rij, "record"), *bron = cel(csv, rij, "bron");
	struct persoon_rec *p = &in->v[in->n++];

	*p = (struct persoon_rec){ .bsn = bewaar(in, cel(csv, rij, "bsn")),
	    .record = record == NULL ? arena_printf(in->a, "%u", csv->line) :
	    bewaar(in, record), .naam = arena_printf(in->a, "%s %s",
	    cel(csv, rij, "voornamen") == NULL ? "" : cel(csv, rij, "voornamen"),
	    cel(csv, rij, "geslachtsnaam") == NULL ? "" : cel(csv, rij, "geslachtsnaam")),
	    .geboren = bewaar(in, cel(csv, rij, "geboren")),
	    .straat = bewaar(in, cel(csv, rij, "straat")),
	    .huisnummer = bewaar(in, cel(csv, rij, "huisnummer")),
	    .postcode = bewaar(in, cel(csv, rij, "postcode")),
	    .woonplaats = bewaar(in, cel(csv, rij, "woonplaats")),
	    .ouder = { bewaar(in, cel(csv, rij, "ouder1")),
	    bewaar(in, cel(csv, rij, "ouder2")) },
	    .partner = bewaar(in, cel(csv, rij, "partner")) };
	veld(in, "bron", bron == NULL ? "register" : bron);
	for (size_t i = 0; i < sizeof(namen) / sizeof(namen[0]); i++)
		veld(in, namen[i], cel(csv, rij, namen[i]));
	return persoon(in, csv->line, p, err);
}

/* ---- families ------------------------------------------------------------------------ */

/* By BSN (BRP) or by record (own list); the first that was read. */
static struct persoon_rec *
zoek(struct invoer *in, const char *wie)
{
	for (size_t i = 0; wie != NULL && i < in->n; i++)
		if (in->v[i].goed && ((in->v[i].bsn != NULL &&
		    strcmp(in->v[i].bsn, wie) == 0) || strcmp(in->v[i].record, wie) == 0))
			return &in->v[i];
	return NULL;
}

static enum err_code
band(struct invoer *in, const struct persoon_rec *a, const char *soort,
    const struct persoon_rec *b, const char *van, const char *tot, struct err *err)
{
	struct uit_inlezen uit = { 0 };
	enum err_code rc;

	if (in->proef) {
		in->t.relaties++;
		return ERR_OK;
	}
	veld(in, "lijst", in->lijst);
	veld(in, "record", a->record);
	veld(in, "soort", soort);
	veld(in, "ander", b->record);
	veld(in, "van", van);
	veld(in, "tot", tot);
	veld(in, "bron", "brp");
	rc = doe(in, ACT_relatie_inlezen, &uit, err);
	if (zwaar(rc))
		return rc;
	in->t.relaties += rc == ERR_OK && !uit.was_er;
	if (rc == ERR_OK && uit.twijfel != NULL && uit.twijfel[0] != '\0') {
		(void)fprintf(stderr, "samenloop: %s (%s) en %s (%s): ingelezen, maar kijk na: "
		    "%s\n", a->naam, a->record, b->naam, b->record, uit.twijfel);
		in->t.twijfel++;
	}
	return ERR_OK;
}

static enum err_code
banden(struct invoer *in, struct err *err)
{
	for (size_t i = 0; i < in->n; i++) {
		struct persoon_rec *p = &in->v[i], *x;

		if (!p->goed)
			continue;
		for (int k = 0; k < 2; k++)
			if ((x = zoek(in, p->ouder[k])) != NULL && x != p) {
				x->heeft_kind = true;
				TRY(band(in, x, "027", p, NULL, NULL, err));
			}
		if ((x = zoek(in, p->partner)) != NULL && x != p)
			TRY(band(in, p, p->huw_tot != NULL ? "008" : p->partnerschap ? "028" :
			    "006", x, p->huw_van, p->huw_tot, err));
	}
	return ERR_OK;
}

static bool
zelfde_huis(const struct persoon_rec *a, const struct persoon_rec *b)
{
	return a->goed && b->goed && a->postcode != NULL && b->postcode != NULL &&
	    a->huisnummer != NULL && b->huisnummer != NULL &&
	    strcmp(a->postcode, b->postcode) == 0 && strcmp(a->huisnummer,
	    b->huisnummer) == 0;
}

/* Child of somebody in the same house, parent of somebody there, or neither. */
static const char *
rol(struct invoer *in, struct persoon_rec *const *v, size_t n, const struct persoon_rec *p)
{
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < 2; k++)
			if (zoek(in, p->ouder[k]) == v[i] && v[i] != p)
				return "115";
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < 2; k++)
			if (zoek(in, v[i]->ouder[k]) == p)
				return "111";
	return "p04";
}

static enum err_code
huis(struct invoer *in, size_t eerste, struct err *err)
{
	struct persoon_rec *v[SAMEN_MAX];
	struct uit_inlezen uit = { 0 };
	struct pair all[2 * SAMEN_MAX + 8], *vast = in->velden;
	size_t n = 0, k = 0;
	enum err_code rc;
	struct arena *eigen = in->c->a;

	for (size_t i = eerste; i < in->n && n < SAMEN_MAX; i++)
		if (i == eerste || zelfde_huis(&in->v[eerste], &in->v[i]))
			v[n++] = &in->v[i];
	if (n < 2)
		return ERR_OK;		/* who lives alone needs no household */
	in->t.huizen++;
	if (in->proef)
		return ERR_OK;
	veld(in, "lijst", in->lijst);
	veld(in, "record", arena_printf(in->a, "%s %s", v[0]->postcode, v[0]->huisnummer));
	veld(in, "straat", v[0]->straat);
	veld(in, "huisnummer", v[0]->huisnummer);
	veld(in, "postcode", v[0]->postcode);
	veld(in, "woonplaats", v[0]->woonplaats);
	for (; k < in->nvelden; k++)
		all[k] = vast[k];
	for (size_t i = 0; i < n; i++) {
		all[k++] = (struct pair){ arena_printf(in->a, "leden.%zu.record", i),
		    v[i]->record };
		all[k++] = (struct pair){ arena_printf(in->a, "leden.%zu.rol", i), rol(in, v,
		    n, v[i]) };
	}
	in->nvelden = 0;
	if ((in->c->a = arena_create((size_t)16 << 20)) == NULL) {
		in->c->a = eigen;
		return FAIL(err, ERR_BUSY, "no memory");
	}
	rc = call_act(in->c, in->r, ACT_huishouden_inlezen, all, k, &uit, err);
	arena_destroy(in->c->a);
	in->c->a = eigen;
	return zwaar(rc) ? rc : ERR_OK;
}

static enum err_code
huizen(struct invoer *in, struct err *err)
{
	for (size_t i = 0; i < in->n; i++) {
		bool gehad = !in->v[i].goed || in->v[i].postcode == NULL;

		for (size_t k = 0; k < i && !gehad; k++)
			gehad = zelfde_huis(&in->v[k], &in->v[i]);
		if (!gehad)
			TRY(huis(in, i, err));
	}
	return ERR_OK;
}

/* ---- the run -------------------------------------------------------------------------- */

/* A number in the history of a person that fails the eleven-test is said too. */
static void
oud_nummer(struct invoer *in, const struct csv *csv, const char **rij)
{
	const char *bsn = cel(csv, rij, "01.01.20");
	char goed[10];
	struct err err;

	if (bsn == NULL || in->n == 0 || bsn_parse(bsn, goed, &err) == ERR_OK)
		return;
	(void)fprintf(stderr, "samenloop: regel %u, %s (%s): het vroegere BSN %s klopt niet en "
	    "is niet ingelezen\n", csv->line, in->v[in->n - 1].naam,
	    in->v[in->n - 1].record, bsn);
	in->t.fout++;
}

static enum err_code
lees(struct invoer *in, struct blob inhoud, struct err *err)
{
	struct csv csv;
	const char **rij;
	bool brp;

	TRY(csv_open(in->a, inhoud, &csv, err));
	brp = csv_column(&csv, "01.01.20") >= 0;
	if (!brp && csv_column(&csv, "geslachtsnaam") < 0)
		return SAY(err, ERR_INVALID, "csv", "Deze lijst heeft geen kolom "
		    "geslachtsnaam, en niet de kolommen van de BRP.");
	in->max = inhoud.n / 8 + 1;
	if ((in->v = arena_new(in->a, struct persoon_rec, in->max)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (;;) {
		TRY(csv_next(&csv, in->a, &rij, err));
		if (rij == NULL || in->n == in->max)
			break;
		if (brp && rij[0][0] == '\0')
			oud_nummer(in, &csv, rij);	/* history of the one above */
		else if (brp)
			TRY(brp_persoon(in, &csv, rij, err));
		else
			TRY(eigen_persoon(in, &csv, rij, err));
	}
	TRY(banden(in, err));
	return huizen(in, err);
}

static int
zeg(const struct invoer *in)
{
	const struct teller *t = &in->t;

	(void)printf("%s%zu personen gelezen: %zu %s, %zu stonden er al, %zu geweigerd.\n",
	    in->proef ? "Proef, er is niets bewaard. " : "", t->gelezen, t->nieuw,
	    in->proef ? "goed" : "nieuw", t->was_er, t->fout);
	(void)printf("%zu relaties (%zu om na te kijken), %zu huishoudens van twee of meer, "
	    "%zu paren die dubbel kunnen zijn%s.\n", t->relaties, t->twijfel, t->huizen,
	    t->dubbel, in->proef ? "" : ", nu bij de gegevensbeheerder");
	return t->fout > 0 ? 1 : 0;
}

static int
run(struct call *c)
{
	const char *csv = call_option(c, "--csv"), *naam = call_option(c, "--lijst");
	struct invoer in = { .c = c, .lijst = naam != NULL ? naam : csv == NULL ? "" :
	    strrchr(csv, '/') == NULL ? csv : strrchr(csv, '/') + 1,
	    .proef = call_option(c, "--proef") != NULL };
	struct blob inhoud;
	struct running r;
	struct err err;
	enum err_code rc;

	if (c->nargs != 1 || strcmp(c->args[0], "personen") != 0 || csv == NULL) {
		(void)fprintf(stderr, "Gebruik: samenloop import personen --csv BESTAND "
		    "[--lijst NAAM] [--proef]\n");
		return 2;
	}
	if (running_open(c, false, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	in.r = &r;
	if ((in.a = arena_create((size_t)1 << 30)) == NULL)
		rc = FAIL(&err, ERR_BUSY, "no memory");
	else if ((rc = file_read(in.a, csv, LIJST_MAX, &inhoud, &err)) == ERR_OK)
		rc = lees(&in, inhoud, &err);
	if (rc == ERR_OK) {
		int status = zeg(&in);

		arena_destroy(in.a);
		running_close(&r);
		return status;
	}
	(void)call_failed(c, &err);
	arena_destroy(in.a);
	running_close(&r);
	return 1;
}

static const struct option opties[] = {
	{ "--csv", true, "de lijst" },
	{ "--lijst", true, "naam waaronder opnieuw lezen verdergaat (anders de bestandsnaam)" },
	{ "--proef", false, "alleen zeggen wat er zou gebeuren" },
	{ NULL, false, NULL },
};

const struct command command_import = {
	.naam = "import", .uitleg = "personen uit een lijst inlezen",
	.gebruik = "personen --csv BESTAND", .opties = opties, .run = run,
};
