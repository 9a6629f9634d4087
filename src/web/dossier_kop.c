/* dossier_kop.c - what stands on every tab: head, safety banner, steps, tabs. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/besluit/besluit.h"
#include "domain/huishouden/huishouden.h"
#include "domain/regio/regio.h"
#include "dossier_tmpl.h"
#include "text/utf8.h"
#include "web/dossier_intern.h"

/* ---- words ---------------------------------------------------------------------- */

const char *
dos_dag(struct pagina *p, int64_t t)
{
	const char *s, *dag;

	if (t == DB_NULL)
		return "";
	s = date_short(p->a, date_of_time(t));
	dag = s == NULL ? NULL : strchr(s, ' ');
	return dag == NULL ? "" : dag + 1;
}

const char *
dos_klein(struct pagina *p, const char *lijst, const char *code)
{
	char *s = arena_strdup(p->a, regio_code_naam(p->app->gegevens, lijst, code));

	if (s == NULL)
		return "";
	/* Not "GGZ" or "MDCK". */
	if (s[0] != '\0' && !isupper((unsigned char)s[1]))
		s[0] = (char)tolower((unsigned char)s[0]);
	return s;
}

const char *
dos_kort(struct pagina *p, const char *s, size_t n)
{
	const char *at = s;
	size_t k = 0;

	if (s == NULL || utf8_length(s) <= n)
		return s;
	while (k < n && utf8_next(&at) != 0)
		k++;
	while (at > s && at[-1] != ' ' && at > s + (at - s) / 2)
		at--;
	return pagina_tekst(p, "%.*s…", (int)(at - s), s);
}

const char *
dos_extra(struct pagina *p, const char *lijst, const char *code, const char *naam)
{
	const char *s = regio_code_extra(p->app->gegevens, lijst, code);
	size_t n = strlen(naam);

	while (s != NULL && *s != '\0') {
		size_t len = strcspn(s, ";");
		const char *v;

		if (len > n && strncmp(s, naam, n) == 0 && s[n] == '=') {
			v = arena_strndup(p->a, s + n + 1, len - n - 1);
			return v == NULL ? "" : v;
		}
		s += len;
		s += *s == ';';
	}
	return "";
}

static const char *
code_naam(struct pagina *p, const char *lijst, const char *code)
{
	return regio_code_naam(p->app->gegevens, lijst, code);
}

static const char *
ordinaal(struct pagina *p, const struct dossier_kop *k)
{
	struct civil t;

	if (k->tellingen.meldingen < 2 || k->tellingen.eerste_melding == DB_NULL)
		return NULL;
	t = civil_from_time(k->tellingen.eerste_melding);
	return pagina_tekst(p, "%" PRId64 "e melding sinds %d", k->tellingen.meldingen,
	    t.year);
}

/* ---- the banner ------------------------------------------------------------------- */

static const char *
erachter(struct pagina *p, const char *tekst, const char *regel)
{
	return tekst == NULL ? regel : pagina_tekst(p, "%s\n%s", tekst, regel);
}

/* "Alleen op haar werk. Wanneer: ..."; s NULL: nothing stands there yet. */
static const char *
zin_erbij(struct pagina *p, const char *s, const char *woord, const char *tekst)
{
	size_t n = s == NULL ? 0 : strlen(s);

	if (tekst == NULL)
		return s;
	if (n == 0)
		return pagina_tekst(p, "%s%s", woord, tekst);
	return pagina_tekst(p, "%s%s %s%s", s, strchr(".!?", s[n - 1]) == NULL ? "." : "",
	    woord, tekst);
}

/* NULL when no word is left. */
static const char *
veilig_regel(struct pagina *p, const struct veilig *x)
{
	const char *s = zin_erbij(p, x->contact.hoe, "Wanneer: ", x->contact.wanneer);

	s = zin_erbij(p, s, "Niet: ", x->contact.niet);
	return s == NULL ? NULL : pagina_tekst(p, "%s: %s", x->naam, s);
}

/* What was told of the household, then of each person, and of animals. */
static void
vooraf(struct pagina *p, const struct dossier_kop *k, struct dos_kop_view *v)
{
	const char *regel;

	v->contact = k->dossier.contact_veilig;
	v->bezoek = k->dossier.huisbezoek;
	for (size_t i = 0; i < k->nveilig; i++) {
		const struct veilig *x = &k->veilig[i];

		if (x->diersoort == NULL && (regel = veilig_regel(p, x)) != NULL)
			v->contact = erachter(p, v->contact, regel);
		if (x->diersoort != NULL)
			v->bezoek = erachter(p, v->bezoek, pagina_tekst(p, "%s%s%s",
			    code_naam(p, "diersoort", x->diersoort), x->tekst == NULL ?
			    " in huis" : ": ", x->tekst == NULL ? "" : x->tekst));
	}
}

