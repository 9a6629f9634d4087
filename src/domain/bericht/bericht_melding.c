/* bericht_melding.c - a report in a message becomes a report in a dossier. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "bericht_sql.h"
#include "db/db.h"
#include "domain/bericht/bericht.h"
#include "domain/bericht/voorstel.h"
#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/huishouden/huishouden.h"
#include "domain/melding/melding.h"
#include "domain/persoon/persoon_feit.h"
#include "domain/persoon/persoon_zoek.h"
#include "domain/regio/regio.h"
#include "domain/regio/regio_lees.h"
#include "text/utf8.h"

#define GEBEURTENIS_BERICHT "bericht_ontvangen"
#define TIJDLIJN_MAX 24000	/* bytes */
#define VOLWASSEN 18

/* A person of the message while the report is made. */
struct erin {
	const struct bericht_persoon *in;
	int64_t		 persoon;
	const char	*rol, *soort;	/* code, and what kind of role that is */
	bool		 kind, rol_bekend;
};

struct bezig {
	struct werk	*w;
	const struct bericht_melding *in;
	int32_t		 dag;
	struct erin	*erin;
	size_t		 n;		/* at most MELDING_BETROKKENEN_MAX */
	bool		 lopend;	/* goes to a dossier that was open already */
	const char	*gemeente;
};

static bool
zelfde_tekst(struct arena *a, const char *p, const char *q)
{
	const char *x = utf8_fold(a, p), *y = utf8_fold(a, q);

	return x != NULL && y != NULL && strcmp(x, y) == 0;
}

static bool
heeft(struct arena *a, const struct regio_code *c, const char *naam, const char *waarde)
{
	const char *v = regio_extra(a, c->extra, naam);

	return v != NULL && zelfde_tekst(a, v, waarde);
}

/* The code that says so itself ("bericht=ja"), else the last of the list. */
static const char *
code_met(struct werk *w, const char *lijst, const char *naam)
{
	size_t n;
	const struct regio_code *c = regio_codes(w->gegevens, w->a, lijst,
	    date_of_time(w->nu), &n);

	for (size_t i = 0; c != NULL && i < n; i++)
		if (heeft(w->a, &c[i], naam, "ja"))
			return c[i].code;
	return c != NULL && n > 0 ? c[n - 1].code : "";
}

const char *
bericht_rol(struct werk *w, const char *tekst, bool *bekend_out)
{
	size_t n;
	const struct regio_code *c = regio_codes(w->gegevens, w->a, "jeugdzorgrol",
	    date_of_time(w->nu), &n);

	*bekend_out = true;
	for (size_t i = 0; c != NULL && tekst != NULL && i < n; i++)
		if (zelfde_tekst(w->a, c[i].naam, tekst) ||
		    heeft(w->a, &c[i], "corv", tekst))
			return c[i].code;
	*bekend_out = false;
	return code_met(w, "jeugdzorgrol", "onbekend");
}

const char *
bericht_gemeente(struct werk *w, const char *woonplaats)
{
	int32_t dag = date_of_time(w->nu);
	const struct regio_code *c;
	size_t n;

	if (woonplaats == NULL)
		return NULL;
	c = regio_codes(w->gegevens, w->a, "gemeente", dag, &n);
	for (size_t i = 0; c != NULL && i < n; i++)
		if (zelfde_tekst(w->a, c[i].naam, woonplaats))
			return c[i].code;
	c = regio_codes(w->gegevens, w->a, "woonplaats", dag, &n);
	for (size_t i = 0; c != NULL && i < n; i++)
		if (zelfde_tekst(w->a, c[i].naam, woonplaats))
			return regio_extra(w->a, c[i].extra, "gemeente");
	return NULL;
}

/* A child by age where that is known, else by the role. */
static bool
is_kind(const struct bezig *b, const struct bericht_persoon *p, const char *soort)
{
	int leeftijd;

	if (p->p.geboren != NULL && strcmp(p->p.geboren, BIRTH_UNBORN) == 0)
		return true;
	leeftijd = p->p.geboren == NULL ? -1 : birth_age(p->p.geboren, b->dag);
	return leeftijd >= 0 ? leeftijd < VOLWASSEN : strcmp(soort, "kind") == 0;
}

