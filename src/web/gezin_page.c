/* gezin_page.c - the family of a dossier: forms for ties and what stands round it,
 * and the facts of a person. */
#include <inttypes.h>
#include <string.h>

#include "acts/contact.h"
#include "base/adres.h"
#include "base/date.h"
#include "db/db.h"
#include "dossier_tmpl.h"
#include "dubbel_tmpl.h"
#include "formulier_tmpl.h"
#include "web/dossier_intern.h"
#include "web/dubbel_view.h"
#include "web/formulier.h"
#include "web/genogram.h"
#include "web/routes.h"

/* One form: the word in the path, the act, what it says. */
static const struct gezin_form {
	const char	*pad;
	enum act_id	 act;
	const char	*kop, *uitleg;
} formulieren[] = {
	{ "relatie", ACT_relatie_vastleggen, "Relatie vastleggen",
	    "Lees het als een zin: Willy is grootouder van Fenna." },
	{ "band", ACT_band_vastleggen, "Geweld of steun vastleggen",
	    "Lees het als een zin: Jeroen geeft geweld aan Mirjam." },
	{ "gezag", ACT_gezag_vastleggen, "Gezag vastleggen", NULL },
	{ "netwerk", ACT_netwerk_vastleggen, "Iemand uit het netwerk vastleggen",
	    "Voor wie om het gezin heen staat en zelf geen deel van de zaak is." },
	{ "dier", ACT_dier_vastleggen, "Dier in huis vastleggen", NULL },
	{ "adres", ACT_adres_vastleggen, "Adres van het huishouden vastleggen",
	    "Een nieuw adres sluit het vorige af. Het vorige blijft te zien." },
	{ "woont", ACT_woont_vastleggen, "Vastleggen wie hier woont", NULL },
	{ "beeindigen", ACT_gezin_beeindigen, "Gegeven beëindigen",
	    "Het gegeven blijft in de geschiedenis staan. Is het nooit waar geweest? Vink "
	    "dat aan en laat de dag leeg." },
	{ "signaal", ACT_signaal_wegzetten, "Signaal wegzetten",
	    "Het signaal komt terug zodra er een nieuw gegeven bij komt." },
	{ "contact", ACT_contact_vastleggen, "Veilig contact vastleggen", NULL },
	{ "gegevens", ACT_persoon_wijzigen, "Gegevens van deze persoon wijzigen",
	    "Wat je leegmaakt, is daarna niet meer bekend. De oude waarde blijft in de "
	    "geschiedenis." },
	{ "dubbel", ACT_dubbel_melden, "Melden dat dit dezelfde persoon is",
	    "De gegevensbeheerder vergelijkt de twee en beslist. Er wordt nu niets "
	    "samengevoegd." },
	{ "brp", ACT_brp_bevragen, "De BRP bevragen",
	    "De vraag en de grond komen in het journaal. Wat de BRP weet, komt bij deze "
	    "persoon te staan, met de BRP als bron." },
	{ "naam", ACT_naam_toevoegen, "Andere naam vastleggen", NULL },
};
#define NFORMULIEREN (sizeof(formulieren) / sizeof(formulieren[0]))
#define WAARDEN_MAX 40

/* ---- what is filled in ---------------------------------------------------------------- */

struct waarden {
	struct formulier_waarde v[WAARDEN_MAX];
	size_t		 n;
};

static void
zet(struct waarden *w, const char *naam, const char *waarde)
{
	if (w->n < WAARDEN_MAX)
		w->v[w->n++] = (struct formulier_waarde){ .naam = naam,
		    .waarde = waarde == NULL ? "" : waarde };
}

static void
zonder(struct waarden *w, const char *naam)
{
	if (w->n < WAARDEN_MAX)
		w->v[w->n++] = (struct formulier_waarde){ .naam = naam };
}

static void
mens(struct pagina *p, struct waarden *w, const char *naam, const struct optie *o, size_t n)
{
	const char *ask = http_query(p->req, naam);

	if (w->n < WAARDEN_MAX)
		w->v[w->n++] = (struct formulier_waarde){ .naam = naam, .waarde =
		    ask == NULL ? "" : ask, .opties = o, .nopties = n };
}

