/* Clocks through the door: who may, what is sealed, and that counts are their lists. */
#include "hulp/test_doe.h"

#include "base/date.h"
#include "domain/agenda/agenda.h"
#include "domain/regio/regio.h"

static struct {
	struct test_db	 t;
	int64_t		 dossier, melding;
} f;

static int
setup(void **state)
{
	test_db_open(&f.t, false);
	f.melding = doe_melding(&f.t, "Wil Buursma", &f.dossier);
	*state = &f.t;
	return 0;
}

static int64_t
klok(const char *norm)
{
	return test_db_getal(&f.t, arena_printf(f.t.a, "SELECT id FROM termijn WHERE norm = '%s'"
	    " ORDER BY id LIMIT 1", norm));
}

static enum err_code
doe_klok(enum act_id act, const char *norm, const char *reden, void *uit)
{
	struct doe d = { .t = &f.t };

	doe_id(&d, "termijn", klok(norm));
	if (reden != NULL)
		doe_veld(&d, "reden", reden);
	return doe(&d, act, uit);
}

/* C4 */
static void
a_clock_is_suspended_and_resumed_with_its_history_and_a_place_on_the_timeline(void **state)
{
	struct uit_termijn_openen u;
	struct act_klaar uit;

	(void)state;
	TEST_OK(&f.t, doe_klok(ACT_termijn_schorsen, "veiligheidsbeoordeling",
	    "Zeldzaamwoord in de reden.", &uit));
	assert_int_equal(uit.dossier, f.dossier);
	TEST_OK(&f.t, doe_klok(ACT_termijn_hervatten, "veiligheidsbeoordeling", NULL, &uit));
	TEST_OK(&f.t, doe_klok(ACT_termijn_openen, "veiligheidsbeoordeling", NULL, &u));
	assert_int_equal(u.nstappen, 2);
	assert_string_equal(u.stappen[0].reden, "Zeldzaamwoord in de reden.");
	assert_non_null(strstr(u.uitleg, "werkdagen"));
	assert_non_null(strstr(u.uitleg, "stond stil van dinsdag 24 november 2026 om 09.31"));
	assert_false(doe_in_bestand(&f.t, "Zeldzaamwoord"));
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM gebeurtenis WHERE soort IN"
	    " ('termijn_geschorst', 'termijn_hervat')"), 2);
}

static void
a_reason_must_be_there(void **state)
{
	struct act_klaar uit;

	(void)state;
	assert_int_equal(doe_klok(ACT_termijn_schorsen, "veiligheidsbeoordeling", NULL, &uit),
	    ERR_INVALID);
	assert_int_equal(doe_klok(ACT_termijn_laten_vervallen, "hulp_op_gang", "", &uit),
	    ERR_INVALID);
}

/* D14 */
static void
a_clock_of_a_dossier_one_may_not_see_is_not_there(void **state)
{
	struct uit_termijn_openen u;
	struct act_klaar uit;

	(void)state;
	test_db_wie(&f.t, TEST_EIGEN);
	assert_int_equal(doe_klok(ACT_termijn_openen, "hulp_op_gang", NULL, &u), ERR_NOT_FOUND);
	assert_int_equal(doe_klok(ACT_termijn_schorsen, "veiligheidsbeoordeling", "x", &uit),
	    ERR_NOT_FOUND);
}

/* K6 */
static void
the_clock_of_a_person_says_who_it_is_about(void **state)
{
	struct uit_termijnen_overzicht alle;
	struct doe lijst = { .t = &f.t };
	struct uit_termijn_openen u;

	(void)state;
	TEST_OK(&f.t, doe_klok(ACT_termijn_openen, "informatieplicht", NULL, &u));
	assert_non_null(u.persoon);
	assert_null(u.verlengen);
	assert_non_null(u.schorsen);
	f.t.clock.fixed = TEST_NU + 40 * 86400;
	doe_veld(&lijst, "bak", "laat");
	TEST_OK(&f.t, doe(&lijst, ACT_termijnen_overzicht, &alle));
	for (size_t i = 0; i < alle.n; i++)
		assert_int_equal(strcmp(alle.v[i].t.code, "informatieplicht") == 0,
		    alle.v[i].persoon != NULL);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn WHERE norm ="
	    " 'informatieplicht'"), 2);
}