static enum err_code
maak_personen(struct bezig *b, struct err *err)
{
	struct werk *w = b->w;

	for (size_t i = 0; i < b->n; i++) {
		const struct bericht_persoon *p = &b->in->personen[i];
		struct erin *e = &b->erin[i];

		e->in = p;
		e->rol = bericht_rol(w, p->rol, &e->rol_bekend);
		e->soort = regio_extra(w->a, regio_code_extra(w->gegevens,
		    "jeugdzorgrol", e->rol), "soort");
		if (e->soort == NULL)
			e->soort = "";
		e->kind = is_kind(b, p, e->soort);
		TRY(persoon_nieuw(w, &p->p, &e->persoon, err));
		if (p->geheim || p->taal != NULL)
			TRY(q_bericht_persoon_merk(w->tx, &(struct p_bericht_persoon_merk){
			    .regio = w->regio, .id = e->persoon, .geheim = p->geheim,
			    .taal = p->taal }, err));
		TRY(persoon_feiten_eerste(w, e->persoon, "politie", err));
	}
	return ERR_OK;
}

/* ---- to which dossier ------------------------------------------------------ */

/* The one open dossier where somebody with a BSN of this message lives. */
static enum err_code
vind_lopend(struct bezig *b, int64_t *dossier, struct err *err)
{
	struct werk *w = b->w;
	int64_t gevonden = 0;
	bool meer = false;

	for (size_t i = 0; i < b->in->npersonen; i++) {
		const char *bsn = b->in->personen[i].p.bsn;
		struct q_bericht_dossiers_bsn *rows;
		size_t n;

		if (bsn == NULL)
			continue;
		TRY(q_bericht_dossiers_bsn(w->tx, w->a, &(struct p_bericht_dossiers_bsn){
		    .regio = w->regio, .bsn = bsn, .max = 3 }, &rows, &n, err));
		for (size_t k = 0; k < n; k++) {
			meer = meer || (gevonden != 0 && gevonden != rows[k].dossier);
			gevonden = rows[k].dossier;
		}
	}
	*dossier = meer ? 0 : gevonden;
	return ERR_OK;
}

/* Whose address the household has: a child's first, never a secret one. */
static const struct bericht_persoon *
met_adres(const struct bezig *b)
{
	const struct bericht_persoon *found = NULL;

	for (size_t i = 0; i < b->n; i++) {
		const struct erin *e = &b->erin[i];

		if (e->in->geheim || e->in->p.woonplaats == NULL ||
		    strcmp(e->soort, "beroep") == 0 || strcmp(e->soort, "ander") == 0)
			continue;
		if (e->kind)
			return e->in;
		if (found == NULL)
			found = e->in;
	}
	return found;
}

static bool
gelijk(const char *p, const char *q)
{
	return strcmp(p == NULL ? "" : p, q == NULL ? "" : q) == 0;
}

/* "12" and "12a-2hg" are the same number in another way of writing, for this. */
static bool
zelfde_nummer(const char *p, const char *q)
{
	size_t n = p == NULL ? 0 : strspn(p, "0123456789");
	size_t m = q == NULL ? 0 : strspn(q, "0123456789");

	return n == m && (n == 0 || memcmp(p, q, n) == 0);
}

/* Who lives elsewhere, or has to do with it by profession, is no member. */
static bool
woont_er(const struct erin *e, const struct huishouden *h)
{
	const struct persoon_invoer *p = &e->in->p;

	if (strcmp(e->soort, "beroep") == 0 || (e->rol_bekend && strcmp(e->soort, "ander") == 0))
		return false;
	if (e->in->geheim || p->woonplaats == NULL || h->woonplaats == NULL)
		return true;
	if (p->postcode != NULL && h->postcode != NULL)
		return gelijk(p->postcode, h->postcode) &&
		    zelfde_nummer(p->huisnummer, h->huisnummer);
	return gelijk(p->woonplaats, h->woonplaats) && gelijk(p->straat, h->straat) &&
	    zelfde_nummer(p->huisnummer, h->huisnummer);
}