static const struct optie *
mensen(struct pagina *p, const struct gezin *g, size_t *n_out)
{
	struct optie *o = arena_new(p->a, struct optie, g->n + 1);

	*n_out = 0;
	for (size_t i = 0; o != NULL && i < g->n; i++)
		o[(*n_out)++] = (struct optie){ .naam = g->personen[i].naam,
		    .waarde = pagina_tekst(p, "%" PRId64, g->personen[i].id) };
	return o;
}

/* The facts of the person as they are now. */
static void
feiten(struct pagina *p, struct waarden *w, const struct persoon_vol *v)
{
	zet(w, "bron", "");
	zet(w, "roepnaam", v->roepnaam);
	zet(w, "voornamen", v->voornamen);
	zet(w, "voorletters", v->voorletters);
	zet(w, "voorvoegsel", v->voorvoegsel);
	zet(w, "geslachtsnaam", v->geslachtsnaam);
	zet(w, "partnervoorvoegsel", v->partnervoorvoegsel);
	zet(w, "partnernaam", v->partnernaam);
	zet(w, "naamgebruik", v->naamgebruik);
	zet(w, "geslacht", v->geslacht);
	zet(w, "geboren", v->geboren == NULL ? "" : strcmp(v->geboren, BIRTH_UNBORN) == 0 ?
	    "ongeboren" : strcmp(v->geboren, BIRTH_UNKNOWN) == 0 ? "" : birth_text(p->a,
	    v->geboren));
	w->v[w->n - 1].hint = "Een dag, een jaar, \"ongeveer 4\" of \"ongeboren\".";
	zet(w, "overleden", v->overleden);
	if (wie_mag(&p->wie, RECHT_PERSOON_BSN)) {
		zet(w, "bsn", v->bsn);
		zet(w, "bsn_geverifieerd", strcmp(v->bsn_stand, BSN_GEVERIFIEERD) == 0 ?
		    "1" : "");
		zet(w, "bsn_reden", v->bsn_reden);
	} else {
		zonder(w, "bsn");
		zonder(w, "bsn_geverifieerd");
		zonder(w, "bsn_reden");
	}
	zet(w, "telefoon", v->telefoon);
	zet(w, "taal", v->taal);
	zet(w, "tolk", v->tolk ? "1" : "");
	zet(w, "geheim", v->geheim ? "1" : "");
	zet(w, "straat", v->straat);
	zet(w, "huisnummer", v->huisnummer);
	zet(w, "postcode", v->postcode);
	zet(w, "woonplaats", v->woonplaats);
	zet(w, "gemeente", v->gemeente);
}

/* Who looks like this person, by the matcher; the one that was chosen says so. */
static void
lijkt(struct pagina *p, const char *actie, const struct uit_persoon_openen *u)
{
	const struct persoon_vol *v = &u->vol;
	const char *gekozen = http_query(p->req, "ander");
	struct uit_kandidaten out = { 0 };
	struct act_ctx kept = p->ctx;
	struct dubbel_rij_view *r;
	struct err err = { 0 };
	size_t n = 0;

	pagina_veld(p, "geslachtsnaam", v->geslachtsnaam);
	pagina_veld(p, "voorvoegsel", v->voorvoegsel);
	pagina_veld(p, "voornamen", v->voornamen);
	pagina_veld(p, "roepnaam", v->roepnaam);
	if (v->geboren != NULL && strcmp(v->geboren, BIRTH_UNBORN) != 0)
		pagina_veld(p, "geboren", birth_text(p->a, v->geboren));
	if (pagina_kijk(p, ACT_kandidaten, &out, &err) != ERR_OK)
		out.n = 0;
	p->ctx = kept;
	r = arena_new(p->a, struct dubbel_rij_view, out.n + 1);
	for (size_t i = 0; r != NULL && i < out.n; i++) {
		const struct uit_persoon *k = &out.v[i];
		const char *nr = pagina_tekst(p, "%" PRId64, k->id);
		const char *waarom = "";

		if (k->id == u->persoon.id)
			continue;
		for (size_t j = 0; j < k->nredenen; j++)
			waarom = pagina_tekst(p, "%s%s%s", waarom, j == 0 ? "" : ", ",
			    k->redenen[j]);
		r[n++] = (struct dubbel_rij_view){ .namen = k->naam, .pad = pagina_tekst(p,
		    "%s?ander=%s", actie, nr), .wanneer = gekozen != NULL &&
		    strcmp(gekozen, nr) == 0 ? "Gekozen" : "", .bron = pagina_tekst(p,
		    "%s%s%s. Past voor %d van 100: %s", k->geboren == NULL ? "Geboortedatum "
		    "onbekend" : "Geboren ", k->geboren == NULL ? "" : birth_text(p->a,
		    k->geboren), k->overleden ? ", overleden" : "", (int)(k->score / 10),
		    waarom) };
	}
	tmpl_dubbel_lijkt(&p->resp->body, r, n);
}