static void
every_count_of_the_team_is_as_long_as_the_list_it_opens(void **state)
{
	struct uit_termijnen_overzicht u;

	(void)state;
	f.t.clock.fixed = TEST_NU + 30 * 3600;
	for (int b = 0; b < TBAK_COUNT; b++) {
		struct doe d = { .t = &f.t };

		doe_veld(&d, "bak", termijn_bak_code((enum termijn_bak)b));
		TEST_OK(&f.t, doe(&d, ACT_termijnen_overzicht, &u));
		assert_int_equal(u.n, u.tellingen[b]);
		if (b == TBAK_LAAT)
			assert_int_equal(u.n, 1);
	}
	assert_int_equal(u.nwerkers, 1);
	assert_int_equal(u.werkers[0].laat, 1);
}

static enum err_code
van_work(struct tx *tx, void *arg, struct err *err)
{
	int64_t wie;

	return agenda_adres_van(tx, f.t.a, TEST_REGIO, arg, &wie, err);
}

static void
a_calendar_address_works_until_it_is_taken_back_by_its_owner(void **state)
{
	struct uit_agenda_adres_maken u;
	struct doe maak = { .t = &f.t }, weg = { .t = &f.t };
	struct act_klaar uit;
	char *token;

	(void)state;
	TEST_OK(&f.t, doe(&maak, ACT_agenda_adres_maken, &u));
	token = arena_strdup(f.t.a, u.token);
	assert_int_equal(strlen(token), SEAL_TOKEN - 1);
	assert_false(doe_in_bestand(&f.t, token));
	TEST_OK(&f.t, db_read(f.t.db, van_work, token, &f.t.err));
	doe_id(&weg, "adres", u.id);
	test_db_wie(&f.t, TEST_CASUS);
	assert_int_equal(doe(&weg, ACT_agenda_adres_intrekken, &uit), ERR_NOT_FOUND);
	test_db_wie(&f.t, TEST_FRONT);
	TEST_OK(&f.t, doe(&weg, ACT_agenda_adres_intrekken, &uit));
	assert_int_equal(db_read(f.t.db, van_work, token, &f.t.err), ERR_NOT_FOUND);
}

static void
the_month_holds_what_is_due_in_it_and_nothing_else(void **state)
{
	struct doe nu = { .t = &f.t }, ver = { .t = &f.t };
	struct uit_agenda u;

	(void)state;
	TEST_OK(&f.t, doe(&nu, ACT_agenda, &u));
	assert_int_equal(u.maand, 11);
	/* Screening and help tomorrow and the day after, start of the inquiry on the 30th. */
	assert_int_equal(u.n, 3);
	for (size_t i = 1; i < u.n; i++)
		assert_true(u.v[i].op >= u.v[i - 1].op);
	doe_veld(&ver, "jaar", "2027");
	doe_veld(&ver, "maand", "6");
	TEST_OK(&f.t, doe(&ver, ACT_agenda, &u));
	assert_int_equal(u.n, 0);
}

/* ---- events that people record ------------------------------------------------------ */

static enum err_code
gebeurde(const char *soort, int64_t op, int64_t persoon, struct doe *d)
{
	struct act_klaar uit;

	*d = (struct doe){ .t = &f.t };
	doe_id(d, "dossier", f.dossier);
	doe_veld(d, "soort", soort);
	doe_veld(d, "op", time_local_iso(f.t.a, op));
	if (persoon != 0)
		doe_id(d, "persoon", persoon);
	return doe(d, ACT_gebeurtenis_vastleggen, &uit);
}

static int64_t
van_klok(const char *norm, const char *kolom)
{
	return test_db_getal(&f.t, arena_printf(f.t.a, "SELECT %s FROM termijn WHERE norm = '%s'"
	    " ORDER BY id DESC LIMIT 1", kolom, norm));
}

static bool
stand_is(const char *norm, const char *stand)
{
	return test_db_getal(&f.t, arena_printf(f.t.a, "SELECT count(*) FROM termijn WHERE"
	    " norm = '%s' AND stand = '%s'", norm, stand)) == 1;
}

