/* samenloop termijn: when a term ends, and why. No database, no keys. */
#include "main/termijn.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "domain/termijn/termijn_reken.h"
#include "json/json.h"
#include "main/main.h"

#define UITLEG_MAX ((size_t)256 * 1024)
#define JSON_MAX ((size_t)4 << 20)

static int
verkeerd(const char *zin)
{
	(void)fprintf(stderr, "samenloop termijn: %s\n", zin);
	return 2;
}

/* Says what is wrong; every mistake in the files of a region with its line. */
static int
mislukt(struct call *c, const struct tsv_faults *f, const struct err *err)
{
	for (unsigned i = 0; i < f->n && i < TSV_MAX_FAULTS; i++)
		(void)fprintf(stderr, "%s\n", tsv_fault_text(c->a, &f->v[i]));
	if (f->n > 0)
		return 1;
	(void)fprintf(stderr, "samenloop termijn: %s\n",
	    err->text == NULL ? err->detail : err->text);
	return err->code == ERR_INVALID ? 2 : 1;
}

static const char *
map_van(const struct call *c)
{
	const char *map = call_option(c, "--regio");

	return map == NULL ? call_option(c, "--regio-map") : map;
}

/* ---- one answer -------------------------------------------------------------------- */

struct antwoord {
	struct call			*c;
	const struct regio_regels	*r;
	struct termijn_vraag		 v;
	struct termijn_spoor		 s;
};

static void
json_regel(struct json_writer *j, const struct norm *n)
{
	if (n->code != NULL) {
		json_field_string(j, "regel", n->code);
		json_field_i64(j, "versie", n->versie);
		json_field_string(j, "naam", n->naam);
		json_field_string(j, "bron", n->bron);
	}
	json_field_i64(j, "lengte", n->lengte);
	json_field_string(j, "eenheid", eenheid_naam(n->eenheid));
	json_field_string(j, "kalender", norm_kalender_naam(n->kalender));
	json_field_bool(j, "atw", n->atw);
}

static void
json_overgeslagen(struct json_writer *j, const struct antwoord *x)
{
	const struct kalender *k = x->r->kalender;
	struct arena *a = x->c->a;

	json_put_key(j, "overgeslagen");
	json_open_array(j);
	for (int32_t dag = x->s.eerste + 1; dag <= x->s.einde; dag++) {
		if (!termijn_telt_niet(&x->v.norm, k, &x->s, dag))
			continue;
		json_open_object(j);
		json_field_string(j, "datum", date_iso(a, dag));
		json_field_string(j, "reden", kalender_reden(a, k, dag));
		json_field_string(j, "besluit", kalender_besluit(k, dag));
		json_close_object(j);
	}
	json_close_array(j);
}

static void
json_seinen(struct json_writer *j, const struct antwoord *x)
{
	const struct norm *n = &x->v.norm;

	json_put_key(j, "waarschuwingen");
	json_open_array(j);
	for (size_t i = 0; i < n->nseinen; i++) {
		json_open_object(j);
		json_field_string(j, "op", time_local_iso(x->c->a,
		    norm_sein_op(&n->seinen[i], x->v.vanaf, x->s.due)));
		json_field_string(j, "wie", n->seinen[i].wie);
		json_close_object(j);
	}
	json_close_array(j);
}

static void
json_uitleg(struct json_writer *j, struct arena *a, const char *s)
{
	json_put_key(j, "uitleg");
	json_open_array(j);
	while (*s != '\0') {
		size_t n = strcspn(s, "\n");

		json_put_string(j, arena_strndup(a, s, n));
		s += n + (s[n] == '\n');
	}
	json_close_array(j);
}

static int
toon_json(const struct antwoord *x, const char *uitleg)
{
	const struct norm *n = &x->v.norm;
	struct arena *a = x->c->a;
	BUF_AUTO b = BUF_INIT(JSON_MAX);
	struct json_writer j = JSON_WRITER(&b);
	struct err err;
	int64_t grens;

	json_open_object(&j);
	json_regel(&j, n);
	json_field_string(&j, "vanaf", time_local_iso(a, x->v.vanaf));
	json_field_string(&j, "vervalt", termijn_moment(a, n, x->s.due));
	json_field_string(&j, "datum", date_iso(a, date_of_time(x->s.due)));
	json_field_string(&j, "moment", time_local_iso(a, x->s.due));
	if (termijn_verleng_grens(n, x->r->kalender, x->v.vanaf, x->s.due, &grens, &err) == ERR_OK)
		json_field_string(&j, "verlengbaar_tot", termijn_moment(a, n, grens));
	json_overgeslagen(&j, x);
	json_seinen(&j, x);
	json_uitleg(&j, a, uitleg);
	json_close_object(&j);
	if (!json_written(&j))
		return verkeerd("het antwoord is te lang");
	(void)puts(buf_str(&b));
	return 0;
}

