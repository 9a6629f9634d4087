/* dossier_delen.c - the cards of a dossier as views. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/taak/taak.h"
#include "seal/seal.h"
#include "web/dossier_intern.h"
#include "web/klok.h"

#define TERMIJNEN_TOON 6
#define TAKEN_TOON 8
#define KORT 240	/* characters of a text in the overview */

/* ---- members ---------------------------------------------------------------------- */

static const char *
gesproken(struct pagina *p, const struct lid *l, bool *mist)
{
	int32_t day, today = date_of_time(p->nu);
	struct err err;

	*mist = false;
	if (l->gesproken_op != NULL && date_parse(l->gesproken_op, today, &day, &err) == ERR_OK)
		return pagina_tekst(p, "Gesproken %s", day == today ? "vandaag" :
		    day == today - 1 ? "gisteren" : date_short(p->a, day));
	if (l->overleden)
		return NULL;
	*mist = l->niet_gesproken == NULL || strcmp(l->niet_gesproken, "nog_niet") == 0;
	return l->niet_gesproken == NULL ? "Nog niet gesproken" :
	    regio_code_naam(p->app->gegevens, "niet_gesproken", l->niet_gesproken);
}

static const char *
lid_klasse(const char *code)
{
	static const struct pair kleuren[] = {
		{ "direct_onveilig", "vt-label--gevaar" },
		{ "structureel_onveilig", "vt-label--let-op" },
		{ "onduidelijk", "vt-label--let-op" }, { "veilig", "vt-label--goed" },
	};

	for (size_t i = 0; code != NULL && i < sizeof(kleuren) / sizeof(kleuren[0]); i++)
		if (strcmp(kleuren[i].name, code) == 0)
			return kleuren[i].value;
	return "";
}

static const char *
leeftijd(struct pagina *p, const struct lid *l)
{
	int age = l->geboren == NULL ? -1 : birth_age(l->geboren, date_of_time(p->nu));

	if (l->geboren != NULL && strcmp(l->geboren, BIRTH_UNBORN) == 0)
		return "nog niet geboren";
	if (l->overleden)
		return "overleden";
	return age < 0 ? "leeftijd onbekend" : pagina_tekst(p, "%d jaar", age);
}

struct dos_lid_view
dos_lid(struct pagina *p, int64_t dossier, const struct lid *l)
{
	const char *rol = l->rol != NULL ? dos_klein(p, "jeugdzorgrol", l->rol) : "";
	struct dos_lid_view v = { .naam = l->naam, .tekst = l->tekst,
	    .in_huis = l->in_huis, .geheim = l->geheim,
	    .sub = pagina_tekst(p, "%s%s%s", leeftijd(p, l), rol[0] == '\0' ? "" : ", ", rol),
	    .klasse = lid_klasse(l->veiligheid), .veiligheid = l->veiligheid == NULL ?
	    NULL : regio_code_naam(p->app->gegevens, "lid_veiligheid", l->veiligheid),
	    .pad = pagina_tekst(p, "/dossier/%" PRId64 "/persoon/%" PRId64, dossier,
	    l->persoon) };

	v.gesproken = gesproken(p, l, &v.mist);
	return v;
}

const struct dos_lid_view *
dos_leden(struct pagina *p, const struct uit_dossier_openen *u)
{
	struct dos_lid_view *v = arena_new(p->a, struct dos_lid_view, u->nleden + 1);

	for (size_t i = 0; v != NULL && i < u->nleden; i++)
		v[i] = dos_lid(p, u->kop.dossier.id, &u->leden[i]);
	return v;
}

/* ---- clocks ------------------------------------------------------------------------ */

/* One clock per norm: what runs goes first, then the newest that stopped; what
 * lapsed is not shown. */
static bool
gehad(const struct uit_dossier_openen *u, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(u->termijnen[k].code, u->termijnen[i].code) == 0 &&
		    strcmp(u->termijnen[k].stand, "vervallen") != 0)
			return true;
	return strcmp(u->termijnen[i].stand, "vervallen") == 0;
}

const struct dos_termijn_view *
dos_termijnen(struct pagina *p, const struct uit_dossier_openen *u, size_t *n_out)
{
	struct dos_termijn_view *v = arena_new(p->a, struct dos_termijn_view,
	    TERMIJNEN_TOON + 1);

	*n_out = 0;
	for (size_t i = 0; v != NULL && i < u->ntermijnen && *n_out < TERMIJNEN_TOON; i++) {
		const struct termijn *t = &u->termijnen[i];
		struct dos_termijn_view *d = &v[*n_out];

		if (gehad(u, i))
			continue;
		*d = (struct dos_termijn_view){ .naam = t->naam, .lengte = t->norm == NULL ?
		    "" : klok_lengte(p, t->norm), .klok = klok_view(p, &t->woorden, t->norm,
		    t->verloopt_op, strcmp(t->stand, "loopt") == 0) };
		d->klok.pad = pagina_tekst(p, "/termijn/%" PRId64, t->id);
		(*n_out)++;
	}
	return v;
}

