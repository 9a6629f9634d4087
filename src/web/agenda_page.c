/* agenda_page.c - looking ahead: the month, and the address for calendar programs. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agenda_tmpl.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "exchange/ical.h"
#include "web/agenda_view.h"
#include "web/routes.h"

#define PER_DAG 12	/* points of a day before "nog 4" */

static const char *const maanden[] = { "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december" };

/* ---- the month ---------------------------------------------------------------------- */

static struct agenda_punt_view
punt(struct pagina *p, const struct agenda_punt *a, bool met_naam)
{
	return (struct agenda_punt_view){ .kenmerk = a->kenmerk, .naam = a->naam,
	    .tijd = a->uren ? time_clock(p->a, a->op) : NULL, .wie = met_naam ? a->wie : NULL,
	    .laat = a->laat, .taak = a->taak, .pad = a->taak ? pagina_tekst(p,
	    "/dossier/%" PRId64, a->dossier) : pagina_tekst(p, "/termijn/%" PRId64, a->id) };
}

/* "dinsdag 24 november": the year stands above. */
static const char *
zonder_jaar(struct pagina *p, int32_t dag)
{
	char *s = arena_strdup(p->a, date_long(p->a, dag));

	if (s == NULL)
		return "";
	if (strlen(s) > 5)
		s[strlen(s) - 5] = '\0';
	return s;
}

static struct agenda_dag_view
een_dag(struct pagina *p, int32_t dag, const struct uit_agenda *u, size_t *op, bool met_naam)
{
	const struct kalender *k = regio_kalender(p->app->gegevens);
	int y, m, d, wd = date_weekday(dag);
	struct agenda_punt_view *v = arena_new(p->a, struct agenda_punt_view, PER_DAG);
	struct agenda_dag_view r = { .iso = date_iso(p->a, dag), .v = v,
	    .naam = zonder_jaar(p, dag), .nu = dag == date_of_time(p->nu),
	    .weekend = wd == 0 || wd == 6, .voorbij = dag < date_of_time(p->nu) };
	size_t meer = 0;

	date_to_ymd(dag, &y, &m, &d);
	r.nr = pagina_tekst(p, "%d", d);
	if (!r.weekend && !kalender_werkdag(k, dag))
		r.vrij = kalender_naam(k, dag);
	for (; *op < u->n && date_of_time(u->v[*op].op) <= dag; (*op)++)
		if (v != NULL && r.n < PER_DAG)
			v[r.n++] = punt(p, &u->v[*op], met_naam);
		else
			meer++;
	if (meer > 0)
		r.meer = pagina_tekst(p, "en nog %zu", meer);
	return r;
}

static const char *
maand_pad(struct pagina *p, int32_t eerste, const char *wie, const char *team)
{
	int y, m, d;

	date_to_ymd(eerste, &y, &m, &d);
	return pagina_tekst(p, "/agenda?maand=%d-%02d%s%s%s%s", y, m, wie == NULL ? "" : "&wie=",
	    wie == NULL ? "" : wie, team == NULL ? "" : "&team=", team == NULL ? "" : team);
}

static const char *
gevuld(struct pagina *p, const char *naam)
{
	const char *s = http_query(p->req, naam);

	return s == NULL || s[0] == '\0' ? NULL : s;
}

static void
keuzes(struct pagina *p, const struct uit_agenda *u, const char *wie, const char *team,
    struct agenda_view *v)
{
	struct optie *o = arena_new(p->a, struct optie, u->nteams + 1);

	v->wie.naam = "wie";
	v->wie.opties = pagina_collegas(p, wie == NULL ? 0 : strtoll(wie, NULL, 10),
	    &v->wie.nopties);
	for (size_t i = 0; o != NULL && i < u->nteams; i++)
		o[v->team.nopties++] = (struct optie){ u->teams[i].rol, u->teams[i].naam,
		    team != NULL && strcmp(team, u->teams[i].rol) == 0 };
	v->team.opties = o;
}

static void
vul(struct pagina *p, const struct uit_agenda *u, const char *wie, const char *team,
    struct agenda_view *v)
{
	static const char *const begin[] = { "vt-maand--7", "vt-maand--1", "vt-maand--2",
	    "vt-maand--3", "vt-maand--4", "vt-maand--5", "vt-maand--6" };
	int32_t eerste = date_from_ymd(u->jaar, u->maand, 1), na = date_add_months(eerste, 1);
	struct agenda_dag_view *d = arena_new(p->a, struct agenda_dag_view, 31);
	size_t op = 0;

	v->titel = pagina_tekst(p, "Agenda %s %d", maanden[u->maand - 1], u->jaar);
	v->vorige = maand_pad(p, date_add_months(eerste, -1), wie, team);
	v->volgende = maand_pad(p, na, wie, team);
	v->nu = maand_pad(p, date_of_time(p->nu), wie, team);
	v->maand = pagina_tekst(p, "%d-%02d", u->jaar, u->maand);
	v->begin = begin[date_weekday(eerste)];
	v->tel = u->n;
	v->vol = u->vol;
	for (int32_t dag = eerste; d != NULL && dag < na; dag++)
		d[v->ndagen++] = een_dag(p, dag, u, &op, team != NULL);
	v->dagen = d;
}