/* The explanation, and behind it the moment alone on a line. */
static int
toon(struct antwoord *x)
{
	struct arena *a = x->c->a;
	BUF_AUTO b = BUF_INIT(UITLEG_MAX);
	struct err err;

	if (termijn_uitleg(&b, a, &x->v.norm, x->r->kalender, x->v.vanaf, &err) != ERR_OK)
		return call_failed(x->c, &err);
	if (x->v.vanaf > clock_now(NULL))
		buf_puts(&b, "Let op: dit begin ligt in de toekomst. Een klok gaat pas lopen als "
		    "het gebeurd is.\n");
	if (x->c->s.json)
		return toon_json(x, buf_str(&b));
	(void)printf("%s%s\n", buf_str(&b), termijn_moment(a, &x->v.norm, x->s.due));
	return 0;
}

static enum err_code
vraag_lees(struct antwoord *x, const char *regel, const char *lengte, struct err *err)
{
	const char *vanaf = call_option(x->c, "--vanaf");
	enum termijn_wijze wijze = call_option(x->c, "--atw") != NULL ? WIJZE_ATW :
	    call_option(x->c, "--exact") != NULL ? WIJZE_EXACT : WIJZE_VRIJ;
	const struct norm *n;

	if (vanaf == NULL)
		return SAY(err, ERR_INVALID, "vanaf", "zeg met --vanaf wanneer de termijn begint");
	TRY(termijn_vanaf_lees(vanaf, &x->v, err));
	if (lengte != NULL)
		return termijn_lengte_norm(lengte, wijze, &x->v.norm, err);
	TRY(regio_regels_zoek(x->r, regel, date_of_time(x->v.vanaf), &n, err));
	x->v.norm = *n;
	return ERR_OK;
}

static int
uitrekenen(struct call *c, const struct regio_regels *r)
{
	const char *regel = call_option(c, "--regel"), *lengte = call_option(c, "--lengte");
	struct antwoord x = { .c = c, .r = r };
	struct tsv_faults geen = { .n = 0 };
	struct err err;

	if (call_option(c, "--tabel") != NULL) {
		if (lengte != NULL || call_option(c, "--vanaf") != NULL || c->s.json)
			return verkeerd("bij --tabel komen lengte en begin van de "
			    "invoer, en is het antwoord geen JSON");
		return termijn_tabel(r, regel);
	}
	if ((regel == NULL) == (lengte == NULL))
		return verkeerd("zeg --regel NAAM of --lengte \"5 werkdagen\", of --tabel");
	if (regel != NULL &&
	    (call_option(c, "--atw") != NULL || call_option(c, "--exact") != NULL))
		return verkeerd("een regel zegt zelf hoe hij telt: --atw en --exact horen "
		    "bij --lengte");
	if (call_option(c, "--atw") != NULL && call_option(c, "--exact") != NULL)
		return verkeerd("kies --atw of --exact");
	if (vraag_lees(&x, regel, lengte, &err) != ERR_OK ||
	    termijn_antwoord(&x.v, r->kalender, &x.s, &err) != ERR_OK)
		return mislukt(c, &geen, &err);
	return toon(&x);
}

/* ---- lists ---------------------------------------------------------------------------- */

static int
regels(const struct call *c, const struct regio_regels *r)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct norm *n = &r->v[i].norm;

		(void)printf("%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\n", n->code, n->versie,
		    date_iso(c->a, r->v[i].van),
		    r->v[i].tot == INT32_MAX ? "" : date_iso(c->a, r->v[i].tot),
		    lengte_tekst(c->a, n->lengte, n->eenheid),
		    n->atw ? "atw" : norm_kalender_naam(n->kalender), n->naam, n->bron);
	}
	return 0;
}

/* The free days of a year, and a warning when its decree is not there. */
static int
kalender(const struct call *c, const struct regio_regels *r)
{
	const char *wens = call_option(c, "--jaar");
	struct civil nu = civil_from_time(clock_now(NULL));
	int jaar = nu.year;

	if (wens != NULL && (sscanf(wens, "%4d", &jaar) != 1 || strlen(wens) != 4 ||
	    jaar < KALENDER_JAAR_MIN || jaar > KALENDER_JAAR_MAX))
		return verkeerd("kies een jaar van 1990 tot en met 2100");
	for (size_t i = 0; i < r->kalender->n; i++) {
		const struct kalender_dag *d = &r->kalender->dagen[i];
		int j, m, dag;

		date_to_ymd(d->dag, &j, &m, &dag);
		if (j == jaar)
			(void)printf("%s\t%s\t%s\t%s\n", date_iso(c->a, d->dag),
			    d->atw ? "atw" : "", kalender_werkdag(r->kalender, d->dag) ?
			    "werkdag" : "vrij", kalender_reden(c->a, r->kalender, d->dag));
	}
	for (int tot = wens != NULL ? jaar : jaar + 1; jaar <= tot; jaar++)
		if (!kalender_besluit_bekend(r->kalender, jaar))
			(void)fprintf(stderr, "Let op: van %d staan er geen dagen in de kalender "
			    "die bij besluit met een feestdag gelijk zijn gesteld.\n", jaar);
	return 0;
}

