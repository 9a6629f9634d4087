/* noodblad.c - who, where, danger, agreements, telephone numbers: on paper. */
#include "acts/noodblad.h"

#include <inttypes.h>
#include <string.h>

#include "acts/act.h"
#include "acts/uit.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "noodblad_sql.h"

#define LINES_MAX 400

enum err_code
act_noodbladen(struct act_ctx *c, const struct in_noodbladen *in,
    struct uit_noodbladen *out, struct err *err)
{
	struct q_noodbladen *rows;
	size_t n;

	(void)in;
	TRY(q_noodbladen(c->w.tx, c->w.a, &(struct p_noodbladen){ .regio = c->w.regio,
	    .max = NOODBLADEN_MAX, .z_regio = c->w.wie->hele_regio,
	    .z_medewerker = c->w.wie->medewerker, .z_nu = c->w.nu }, &rows, &n, err));
	if ((out->v = arena_new(c->w.a, struct noodblad_zaak, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		out->v[out->n++] = (struct noodblad_zaak){ rows[i].dossier, rows[i].kenmerk };
		act_raak(c, "dossier", rows[i].dossier);
	}
	return ERR_OK;
}

static enum err_code
een_lid(struct act_ctx *c, const struct seal_key *key, int64_t dossier, const struct lid *v,
    struct noodblad_lid *l, struct err *err)
{
	l->lid = *v;
	act_raak(c, "persoon", v->persoon);
	TRY_ALONG(c->w.tx, lid_contact_lees(&c->w, key, dossier, v->persoon, &l->contact, err));
	TRY(persoon_laad(&c->w, v->persoon, &l->persoon, err));
	if (l->persoon.geheim)
		l->persoon.straat = l->persoon.huisnummer = l->persoon.postcode =
		    l->persoon.woonplaats = l->persoon.telefoon = NULL;
	return ERR_OK;
}

static enum err_code
leden(struct act_ctx *c, const struct seal_key *key, int64_t dossier,
    struct uit_noodblad *u, struct err *err)
{
	const struct lid *v = u->kop.leden;
	size_t n = u->kop.nleden;

	if ((u->leden = arena_new(c->w.a, struct noodblad_lid, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		TRY_ALONG(c->w.tx, een_lid(c, key, dossier, &v[i], &u->leden[u->nleden++], err));
	return ERR_OK;
}

enum err_code
act_noodblad_lezen(struct act_ctx *c, const struct in_noodblad_lezen *in,
    struct uit_noodblad *out, struct err *err)
{
	struct seal_key *key = NULL;
	enum err_code rc;

	TRY_ALONG(c->w.tx, dossier_kop_lees(c, in->dossier, &out->kop, &key, err));
	if (!out->kop.van_team && tx_answered(c->w.tx))
		return SAY(err, ERR_FORBIDDEN, NULL, "Een noodblad is er alleen voor het team.");
	if (out->kop.melding != NULL)
		TRY_ALONG(c->w.tx, melding_laad(&c->w, key, out->kop.melding->id, &out->melding,
		    err));
	TRY_ALONG(c->w.tx, leden(c, key, in->dossier, out, err));
	TRY_ALONG(c->w.tx, dossier_keten_lees(&c->w, in->dossier, &out->keten, &out->nketen, err));
	rc = plan_lees(&c->w, key, in->dossier, &out->plan, err);
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

/* ---- lines --------------------------------------------------------------------- */

struct blad {
	struct act_ctx	*c;
	struct noodblad_regel *v;
	size_t		 n;
	const char	*kop;
};

static void
line(struct blad *b, const char *label, const char *tekst)
{
	if (tekst == NULL || tekst[0] == '\0' || b->n == LINES_MAX)
		return;
	b->v[b->n++] = (struct noodblad_regel){ .kop = b->kop, .label = label, .tekst = tekst };
	b->kop = NULL;
}

static const char *
code(const struct blad *b, const char *lijst, const char *v)
{
	return v == NULL ? NULL : regio_code_naam(b->c->w.gegevens, lijst, v);
}

static void
danger(struct blad *b, const struct uit_noodblad *u)
{
	const struct dossier *d = &u->kop.dossier;
	const struct melding *m = &u->melding;
	const char *vormen = "";
	struct arena *a = b->c->w.a;

	b->kop = "Gevaar";
	line(b, "Veiligheid", d->veiligheid == NULL ? "nog niet gewogen" :
	    code(b, "veiligheid", d->veiligheid));
	if (m->id != 0) {
		line(b, "Direct gevaar", m->direct_gevaar);
		line(b, "Wat is het gevaar", m->gevaar);
		line(b, "Melding", arena_printf(a, "nummer %" PRId64 ", %s%s%s%s", m->volgnr,
		    time_short(a, m->ontvangen_op, b->c->w.nu), m->crisis ? ", crisis" : "",
		    m->letter == NULL ? "" : ", letter ", m->letter == NULL ? "" : m->letter));
		for (size_t i = 0; i < m->nvormen; i++)
			vormen = arena_printf(a, "%s%s%s", vormen, i == 0 ? "" : ", ",
			    code(b, "vorm", m->vormen[i]));
		line(b, "Vorm", vormen);
		line(b, "Gebeurd", m->gebeurd_waar);
	}
	line(b, "Contact veilig", d->contact_veilig);
	line(b, "Bij een bezoek", d->huisbezoek);
	for (size_t i = 0; i < u->kop.nveilig; i++)
		if (u->kop.veilig[i].diersoort != NULL)
			line(b, code(b, "diersoort", u->kop.veilig[i].diersoort),
			    u->kop.veilig[i].tekst == NULL ? "let op bij een bezoek" :
			    u->kop.veilig[i].tekst);
}

static void
person(struct blad *b, const struct noodblad_lid *l)
{
	struct arena *a = b->c->w.a;
	const struct persoon *p = &l->persoon;
	const char *rol = code(b, "jeugdzorgrol", l->lid.rol);

	b->kop = l->lid.naam;
	line(b, "Geboren", l->lid.geboren == NULL ? "onbekend" :
	    birth_text(a, l->lid.geboren));
	line(b, "Wie", l->lid.overleden ? "overleden" : arena_printf(a, "%s%s",
	    rol == NULL ? "" : rol, l->lid.in_huis ? ", woont er" : ", woont ergens anders"));
	line(b, "Adres", p->geheim ? "GEHEIM: niet op papier" : persoon_adres(a, p->straat,
	    p->huisnummer, p->postcode, p->woonplaats));
	line(b, "Telefoon", p->geheim ? "GEHEIM: niet op papier" : p->telefoon);
	if (p->tolk)
		line(b, "Tolk", p->taal == NULL ? "ja" : p->taal);
	line(b, "Veiligheid", code(b, "lid_veiligheid", l->lid.veiligheid));
	line(b, "Hoe gaat het", l->lid.tekst);
	line(b, "Contact", l->contact.hoe);
	line(b, "Wanneer", l->contact.wanneer);
	line(b, "Niet doen", l->contact.niet);
}

static void
agreements(struct blad *b, const struct uit_noodblad *u)
{
	struct arena *a = b->c->w.a;
	const struct plan *p = &u->plan;

	b->kop = "Afspraken";
	if (p->versie == 0) {
		line(b, "Plan", "er is nog geen plan");
		return;
	}
	line(b, "Plan", arena_printf(a, "versie %" PRId64 "%s", p->versie,
	    p->besproken ? ", besproken met het gezin" : ", nog niet besproken"));
	line(b, "Regie", p->zorgcoordinator);
	for (size_t i = 0; i < p->nacties; i++) {
		const struct plan_actie *s = &p->acties[i];

		line(b, s->wie == NULL ? "Iemand" : s->wie, arena_printf(a, "%s%s%s (%s)",
		    s->actie == NULL ? "" : s->actie, s->wanneer == NULL ? "" : ", ",
		    s->wanneer == NULL ? "" : s->wanneer, code(b, "plan_stand", s->stand)));
	}
}

const char *
noodblad_nu(struct arena *a, int64_t nu)
{
	return arena_printf(a, "%s om %s uur", date_long(a, date_of_time(nu)),
	    time_clock(a, nu));
}

static const char *
keten_woord(const char *soort)
{
	return strcmp(soort, "hulp") == 0 ? "Hulp" : strcmp(soort, "overdracht") == 0 ?
	    "Overgedragen aan" : strcmp(soort, "vto") == 0 ? "Verzoek aan" : "Bericht";
}

const struct noodblad_regel *
noodblad_regels(struct act_ctx *c, const struct uit_noodblad *u, size_t *n_out)
{
	struct blad b = { .c = c, .v = arena_new(c->w.a, struct noodblad_regel, LINES_MAX) };

	*n_out = 0;
	if (b.v == NULL)
		return NULL;
	danger(&b, u);
	for (size_t i = 0; i < u->nleden; i++)
		person(&b, &u->leden[i]);
	agreements(&b, u);
	b.kop = "Wie erbij betrokken is";
	line(&b, "Casusregisseur", u->kop.dossier.casusregisseur_naam);
	line(&b, "Procesregisseur", u->kop.dossier.procesregisseur_naam);
	for (size_t i = 0; i < u->nketen; i++)
		line(&b, keten_woord(u->keten[i].soort), u->keten[i].met);
	*n_out = b.n;
	return b.v;
}
