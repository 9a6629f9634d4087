/* Clocks in the database: law as data. */
#include "hulp/test_zaak.h"

#include "domain/termijn/termijn.h"

static struct {
	struct test_db	 t;
	int64_t		 dossier, melding;
	struct seal_key	*key;
} f;

static int64_t
nieuwe_melding(int64_t op)
{
	static const char *const vormen[] = { "partnergeweld" };
	static const struct melding_betrokkene gezin[] = {
		{ .persoon = TEST_MOEDER, .rol = "112" },
		{ .persoon = TEST_VADER, .rol = "112" },
		{ .persoon = TEST_MOEDER, .rol = "112" },
	};
	int64_t id;

	TEST_OK(&f.t, melding_nieuw(&f.t.w, f.key, &(struct melding_invoer){
	    .dossier = f.dossier, .bron = "telefoon", .hoedanigheid = "school",
	    .verteld = "x", .direct_gevaar = "nee", .vormen = vormen, .nvormen = 1,
	    .betrokkenen = gezin, .nbetrokkenen = 3, .ontvangen_op = op,
	    .melder = { .openheid = "openbaar" } }, &id, &f.t.err));
	return id;
}

static int
setup(void **state)
{
	test_db_open(&f.t, true);
	test_zaak_dossier(&f.t, TEST_CASUS, &f.dossier, &f.key);
	f.melding = nieuwe_melding(0);
	*state = &f.t;
	return 0;
}

static void
gebeurt(const char *soort, int64_t persoon, int64_t op)
{
	TEST_OK(&f.t, termijn_gebeurtenis(&f.t.w, &(struct termijn_gebeurtenis){
	    .melding = f.melding, .dossier = f.dossier, .persoon = persoon,
	    .soort = soort, .op = op }, &f.t.err));
}

static struct termijn
klok(int64_t melding, const char *code, int64_t persoon)
{
	struct termijn *v;
	size_t n;

	TEST_OK(&f.t, termijnen_van_melding(&f.t.w, melding, &v, &n, &f.t.err));
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].code, code) == 0 && v[i].persoon == persoon)
			return v[i];
	fail_msg("no clock %s", code);
	return (struct termijn){ 0 };
}

static void
a_clock_stopped_in_its_last_second_is_in_time(void **state)
{
	(void)state;
	gebeurt(GEB_ACUUT_GESCREEND, 0, TEST_NU + 24 * 3600);
	assert_string_equal(klok(f.melding, "acute_screening", DB_NULL).stand, "gehaald");
}

static void
a_clock_stopped_a_second_later_is_late(void **state)
{
	(void)state;
	gebeurt(GEB_ACUUT_GESCREEND, 0, TEST_NU + 24 * 3600 + 1);
	assert_string_equal(klok(f.melding, "acute_screening", DB_NULL).stand, "te_laat");
}

static void
the_duty_to_inform_has_a_clock_per_person(void **state)
{
	(void)state;
	gebeurt(GEB_PERSOON_INGELICHT, TEST_MOEDER, 0);
	assert_string_equal(klok(f.melding, "informatieplicht", TEST_MOEDER).stand,
	    "gehaald");
	assert_string_equal(klok(f.melding, "informatieplicht", TEST_VADER).stand, "loopt");
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn WHERE norm ="
	    " 'informatieplicht'"), 2);
}

static void
a_clock_keeps_the_version_of_the_norm_under_which_it_began(void **state)
{
	int64_t oud = time_at(date_from_ymd(2019, 12, 31), 10, 0);
	int64_t id = nieuwe_melding(oud);
	struct termijn t = klok(id, "veiligheidsbeoordeling", DB_NULL);

	(void)state;
	assert_int_equal(t.norm->versie, 1);
	assert_int_equal(t.norm->lengte, 3);
	assert_int_equal(date_of_time(t.verloopt_op), date_from_ymd(2020, 1, 6));
	t = klok(f.melding, "veiligheidsbeoordeling", DB_NULL);
	assert_int_equal(t.norm->versie, 2);
}

static void
both_clocks_of_five_days_run_and_differ(void **state)
{
	(void)state;
	/* Tuesday 24 November: 5 working days end on Tuesday 1 December, 5 days
	 * on Sunday, so by the Algemene termijnenwet on Monday 30 November. */
	assert_int_equal(date_of_time(klok(f.melding, "veiligheidsbeoordeling",
	    DB_NULL).verloopt_op), date_from_ymd(2026, 12, 1));
	assert_int_equal(date_of_time(klok(f.melding, "start_onderzoek",
	    DB_NULL).verloopt_op), date_from_ymd(2026, 11, 30));
}

