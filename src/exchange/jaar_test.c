/* A year of a region with a fake clock: two servers on one database that fall now
 * and then, both at once too, and are killed in the middle of a round. Every
 * warning comes in its minute, or in the first minute that a server was up; once.
 *
 * What should come is computed here from the rows of the clocks and the rules in
 * the test, not by the program. As a unit test the clock goes by a quarter of an
 * hour; with JAAR=minuten (make jaar) by the minute. */
#include "hulp/test_db.h"

#include <signal.h>
#include <sys/wait.h>

#include "domain/dossier/dossier.h"
#include "domain/melding/melding.h"
#include "domain/termijn/termijn.h"
#include "exchange/wekker.h"

enum { SERVERS = 24, MELDINGEN = 150, LEIDER = 111, BAAS = 112, KLOKKEN_MAX = 4000 };

#define BEGIN time_at(date_from_ymd(2026, 1, 1), 0, 0)
#define EIND time_at(date_from_ymd(2027, 1, 1), 0, 0)

/* A server: a process of its own that does a round when it gets a moment. */
struct server {
	pid_t	pid;
	int	in, uit;	/* of the parent: write moments, read answers */
};

static struct {
	struct test_db	 t;
	struct server	 s[SERVERS];
	size_t		 volgende;	/* the next spare one */
	struct server	*aan[2];	/* those that run; NULL: down */
	int64_t		*op;		/* moments at which a server was up */
	size_t		 nop;
	uint64_t	 toeval;
	size_t		 gedood;
} f;

static uint64_t
toeval(uint64_t onder)
{
	f.toeval = f.toeval * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (f.toeval >> 33) % onder;
}

/* ---- a server --------------------------------------------------------------------- */

struct laad {
	struct app		*app;
	struct regio_gegevens	*gegevens;
};

static enum err_code
laad_work(struct tx *tx, void *arg, struct err *err)
{
	struct laad *l = arg;

	return regio_gegevens_load(tx, TEST_REGIO, &l->gegevens, err);
}

/* Never returns. The first message is the address of the database. */
static void
server(int in, int uit)
{
	struct clock clock = { 1 };
	struct app app = { .clock = &clock, .regio = TEST_REGIO, .post = true };
	struct laad l = { .app = &app };
	char url[sizeof(f.t.url)], keys[sizeof(f.t.keys)];
	struct wekker_ronde r;
	struct wekker *w;
	struct err err;
	int64_t op;

	if (read(in, url, sizeof(url)) != (ssize_t)sizeof(url) ||
	    read(in, keys, sizeof(keys)) != (ssize_t)sizeof(keys) ||
	    seal_open(keys, &app.seal, &err) != ERR_OK ||
	    db_open(&(struct db_config){ .url = url, .readers = 1 }, &app.db, &err) != ERR_OK ||
	    db_read(app.db, laad_work, &l, &err) != ERR_OK)
		_exit(2);
	app.gegevens = l.gegevens;
	if (wekker_open(&(struct wekker_config){ .app = &app }, &w, &err) != ERR_OK)
		_exit(3);
	while (read(in, &op, sizeof(op)) == (ssize_t)sizeof(op)) {
		int64_t n = -1;

		clock.fixed = op;
		if (wekker_ronde(w, &r, &err) == ERR_OK)
			n = (int64_t)r.gegeven;
		else
			(void)fprintf(stderr, "a round failed: %s: %s\n", err.where, err.detail);
		if (write(uit, &n, sizeof(n)) != (ssize_t)sizeof(n))
			_exit(4);
	}
	_exit(0);
}

/* Before any thread: a process with threads is not to be forked. */
static void
maak_servers(void)
{
	(void)signal(SIGPIPE, SIG_IGN);
	for (size_t i = 0; i < SERVERS; i++) {
		int naar[2], van[2];

		assert_int_equal(pipe(naar), 0);
		assert_int_equal(pipe(van), 0);
		f.s[i] = (struct server){ .pid = fork(), .in = naar[1], .uit = van[0] };
		assert_true(f.s[i].pid >= 0);
		if (f.s[i].pid == 0) {
			/* Ends of others would keep them alive. */
			for (size_t k = 0; k <= i; k++) {
				(void)close(f.s[k].in);
				(void)close(f.s[k].uit);
			}
			server(naar[0], van[1]);
		}
		(void)close(naar[0]);
		(void)close(van[1]);
	}
}

