/* dossier_doen.c - forms of a dossier: safety, members, director, tasks, shielding. */
#include <inttypes.h>
#include <string.h>

#include "base/adres.h"
#include "base/date.h"
#include "base/str.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn_hand.h"
#include "dossier_form_tmpl.h"
#include "dossier_tmpl.h"
#include "web/dossier_intern.h"
#include "web/gezin_intern.h"

static const char *
pad_van(struct pagina *p, const char *id)
{
	return pagina_tekst(p, "/dossier/%s", id);
}

/* The head without a tab, and the errors of the form below it. */
static void
begin_form(struct pagina *p, const struct dossier_kop *k, const char *titel)
{
	const struct fout_view *f;
	size_t n;

	f = pagina_fouten(p, &n);
	dos_begin(p, k, DEEL_COUNT, titel);
	tmpl_fouten(&p->resp->body, f, n);
}

/* ---- safety ------------------------------------------------------------------------- */

static const char *
veiligheid_tekst(struct pagina *p, const char *stand, const char *contact, const char *bezoek)
{
	return pagina_tekst(p, "%s\n\nZo is contact veilig: %s\n\nWeten vóór een huisbezoek: "
	    "%s", stand[0] == '\0' ? "Nog niet gewogen" :
	    regio_code_naam(p->app->gegevens, "veiligheid", stand),
	    contact[0] == '\0' ? "–" : contact, bezoek[0] == '\0' ? "–" : bezoek);
}

static void
veiligheid_toon(struct pagina *p, const char *id, bool botst)
{
	enum act_id act = ACT_veiligheid_vastleggen;
	struct uit_dossier_openen u;
	struct veld_view stand, contact, bezoek;
	const struct dossier *d = &u.kop.dossier;
	const struct fout_view *f;
	size_t n;

	if (!dos_haal(p, id, DEEL_VEILIGHEID, &u))
		return;
	stand = pagina_keuze(p, act, "veiligheid", str_or_empty(d->veiligheid));
	contact = pagina_invoer(p, act, "contact_veilig", str_or_empty(d->contact_veilig));
	bezoek = pagina_invoer(p, act, "huisbezoek", str_or_empty(d->huisbezoek));
	contact.hint = "Welk nummer, wanneer, wat juist niet (voicemail, post).";
	bezoek.hint = "Met hoeveel mensen, wapens, honden, wie er in huis kan zijn.";
	contact.rijen = bezoek.rijen = 3;
	f = pagina_fouten(p, &n);
	dos_begin(p, &u.kop, DEEL_VEILIGHEID, "Veiligheid");
	tmpl_fouten(&p->resp->body, f, n);
	if (botst) {
		p->resp->status = 409;
		tmpl_dos_botsing(&p->resp->body, &(struct dos_botsing){
		    .mijn_kop = "Wat jij typte", .ander_kop = "Wat er nu staat",
		    .mijn = veiligheid_tekst(p, pagina_getypt(p, "veiligheid"),
		    pagina_getypt(p, "contact_veilig"), pagina_getypt(p, "huisbezoek")),
		    .ander = veiligheid_tekst(p, str_or_empty(d->veiligheid),
		    str_or_empty(d->contact_veilig), str_or_empty(d->huisbezoek)) });
	}
	if (wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN))
		tmpl_dos_veiligheid(&p->resp->body, p->csrf, pad_van(p, id), d->versie,
		    &stand, &contact, &bezoek);
	tmpl_dos_meldingen(&p->resp->body, dos_meldingen(p, &u.kop), u.kop.nmeldingen);
	dos_einde(p);
}

void
dos_veiligheid_get(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");

	if (id != NULL)
		veiligheid_toon(p, id, false);
}

void
dos_veiligheid_post(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	bool botst;

	if (id != NULL && dos_stuur(p, id, ACT_veiligheid_vastleggen, pad_van(p, id),
	    "veiligheid", &botst))
		veiligheid_toon(p, id, botst);
}

/* ---- a person -------------------------------------------------------------------------- */