static void
toon(struct pagina *p, const char *id, const char *pid, const struct gezin_form *f,
    const struct dossier_kop *kop, const struct gezin *g, const struct uit_persoon_openen *u)
{
	struct waarden w = { .n = 0 };
	struct formulier_view v = { .csrf = p->csrf, .kop = f->kop, .uitleg = f->uitleg,
	    .sleutel = pagina_sleutel(p), .knop = "Vastleggen" };
	const struct fout_view *fouten;
	const struct optie *o;
	size_t n, nf;

	zonder(&w, "dossier");
	zonder(&w, "versie");
	if (pid != NULL) {
		zonder(&w, "persoon");
		v.actie = pagina_tekst(p, "/dossier/%s/persoon/%s/%s", id, pid, f->pad);
		v.terug = pagina_tekst(p, "/dossier/%s/persoon/%s", id, pid);
	} else {
		v.actie = pagina_tekst(p, "/dossier/%s/gezin/%s", id, f->pad);
		v.terug = pagina_tekst(p, "/dossier/%s/gezin", id);
	}
	if (u != NULL && f->act == ACT_persoon_wijzigen) {
		feiten(p, &w, &u->vol);
		v.versie = pagina_tekst(p, "%" PRId64, u->vol.versie);
	} else if (u != NULL && f->act == ACT_contact_vastleggen) {
		zet(&w, "hoe", u->contact.hoe);
		zet(&w, "wanneer", u->contact.wanneer);
		zet(&w, "niet", u->contact.niet);
		v.versie = pagina_tekst(p, "%" PRId64, u->contact.versie);
	}
	o = mensen(p, g, &n);
	mens(p, &w, "persoon", o, n);
	if (f->act == ACT_dubbel_melden) {	/* most often of another dossier */
		zet(&w, "ander", http_query(p->req, "ander"));
		w.v[w.n - 1].hint = "Kies hierboven iemand, of vul het nummer van die persoon in.";
	} else
		mens(p, &w, "ander", o, n);
	mens(p, &w, "kind", o, n);
	mens(p, &w, "gezaghebber", o, n);
	if (f->act == ACT_gezin_beeindigen) {
		zonder(&w, "wat");
		zonder(&w, "rij");
		v.actie = pagina_tekst(p, "%s?wat=%s&rij=%s", v.actie,
		    http_query(p->req, "wat") == NULL ? "" : http_query(p->req, "wat"),
		    http_query(p->req, "rij") == NULL ? "" : http_query(p->req, "rij"));
	}
	if (f->act == ACT_signaal_wegzetten) {
		zonder(&w, "regel");
		zonder(&w, "sleutel");
		v.terug = pagina_tekst(p, "/dossier/%s", id);
		v.actie = pagina_tekst(p, "%s?regel=%s&van=%s", v.actie,
		    http_query(p->req, "regel") == NULL ? "" : http_query(p->req, "regel"),
		    http_query(p->req, "van") == NULL ? "" : http_query(p->req, "van"));
	}
	v.velden = formulier_velden(p, f->act, w.v, w.n, &v.n);
	fouten = pagina_fouten(p, &nf);
	dos_begin(p, kop, DEEL_COUNT, f->kop);
	tmpl_fouten(&p->resp->body, fouten, nf);
	if (u != NULL && f->act == ACT_dubbel_melden)
		lijkt(p, v.actie, u);
	tmpl_formulier(&p->resp->body, &v);
	dos_einde(p);
}

