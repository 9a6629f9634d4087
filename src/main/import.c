/* import.c - samenloop import personen --csv BESTAND: persons, families and homes
 * from a list.
 *
 * Two kinds of list: the columns of the BRP (a person may take several lines,
 * 01.01.20 is the BSN), or columns with the names of our own fields. Every record
 * is an act; what cannot be read is said by line and name, the rest goes on. */
#include <stdio.h>
#include <string.h>

#include "main/import.h"
#include "os/file.h"

#define LIJST_MAX ((size_t)256 << 20)

void
import_veld(struct invoer *in, const char *naam, const char *waarde)
{
	if (waarde != NULL && waarde[0] != '\0' && in->nvelden < IMPORT_VELDEN)
		in->velden[in->nvelden++] = (struct pair){ naam, waarde };
}

/* One act with the fields gathered; what is wrong with it was said on stderr. */
enum err_code
import_doe(struct invoer *in, enum act_id act, struct uit_inlezen *uit, struct err *err)
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

bool
import_zwaar(enum err_code rc)
{
	return rc != ERR_OK && rc != ERR_INVALID && rc != ERR_CONFLICT;
}

const char *
import_cel(const struct csv *csv, const char **rij, const char *kolom)
{
	int i = csv_column(csv, kolom);

	return i < 0 || rij[i][0] == '\0' ? NULL : rij[i];
}

const char *
import_bewaar(struct invoer *in, const char *s)
{
	return s == NULL ? NULL : arena_strdup(in->a, s);
}

/* ---- persons ------------------------------------------------------------------------ */

/* Two people of a list with one number: both are read, and somebody must look. */
static void
zelfde_nummer(const struct invoer *in, unsigned regel, const struct persoon_rec *p)
{
	for (const struct persoon_rec *x = in->v; p->bsn != NULL && x < p; x++)
		if (x->goed && x->bsn != NULL && strcmp(x->bsn, p->bsn) == 0) {
			(void)fprintf(stderr, "samenloop: regel %u, %s (%s): heeft hetzelfde "
			    "BSN %s als %s (%s); allebei ingelezen, kijk na\n", regel, p->naam,
			    p->record, p->bsn, x->naam, x->record);
			return;
		}
}

enum err_code
import_persoon(struct invoer *in, unsigned regel, struct persoon_rec *p, struct err *err)
{
	struct uit_inlezen uit = { 0 };
	enum err_code rc;

	in->t.gelezen++;
	zelfde_nummer(in, regel, p);
	import_veld(in, "lijst", in->lijst);
	import_veld(in, "record", p->record);
	import_veld(in, "proef", in->proef ? "1" : NULL);
	rc = import_doe(in, ACT_persoon_inlezen, &uit, err);
	if (import_zwaar(rc))
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

enum err_code
import_naam(struct invoer *in, const struct persoon_rec *p, const char *soort,
    const char *voornamen, const char *voorvoegsel, const char *geslachtsnaam, struct err *err)
{
	struct uit_inlezen uit = { 0 };
	enum err_code rc;

	if (!p->goed || (voornamen == NULL && geslachtsnaam == NULL))
		return ERR_OK;
	if (in->proef) {
		in->t.namen++;
		return ERR_OK;
	}
	import_veld(in, "lijst", in->lijst);
	import_veld(in, "record", p->record);
	import_veld(in, "soort", soort);
	import_veld(in, "voornamen", voornamen);
	import_veld(in, "voorvoegsel", voorvoegsel);
	import_veld(in, "geslachtsnaam", geslachtsnaam);
	import_veld(in, "bron", in->bron);
	rc = import_doe(in, ACT_naam_inlezen, &uit, err);
	in->t.namen += rc == ERR_OK && !uit.was_er;
	return import_zwaar(rc) ? rc : ERR_OK;
}

/* A list with our own field names; record, ouder1, ouder2 and partner name others. */
static enum err_code
eigen_persoon(struct invoer *in, const struct csv *csv, const char **rij, struct err *err)
{
#define C(kolom) import_cel(csv, rij, kolom)
#define B(kolom) import_bewaar(in, C(kolom))
	static const char *const namen[] = { "bsn", "voornamen", "roepnaam", "voorvoegsel",
	    "geslachtsnaam", "partnernaam", "partnervoorvoegsel", "naamgebruik", "geslacht",
	    "geboren", "overleden", "telefoon", "geheim", "straat", "huisnummer", "postcode",
	    "woonplaats" };
	const char *record = C("record"), *bron = C("bron");
	struct persoon_rec *p = &in->v[in->n++];

	*p = (struct persoon_rec){ .bsn = B("bsn"), .record = record == NULL ?
	    arena_printf(in->a, "%u", csv->line) : import_bewaar(in, record),
	    .naam = arena_printf(in->a, "%s %s", C("voornamen") == NULL ? "" : C("voornamen"),
	    C("geslachtsnaam") == NULL ? "" : C("geslachtsnaam")), .geboren = B("geboren"),
	    .voornamen = B("voornamen"), .straat = B("straat"), .huisnummer = B("huisnummer"),
	    .postcode = B("postcode"), .woonplaats = B("woonplaats"),
	    .ouder = { B("ouder1"), B("ouder2") }, .partner = B("partner") };
	in->bron = bron == NULL ? "register" : import_bewaar(in, bron);
	import_veld(in, "bron", in->bron);
	for (size_t i = 0; i < sizeof(namen) / sizeof(namen[0]); i++)
		import_veld(in, namen[i], C(namen[i]));
	TRY(import_persoon(in, csv->line, p, err));
	TRY(import_naam(in, p, "meisjesnaam", NULL, NULL, B("meisjesnaam"), err));
	TRY(import_naam(in, p, "schrijfwijze", NULL, NULL, B("andere_naam"), err));
	return import_naam(in, p, "roepnaam", B("andere_roepnaam"), NULL, NULL, err);
#undef B
#undef C
}

/* ---- the run -------------------------------------------------------------------------- */

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
	in->max = inhoud.n / 24 + 16;
	in->maxbanden = 4 * in->max;
	if ((in->v = arena_new(in->a, struct persoon_rec, in->max)) == NULL ||
	    (in->banden = arena_new(in->a, struct band_rec, in->maxbanden)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (;;) {
		TRY(csv_next(&csv, in->a, &rij, err));
		if (rij == NULL || in->n == in->max)
			break;
		if (brp && rij[0][0] == '\0')
			TRY(import_brp_vervolg(in, &csv, rij, err));
		else if (brp)
			TRY(import_brp_persoon(in, &csv, rij, err));
		else
			TRY(eigen_persoon(in, &csv, rij, err));
	}
	return import_gezin(in, err);
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
	    t->dubbel, in->proef ? " met wie er nu al staat" :
	    ", nu bij de gegevensbeheerder");
	(void)printf("%zu andere namen, %zu keer gezag, %zu eerdere adressen.\n", t->namen,
	    t->gezag, t->adressen);
	if (t->nummers > 0)
		(void)printf("%zu burgerservicenummers nagekeken, ook van ouders, partners, "
		    "kinderen en vroeger: %zu geweigerd. %zu personen zonder nummer.\n", t->nummers,
		    t->nummers_fout, t->zonder);
	return t->fout > 0 || t->nummers_fout > 0 ? 1 : 0;
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