static void
feit(struct dos_persoon_feit *f, size_t *n, const char *naam, const char *waarde)
{
	if (waarde != NULL && waarde[0] != '\0')
		f[(*n)++] = (struct dos_persoon_feit){ .naam = naam, .waarde = waarde };
}

static size_t
feiten(struct pagina *p, const struct uit_persoon_openen *u, struct dos_persoon_feit *f)
{
	const struct persoon *x = &u->persoon;
	const struct regio_gegevens *g = p->app->gegevens;
	int age = x->geboren == NULL ? -1 : birth_age(x->geboren, date_of_time(p->nu));
	size_t n = 0;

	feit(f, &n, "Volledige naam", pagina_tekst(p, "%s%s%s%s%s", x->voornamen,
	    x->voornamen[0] == '\0' ? "" : " ", x->voorvoegsel,
	    x->voorvoegsel[0] == '\0' ? "" : " ", x->geslachtsnaam));
	feit(f, &n, "Geboren", x->geboren == NULL ? "onbekend" : age < 0 ||
	    x->overleden != NULL ? birth_text(p->a, x->geboren) : pagina_tekst(p, "%s (%d jaar)",
	    birth_text(p->a, x->geboren), age));
	feit(f, &n, "Geslacht", regio_code_naam(g, "geslacht", x->geslacht));
	feit(f, &n, "Rol in het gezin", regio_code_naam(g, "jeugdzorgrol", u->lid.rol));
	feit(f, &n, "Betrokken als", regio_code_naam(g, "betrokkenheid",
	    u->lid.hoedanigheid));
	if (wie_mag(&p->wie, RECHT_PERSOON_BSN) && u->kop.van_team)
		feit(f, &n, "BSN", x->bsn != NULL ? pagina_tekst(p, "%s (%s)", x->bsn,
		    strcmp(u->vol.bsn_stand, BSN_GEVERIFIEERD) == 0 ? "gecontroleerd" :
		    "nog niet gecontroleerd") : u->vol.bsn_reden == NULL ? "niet bekend" :
		    pagina_tekst(p, "ontbreekt: %s", dos_klein(p, "bsn_reden",
		    u->vol.bsn_reden)));
	feit(f, &n, "Naam van de partner", pagina_tekst(p, "%s%s%s",
	    str_or_empty(u->vol.partnervoorvoegsel),
	    str_empty(u->vol.partnervoorvoegsel) ? "" : " ", str_or_empty(u->vol.partnernaam)));
	feit(f, &n, "Taal", x->taal == NULL ? NULL : regio_code_naam(g, "taal", x->taal));
	if (x->overleden != NULL)
		feit(f, &n, "Overleden", iso_text(p->a, x->overleden));
	feit(f, &n, "Adres", persoon_adres(p->a, x->straat, x->huisnummer, x->postcode,
	    x->woonplaats));
	feit(f, &n, "Telefoon", x->telefoon);
	feit(f, &n, "Tolk", x->tolk ? "Ja" : NULL);
	if (u->lid.op != DB_NULL)
		feit(f, &n, "Laatst vastgelegd", pagina_tekst(p, "%s%s%s",
		    time_short(p->a, u->lid.op, p->nu), u->lid.door_naam == NULL ? "" : ", ",
		    str_or_empty(u->lid.door_naam)));
	return n;
}

static const struct dos_melding_view *
eerder(struct pagina *p, const struct uit_persoon_openen *u)
{
	struct dos_melding_view *v = arena_new(p->a, struct dos_melding_view,
	    u->neerder + 1);

	for (size_t i = 0; v != NULL && i < u->neerder; i++) {
		const struct persoon_eerder *e = &u->eerder[i];

		v[i] = (struct dos_melding_view){ .pad = pagina_tekst(p,
		    "/dossier/%" PRId64, e->dossier), .kop = pagina_tekst(p,
		    "%s, %" PRId64 "e melding", e->kenmerk, e->volgnr),
		    .sub = time_short(p->a, e->ontvangen_op, p->nu),
		    .stand = e->gesloten_op == DB_NULL ? "Loopt" : pagina_tekst(p,
		    "Gesloten: %s", dos_klein(p, "afsluitreden", e->afsluitreden)) };
	}
	return v;
}