/* Rules and events of the region for these, read again as a server does. */
static const char wet[] =
"INSERT INTO norm (regio,code,versie,naam,bron,start_gebeurtenis,stop_gebeurtenis,"
"  lengte,eenheid,atw,kalender,verleng,opschort,per,waarschuw,wie,van,tot) VALUES"
" (7,'huisverbod',1,'H','w','huisverbod_opgelegd','huisverbod_geeindigd',10,'dagen',0,"
"  'exact','tot 4 weken',0,'melding','','','2000-01-01',NULL),"
" (7,'huisverbod_ter_plaatse',1,'P','w','huisverbod_opgelegd','ter_plaatse',2,'uren',0,"
"  'exact','',0,'melding','','','2000-01-01',NULL),"
" (7,'huisverbod_zitting',1,'Z','w','voorziening_gevraagd','zitting_gehouden',3,'dagen',1,"
"  'atw','',0,'melding','','','2000-01-01',NULL),"
" (7,'huisverbod_uitspraak',1,'U','w','zitting_gehouden','uitspraak_gedaan',24,'uren',0,"
"  'exact','',0,'melding','','','2000-01-01',NULL),"
" (7,'huisverbod_monitoring',1,'M','w','huisverbod_geeindigd','monitoring_afgerond',12,"
"  'maanden',0,'atw','',1,'melding','','','2000-01-01',NULL),"
" (7,'vernietiging',1,'V','w','vernietiging_gevraagd','vernietiging_besloten',3,'maanden',1,"
"  'atw','',0,'persoon','','','2000-01-01',NULL),"
" (7,'inzage',1,'I','w','inzage_gevraagd','inzage_gegeven',1,'maanden',1,"
"  'atw','',0,'persoon','','','2000-01-01',NULL);"
"INSERT INTO code (regio,lijst,code,naam,volgorde,extra,van) VALUES"
" (7,'gebeurtenis','huisverbod_opgelegd','x',1,'hand=dossier','2000-01-01'),"
" (7,'gebeurtenis','huisverbod_geeindigd','x',2,'icoon=x;hand=dossier','2000-01-01'),"
" (7,'gebeurtenis','ter_plaatse','x',3,'hand=dossier','2000-01-01'),"
" (7,'gebeurtenis','voorziening_gevraagd','x',4,'hand=dossier','2000-01-01'),"
" (7,'gebeurtenis','zitting_gehouden','x',5,'hand=dossier','2000-01-01'),"
" (7,'gebeurtenis','uitspraak_gedaan','x',6,'hand=dossier','2000-01-01'),"
" (7,'gebeurtenis','besluit_genomen','x',7,NULL,'2000-01-01'),"
" (7,'gebeurtenis','vernietiging_gevraagd','x',8,'hand=dossier;persoon=ja','2000-01-01'),"
" (7,'gebeurtenis','vernietiging_besloten','x',9,'hand=dossier;persoon=ja;blijft=ja',"
"  '2000-01-01'),"
" (7,'gebeurtenis','inzage_gevraagd','x',10,'hand=dossier;persoon=ja','2000-01-01'),"
" (7,'gebeurtenis','inzage_gegeven','x',11,'hand=dossier;persoon=ja;blijft=ja','2000-01-01');"
"UPDATE regio SET vingerafdruk = 'wet';";

static struct regio_gegevens *eerder[2];
static size_t neerder;

static enum err_code
herlees(void *arg, struct err *err)
{
	(void)arg;
	assert_true(neerder < 2);
	eerder[neerder++] = f.t.gegevens;
	TRY(db_read(f.t.db, test_db_load, &f.t, err));
	f.t.app.gegevens = f.t.gegevens;
	return ERR_OK;
}

static int
setup_wet(void **state)
{
	neerder = 0;
	(void)setup(state);
	test_db_script(&f.t, wet);
	TEST_OK(&f.t, herlees(NULL, &f.t.err));
	f.t.app.herlees = herlees;
	return 0;
}

static int
teardown_wet(void **state)
{
	for (size_t i = 0; i < neerder; i++)
		regio_gegevens_free(eerder[i]);
	return test_db_end(state);
}

static enum err_code
sluit_work(struct tx *tx, void *arg, struct err *err)
{
	struct werk w = f.t.w;

	(void)arg;
	w.tx = tx;
	w.gegevens = f.t.gegevens;
	return termijn_vervallen_alle(&w, f.melding, "gesloten", err);
}

/* C4, K11: the moment is that of the order, not of who writes it down. */
static void
a_restraining_order_runs_ten_days_from_the_minute_it_was_imposed(void **state)
{
	int64_t op = TEST_NU - 7380;
	struct doe d;

	(void)state;
	TEST_OK(&f.t, gebeurde("huisverbod_opgelegd", op, 0, &d));
	assert_int_equal(van_klok("huisverbod", "verloopt_op"), op + 10 * 86400);
	assert_int_equal(van_klok("huisverbod_ter_plaatse", "verloopt_op"), op + 7200);
	assert_int_equal(gebeurde("huisverbod_opgelegd", op + 60, 0, &d), ERR_INVALID);
	TEST_OK(&f.t, gebeurde("ter_plaatse", op + 7140, 0, &d));
	assert_true(stand_is("huisverbod_ter_plaatse", "gehaald"));
	TEST_OK(&f.t, gebeurde("voorziening_gevraagd", op + 7200, 0, &d));
	assert_true(stand_is("huisverbod_zitting", "loopt"));
	f.t.clock.fixed = op + 10 * 86400 + 60;
	TEST_OK(&f.t, gebeurde("zitting_gehouden", op + 3 * 86400, 0, &d));
	assert_true(stand_is("huisverbod_uitspraak", "loopt"));
	TEST_OK(&f.t, gebeurde("huisverbod_geeindigd", op + 10 * 86400, 0, &d));
	assert_true(stand_is("huisverbod", "gehaald"));
	assert_true(stand_is("huisverbod_monitoring", "loopt"));
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM gebeurtenis WHERE soort LIKE"
	    " 'huisverbod_%'"), 2);
}