/* ---- tasks -------------------------------------------------------------------------- */

const struct dos_taak_view *
dos_taken(struct pagina *p, const struct uit_dossier_openen *u, size_t *n_out)
{
	struct dos_taak_view *v = arena_new(p->a, struct dos_taak_view, TAKEN_TOON + 1);
	size_t klaar = 0;

	*n_out = 0;
	for (size_t i = 0; v != NULL && i < u->ntaken && *n_out < TAKEN_TOON; i++) {
		const struct taak *t = &u->taken[i];
		bool dated = t->verloopt_op != DB_NULL;
		bool melder = strcmp(t->soort, TAAK_TERUGKOPPELING) == 0;
		struct dos_taak_view *d = &v[*n_out];

		*d = (struct dos_taak_view){ .id = t->id, .tekst = t->tekst,
		    .klaar = t->klaar_op != DB_NULL, .sub = t->eigenaar_naam == NULL ?
		    "nog van niemand" : t->eigenaar_naam, .klasse = "",
		    .hier = !melder || !wie_mag(&p->wie, RECHT_TERUGKOPPELING) ? NULL :
		    pagina_tekst(p, "/melding/%" PRId64 "/terugkoppeling", t->melding) };
		if (d->klaar && ++klaar > 2)
			break;
		if (d->klaar) {
			d->tijd = "klaar";
			d->sub = pagina_tekst(p, "%s%s%s", time_short(p->a, t->klaar_op,
			    p->nu), t->eigenaar_naam == NULL ? "" : ", ",
			    t->eigenaar_naam == NULL ? "" : t->eigenaar_naam);
		} else if (dated) {
			int32_t day = date_of_time(t->verloopt_op);
			bool laat = t->verloopt_op < p->nu;

			d->tijd = pagina_tekst(p, "%s%s", day == date_of_time(p->nu) ?
			    "vandaag" : day == date_of_time(p->nu) + 1 ? "morgen" :
			    date_near(p->a, day, p->nu), laat ? ", te laat" : "");
			d->klasse = laat ? "vt-taken__tijd--laat" :
			    t->verloopt_op < p->nu + 86400 ? "vt-taken__tijd--straks" : "";
		} else
			d->tijd = melder ? "na het besluit" : "";
		(*n_out)++;
	}
	return v;
}

/* ---- the timeline -------------------------------------------------------------------- */

static const char *
dag_kop(struct pagina *p, int32_t day)
{
	int32_t today = date_of_time(p->nu);
	int jaar, nu, m, d;
	char *s;

	if (day == today)
		return "Vandaag";
	if (day == today - 1)
		return "Gisteren";
	if ((s = arena_strdup(p->a, date_long(p->a, day))) == NULL)
		return "";
	s[0] = (char)toupper((unsigned char)s[0]);
	date_to_ymd(day, &jaar, &m, &d);
	date_to_ymd(today, &nu, &m, &d);
	if (jaar == nu && strlen(s) > 5)
		s[strlen(s) - 5] = '\0';
	return s;
}

static const char *
punt_klasse(const char *soort)
{
	static const char *const gevaar[] = { "crisis_gemeld", "toegang_nood" };
	static const char *const actie[] = { "besluit_genomen", "gesprek", "huisbezoek",
	    "ter_plaatse", "hulp_gestart", "onderzoek_besloten", "melding_ontvangen" };

	for (size_t i = 0; i < sizeof(gevaar) / sizeof(gevaar[0]); i++)
		if (strcmp(gevaar[i], soort) == 0)
			return "vt-tijdlijn__punt--gevaar";
	for (size_t i = 0; i < sizeof(actie) / sizeof(actie[0]); i++)
		if (strcmp(actie[i], soort) == 0)
			return "vt-tijdlijn__punt--actie";
	return "";
}