static void
banner(struct pagina *p, const struct dossier *d, struct dos_kop_view *v)
{
	bool veilig = d->veiligheid != NULL && strcmp(d->veiligheid, "veilig") == 0;

	if (d->veiligheid == NULL) {
		v->v_klasse = "vt-veiligheid--nog";
		v->v_icoon = "shield";
		v->v_woord = "Veiligheid nog niet gewogen";
		v->v_sub = "";
		return;
	}
	v->v_klasse = veilig ? "vt-veiligheid--veilig" :
	    strcmp(d->veiligheid, "onduidelijk") == 0 ? "vt-veiligheid--nog" : "";
	v->v_icoon = veilig ? "shield-check" : "shield-exclamation";
	v->v_woord = code_naam(p, "veiligheid", d->veiligheid);
	v->v_sub = pagina_tekst(p, "gewogen %s%s%s", time_short(p->a, d->veiligheid_op,
	    p->nu), d->veiligheid_door_naam == NULL ? "" : ", ",
	    d->veiligheid_door_naam == NULL ? "" : d->veiligheid_door_naam);
}

/* ---- the steps -------------------------------------------------------------------- */

static bool
is(int64_t t)
{
	return t != DB_NULL;
}

/* "Hulp op gang", "Onderzoek": what the decision of the newest report began. */
static void
stap_vervolg(struct pagina *p, const struct dossier_kop *k, struct dos_stap *s)
{
	const struct dossier_verloop *v = &k->verloop;
	const char *volgt = dos_extra(p, "route", v->route, "volgt");

	s->naam = "Hulp op gang";
	s->sub = "nog niet";
	if (strcmp(volgt, VOLGT_ONDERZOEK) == 0) {
		s->naam = "Onderzoek";
		s->klaar = is(v->onderzoek_afgerond_op);
		s->sub = s->klaar ? pagina_tekst(p, "klaar %s", dos_dag(p,
		    v->onderzoek_afgerond_op)) : is(v->onderzoek_gestart_op) ?
		    pagina_tekst(p, "gestart %s", dos_dag(p, v->onderzoek_gestart_op)) :
		    "nog niet gestart";
	} else if (strcmp(volgt, VOLGT_VTO) == 0) {
		s->naam = "Naar de Raad";
		s->klaar = is(v->vto_verzonden_op);
		s->sub = s->klaar ? dos_dag(p, v->vto_verzonden_op) : "nog niet verzonden";
	} else if (strcmp(volgt, VOLGT_GEEN) == 0) {
		s->klaar = true;
		s->sub = "niet nodig";
	} else if (is(v->hulp_gestart_op)) {
		s->klaar = true;
		s->sub = pagina_tekst(p, "gestart %s", dos_dag(p, v->hulp_gestart_op));
	} else if (is(v->overdracht_aanvaard_op)) {
		s->klaar = true;
		s->sub = "overgedragen";
	} else if (is(v->hulp_gevraagd_op))
		s->sub = pagina_tekst(p, "gevraagd %s", dos_dag(p, v->hulp_gevraagd_op));
}

/* "directe hulp": the short name of the list, when it has one. */
static const char *
route_kort(struct pagina *p, const char *route)
{
	const char *kort = dos_extra(p, "route", route, "kort");
	char *s;

	if (kort[0] == '\0' || (s = arena_strdup(p->a, kort)) == NULL)
		return dos_klein(p, "route", route);
	s[0] = (char)tolower((unsigned char)s[0]);
	return s;
}