static void
persoon_toon(struct pagina *p, const char *id, const char *pid, bool botst)
{
	enum act_id act = ACT_lid_vastleggen;
	struct act_ctx kept = p->ctx;
	struct uit_persoon_openen u;
	struct dos_persoon_feit f[20];
	struct dos_lid_view lid;
	struct veld_view v[4];
	struct err err = { 0 };
	size_t n;

	pagina_veld(p, "dossier", id);
	pagina_veld(p, "persoon", pid);
	if (pagina_kijk(p, ACT_persoon_openen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	if (kept.nfouten > 0)
		p->ctx = kept;
	lid = dos_lid(p, u.kop.dossier.id, &u.lid);
	if (u.is_lid && wie_mag(&p->wie, RECHT_BRIEF))
		lid.brief = pagina_tekst(p, "%s/brief?persoon=%" PRId64, pad_van(p, id),
		    u.lid.persoon);
	n = feiten(p, &u, f);
	v[0] = pagina_keuze(p, act, "veiligheid", str_or_empty(u.lid.veiligheid));
	v[1] = pagina_invoer(p, act, "tekst", str_or_empty(u.lid.tekst));
	v[2] = pagina_invoer(p, act, "gesproken_op", str_or_empty(u.lid.gesproken_op));
	v[3] = pagina_keuze(p, act, "niet_gesproken", str_or_empty(u.lid.niet_gesproken));
	v[1].klasse = "vt-veld--breed";
	v[2].hint = "Bijvoorbeeld vandaag, gisteren of 23-11.";
	begin_form(p, &u.kop, "Persoon");
	if (botst) {
		p->resp->status = 409;
		tmpl_dos_botsing(&p->resp->body, &(struct dos_botsing){
		    .mijn_kop = "Wat jij typte", .ander_kop = "Wat er nu staat",
		    .mijn = pagina_getypt(p, "tekst"), .ander = str_or_empty(u.lid.tekst) });
	}
	tmpl_dos_persoon(&p->resp->body, &lid, f, n, eerder(p, &u), u.neerder,
	    wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN), p->app->brp != NULL &&
	    wie_mag(&p->wie, RECHT_BRP));
	if (u.is_lid && wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN))
		tmpl_dos_lid_form(&p->resp->body, p->csrf, lid.pad, pad_van(p, id),
		    u.lid.versie, v);
	gezin_persoon(p, &u);
	dos_einde(p);
}

void
dos_persoon_get(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	const char *pid = id == NULL ? NULL : dos_pad_id(p, "pid");

	if (pid != NULL)
		persoon_toon(p, id, pid, false);
}

void
dos_persoon_post(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	const char *pid = id == NULL ? NULL : dos_pad_id(p, "pid");
	bool botst;

	if (pid == NULL)
		return;
	pagina_veld(p, "persoon", pid);
	if (dos_stuur(p, id, ACT_lid_vastleggen, pad_van(p, id), "lid", &botst))
		persoon_toon(p, id, pid, botst);
}

/* ---- one more member --------------------------------------------------------------------- */

static void
lid_toon(struct pagina *p, const char *id)
{
	static const char *const namen[] = { "geslachtsnaam", "voorvoegsel", "voornamen",
	    "geboren", "bsn", "telefoon", "geslacht", "rol", "hoedanigheid" };
	enum { N = sizeof(namen) / sizeof(namen[0]) };
	struct uit_dossier_openen u;
	struct veld_view v[N + 1], elders;

	if (!dos_haal(p, id, DEEL_VEILIGHEID, &u))
		return;
	for (size_t i = 0; i < N; i++)
		v[i] = pagina_keuze(p, ACT_lid_toevoegen, pagina_tekst(p, "personen.0.%s",
		    namen[i]), "");
	v[N] = pagina_keuze(p, ACT_lid_toevoegen, "bron", "gezin");
	elders = pagina_invoer(p, ACT_lid_toevoegen, "personen.0.woont_elders", "");
	begin_form(p, &u.kop, "Gezinslid toevoegen");
	tmpl_dos_lid_nieuw(&p->resp->body, p->csrf, pagina_sleutel(p), pad_van(p, id), v,
	    N + 1, &elders);
	dos_einde(p);
}

