/* bericht.c - a message comes in, is looked at, and is settled (A9, D9). */
#include "acts/bericht.h"

#include <string.h>

#include "acts/act.h"
#include "db/db.h"
#include "domain/bericht/bericht.h"
#include "domain/bericht/voorstel.h"
#include "domain/persoon/persoon_zoek.h"
#include "domain/regio/regio.h"
#include "text/utf8.h"

/* What was made ready before the transaction. */
struct klaargezet {
	struct act_ctx		*c;
	const struct in_bericht_innemen *in;
	struct bericht_persoon	*personen;
	uint8_t			 hash[SEAL_HASH];
};

/* ---- taking in ------------------------------------------------------------- */

static struct persoon_invoer
persoon_van(const struct rij_bericht_persoon *p)
{
	return (struct persoon_invoer){ .geslachtsnaam = p->geslachtsnaam,
	    .voorvoegsel = p->voorvoegsel, .voornamen = p->voornamen,
	    .geslacht = p->geslacht, .geboren = p->geboren, .bsn = p->bsn,
	    .bsn_bron = p->bsn == NULL ? NULL : "bericht", .telefoon = p->telefoon,
	    .straat = p->straat, .huisnummer = p->huisnummer, .postcode = p->postcode,
	    .woonplaats = p->woonplaats };
}

/* Who is known already, on a snapshot: the persons of this message are not in
 * it yet, so they are never proposed to each other. */
static enum err_code
zoek_work(struct tx *tx, void *arg, struct err *err)
{
	struct klaargezet *k = arg;
	struct act_ctx *c = k->c;

	for (size_t i = 0; i < k->in->personen.n; i++) {
		const struct rij_bericht_persoon *rij = &k->in->personen.v[i];
		struct bericht_persoon *p = &k->personen[i];
		struct persoon_kandidaat *v;

		*p = (struct bericht_persoon){ .p = persoon_van(rij), .rol = rij->rol,
		    .taal = rij->taal, .geheim = rij->geheim };
		TRY(persoon_candidates(tx, c->w.a, c->w.regio,
		    regio_koppeling(c->w.gegevens), &(struct persoon_feiten){
		    .bsn = p->p.bsn, .voorvoegsel = p->p.voorvoegsel,
		    .geslachtsnaam = p->p.geslachtsnaam, .voornamen = p->p.voornamen,
		    .geboren = p->p.geboren, .postcode = p->p.postcode,
		    .huisnummer = p->p.huisnummer, .telefoon = p->p.telefoon },
		    &v, &p->nkandidaten, err));
		p->kandidaten = v;
	}
	return ERR_OK;
}

enum err_code
act_bericht_innemen_eerst(struct act_ctx *c, const struct in_bericht_innemen *in,
    struct err *err)
{
	struct klaargezet *k = arena_new(c->w.a, struct klaargezet, 1);

