/* dubbel_page.c - persons who may be one: the queue, two side by side, the acts. */
#include <inttypes.h>
#include <string.h>

#include "acts/dubbel.h"
#include "base/date.h"
#include "base/str.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "dubbel_tmpl.h"
#include "web/dubbel_view.h"
#include "web/routes.h"

#define MENU "dubbelen"
#define FEITEN 16

static const char *
bron(const char *code)
{
	static const struct pair woorden[] = { { "medewerker", "Gemeld door een collega" },
	    { "import", "Bij het inlezen van personen" }, { "bsn", "Zelfde BSN" },
	    { "bericht", "Uit een bericht" } };

	for (size_t i = 0; i < sizeof(woorden) / sizeof(woorden[0]); i++)
		if (strcmp(woorden[i].name, code) == 0)
			return woorden[i].value;
	return code;
}

static void
lijst_get(struct pagina *p)
{
	struct uit_dubbelen_lezen u;
	struct dubbel_rij_view *r;
	struct err err = { 0 };

	pagina_veld(p, "stand", http_query(p->req, "stand"));
	pagina_veld(p, "na", http_query(p->req, "na"));
	if (pagina_kijk(p, ACT_dubbelen_lezen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	r = arena_new(p->a, struct dubbel_rij_view, u.n + 1);
	for (size_t i = 0; r != NULL && i < u.n; i++)
		r[i] = (struct dubbel_rij_view){ .pad = pagina_tekst(p, "/dubbelen/%" PRId64,
		    u.v[i].d.id), .namen = pagina_tekst(p, "%s – %s", u.v[i].naam_een,
		    u.v[i].naam_twee), .bron = u.v[i].d.redenen[0] == '\0' ?
		    bron(u.v[i].d.bron) : pagina_tekst(p, "%s: %s", bron(u.v[i].d.bron),
		    u.v[i].d.redenen), .wanneer = time_short(p->a, u.v[i].d.op, p->nu) };
	pagina_begin(p, "Dubbele personen", MENU);
	tmpl_dubbelen(&p->resp->body, r, r == NULL ? 0 : u.n, u.stand, u.volgende == 0 ?
	    NULL : pagina_tekst(p, "/dubbelen?stand=%s&na=%" PRId64, u.stand, u.volgende));
	pagina_einde(p);
}

/* ---- two side by side --------------------------------------------------------------- */

/* What is hidden may not look like what is not there: one merges by it. */
static const char DICHT[] = "voor jou niet te zien";

static void
feit(struct dubbel_feit_view *f, size_t *n, const char *naam, const char *een,
    const char *twee)
{
	een = een == NULL ? "" : een;
	twee = twee == NULL ? "" : twee;
	if (een[0] != '\0' || twee[0] != '\0')
		f[(*n)++] = (struct dubbel_feit_view){ .naam = naam, .een = een, .twee = twee,
		    .verschil = een[0] != '\0' && twee[0] != '\0' && een != DICHT &&
		    twee != DICHT && strcmp(een, twee) != 0 };
}

static const char *
meldingen(struct pagina *p, const struct dubbel_kant *k)
{
	return k->neerder == 0 ? "geen" : pagina_tekst(p, "%zu, de laatste %s", k->neerder,
	    time_short(p->a, k->eerder[0].ontvangen_op, p->nu));
}

static const char *
adres(struct pagina *p, const struct dubbel_kant *k)
{
	const struct persoon_vol *v = &k->vol;

	return k->adres_dicht ? DICHT :
	    persoon_adres(p->a, v->straat, v->huisnummer, v->postcode, v->woonplaats);
}

static const char *
bsn(const struct dubbel_kant *k)
{
	return k->bsn_dicht ? DICHT : k->vol.bsn;
}

static size_t
feiten(struct pagina *p, const struct uit_dubbel_openen *u, struct dubbel_feit_view *f)
{
	const struct persoon_vol *a = &u->een.vol, *b = &u->twee.vol;
	const struct regio_gegevens *g = p->app->gegevens;
	size_t n = 0;

	feit(f, &n, "Naam", u->een.naam, u->twee.naam);
	feit(f, &n, "Voornamen", a->voornamen, b->voornamen);
	feit(f, &n, "Roepnaam", a->roepnaam, b->roepnaam);
	feit(f, &n, "Achternaam", a->geslachtsnaam, b->geslachtsnaam);
	feit(f, &n, "Naam van de partner", a->partnernaam, b->partnernaam);
	feit(f, &n, "Geboren", a->geboren == NULL ? NULL : birth_text(p->a, a->geboren),
	    b->geboren == NULL ? NULL : birth_text(p->a, b->geboren));
	feit(f, &n, "Geslacht", regio_code_naam(g, "geslacht", a->geslacht),
	    regio_code_naam(g, "geslacht", b->geslacht));
	feit(f, &n, "BSN", bsn(&u->een), bsn(&u->twee));
	feit(f, &n, "Adres", adres(p, &u->een), adres(p, &u->twee));
	feit(f, &n, "Taal", a->taal == NULL ? NULL : regio_code_naam(g, "taal", a->taal),
	    b->taal == NULL ? NULL : regio_code_naam(g, "taal", b->taal));
	feit(f, &n, "Telefoon", a->telefoon, b->telefoon);
	feit(f, &n, "Geheim adres", a->geheim ? "ja" : "nee", b->geheim ? "ja" : "nee");
	feit(f, &n, "Overleden", a->overleden == NULL ? NULL : iso_text(p->a, a->overleden),
	    b->overleden == NULL ? NULL : iso_text(p->a, b->overleden));
	feit(f, &n, "Meldingen", meldingen(p, &u->een), meldingen(p, &u->twee));
	return n;
}

/* Who asked, who decided and who took it apart, each with when and why. */
static size_t
besluiten(struct pagina *p, const struct dubbel *d, const char *v[static DUBBEL_WIE])
{
	bool twee = d->gevraagd_reden != NULL;
	const struct {
		const char	*wat, *wie, *reden;
		int64_t		 op;
	} stappen[DUBBEL_WIE] = {
		{ "Gevraagd", d->gevraagd_naam, d->gevraagd_reden, twee ? d->gevraagd_op :
		    DB_NULL },
		{ strcmp(d->stand, "ander") == 0 ? "Niet samengevoegd" : twee ?
		    "Goedgekeurd" : "Samengevoegd", d->besloten_naam, d->reden,
		    d->besloten_op },
		{ "Losgemaakt", d->los_naam, d->los_reden, d->los_op },
	};
	size_t n = 0;

	for (size_t i = 0; i < DUBBEL_WIE; i++)
		if (stappen[i].op != DB_NULL)
			v[n++] = pagina_tekst(p, "%s door %s, %s: %s", stappen[i].wat,
			    stappen[i].wie == NULL ? "iemand" : stappen[i].wie,
			    time_short(p->a, stappen[i].op, p->nu),
			    stappen[i].reden == NULL ? "" : stappen[i].reden);
	return n;
}

/* Two who have one name are told apart by their birth, or else by their number: a choice
 * between two equal names is none. */
static const char *
wie(struct pagina *p, const struct dubbel_kant *k, const struct dubbel_kant *ander)
{
	const char *geboren = k->vol.geboren, *anders = ander->vol.geboren;

	if (strcmp(k->naam, ander->naam) != 0)
		return k->naam;
	if (strcmp(str_or_empty(geboren), str_or_empty(anders)) == 0)
		return pagina_tekst(p, "%s, nummer %" PRId64, k->naam, k->id);
	return geboren == NULL ? pagina_tekst(p, "%s, geboortedatum niet bekend", k->naam) :
	    pagina_tekst(p, "%s, geboren %s", k->naam, birth_text(p->a, geboren));
}

static void
toon(struct pagina *p, const char *id)
{
	struct dubbel_feit_view f[FEITEN];
	struct act_ctx kept = p->ctx;
	struct uit_dubbel_openen u;
	struct dubbel_view v = { 0 };
	const struct fout_view *fouten;
	struct err err = { 0 };
	const char *s;
	size_t nf;

	pagina_veld(p, "dubbel", id);
	if (pagina_kijk(p, ACT_dubbel_openen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	if (kept.nfouten > 0)
		p->ctx = kept;
	s = u.d.stand;
	v = (struct dubbel_view){ .csrf = p->csrf, .sleutel = pagina_sleutel(p),
	    .pad = pagina_tekst(p, "/dubbelen/%s", id), .naam_een = wie(p, &u.een, &u.twee),
	    .naam_twee = wie(p, &u.twee, &u.een), .nr_een = pagina_tekst(p, "%" PRId64, u.een.id),
	    .nr_twee = pagina_tekst(p, "%" PRId64, u.twee.id), .feiten = f,
	    .n = feiten(p, &u, f), .kiezen = strcmp(s, "open") == 0,
	    .keuren = strcmp(s, "wacht") == 0, .samen = strcmp(s, "samen") == 0,
	    .blijft_een = u.d.blijft == DB_NULL || u.d.blijft == u.een.id,
	    .beschermd = u.beschermd, .zelf = u.zelf_gevraagd,
	    .reden_fout = pagina_fout_bij(p, "reden"),
	    .blijft_fout = pagina_fout_bij(p, "blijft"), .getypt = pagina_getypt(p, "reden") };
	v.stand = v.kiezen ? "Nog niet beoordeeld." : v.keuren ? "Wacht op een tweede persoon." :
	    v.samen ? "Samengevoegd." : strcmp(s, "ander") == 0 ? "Het zijn er twee." :
	    "Losgemaakt.";
	v.uitleg = pagina_tekst(p, "%s%s%s", bron(u.d.bron), u.d.redenen[0] == '\0' ? "" :
	    ": ", u.d.redenen);
	v.nwie = besluiten(p, &u.d, v.wie);
	fouten = pagina_fouten(p, &nf);
	pagina_begin(p, "Dubbele personen", MENU);
	tmpl_dubbel(&p->resp->body, &v, fouten, nf);
	pagina_einde(p);
}

static void
een_get(struct pagina *p)
{
	int64_t id;

	if (pagina_pad_id(p, &id))
		toon(p, http_param(p->req, "id"));
}

static void
doe(struct pagina *p, enum act_id act, const char *m)
{
	const char *id = http_param(p->req, "id");
	struct act_klaar uit;
	struct err err = { 0 };
	enum err_code rc;

	pagina_veld(p, "dubbel", id);
	rc = pagina_doe(p, act, &uit, &err);
	if (rc == ERR_OK)
		pagina_klaar(p, pagina_tekst(p, "/dubbelen/%s", id), m);
	else if (rc == ERR_INVALID && p->ctx.nfouten > 0)
		toon(p, id);
	else
		pagina_fout(p, &err);
}

static void
samen_post(struct pagina *p)
{
	doe(p, ACT_dubbel_samenvoegen, "bewaard");
}

static void
ander_post(struct pagina *p)
{
	doe(p, ACT_dubbel_verwerpen, "bewaard");
}

static void
los_post(struct pagina *p)
{
	doe(p, ACT_dubbel_losmaken, "bewaard");
}

const struct pagina_route dubbel_routes[] = {
	{ "GET", "/dubbelen", lijst_get, 0, 0 },
	{ "GET", "/dubbelen/{id}", een_get, 0, 0 },
	{ "POST", "/dubbelen/{id}/samen", samen_post, 0, 0 },
	{ "POST", "/dubbelen/{id}/ander", ander_post, 0, 0 },
	{ "POST", "/dubbelen/{id}/los", los_post, 0, 0 },
	{ 0 },
};