void
dos_lid_get(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");

	if (id != NULL)
		lid_toon(p, id);
}

void
dos_lid_post(struct pagina *p)
{
	const char *id = dos_pad_id(p, "id");
	struct act_klaar uit;
	struct err err = { 0 };
	enum err_code rc;

	if (id == NULL)
		return;
	pagina_veld(p, "dossier", id);
	rc = pagina_doe(p, ACT_lid_toevoegen, &uit, &err);
	if (rc == ERR_OK)
		pagina_klaar(p, pagina_tekst(p, "/dossier/%s/gezin", id), "lid_erbij");
	else if (rc == ERR_INVALID)
		lid_toon(p, id);
	else
		pagina_fout(p, &err);
}

/* ---- director, task, access: one small form each -------------------------------------------- */

static void
regie_toon(struct pagina *p, const char *id)
{
	struct uit_dossier_openen u;
	struct veld_view v;

	if (!dos_haal(p, id, DEEL_VEILIGHEID, &u))
		return;
	v = pagina_invoer(p, ACT_casusregisseur_wijzigen, "casusregisseur", "");
	v.opties = pagina_collegas(p, u.kop.dossier.casusregisseur, &v.nopties);
	begin_form(p, &u.kop, "Casusregisseur wijzigen");
	tmpl_dos_klein_form(&p->resp->body, p->csrf, NULL, pagina_tekst(p,
	    "/dossier/%s/regie", id), pad_van(p, id), "Wie wordt casusregisseur?",
	    "Vastleggen", &v, 1);
	dos_einde(p);
}

static void
taak_toon(struct pagina *p, const char *id)
{
	struct uit_dossier_openen u;
	struct veld_view v[3];

	if (!dos_haal(p, id, DEEL_VEILIGHEID, &u))
		return;
	v[0] = pagina_invoer(p, ACT_taak_toevoegen, "tekst", "");
	v[1] = pagina_invoer(p, ACT_taak_toevoegen, "eigenaar", "");
	v[1].opties = pagina_collegas(p, p->wie.medewerker, &v[1].nopties);
	v[2] = pagina_invoer(p, ACT_taak_toevoegen, "wanneer", "");
	v[2].hint = "Bijvoorbeeld morgen of 27-11.";
	begin_form(p, &u.kop, "Taak toevoegen");
	tmpl_dos_klein_form(&p->resp->body, p->csrf, pagina_sleutel(p), pagina_tekst(p,
	    "/dossier/%s/taak", id), pad_van(p, id), "Taak toevoegen", "Taak toevoegen", v, 3);
	dos_einde(p);
}

/* The events of the code list that people record on a dossier. */
static const struct optie *
gebeurtenissen(struct pagina *p, const char *gekozen, size_t *n_out)
{
	const struct regio_gegevens *g = p->app->gegevens;
	size_t n;
	const struct regio_code *c = regio_codes(g, p->a, "gebeurtenis", date_of_time(p->nu), &n);
	struct optie *o = arena_new(p->a, struct optie, n + 1);

	*n_out = 0;
	for (size_t i = 0; o != NULL && i < n; i++)
		if (gebeurtenis_heeft(g, c[i].code, HAND_DOSSIER))
			o[(*n_out)++] = (struct optie){ .waarde = c[i].code, .naam = c[i].naam,
			    .gekozen = strcmp(gekozen, c[i].code) == 0 };
	return o;
}

static const struct optie *
leden_keuze(struct pagina *p, const struct dossier_kop *k, const char *gekozen, size_t *n_out)
{
	struct optie *o = arena_new(p->a, struct optie, k->nleden + 1);

	*n_out = 0;
	for (size_t i = 0; o != NULL && i < k->nleden; i++) {
		const char *id = pagina_tekst(p, "%" PRId64, k->leden[i].persoon);

		o[(*n_out)++] = (struct optie){ .waarde = id, .naam = k->leden[i].naam,
		    .gekozen = strcmp(gekozen, id) == 0 };
	}
	return o;
}