/* Some rows hold a code, or an employee they are about. */
static const char *
gebeurtenis_tekst(struct pagina *p, const struct tijdlijn_rij *r)
{
	if (strcmp(r->soort, "veiligheid_gewogen") == 0 && r->tekst != NULL)
		return regio_code_naam(p->app->gegevens, "veiligheid", r->tekst);
	if (r->tekst == NULL && r->persoon_naam != NULL)
		return r->persoon_naam;
	if (r->tekst == NULL && r->onderwerp_naam != NULL)
		return pagina_tekst(p, "Nu bij %s.", r->onderwerp_naam);
	if (r->tekst != NULL && r->onderwerp_naam != NULL)
		return pagina_tekst(p, "Nu bij %s. %s", r->onderwerp_naam, r->tekst);
	return r->tekst;
}

const struct dos_gebeurtenis_view *
dos_tijdlijn(struct pagina *p, const struct uit_dossier_openen *u, bool kort)
{
	struct dos_gebeurtenis_view *v = arena_new(p->a, struct dos_gebeurtenis_view,
	    u->ntijdlijn + 1);
	int32_t vorige = DATE_NONE;

	for (size_t i = 0; v != NULL && i < u->ntijdlijn; i++) {
		const struct tijdlijn_rij *r = &u->tijdlijn[i];
		const char *icoon = dos_extra(p, "gebeurtenis", r->soort, "icoon");
		int32_t day = date_of_time(r->op);

		v[i] = (struct dos_gebeurtenis_view){ .dag = day == vorige ? NULL :
		    dag_kop(p, day), .icoon = icoon[0] == '\0' ? "file-text" : icoon,
		    .klasse = punt_klasse(r->soort), .iso = time_local_iso(p->a, r->op),
		    .wat = regio_code_naam(p->app->gegevens, "gebeurtenis", r->soort),
		    .tijd = time_clock(p->a, r->op), .wie = r->medewerker_naam,
		    .tekst = gebeurtenis_tekst(p, r) };
		if (kort)
			v[i].tekst = dos_kort(p, v[i].tekst, KORT);
		vorige = day;
	}
	return v;
}

/* ---- reports --------------------------------------------------------------------------- */

const struct dos_melding_view *
dos_meldingen(struct pagina *p, const struct dossier_kop *k)
{
	struct dos_melding_view *v = arena_new(p->a, struct dos_melding_view,
	    k->nmeldingen + 1);

	for (size_t i = 0; v != NULL && i < k->nmeldingen; i++) {
		const struct melding_kort *m = &k->meldingen[i];

		v[i] = (struct dos_melding_view){ .letter = m->letter, .punten = m->punten,
		    .pad = pagina_tekst(p, "/melding/%" PRId64, m->id),
		    .kop = pagina_tekst(p, "%" PRId64 "e melding, %s", m->volgnr,
		    dos_klein(p, "hoedanigheid", m->hoedanigheid)),
		    .sub = pagina_tekst(p, "%s, %s", date_short(p->a,
		    date_of_time(m->ontvangen_op)), dos_klein(p, "bron", m->bron)),
		    .stand = m->open ? "Loopt" : pagina_tekst(p, "Gesloten: %s",
		    dos_klein(p, "afsluitreden", m->afsluitreden)) };
		if (civil_from_time(m->ontvangen_op).year != civil_from_time(p->nu).year)
			v[i].sub = pagina_tekst(p, "%s, %s", time_short(p->a,
			    m->ontvangen_op, p->nu), dos_klein(p, "bron", m->bron));
		if (m->open && wie_mag(&p->wie, RECHT_WEGING))
			v[i].wegen = pagina_tekst(p, "%s/weging", v[i].pad);
	}
	return v;
}

/* ---- the plan ---------------------------------------------------------------------------- */

static const char *
stand_klasse(const char *stand)
{
	static const struct pair kleuren[] = {
		{ "bezig", "vt-label--actie" }, { "afgesproken", "vt-label--goed" },
		{ "klaar", "vt-label--goed" }, { "gestopt", "vt-label--let-op" },
	};

	for (size_t i = 0; i < sizeof(kleuren) / sizeof(kleuren[0]); i++)
		if (strcmp(kleuren[i].name, stand) == 0)
			return kleuren[i].value;
	return "";
}