static void
zet_aan(int i)
{
	struct server *s = f.volgende < SERVERS ? &f.s[f.volgende++] : NULL;

	if (s == NULL)
		return;
	assert_int_equal(write(s->in, f.t.url, sizeof(f.t.url)), sizeof(f.t.url));
	assert_int_equal(write(s->in, f.t.keys, sizeof(f.t.keys)), sizeof(f.t.keys));
	f.aan[i] = s;
}

static void
zet_uit(struct server *s)
{
	(void)kill(s->pid, SIGKILL);
	(void)waitpid(s->pid, NULL, 0);
	s->pid = 0;
}

/* A round of every server that is up. Sometimes one of two is killed in the middle
 * of it, or one that is alone before it: then nobody looks at that moment. */
static void
ronde(int64_t op)
{
	bool samen = f.aan[0] != NULL && f.aan[1] != NULL, gedaan = false;
	bool mag = f.volgende + 4 < SERVERS;
	int64_t n;

	for (int i = 0; i < 2; i++)
		if (!samen && f.aan[i] != NULL && mag && toeval(3000) == 0) {
			zet_uit(f.aan[i]);
			f.aan[i] = NULL;
		}
	for (int i = 0; i < 2; i++)
		if (f.aan[i] != NULL)
			assert_int_equal(write(f.aan[i]->in, &op, sizeof(op)), sizeof(op));
	for (int i = 0; i < 2; i++) {
		if (f.aan[i] == NULL)
			continue;
		if (samen && mag && toeval(3000) == 0) {
			zet_uit(f.aan[i]);
			f.aan[i] = NULL;
			f.gedood++;
			samen = false;
			continue;
		}
		assert_int_equal(read(f.aan[i]->uit, &n, sizeof(n)), sizeof(n));
		assert_true(n >= 0);
		gedaan = true;
	}
	if (gedaan)
		f.op[f.nop++] = op;
}

/* ---- what happens in the region ---------------------------------------------------------- */

struct zaak {
	int64_t	melding, dossier, ontvangen, acuut, besluit, hulp;
};

struct gebeurt {
	struct zaak	*z;
	int64_t		 op;
	const char	*soort;		/* NULL: the report comes in */
};

static enum err_code
gebeurt_work(struct tx *tx, void *arg, struct err *err)
{
	static const char *const vormen[] = { "partnergeweld" };
	static const struct melding_betrokkene gezin[] = {
		{ .persoon = TEST_MOEDER, .rol = "112" }, { .persoon = TEST_VADER, .rol = "112" } };
	struct gebeurt *g = arg;
	struct werk w = f.t.w;
	struct seal_key *key;

	w.tx = tx;
	w.nu = g->op;
	if (g->soort != NULL)
		return termijn_gebeurtenis(&w, &(struct termijn_gebeurtenis){
		    .melding = g->z->melding, .dossier = g->z->dossier, .soort = g->soort }, err);
	if (g->z->dossier == 0)
		TRY(dossier_nieuw(&w, &(struct dossier_invoer){ .huishouden = TEST_HUISHOUDEN,
		    .naam = "x", .casusregisseur = TEST_CASUS }, &g->z->dossier, &key, err));
	else
		TRY(dossier_key(&w, g->z->dossier, &key, err));
	return melding_nieuw(&w, key, &(struct melding_invoer){ .dossier = g->z->dossier,
	    .bron = "telefoon", .hoedanigheid = "school", .verteld = "x", .direct_gevaar = "nee",
	    .vormen = vormen, .nvormen = 1, .betrokkenen = gezin, .nbetrokkenen = 2,
	    .melder = { .openheid = "openbaar" } }, &g->z->melding, err);
}

static void
gebeurt(struct zaak *z, int64_t op, const char *soort)
{
	struct gebeurt g = { z, op, soort };

	TEST_OK(&f.t, db_write(f.t.db, gebeurt_work, &g, &f.t.err));
}

/* ---- what should have come ------------------------------------------------------------------ */

struct klok {
	int64_t	id, start, due, stop, eigenaar;
	char	norm[40];
};

struct lijst {
	struct klok	*v;
	size_t		 n;
};

static enum err_code
klok_row(void *arg, const struct db_value *row, struct err *err)
{
	struct lijst *l = arg;
	struct klok *k = &l->v[l->n++];

	(void)err;
	assert_true(l->n <= KLOKKEN_MAX);
	*k = (struct klok){ .id = row[0].i, .start = row[1].i, .due = row[2].i,
	    .stop = row[3].type == DB_TYPE_NULL ? INT64_MAX : row[3].i, .eigenaar = row[4].i };
	(void)snprintf(k->norm, sizeof(k->norm), "%s", (const char *)row[5].p);
	return ERR_OK;
}