/* The codes were loaded beside a program that ran on. */
static void
a_change_after_the_region_was_loaded_computes_with_what_was_loaded(void **state)
{
	struct doe d;

	(void)state;
	test_db_script(&f.t, "INSERT INTO kalender (regio,datum,naam,atw,werkdag) VALUES"
	    " (7,'2026-11-25','Nieuwe vrije dag',1,0); UPDATE regio SET vingerafdruk = 'later';");
	TEST_OK(&f.t, gebeurde("huisverbod_opgelegd", TEST_NU - 60, 0, &d));
	assert_int_equal(neerder, 2);
	assert_false(kalender_werkdag(regio_kalender(f.t.gegevens),
	    date_from_ymd(2026, 11, 25)));
}

/* G4, K7, K8 */
static void
a_request_is_of_a_person_and_outlives_the_report(void **state)
{
	int64_t elin = test_db_getal(&f.t, "SELECT persoon FROM termijn WHERE persoon IS NOT NULL"
	    " ORDER BY persoon LIMIT 1");
	struct doe d;

	(void)state;
	assert_int_equal(gebeurde("vernietiging_gevraagd", TEST_NU - 60, 0, &d), ERR_INVALID);
	assert_string_equal(d.ctx.fouten[0].veld, "persoon");
	TEST_OK(&f.t, gebeurde("vernietiging_gevraagd", TEST_NU - 60, elin, &d));
	TEST_OK(&f.t, gebeurde("inzage_gevraagd", TEST_NU - 60, elin, &d));
	assert_int_equal(van_klok("vernietiging", "persoon"), elin);
	TEST_OK(&f.t, db_write(f.t.db, sluit_work, NULL, &f.t.err));
	assert_true(stand_is("vernietiging", "loopt"));
	assert_true(stand_is("inzage", "loopt"));
	assert_true(stand_is("hulp_op_gang", "vervallen"));
	TEST_OK(&f.t, gebeurde("inzage_gegeven", TEST_NU - 30, elin, &d));
	assert_true(stand_is("inzage", "gehaald"));
}

static void
an_event_that_changes_no_clock_or_has_not_been_is_refused(void **state)
{
	struct doe d;

	(void)state;
	assert_int_equal(gebeurde("uitspraak_gedaan", TEST_NU - 60, 0, &d), ERR_INVALID);
	assert_string_equal(d.ctx.fouten[0].veld, "soort");
	assert_int_equal(gebeurde("huisverbod_opgelegd", TEST_NU + 3600, 0, &d), ERR_INVALID);
	assert_string_equal(d.ctx.fouten[0].veld, "op");
	assert_int_equal(gebeurde("besluit_genomen", TEST_NU - 60, 0, &d), ERR_INVALID);
	TEST_OK(&f.t, gebeurde("zitting_gehouden", TEST_NU - 60, 0, &d));
	assert_int_equal(gebeurde("uitspraak_gedaan", TEST_NU - 120, 0, &d), ERR_INVALID);
	assert_string_equal(d.ctx.fouten[0].veld, "op");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)
#define W(f) cmocka_unit_test_setup_teardown(f, setup_wet, teardown_wet)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_clock_is_suspended_and_resumed_with_its_history_and_a_place_on_the_timeline),
		T(a_reason_must_be_there),
		T(a_clock_of_a_dossier_one_may_not_see_is_not_there),
		T(the_clock_of_a_person_says_who_it_is_about),
		T(every_count_of_the_team_is_as_long_as_the_list_it_opens),
		T(a_calendar_address_works_until_it_is_taken_back_by_its_owner),
		T(the_month_holds_what_is_due_in_it_and_nothing_else),
		W(a_restraining_order_runs_ten_days_from_the_minute_it_was_imposed),
		W(a_change_after_the_region_was_loaded_computes_with_what_was_loaded),
		W(a_request_is_of_a_person_and_outlives_the_report),
		W(an_event_that_changes_no_clock_or_has_not_been_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