/* ---- forms of the family ---------------------------------------------------------------- */

static const struct gezin_form *
formulier(struct pagina *p)
{
	const char *naam = http_param(p->req, "formulier");

	for (size_t i = 0; naam != NULL && i < NFORMULIEREN; i++)
		if (strcmp(formulieren[i].pad, naam) == 0)
			return &formulieren[i];
	pagina_fout(p, &(struct err){ .code = ERR_NOT_FOUND });
	return NULL;
}

static void
gezin_form_toon(struct pagina *p, const char *id, const struct gezin_form *f)
{
	struct uit_dossier_openen u;

	if (dos_haal(p, id, DEEL_GEZIN, &u))
		toon(p, id, NULL, f, &u.kop, &u.gezin, NULL);
}

static void
persoon_form_toon(struct pagina *p, const char *id, const char *pid,
    const struct gezin_form *f)
{
	struct act_ctx kept = p->ctx;
	struct uit_persoon_openen u;
	struct err err = { 0 };

	pagina_veld(p, "dossier", id);
	pagina_veld(p, "persoon", pid);
	if (pagina_kijk(p, ACT_persoon_openen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	if (kept.nfouten > 0)
		p->ctx = kept;
	toon(p, id, pid, f, &u.kop, &u.gezin, &u);
}

static void
stuur(struct pagina *p, const char *id, const char *pid, const struct gezin_form *f)
{
	struct act_klaar uit;
	struct err err = { 0 };
	enum err_code rc;

	pagina_veld(p, "dossier", id);
	pagina_veld(p, "persoon", pid);
	if (f->act == ACT_gezin_beeindigen) {
		pagina_veld(p, "wat", http_query(p->req, "wat"));
		pagina_veld(p, "rij", http_query(p->req, "rij"));
	}
	if (f->act == ACT_signaal_wegzetten) {
		pagina_veld(p, "regel", http_query(p->req, "regel"));
		pagina_veld(p, "sleutel", http_query(p->req, "van"));
	}
	rc = pagina_doe(p, f->act, &uit, &err);
	if (rc == ERR_OK)
		pagina_klaar(p, pid == NULL ? pagina_tekst(p, "/dossier/%s/gezin", id) :
		    pagina_tekst(p, "/dossier/%s/persoon/%s", id, pid), "bewaard");
	else if (rc != ERR_INVALID || p->ctx.nfouten == 0)
		pagina_fout(p, &err);
	else if (pid == NULL)
		gezin_form_toon(p, id, f);
	else
		persoon_form_toon(p, id, pid, f);
}

static void
gezin_form_get(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	const struct gezin_form *f = id == NULL ? NULL : formulier(p);

	if (f != NULL)
		gezin_form_toon(p, id, f);
}

static void
gezin_form_post(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	const struct gezin_form *f = id == NULL ? NULL : formulier(p);

	if (f != NULL)
		stuur(p, id, NULL, f);
}

static void
persoon_form_get(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	const char *pid = id == NULL ? NULL : dos_pad_id(p, "pid");
	const struct gezin_form *f = pid == NULL ? NULL : formulier(p);

	if (f != NULL)
		persoon_form_toon(p, id, pid, f);
}

static void
persoon_form_post(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	const char *pid = id == NULL ? NULL : dos_pad_id(p, "pid");
	const struct gezin_form *f = pid == NULL ? NULL : formulier(p);

	if (f != NULL)
		stuur(p, id, pid, f);
}

const struct pagina_route gezin_routes[] = {
	{ "GET", "/dossier/{id}/gezin/{formulier}", gezin_form_get, 0, 0 },
	{ "POST", "/dossier/{id}/gezin/{formulier}", gezin_form_post, 0, 0 },
	{ "GET", "/dossier/{id}/persoon/{pid}/{formulier}", persoon_form_get, 0, 0 },
	{ "POST", "/dossier/{id}/persoon/{pid}/{formulier}", persoon_form_post, 0, 0 },
	{ 0 },
};