static void
an_event_twice_starts_no_second_clock(void **state)
{
	(void)state;
	gebeurt(GEB_CRISIS_GEMELD, 0, 0);
	gebeurt(GEB_CRISIS_GEMELD, 0, TEST_NU + 60);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn WHERE norm ="
	    " 'crisis_ter_plaatse'"), 1);
	gebeurt(GEB_TER_PLAATSE, 0, TEST_NU + 90);
	gebeurt(GEB_TER_PLAATSE, 0, TEST_NU + 9000);	/* stopped is stopped */
	assert_int_equal(klok(f.melding, "crisis_ter_plaatse", DB_NULL).stop_op,
	    TEST_NU + 90);
	assert_string_equal(klok(f.melding, "crisis_ter_plaatse", DB_NULL).woorden.woorden,
	    "gehaald in 1 m");
}

static void
the_work_list_follows_the_first_clock_that_runs_out(void **state)
{
	struct melding m;

	(void)state;
	gebeurt(GEB_CRISIS_GEMELD, 0, 0);
	TEST_OK(&f.t, melding_laad(&f.t.w, f.key, f.melding, &m, &f.t.err));
	assert_int_equal(m.verloopt_op, TEST_NU + 7200);
	TEST_OK(&f.t, termijn_vervalt(&f.t.w, f.melding, GEB_TER_PLAATSE, "geen_crisis",
	    &f.t.err));
	TEST_OK(&f.t, melding_laad(&f.t.w, f.key, f.melding, &m, &f.t.err));
	assert_int_equal(m.verloopt_op, TEST_NU + 24 * 3600);
	TEST_OK(&f.t, termijn_vervallen_alle(&f.t.w, f.melding, "gesloten", &f.t.err));
	TEST_OK(&f.t, melding_laad(&f.t.w, f.key, f.melding, &m, &f.t.err));
	assert_int_equal(m.verloopt_op, TERMIJN_GEEN);
	assert_string_equal(klok(f.melding, "hulp_op_gang", DB_NULL).stop_reden, "gesloten");
}

static void
a_clock_does_not_start_in_the_future(void **state)
{
	(void)state;
	assert_int_equal(termijn_gebeurtenis(&f.t.w, &(struct termijn_gebeurtenis){
	    .melding = f.melding, .dossier = f.dossier, .soort = GEB_CRISIS_GEMELD,
	    .op = TEST_NU + 3600 }, &f.t.err), ERR_INVALID);
	assert_string_equal(f.t.err.field, "start");
	assert_non_null(strstr(f.t.err.text, "toekomst"));
}

static void
running_clocks_come_by_due_moment_in_pages(void **state)
{
	int64_t op = 0, id = 0;
	struct termijn *v;
	size_t n, seen = 0;

	(void)state;
	(void)nieuwe_melding(TEST_NU - INT64_C(90) * 86400);
	do {
		TEST_OK(&f.t, termijnen_lopend(&f.t.w, false, op, id, 4, &v, &n, &f.t.err));
		for (size_t i = 0; i < n; i++) {
			assert_true(v[i].verloopt_op >= op);
			assert_non_null(v[i].kenmerk);
			op = v[i].verloopt_op;
			id = v[i].id;
		}
		seen += n;
	} while (n > 0);
	assert_int_equal(seen, 12);
	TEST_OK(&f.t, termijnen_lopend(&f.t.w, true, 0, 0, 200, &v, &n, &f.t.err));
	assert_int_equal(n, 6);
	assert_int_equal(v[0].woorden.stand, TERMIJN_LAAT);
}

static void
clocks_of_a_dossier_one_may_not_see_are_not_listed(void **state)
{
	struct termijn *v;
	size_t n;

	(void)state;
	test_db_wie(&f.t, TEST_EIGEN);
	TEST_OK(&f.t, termijnen_lopend(&f.t.w, false, 0, 0, 200, &v, &n, &f.t.err));
	assert_int_equal(n, 0);
	TEST_OK(&f.t, dossier_geef_toegang(&f.t.w, f.dossier, TEST_EIGEN, &f.t.err));
	TEST_OK(&f.t, termijnen_lopend(&f.t.w, false, 0, 0, 200, &v, &n, &f.t.err));
	assert_int_equal(n, 6);
}

static void
a_dossier_shows_running_clocks_first(void **state)
{
	struct termijn *v;
	size_t n;

	(void)state;
	gebeurt(GEB_ACUUT_GESCREEND, 0, 0);
	TEST_OK(&f.t, termijnen_van_dossier(&f.t.w, f.dossier, &v, &n, &f.t.err));
	assert_int_equal(n, 6);
	assert_string_equal(v[0].code, "hulp_op_gang");
	assert_string_equal(v[5].code, "acute_screening");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_clock_stopped_in_its_last_second_is_in_time),
		T(a_clock_stopped_a_second_later_is_late),
		T(the_duty_to_inform_has_a_clock_per_person),
		T(a_clock_keeps_the_version_of_the_norm_under_which_it_began),
		T(both_clocks_of_five_days_run_and_differ),
		T(an_event_twice_starts_no_second_clock),
		T(the_work_list_follows_the_first_clock_that_runs_out),
		T(a_clock_does_not_start_in_the_future),
		T(running_clocks_come_by_due_moment_in_pages),
		T(clocks_of_a_dossier_one_may_not_see_are_not_listed),
		T(a_dossier_shows_running_clocks_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