static enum err_code
klok_work(struct tx *tx, void *arg, struct err *err)
{
	static const struct db_stmt klokken = { .name = "test_klokken", .ncol = 6,
	    .sql = "SELECT id, start_op, verloopt_op, stop_op, eigenaar, norm FROM termijn" };

	return tx_query(tx, &klokken, NULL, klok_row, arg, err);
}

/* The first moment, not before this, at which a server was up; INT64_MAX: none. */
static int64_t
eerste_op(int64_t moment)
{
	size_t lo = 0, hi = f.nop;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (f.op[mid] < moment)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo == f.nop ? INT64_MAX : f.op[lo];
}

struct tel {
	size_t	moest, kwam;
};

/* One warning of one clock: is it there, once, in its minute? */
static void
kijk(struct tel *tel, const struct klok *k, int64_t moment, int64_t wie)
{
	int64_t r;

	if (moment < k->start)
		moment = k->start;
	r = eerste_op(moment);
	/* Stopped before that round: nobody has to hear of it. */
	if (r == INT64_MAX || r >= k->stop)
		return;
	tel->moest++;
	tel->kwam += test_db_getal(&f.t, arena_printf(f.t.a, "SELECT count(*) FROM waarschuwing"
	    " WHERE termijn = %lld AND ontvanger = %lld AND moment = %lld AND op = %lld",
	    (long long)k->id, (long long)wie, (long long)moment, (long long)r)) == 1;
}

static void
alle_van(struct tel *tel, const struct klok *k)
{
	int64_t lang = k->due - k->start;

	if (strcmp(k->norm, "acute_screening") == 0) {
		kijk(tel, k, k->due - lang * 50 / 100, k->eigenaar);
		kijk(tel, k, k->due - 4 * 3600, LEIDER);
		kijk(tel, k, k->due, BAAS);
	} else if (strcmp(k->norm, "hulp_op_gang") == 0) {
		kijk(tel, k, k->due - 12 * 3600, LEIDER);
		kijk(tel, k, k->due + 24 * 3600, BAAS);
	} else if (strcmp(k->norm, "veiligheidsbeoordeling") == 0) {
		kijk(tel, k, k->due - 24 * 3600, k->eigenaar);
		kijk(tel, k, k->due, LEIDER);
	} else if (strcmp(k->norm, "informatieplicht") == 0)
		kijk(tel, k, k->due - 7 * 86400, k->eigenaar);
	else if (strcmp(k->norm, "cbs_levering") == 0)
		kijk(tel, k, k->due - 2 * 86400, LEIDER);
	else if (strcmp(k->norm, "jaarverslag") == 0)
		kijk(tel, k, k->due - 14 * 86400, k->eigenaar);
	kijk(tel, k, k->due + 1, k->eigenaar);	/* run out: why? */
}

/* ---- the year --------------------------------------------------------------- */

static void
regels(void)
{
	test_db_script(&f.t, "INSERT INTO rol VALUES"
	    " (7,'teamleider','Teamleider','regio','2000-01-01',NULL),"
	    " (7,'directeur','Directeur','geen','2000-01-01',NULL);"
	    "INSERT INTO medewerker (regio,id,inlog,naam,rol,organisatie,van,tot) VALUES"
	    " (7,111,'leider','T. Leider','teamleider',1,0,NULL),"
	    " (7,112,'baas','D. Baas','directeur',1,0,NULL);"
	    /* Those of the organisation begin by themselves. */
	    "INSERT INTO norm (regio,code,versie,naam,bron,start_gebeurtenis,"
	    "  stop_gebeurtenis,lengte,eenheid,atw,per,waarschuw,wie,van,tot) VALUES"
	    " (7,'cbs_levering',1,'C','x','halfjaar_afgelopen','cbs_geleverd',3,'weken',0,"
	    "  'regio','','directeur','2000-01-01',NULL),"
	    " (7,'jaarverslag',1,'J','x','jaar_afgelopen','jaarverslag_openbaar',5,'maanden',"
	    "  0,'regio','','directeur','2000-01-01',NULL);"
	    "UPDATE norm SET waarschuw = CASE code"
	    "  WHEN 'acute_screening' THEN '50%,4u=teamleider,0u=directeur'"
	    "  WHEN 'hulp_op_gang' THEN '12u=teamleider,+24u=directeur'"
	    "  WHEN 'veiligheidsbeoordeling' THEN '24u,0u=teamleider'"
	    "  WHEN 'cbs_levering' THEN '2d=teamleider' WHEN 'jaarverslag' THEN '14d'"
	    "  WHEN 'informatieplicht' THEN '7d' ELSE '' END;");
	regio_gegevens_free(f.t.gegevens);
	TEST_OK(&f.t, db_read(f.t.db, test_db_load, &f.t, &f.t.err));
	f.t.w.gegevens = f.t.gegevens;
}