static enum err_code
maak_huishouden(struct bezig *b, struct huishouden *h, struct err *err)
{
	struct huishouden_lid *leden = arena_new(b->w->a, struct huishouden_lid, b->n + 1);
	const struct bericht_persoon *p = met_adres(b);
	size_t n = 0;

	if (leden == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	*h = (struct huishouden){ .gemeente = b->gemeente };
	if (p != NULL) {
		h->straat = p->p.straat;
		h->huisnummer = p->p.huisnummer;
		h->postcode = p->p.postcode;
		h->woonplaats = p->p.woonplaats;
	}
	for (size_t i = 0; i < b->n; i++)
		if (woont_er(&b->erin[i], h))
			leden[n++] = (struct huishouden_lid){ .persoon = b->erin[i].persoon,
			    .geslachtsnaam = b->erin[i].in->p.geslachtsnaam,
			    .voorvoegsel = b->erin[i].in->p.voorvoegsel,
			    .kind = b->erin[i].kind };
	h->naam = huishouden_naam(b->w->a, leden, n);
	TRY(huishouden_nieuw(b->w, h, &h->id, err));
	for (size_t i = 0; i < b->n; i++)
		if (woont_er(&b->erin[i], h))
			TRY(huishouden_lid_erbij(b->w, h->id, b->erin[i].persoon,
			    b->erin[i].rol, err));
	return ERR_OK;
}

static enum err_code
nieuw_dossier(struct bezig *b, int64_t *dossier, struct seal_key **key, struct err *err)
{
	struct werk *w = b->w;
	struct q_bericht_regisseur r;
	struct huishouden h;
	enum err_code rc;

	TRY(maak_huishouden(b, &h, err));
	rc = q_bericht_regisseur(w->tx, w->a, &(struct p_bericht_regisseur){
	    .regio = w->regio, .nu = w->nu,
	    .vandaag = date_iso(w->a, b->dag) }, &r, err);
	if (rc == ERR_NOT_FOUND)
		return SAY(err, ERR_CONFLICT, NULL, "Er is nog geen medewerker die "
		    "casusregisseur kan zijn. Voeg die eerst toe.");
	TRY(rc);
	return dossier_nieuw(w, &(struct dossier_invoer){ .huishouden = h.id,
	    .naam = h.naam, .gemeente = b->gemeente, .casusregisseur = r.id },
	    dossier, key, err);
}

/* ---- the report ------------------------------------------------------------- */

static enum err_code
maak_melding(struct bezig *b, int64_t dossier, const struct seal_key *key, int64_t *id,
    struct err *err)
{
	const struct bericht_melding *in = b->in;
	struct melding_betrokkene *v = arena_new(b->w->a, struct melding_betrokkene, b->n + 1);
	const char *vorm = code_met(b->w, "vorm", "bericht");
	int64_t kinderen = 0;

	if (v == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < b->n; i++) {
		v[i] = (struct melding_betrokkene){ .persoon = b->erin[i].persoon,
		    .rol = b->erin[i].rol, .geboren = b->erin[i].in->p.geboren,
		    .kind = b->erin[i].kind };
		kinderen += b->erin[i].kind;
	}
	return melding_nieuw(b->w, key, &(struct melding_invoer){ .dossier = dossier,
	    .bericht = in->bericht, .bron = "politie_corv", .hoedanigheid = "politie",
	    .verteld = in->verteld, .gebeurd_op = in->gebeurd_op,
	    .gebeurd_waar = in->gebeurd_waar, .direct_gevaar = in->direct_gevaar,
	    .gevaar = in->gevaar, .kinderen = kinderen, .gezin_weet = in->gezin_weet,
	    .gemeente = b->gemeente, .vormen = &vorm, .nvormen = 1,
	    .betrokkenen = v, .nbetrokkenen = b->n,
	    .melder = { .openheid = "openbaar", .identiteit = {
	    .naam = in->melder_naam, .organisatie = in->melder_organisatie,
	    .telefoon = in->melder_telefoon, .email = in->melder_email } } }, id, err);
}

static enum err_code
doe_voorstellen(struct bezig *b, int64_t melding, size_t *n, struct err *err)
{
	*n = 0;
	for (size_t i = 0; i < b->n; i++) {
		const struct bericht_persoon *p = b->erin[i].in;

		for (size_t k = 0; k < p->nkandidaten; k++)
			TRY(voorstel_nieuw(b->w, melding, b->erin[i].persoon,
			    &p->kandidaten[k], err));
		*n += p->nkandidaten > 0;
	}
	return ERR_OK;
}

/* What a reader of the dossier must know about how this came in. */
static enum err_code
schrijf_tijdlijn(struct bezig *b, int64_t dossier, const struct seal_key *key,
    int64_t melding, size_t nvoorstellen, struct err *err)
{
	BUF_AUTO t = BUF_INIT(TIJDLIJN_MAX * 2);

	buf_puts(&t, b->lopend ? "Bericht van de politie, toegevoegd aan dit lopende dossier: "
	    "in het bericht staat het BSN van iemand uit dit huishouden." :
	    "Bericht van de politie, een nieuw dossier.");
	if (nvoorstellen > 0)
		buf_printf(&t, "\n%zu %s uit het bericht %s op iemand die al bekend is. Beoordeel "
		    "de voorstellen; niets is vanzelf samengevoegd.", nvoorstellen,
		    nvoorstellen == 1 ? "persoon" : "personen",
		    nvoorstellen == 1 ? "lijkt" : "lijken");
	for (size_t i = 0; i < b->n; i++)
		if (b->erin[i].in->rol != NULL && !b->erin[i].rol_bekend)
			buf_printf(&t, "\nOnbekende rol van persoon %zu: %s.", i + 1,
			    b->erin[i].in->rol);
	if (b->n < b->in->npersonen)
		buf_printf(&t, "\nAlleen de eerste %zu personen staan bij de melding. De "
		    "anderen staan in de tekst.", b->n);
	if (b->in->opmerkingen != NULL) {
		buf_puts(&t, "\n");
		buf_puts(&t, b->in->opmerkingen);
	}
	if (buf_failed(&t))
		return FAIL(err, ERR_LIMIT, "timeline text too long");
	return gebeurtenis_add(b->w, key, &(struct gebeurtenis){ .dossier = dossier,
	    .melding = melding, .soort = GEBEURTENIS_BERICHT, .tekst = buf_str(&t),
	    .onderwerp = b->in->bericht }, err);
}

static const char *
welke_gemeente(struct bezig *b)
{
	const char *found = NULL;

	for (size_t i = 0; i < b->in->npersonen && found == NULL; i++)
		if (!b->in->personen[i].geheim)
			found = bericht_gemeente(b->w, b->in->personen[i].p.woonplaats);
	return found;
}

enum err_code
bericht_registreer(struct werk *w, const struct bericht_melding *in, int64_t *melding_out,
    int64_t *dossier_out, struct err *err)
{
	struct bezig b = { .w = w, .in = in, .dag = date_of_time(w->nu),
	    .n = in->npersonen < MELDING_BETROKKENEN_MAX ? in->npersonen :
	    MELDING_BETROKKENEN_MAX };
	int64_t dossier, melding;
	struct seal_key *key;
	size_t nvoorstellen;

	if ((b.erin = arena_new(w->a, struct erin, b.n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	b.gemeente = welke_gemeente(&b);
	TRY(vind_lopend(&b, &dossier, err));
	b.lopend = dossier != 0;
	TRY(maak_personen(&b, err));
	if (b.lopend)
		TRY(dossier_key(w, dossier, &key, err));
	else
		TRY(nieuw_dossier(&b, &dossier, &key, err));
	TRY(maak_melding(&b, dossier, key, &melding, err));
	TRY(doe_voorstellen(&b, melding, &nvoorstellen, err));
	TRY(schrijf_tijdlijn(&b, dossier, key, melding, nvoorstellen, err));
	if (in->agenderen)
		TRY(melding_op_lijst(w, melding, true, err));
	*melding_out = melding;
	*dossier_out = dossier;
	return ERR_OK;
}