static void
stappen(struct pagina *p, const struct dossier_kop *k, struct dos_kop_view *v)
{
	const struct dossier_verloop *l = &k->verloop;
	struct dos_stap *s = v->stap;
	bool gesloten = k->melding == NULL || !k->melding->open;
	bool nu = false;

	s[0] = (struct dos_stap){ .naam = "Melding", .klaar = k->melding != NULL,
	    .sub = k->melding == NULL ? "nog niet" : pagina_tekst(p, "%s %s",
	    dos_dag(p, k->melding->ontvangen_op), time_clock(p->a,
	    k->melding->ontvangen_op)) };
	s[1] = (struct dos_stap){ .naam = "Screening", .klaar = is(l->gewogen_op),
	    .sub = !is(l->gewogen_op) ? "nog te wegen" : pagina_tekst(p,
	    "%s, %" PRId64 " punten", dos_dag(p, l->gewogen_op), k->melding->punten) };
	s[2] = (struct dos_stap){ .naam = "Besluit", .klaar = is(l->besloten_op),
	    .sub = !is(l->besloten_op) ? "nog niet" : pagina_tekst(p, "%s, %s",
	    dos_dag(p, l->besloten_op), route_kort(p, l->route)) };
	stap_vervolg(p, k, &s[3]);
	s[4] = (struct dos_stap){ .naam = "Plan en uitvoering",
	    .klaar = l->plan_stand != NULL && strcmp(l->plan_stand, "besproken") == 0,
	    .sub = l->plan_stand == NULL ? "nog niet" : pagina_tekst(p, "%s %" PRId64,
	    strcmp(l->plan_stand, "besproken") == 0 ? "besproken, versie" : "concept",
	    l->plan_versie) };
	s[5] = (struct dos_stap){ .naam = "Warme overdracht",
	    .klaar = is(l->overdracht_aanvaard_op),
	    .sub = is(l->overdracht_aanvaard_op) ? pagina_tekst(p, "aanvaard %s",
	    dos_dag(p, l->overdracht_aanvaard_op)) : is(l->overdracht_aangeboden_op) ?
	    pagina_tekst(p, "aangeboden %s", dos_dag(p, l->overdracht_aangeboden_op)) :
	    "nog niet" };
	s[6] = (struct dos_stap){ .naam = "Monitoring", .sub = "nog niet" };
	for (int i = 0; i < DOS_STAPPEN; i++) {
		s[i].nr = i + 1;
		if (!nu && !gesloten && !s[i].klaar) {
			nu = s[i].nu = true;
			if (k->loopt_tot != DB_NULL)
				s[i].sub = pagina_tekst(p, "%s %s", k->loopt_tot < p->nu ?
				    "verliep" : "tot", time_short(p->a, k->loopt_tot, p->nu));
		}
	}
}

/* ---- the tabs and the menu ---------------------------------------------------------- */

static void
tabs(struct pagina *p, const struct dossier_kop *k, enum dossier_deel hier,
    struct dos_kop_view *v)
{
	const struct { enum dossier_deel deel; const char *naam; int64_t tel; bool toon; }
	    alle[] = {
		{ DEEL_OVERZICHT, "Overzicht", -1, true },
		{ DEEL_GEZIN, "Gezin en netwerk", (int64_t)k->nleden, true },
		{ DEEL_TIJDLIJN, "Tijdlijn", k->tellingen.gebeurtenissen, true },
		{ DEEL_VEILIGHEID, "Veiligheid en weging", -1, true },
		{ DEEL_PLAN, "Plan", -1, wie_mag(&p->wie, RECHT_PLAN) },
		{ DEEL_NOTITIES, "Notities", k->tellingen.notities, true },
		{ DEEL_BESLUITEN, "Besluiten", k->tellingen.besluiten, true },
		{ DEEL_KETEN, "Keten en berichten", k->tellingen.keten, true },
		{ DEEL_INZAGE, "Inzage", -1, k->van_team },
	};
	struct dos_tab *t = arena_new(p->a, struct dos_tab, DEEL_COUNT);

	for (size_t i = 0; t != NULL && i < sizeof(alle) / sizeof(alle[0]); i++) {
		if (!alle[i].toon)
			continue;
		t[v->ntabs++] = (struct dos_tab){ .naam = alle[i].naam, .tel = alle[i].tel,
		    .hier = alle[i].deel == hier, .pad = alle[i].deel == DEEL_OVERZICHT ?
		    v->pad : pagina_tekst(p, "%s/%s", v->pad,
		    dossier_deel_code(alle[i].deel)) };
	}
	v->tabs = t;
}

static void
erbij(struct dos_kop_view *v, const char *pad, const char *naam)
{
	if (v->nmeer < DOS_MEER_MAX)
		v->meer[v->nmeer++] = (struct dos_link){ pad, naam };
}