/* What happens to a report by this moment: it comes in, and its steps. */
static void
beleef(struct zaak *z, int64_t op)
{
	for (size_t i = 0; i < MELDINGEN; i++) {
		const struct { int64_t *op; const char *soort; } stap[] = {
			{ &z[i].acuut, GEB_ACUUT_GESCREEND }, { &z[i].hulp, GEB_HULP_GESTART },
			{ &z[i].besluit, GEB_BESLUIT_GENOMEN } };

		if (z[i].ontvangen > op)
			continue;
		if (z[i].melding == 0) {
			for (size_t k = 0; k < MELDINGEN && z[i].dossier == 0; k++)
				z[i].dossier = z[k].dossier;
			gebeurt(&z[i], op, NULL);
		}
		for (size_t k = 0; k < 3; k++)
			if (*stap[k].op > 0 && *stap[k].op <= op) {
				*stap[k].op = 0;
				gebeurt(&z[i], op, stap[k].soort);
			}
	}
}

static void
a_year_with_two_servers_that_fall_gives_every_warning_once_in_its_minute(void **state)
{
	const char *env = getenv("JAAR");
	int64_t stap = env != NULL && strcmp(env, "minuten") == 0 ? 60 : 900;
	struct zaak *z;
	struct tel tel = { 0 };
	struct lijst l = { 0 };

	(void)state;
	f.toeval = 20260101;
	maak_servers();
	test_db_open(&f.t, false);
	regels();
	f.op = arena_new(f.t.a, int64_t, 530000);
	z = arena_new(f.t.a, struct zaak, MELDINGEN);
	l.v = arena_new(f.t.a, struct klok, KLOKKEN_MAX + 1);
	assert_true(f.op != NULL && z != NULL && l.v != NULL);
	for (size_t i = 0; i < MELDINGEN; i++) {
		z[i].ontvangen = BEGIN + (int64_t)toeval(300) * 86400 + (int64_t)toeval(1440) * 60;
		z[i].acuut = z[i].ontvangen + (int64_t)toeval(30 * 60) * 60;
		z[i].hulp = z[i].ontvangen + (int64_t)toeval(90 * 60) * 60;
		z[i].besluit = z[i].ontvangen + (int64_t)toeval(12 * 1440) * 60;
	}
	zet_aan(0);
	zet_aan(1);
	for (int64_t op = BEGIN; op < EIND; op += stap) {
		beleef(z, op);
		ronde(op);
		/* What fell comes back within some hours; meanwhile the other may fall. */
		for (int i = 0; i < 2; i++)
			if (f.aan[i] == NULL && toeval((uint64_t)(6 * 3600 / stap)) == 0)
				zet_aan(i);
	}
	for (int i = 0; i < 2; i++)
		if (f.aan[i] == NULL)
			zet_aan(i);
	ronde(EIND);
	TEST_OK(&f.t, db_read(f.t.db, klok_work, &l, &f.t.err));
	for (size_t i = 0; i < l.n; i++)
		alle_van(&tel, &l.v[i]);
	print_message("%zu clocks, %zu moments looked at, %zu servers killed in a round,"
	    " %zu warnings\n", l.n, f.nop, f.gedood, tel.moest);
	assert_true(tel.moest > 500);
	assert_true(f.gedood > 0);
	assert_int_equal(tel.kwam, tel.moest);
	/* K15, K16: each half-year and year that ended, once: the last by its last second. */
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn WHERE norm ="
	    " 'cbs_levering' AND voorval IS NOT NULL"), 3);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn WHERE norm ="
	    " 'jaarverslag' AND eigenaar = 112"), 2);
	assert_int_equal(test_db_getal(&f.t, "SELECT max(op) FROM voorval"), EIND - 1);
	/* And nothing else. */
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM waarschuwing"), tel.moest);
	/* Every warning is one line of one mail. */
	assert_int_equal(test_db_getal(&f.t, "SELECT CAST(sum(length(gegevens)"
	    " - length(replace(gegevens, '\n', '')) - 2) AS BIGINT) FROM klus"), tel.moest);
	for (size_t i = 0; i < SERVERS; i++)
		if (f.s[i].pid > 0)
			zet_uit(&f.s[i]);
	test_db_close(&f.t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_year_with_two_servers_that_fall_gives_every_warning_once_in_its_minute),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