static void
lees_maand(struct pagina *p)
{
	const char *m = gevuld(p, "maand");
	const char *dash = m == NULL ? NULL : strchr(m, '-');

	if (dash == NULL)
		return;
	pagina_veld(p, "jaar", arena_strndup(p->a, m, (size_t)(dash - m)));
	pagina_veld(p, "maand", dash + 1);
}

static const char *
van_wie(struct pagina *p, const struct agenda_view *v, const char *wie, const char *team)
{
	const struct veld_view *k = wie != NULL ? &v->wie : &v->team;

	if (wie == NULL && team == NULL)
		return pagina_tekst(p, "Van %s: %zu", p->wie.naam, v->tel);
	for (size_t i = 0; i < k->nopties; i++)
		if (k->opties[i].gekozen)
			return pagina_tekst(p, "%s: %zu", k->opties[i].naam, v->tel);
	return "";
}

static void
agenda_get(struct pagina *p)
{
	const char *wie = gevuld(p, "wie"), *team = wie != NULL ? NULL : gevuld(p, "team");
	bool ander = wie != NULL || team != NULL;
	struct agenda_view v = { .adressen = "/agenda/adressen" };
	struct uit_agenda u;
	struct err err;

	lees_maand(p);
	if (ander) {
		pagina_veld(p, "medewerker", wie);
		pagina_veld(p, "team", team);
	}
	if (pagina_kijk(p, ander ? ACT_agenda_team : ACT_agenda, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	vul(p, &u, wie, team, &v);
	if (wie_mag(&p->wie, RECHT_TERMIJN_STUREN))
		keuzes(p, &u, wie, team, &v);
	v.sub = van_wie(p, &v, wie, team);
	pagina_begin(p, v.titel, "agenda");
	tmpl_agenda_maand(&p->resp->body, &v);
	pagina_einde(p);
}

/* ---- addresses -------------------------------------------------------------------------- */

static void
toon_adressen(struct pagina *p, const char *nieuw)
{
	struct agenda_adressen_view v = { .csrf = p->csrf, .nieuw = nieuw };
	struct uit_agenda_adressen u;
	struct agenda_adres_view *a;
	struct err err;

	if (pagina_kijk(p, ACT_agenda_adressen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	a = arena_new(p->a, struct agenda_adres_view, u.n + 1);
	for (; a != NULL && v.n < u.n; v.n++)
		a[v.n] = (struct agenda_adres_view){ u.v[v.n].id,
		    time_short(p->a, u.v[v.n].gemaakt_op, p->nu) };
	v.v = a;
	pagina_begin(p, "In je eigen agenda", "agenda");
	tmpl_agenda_adressen(&p->resp->body, &v);
	pagina_einde(p);
}

static void
adressen_get(struct pagina *p)
{
	toon_adressen(p, NULL);
}

/* The address is shown now and never again: no redirect, only its hash is kept. */
static void
adressen_post(struct pagina *p)
{
	const char *host = http_header(p->req, "host");
	struct uit_agenda_adres_maken u;
	struct err err;

	if (pagina_doe(p, ACT_agenda_adres_maken, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	toon_adressen(p, pagina_tekst(p, "%s/agenda/van/%s", p->app->adres != NULL ?
	    p->app->adres : pagina_tekst(p, "http://%s", host == NULL ? "" : host), u.token));
}

static void
intrekken_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;

	if (pagina_doe(p, ACT_agenda_adres_intrekken, &uit, &err) != ERR_OK)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, "/agenda/adressen", "adres-weg");
}

/* ---- for a calendar program ---------------------------------------------------------------- */

struct feed {
	struct pagina	*p;
	const char	*token;
};

/* Who the address belongs to, with the rights he has now. */
static enum err_code
feed_work(struct tx *tx, void *arg, struct err *err)
{
	struct feed *f = arg;
	int64_t wie;

	TRY(agenda_adres_van(tx, f->p->a, f->p->app->regio, f->token, &wie, err));
	return wie_van_medewerker(tx, f->p->a, f->p->app->regio, wie, f->p->nu, &f->p->wie,
	    err);
}

static void
feed_get(struct pagina *p)
{
	struct feed f = { p, http_param(p->req, "token") };
	struct uit_agenda u;
	struct err err;

	p->wie = wie_niemand(p->app->regio);
	if (db_read(p->app->db, feed_work, &f, &err) != ERR_OK ||
	    pagina_kijk(p, ACT_agenda_ophalen, &u, &err) != ERR_OK) {
		/* No log-in page for a program, and nothing that tells why. */
		p->resp->status = err.code == ERR_BUSY ? http_status_of(ERR_BUSY) : 404;
		p->resp->content_type = "text/plain; charset=utf-8";
		buf_puts(&p->resp->body, "Deze agenda is er niet (meer).\n");
		return;
	}
	p->resp->content_type = "text/calendar; charset=utf-8";
	ical_schrijf(&p->resp->body, u.v, u.n, "Termijnen Veilig Thuis", p->app->adres, p->nu);
}

const struct pagina_route agenda_routes[] = {
	{ "GET", "/agenda", agenda_get, 0, 0 },
	{ "GET", "/agenda/adressen", adressen_get, 0, 0 },
	{ "POST", "/agenda/adressen", adressen_post, 0, 0 },
	{ "POST", "/agenda/adressen/intrekken", intrekken_post, 0, 0 },
	{ "GET", "/agenda/van/{token}", feed_get, PAGINA_OPEN, 0 },
	{ 0 },
};