static int
run(struct call *c)
{
	struct tsv_faults faults = { .n = 0 };
	struct regio_regels r;
	struct err err;

	if (c->nargs != 1)
		return verkeerd("zeg uitrekenen, regels of kalender; zie --help");
	if (regio_regels_lees(c->a, map_van(c), &faults, &r, &err) != ERR_OK)
		return mislukt(c, &faults, &err);
	if (strcmp(c->args[0], "uitrekenen") == 0)
		return uitrekenen(c, &r);
	if (strcmp(c->args[0], "regels") == 0)
		return regels(c, &r);
	if (strcmp(c->args[0], "kalender") == 0)
		return kalender(c, &r);
	return verkeerd("zeg uitrekenen, regels of kalender; zie --help");
}

static const struct option opties[] = {
	{ "--regel", true, "naam van een regel, zoals informatieplicht" },
	{ "--lengte", true, "of een lengte: \"5 werkdagen\", uren, dagen, weken, maanden, jaar" },
	{ "--vanaf", true, "wanneer de termijn begint: 2026-05-13T10:00" },
	{ "--atw", false, "bij --lengte: de Algemene termijnenwet geldt" },
	{ "--exact", false, "bij --lengte: van minuut tot minuut" },
	{ "--tabel", false, "veel tegelijk, van de invoer" },
	{ "--jaar", true, "bij kalender: welk jaar" },
	{ "--regio", true, "map van een regio; zonder: de ingebouwde regels" },
	{ "--regio-map", true, "hetzelfde" },
	{ NULL, false, NULL },
};

static void
meer(void)
{
	(void)printf("%s", "\n"
    "uitrekenen zegt wanneer een termijn afloopt en waarom; de laatste regel is het moment\n"
    "alleen. regels noemt de regels, kalender de vrije dagen. Er is geen database voor nodig.\n"
    "\n"
    "Een lengte zonder --atw telt van minuut tot minuut (\"10 dagen\" is tien dagen later op\n"
    "hetzelfde tijdstip); werkdagen tellen als dagen. Een begin in het uur dat niet bestaat\n"
    "(zomertijd) is een uur later; in het uur dat twee keer komt is het de eerste keer, tenzij\n"
    "de zone erbij staat (+01:00). Een begin moet liggen van 1990 tot en met 2100. Een begin in\n"
    "de toekomst wordt uitgerekend; het systeem zelf start zo'n klok niet.\n"
    "\n"
    "--tabel leest regels met drie kolommen, tabs ertussen: lengte, atw of exact, vanaf. Elk\n"
    "antwoord is een regel, in dezelfde volgorde: een dag (2026-05-20) als de termijn in dagen\n"
    "telt, een minuut met zone (2026-05-20T10:00+02:00) bij uren of exact. Een regel die niet\n"
    "klopt geeft 'fout', het nummer en waarom; de rest gaat door en de opdracht eindigt met 1.\n"
    "Met --regel staat op elke regel alleen vanaf.\n"
    "\n"
    "Voorbeelden:\n"
    "  samenloop termijn uitrekenen --regel start_onderzoek --vanaf 2026-05-13T10:00\n"
    "  samenloop termijn uitrekenen --regel huisverbod --vanaf 2026-03-27T20:00 --json\n"
    "  samenloop termijn uitrekenen --lengte \"5 werkdagen\" --vanaf 2026-04-30T16:05\n"
    "  samenloop termijn uitrekenen --lengte \"4 weken\" --atw --vanaf 2026-05-13\n"
    "  printf '3 dagen\\tatw\\t2026-03-31T09:00\\n' | samenloop termijn uitrekenen --tabel\n"
    "  samenloop termijn kalender --jaar 2027\n");
}

const struct command command_termijn = {
	.naam = "termijn", .uitleg = "uitrekenen wanneer een termijn afloopt, en waarom",
	.gebruik = "uitrekenen|regels|kalender", .opties = opties, .run = run, .eigen = true,
	.meer = meer,
};