	if (k == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (c->lading.p == NULL)
		return SAY(err, ERR_INVALID, NULL, "Er is geen bericht.");
	if (in->reden == NULL && (in->zender == NULL || in->referentie == NULL ||
	    in->verteld == NULL))
		return SAY(err, ERR_INVALID, "referentie",
		    "Afzender, referentienummer en inhoud zijn nodig.");
	*k = (struct klaargezet){ .c = c, .in = in };
	seal_sha256(c->lading.p, c->lading.n, k->hash);
	k->personen = arena_new(c->w.a, struct bericht_persoon, in->personen.n + 1);
	if (k->personen == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	if (in->reden == NULL)
		TRY(db_read(c->app->db, zoek_work, k, err));
	c->eerst = k;
	return ERR_OK;
}

static void
antwoord(struct uit_bericht_innemen *out, const struct bericht *b)
{
	out->bericht = b->id;
	out->stand = b->stand;
	out->reden = b->reden == NULL ? "" : b->reden;
	out->foutcode = b->foutcode;
	out->grootte = b->grootte;
	out->melding = b->melding == DB_NULL ? 0 : b->melding;
	out->dossier = b->dossier == DB_NULL ? 0 : b->dossier;
	out->kenmerk = b->kenmerk;
}

static struct bericht_melding
melding_van(const struct in_bericht_innemen *in, const struct klaargezet *k, int64_t id)
{
	return (struct bericht_melding){ .bericht = id, .melder_naam = in->melder_naam,
	    .melder_organisatie = in->melder_organisatie,
	    .melder_telefoon = in->melder_telefoon, .melder_email = in->melder_email,
	    .verteld = in->verteld, .opmerkingen = in->opmerkingen,
	    .gebeurd_op = in->gebeurd_op, .gebeurd_waar = in->gebeurd_waar,
	    .direct_gevaar = in->direct_gevaar == NULL ? "onbekend" : in->direct_gevaar,
	    .gevaar = in->gevaar, .gezin_weet = in->gezin_weet,
	    .agenderen = in->agenderen, .personen = k->personen,
	    .npersonen = in->personen.n };
}

/* Decides what becomes of it: refused, double, or a report. */
static enum err_code
neem_in(struct act_ctx *c, const struct in_bericht_innemen *in, const struct klaargezet *k,
    struct bericht_invoer *b, struct err *err)
{
	struct bericht_melding m = melding_van(in, k, b->id);
	struct bericht eerder = { .id = 0 };
	int64_t dossier;

	if (in->reden != NULL) {
		b->stand = BERICHT_AFGEWEZEN;
		b->reden = in->reden;
		b->foutcode = in->foutcode;
		return ERR_OK;
	}
	TRY(bericht_verwerkt(&c->w, b->zender, b->referentie, &eerder, err));
	if (eerder.id != 0) {
		b->stand = BERICHT_DUBBEL;
		b->reden = "Deze afzender stuurde dit referentienummer al eerder.";
		b->foutcode = BERICHT_FOUT_DUBBEL;
		b->melding = eerder.melding;
		return ERR_OK;
	}
	TRY(bericht_registreer(&c->w, &m, &b->melding, &dossier, err));
	act_raak(c, "melding", b->melding);
	act_raak(c, "dossier", dossier);
	return ERR_OK;
}

enum err_code
act_bericht_innemen(struct act_ctx *c, const struct in_bericht_innemen *in,
    struct uit_bericht_innemen *out, struct err *err)
{
	const struct klaargezet *k = c->eerst;
	struct bericht_invoer b = { .id = db_new_id(), .aanbieding = in->aanbieding,
	    .soort = in->soort == NULL ? "" : in->soort,
	    .zender = in->zender == NULL ? "" : in->zender,
	    .referentie = in->referentie == NULL ? "" : in->referentie,
	    .identificatie = in->identificatie, .ruw = c->lading,
	    .stand = BERICHT_VERWERKT, .reden = "", .melding = DB_NULL };
	struct bericht eerder;

	TRY(bericht_aangeboden(&c->w, in->aanbieding, k->hash, &eerder, err));
	if (eerder.id != 0) {
		antwoord(out, &eerder);
		out->herhaald = true;
		act_raak(c, "bericht", eerder.id);
		act_detail(c, "herhaald");
		return ERR_OK;
	}
	memcpy(b.hash, k->hash, sizeof(b.hash));
	TRY(neem_in(c, in, k, &b, err));
	TRY(bericht_bewaar(&c->w, &b, err));
	act_raak(c, "bericht", b.id);
	act_detail(c, "%s", b.stand);
	TRY(bericht_lees_kort(&c->w, b.id, &eerder, err));
	antwoord(out, &eerder);
	return ERR_OK;
}

/* ---- looking ---------------------------------------------------------------- */

static struct uit_bericht
uit_van(const struct bericht *b)
{
	return (struct uit_bericht){ .id = b->id, .ontvangen_op = b->ontvangen_op,
	    .grootte = b->grootte, .melding = b->melding == DB_NULL ? 0 : b->melding,
	    .dossier = b->dossier == DB_NULL ? 0 : b->dossier, .soort = b->soort,
	    .zender = b->zender, .referentie = b->referentie, .stand = b->stand,
	    .reden = b->reden, .foutcode = b->foutcode, .kenmerk = b->kenmerk,
	    .identificatie = b->identificatie };
}

static enum err_code
lees_blad(struct act_ctx *c, const struct in_berichten_lezen *in,
    struct uit_berichten_lezen *out, struct err *err)
{
	struct bericht *v;
	size_t n;

	TRY(berichten_lees(&c->w, in->stand, in->voor_op == DB_NULL ? 0 : in->voor_op,
	    in->voor == DB_NULL ? 0 : in->voor, BERICHTEN_BLAD + 1, &v, &n, err));
	if ((out->v = arena_new(c->w.a, struct uit_bericht, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	out->meer = n > BERICHTEN_BLAD;
	for (size_t i = 0; i < n && i < BERICHTEN_BLAD; i++) {
		if (v[i].dossier != DB_NULL)
			act_raak(c, "dossier", v[i].dossier);
		out->v[out->n++] = uit_van(&v[i]);
	}
	return ERR_OK;
}

enum err_code
act_berichten_lezen(struct act_ctx *c, const struct in_berichten_lezen *in,
    struct uit_berichten_lezen *out, struct err *err)
{
	TRY_ALONG(c->w.tx, lees_blad(c, in, out, err));
	TRY_ALONG(c->w.tx, berichten_tel(&c->w, BERICHT_VERWERKT, &out->verwerkt, err));
	TRY_ALONG(c->w.tx, berichten_tel(&c->w, BERICHT_AFGEWEZEN, &out->afgewezen, err));
	TRY_ALONG(c->w.tx, berichten_tel(&c->w, BERICHT_DUBBEL, &out->dubbel, err));
	return berichten_tel(&c->w, BERICHT_AFGEHANDELD, &out->afgehandeld, err);
}

static const char *
hex(struct arena *a, struct blob b)
{
	static const char digits[] = "0123456789abcdef";
	char *s = arena_alloc(a, b.n * 2 + 1);

	for (size_t i = 0; s != NULL && i < b.n; i++) {
		s[i * 2] = digits[b.p[i] >> 4];
		s[i * 2 + 1] = digits[b.p[i] & 15];
	}
	return s;
}

enum err_code
act_bericht_zien(struct act_ctx *c, const struct in_bericht_zien *in,
    struct uit_bericht_zien *out, struct err *err)
{
	struct bericht_meer m;

	TRY(bericht_laad(&c->w, in->bericht, &m, err));
	act_raak(c, "bericht", in->bericht);
	if (m.b.dossier != DB_NULL)
		act_raak(c, "dossier", m.b.dossier);
	*out = (struct uit_bericht_zien){ .b = uit_van(&m.b), .hash = hex(c->w.a, m.hash),
	    .afhandeling = m.afhandeling, .afgehandeld_naam = m.afgehandeld_naam,
	    .afgehandeld_op = m.afgehandeld_op };
	if (out->b.melding != 0 && strcmp(out->b.stand, BERICHT_VERWERKT) == 0)
		TRY(voorstellen_open(&c->w, out->b.melding, &out->voorstellen, err));
	return ERR_OK;
}

/* Bytes that are no plain UTF-8: every byte a character of ISO-8859-1, control
 * characters as a box, so that also a broken message can be looked at. */
static char *
leesbaar(struct arena *a, struct blob b, bool *omgezet)
{
	char *s = arena_alloc(a, b.n * 3 + 1), *p = s;

	*omgezet = !utf8_plain((const char *)b.p, b.n);
	if (s == NULL)
		return NULL;
	if (!*omgezet) {
		memcpy(s, b.p, b.n);
		return s;
	}
	for (size_t i = 0; i < b.n; i++) {
		bool control = b.p[i] < 32 && strchr("\t\n\r", b.p[i]) == NULL;

		p += utf8_put(p, b.p[i] == 0 || control || (b.p[i] >= 127 && b.p[i] < 160) ?
		    0xfffd : b.p[i]);
	}
	return s;
}

static enum err_code
open_ruw(struct act_ctx *c, int64_t bericht, struct uit_bericht *b, struct blob *ruw,
    struct err *err)
{
	struct bericht_meer m = { .b.dossier = DB_NULL };

	TRY_ALONG(c->w.tx, bericht_laad(&c->w, bericht, &m, err));
	TRY_ALONG(c->w.tx, bericht_ruw(&c->w, bericht, ruw, err));
	act_raak(c, "bericht", bericht);
	if (m.b.dossier != DB_NULL)
		act_raak(c, "dossier", m.b.dossier);
	if (!tx_answered(c->w.tx))
		return ERR_OK;
	*b = uit_van(&m.b);
	return ERR_OK;
}

enum err_code
act_bericht_origineel(struct act_ctx *c, const struct in_bericht_origineel *in,
    struct uit_bericht_origineel *out, struct err *err)
{
	TRY(open_ruw(c, in->bericht, &out->b, &out->ruw, err));
	act_detail(c, "%zu bytes", out->ruw.n);
	return ERR_OK;
}

enum err_code
act_bericht_openen(struct act_ctx *c, const struct in_bericht_openen *in,
    struct uit_bericht_openen *out, struct err *err)
{
	struct blob raw = { 0 };

	TRY(open_ruw(c, in->bericht, &out->b, &raw, err));
	if (!tx_answered(c->w.tx))
		return ERR_OK;
	if ((out->begin = raw.n > BERICHT_TOON_MAX)) {
		raw.n = BERICHT_TOON_MAX;
		/* Not in the middle of a character. */
		while (raw.n > BERICHT_TOON_MAX - 4 && (raw.p[raw.n] & 0xc0) == 0x80)
			raw.n--;
	}
	if ((out->tekst = leesbaar(c->w.a, raw, &out->omgezet)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return ERR_OK;
}

enum err_code
act_bericht_afhandelen(struct act_ctx *c, const struct in_bericht_afhandelen *in,
    struct act_klaar *out, struct err *err)
{
	TRY(bericht_handel_af(&c->w, in->bericht, in->afhandeling, err));
	act_raak(c, "bericht", in->bericht);
	out->id = in->bericht;
	return ERR_OK;
}