static void
gebeurtenis_toon(struct pagina *p, const char *id)
{
	enum act_id act = ACT_gebeurtenis_vastleggen;
	struct uit_dossier_openen u;
	struct veld_view v[4];

	if (!dos_haal(p, id, DEEL_VEILIGHEID, &u))
		return;
	v[0] = pagina_invoer(p, act, "soort", "");
	v[0].opties = gebeurtenissen(p, v[0].waarde, &v[0].nopties);
	v[1] = pagina_invoer(p, act, "op", "");
	v[1].hint = "Op de minuut, bijvoorbeeld vandaag 14.20 of 21-11 20.05.";
	v[2] = pagina_invoer(p, act, "persoon", "");
	v[2].hint = "Nodig bij een verzoek om inzage of vernietiging.";
	v[2].opties = leden_keuze(p, &u.kop, v[2].waarde, &v[2].nopties);
	v[3] = pagina_invoer(p, act, "tekst", "");
	v[3].rijen = 3;
	begin_form(p, &u.kop, "Gebeurtenis vastleggen");
	tmpl_dos_klein_form(&p->resp->body, p->csrf, pagina_sleutel(p), pagina_tekst(p,
	    "/dossier/%s/gebeurtenis", id), pad_van(p, id), "Gebeurtenis vastleggen",
	    "Vastleggen", v, 4);
	dos_einde(p);
}

static void
afscherm_toon(struct pagina *p, const char *id)
{
	struct act_ctx fout = p->ctx;
	struct uit_dossier_inzage u;
	struct veld_view voor, tegen, reden;
	struct err err = { 0 };

	pagina_veld(p, "dossier", id);
	if (pagina_kijk(p, ACT_dossier_inzage, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	p->ctx = fout;		/* what is wrong with the form stays */
	voor = pagina_invoer(p, ACT_dossier_afschermen, "voor", "");
	voor.opties = pagina_lezers(p, 0, &voor.nopties);
	tegen = pagina_invoer(p, ACT_dossier_afschermen, "tegen", "");
	tegen.opties = pagina_medewerkers(p, 0, &tegen.nopties);
	tegen.hint = "Bijvoorbeeld wie familie is van iemand in dit dossier.";
	reden = pagina_invoer(p, ACT_dossier_afschermen, "reden", "");
	begin_form(p, &u.kop, "Toegang en afschermen");
	tmpl_dos_afscherm(&p->resp->body, p->csrf, pad_van(p, id), u.kop.dossier.afgeschermd,
	    &voor, &tegen, &reden);
	dos_toegangen(p, &u);
	dos_einde(p);
}

/* Shows a form, or sends it and shows it again when something is wrong. */
static void
klein(struct pagina *p, enum act_id act, void (*toon)(struct pagina *, const char *),
    const char *m)
{
	const char *id = dos_pad_id(p, "id");
	struct act_klaar uit;
	struct err err = { 0 };
	enum err_code rc;

	if (id == NULL)
		return;
	if (strcmp(p->req->method, "POST") != 0) {
		toon(p, id);
		return;
	}
	pagina_veld(p, "dossier", id);
	rc = pagina_doe(p, act, &uit, &err);
	if (rc == ERR_OK)
		pagina_klaar(p, uit.dossier == 0 ? "/dossiers" : pad_van(p, id), m);
	else if (rc == ERR_INVALID && p->ctx.nfouten > 0)
		toon(p, id);
	else
		pagina_fout(p, &err);
}

void
dos_regie(struct pagina *p)
{
	klein(p, ACT_casusregisseur_wijzigen, regie_toon, "regie");
}

void
dos_taak(struct pagina *p)
{
	klein(p, ACT_taak_toevoegen, taak_toon, "taak");
}

void
dos_gebeurtenis(struct pagina *p)
{
	klein(p, ACT_gebeurtenis_vastleggen, gebeurtenis_toon, "gebeurtenis");
}

void
dos_afscherm(struct pagina *p)
{
	klein(p, ACT_dossier_afschermen, afscherm_toon, "afgeschermd");
}