static void
acties(struct pagina *p, const struct dossier_kop *k, struct dos_kop_view *v)
{
	const struct melding_kort *m = k->melding;

	if (m != NULL && m->open && wie_mag(&p->wie, RECHT_BESLUIT))
		v->besluit = pagina_tekst(p, "/melding/%" PRId64 "/besluit", m->id);
	if (m != NULL)
		erbij(v, pagina_tekst(p, "/melding/%" PRId64, m->id), "Melding openen");
	if (m != NULL && m->open && wie_mag(&p->wie, RECHT_WEGING))
		erbij(v, pagina_tekst(p, "/melding/%" PRId64 "/weging", m->id), "Wegen");
	if (m != NULL && m->open && wie_mag(&p->wie, RECHT_TERUGKOPPELING))
		erbij(v, pagina_tekst(p, "/melding/%" PRId64 "/terugkoppeling", m->id),
		    "Terugkoppelen");
	if (m != NULL && m->open && wie_mag(&p->wie, RECHT_WERKVOORRAAD))
		erbij(v, pagina_tekst(p, "/melding/%" PRId64 "/doorgeven", m->id),
		    "Doorgeven aan een collega");
	if (v->mag_schrijven) {
		erbij(v, pagina_tekst(p, "%s/veiligheid", v->pad), "Veiligheid vastleggen");
		erbij(v, pagina_tekst(p, "%s/lid", v->pad), "Gezinslid toevoegen");
		erbij(v, pagina_tekst(p, "%s/gebeurtenis", v->pad), "Gebeurtenis vastleggen");
		erbij(v, pagina_tekst(p, "%s/regie", v->pad), "Casusregisseur wijzigen");
	}
	if (m != NULL && wie_mag(&p->wie, RECHT_KLUIS_OPENEN))
		erbij(v, pagina_tekst(p, "/melding/%" PRId64 "/kluis", m->id),
		    "Beschermde melder inzien");
	if (wie_mag(&p->wie, RECHT_TOEGANG_BEHEER))
		erbij(v, pagina_tekst(p, "%s/afschermen", v->pad), "Toegang en afschermen");
	if (!k->dossier.open && wie_mag(&p->wie, RECHT_VERNIETIGING))
		erbij(v, pagina_tekst(p, "/vernietigen/%" PRId64, k->dossier.id), "Vernietigen");
	if (k->van_team)
		erbij(v, pagina_tekst(p, "%s/noodblad", v->pad), "Noodblad afdrukken");
	if (k->van_team && wie_mag(&p->wie, RECHT_BRIEF))
		erbij(v, pagina_tekst(p, "%s/brieven", v->pad), "Brieven");
}

struct dos_kop_view
dos_kop(struct pagina *p, const struct dossier_kop *k, enum dossier_deel hier)
{
	const struct dossier *d = &k->dossier;
	const struct melding_kort *m = k->melding;
	struct dos_kop_view v = { .csrf = p->csrf, .kenmerk = d->kenmerk,
	    .pad = pagina_tekst(p, "/dossier/%" PRId64, d->id),
	    .naam = strcmp(d->naam, HUISHOUDEN_ONBEKEND) == 0 ? d->naam :
	    pagina_tekst(p, "Huishouden %s", d->naam), .gesloten = !d->open,
	    .afgeschermd = d->afgeschermd, .volg = ordinaal(p, k),
	    .gemeente = code_naam(p, "gemeente", d->gemeente),
	    .casus = d->casusregisseur_naam, .proces = d->procesregisseur_naam,
	    .mag_schrijven = wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN) };

	if (m != NULL) {
		v.heeft_melding = true;
		v.letter = m->letter;
		v.punten = m->punten;
		v.crisis = m->crisis && m->open;
		if (m->kinderen > 0)
			v.kinderen = pagina_tekst(p, "%" PRId64 " %s", m->kinderen,
			    m->kinderen == 1 ? "kind" : "kinderen");
	}
	vooraf(p, k, &v);
	banner(p, d, &v);
	stappen(p, k, &v);
	tabs(p, k, hier, &v);
	acties(p, k, &v);
	return v;
}

void
dos_begin(struct pagina *p, const struct dossier_kop *k, enum dossier_deel hier,
    const char *titel)
{
	struct dos_kop_view v = dos_kop(p, k, hier);

	pagina_begin(p, pagina_tekst(p, "%s, %s", titel, k->dossier.kenmerk), DOS_MENU);
	tmpl_dos_kop(&p->resp->body, &v);
}

void
dos_einde(struct pagina *p)
{
	tmpl_dos_voet(&p->resp->body);
	pagina_einde(p);
}