struct dos_plan_view
dos_plan(struct pagina *p, int64_t dossier, const struct plan *plan)
{
	struct dos_plan_view v = { .versie = plan->versie, .regie = plan->zorgcoordinator,
	    .klasse = "vt-label--let-op" };
	struct dos_actie_view *a = arena_new(p->a, struct dos_actie_view, plan->nacties + 1);
	size_t kop = 0;

	if (wie_mag(&p->wie, RECHT_PLAN))
		v.pad = pagina_tekst(p, "/dossier/%" PRId64 "/plan/wijzigen", dossier);
	if (plan->versie == 0)
		return v;
	v.door = pagina_tekst(p, "%s%s%s", time_short(p->a, plan->gemaakt_op, p->nu),
	    plan->gemaakt_door == NULL ? "" : ", ",
	    plan->gemaakt_door == NULL ? "" : plan->gemaakt_door);
	v.stand = pagina_tekst(p, "Concept %" PRId64 ", nog niet besproken met gezin",
	    plan->versie);
	if (plan->besproken) {
		v.stand = pagina_tekst(p, "Versie %" PRId64 ", besproken met gezin op %s",
		    plan->versie, dos_dag(p, plan->besproken_op));
		v.klasse = "vt-label--goed";
	}
	for (size_t i = 0; a != NULL && i < plan->nacties; i++) {
		const struct plan_actie *x = &plan->acties[i];

		a[i] = (struct dos_actie_view){ .actie = x->actie, .wie = x->wie,
		    .wanneer = x->wanneer, .klasse = stand_klasse(x->stand),
		    .stand = regio_code_naam(p->app->gegevens, "plan_stand", x->stand) };
		if (i == 0 || x->doel_nr != plan->acties[i - 1].doel_nr) {
			a[i].doel = x->doel;
			kop = i;
		}
		a[kop].rijen++;
		v.nacties++;
	}
	v.acties = a;
	return v;
}

/* ---- notes --------------------------------------------------------------------------------- */

/* What was typed a moment ago goes before the draft, that before nothing. */
static const char *
concept_of(struct pagina *p, const struct uit_dossier_openen *u, const char *naam)
{
	if (strcmp(p->req->method, "POST") == 0 && http_form(p->req, naam) != NULL)
		return pagina_getypt(p, naam);
	return u->concept.versie == 0 ? "" : concept_veld(u->concept.velden,
	    u->concept.nvelden, naam);
}

struct dos_schrijf_view
dos_schrijf(struct pagina *p, const struct uit_dossier_openen *u, bool met_soort)
{
	const char *zicht = concept_of(p, u, "zicht"), *soort = concept_of(p, u, "soort");
	const char *ask = http_query(p->req, "soort");
	struct dos_schrijf_view v = { .csrf = p->csrf, .sleutel = pagina_sleutel(p),
	    .pad = pagina_tekst(p, "/dossier/%" PRId64, u->kop.dossier.id),
	    .versie = pagina_tekst(p, "%" PRId64, u->concept.versie),
	    .tekst = concept_of(p, u, "tekst"), .met_soort = met_soort,
	    .fout = pagina_fout_bij(p, p->al_verstuurd ? "sleutel" : "tekst") };
	char token[SEAL_TOKEN];

	seal_token_new(token);
	v.venster = pagina_tekst(p, "%.20s", token);
	v.zicht = pagina_keuze(p, ACT_notitie_toevoegen, "zicht",
	    zicht[0] == '\0' ? NOTITIE_TEAM_GEZIN : zicht);
	v.soort = pagina_keuze(p, ACT_notitie_toevoegen, "soort", soort[0] != '\0' ? soort :
	    ask != NULL ? ask : NOTITIE_SOORT);
	if (u->concept.versie > 0)
		v.bewaard = pagina_tekst(p, "Bewaard %s", time_clock(p->a,
		    u->concept.bewaard_op));
	if (u->botsing.versie > 0) {
		v.mijn = concept_veld(u->botsing.velden, u->botsing.nvelden, "tekst");
		v.mijn_op = time_short(p->a, u->botsing.bewaard_op, p->nu);
		v.ander = concept_veld(u->concept.velden, u->concept.nvelden, "tekst");
		v.ander_op = time_short(p->a, u->concept.bewaard_op, p->nu);
		if (strcmp(p->req->method, "POST") != 0)	/* both, to make one of */
			v.tekst = pagina_tekst(p, "%s\n\n%s", v.mijn, v.ander);
	}
	return v;
}

const struct dos_notitie_view *
dos_notities(struct pagina *p, const struct uit_dossier_openen *u)
{
	struct dos_notitie_view *v = arena_new(p->a, struct dos_notitie_view,
	    u->nnotities + 1);

	for (size_t i = 0; v != NULL && i < u->nnotities; i++)
		v[i] = (struct dos_notitie_view){ .icoon = "pencil",
		    .iso = time_local_iso(p->a, u->notities[i].op),
		    .tijd = time_short(p->a, u->notities[i].op, p->nu),
		    .wie = u->notities[i].medewerker_naam, .tekst = u->notities[i].tekst,
		    .zicht = regio_code_naam(p->app->gegevens, "notitie_zicht",
		    u->notities[i].zicht) };
	return v;
}
