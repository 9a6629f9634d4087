/* Who is warned when; that nothing is told twice and nothing forgotten. */
#include "hulp/test_zaak.h"

#include "domain/termijn/termijn_leven.h"
#include "domain/toegang/toegang.h"
#include "domain/waarschuwing/waarschuwing.h"
#include "rights/sessie.h"

#define LEIDER 111
#define BAAS 112

static struct {
	struct test_db	 t;
	int64_t		 dossier, melding;
	struct seal_key	*key;
} f;

static int
setup(void **state)
{
	test_db_open(&f.t, true);
	test_db_script(&f.t, "DELETE FROM norm WHERE code NOT IN ('hulp_op_gang',"
	    " 'start_onderzoek') AND regio = 7;"
	    "UPDATE norm SET waarschuw = '50%,12u=teamleider,0u=directeur'"
	    " WHERE code = 'hulp_op_gang';"
	    "INSERT INTO norm (regio,code,versie,naam,bron,start_gebeurtenis,stop_gebeurtenis,"
	    "  lengte,eenheid,atw,waarschuw,wie,van,tot) VALUES (7,'herbeoordeling',1,'Herweeg',"
	    "  'x','op_wachtlijst','veiligheid_herbeoordeeld',7,'dagen',0,'','','2000-01-01',NULL);"
	    "INSERT INTO rol VALUES (7,'teamleider','Teamleider','regio','2000-01-01',NULL),"
	    " (7,'directeur','Directeur','geen','2000-01-01',NULL);"
	    "INSERT INTO medewerker (regio,id,inlog,naam,rol,organisatie,van,tot) VALUES"
	    " (7,111,'leider','T. Leider','teamleider',1,0,NULL),"
	    " (7,112,'baas','D. Baas','directeur',1,0,NULL);");
	regio_gegevens_free(f.t.gegevens);
	TEST_OK(&f.t, regio_gegevens_load(f.t.w.tx, TEST_REGIO, &f.t.gegevens, &f.t.err));
	f.t.w.gegevens = f.t.gegevens;
	test_zaak_dossier(&f.t, TEST_CASUS, &f.dossier, &f.key);
	f.melding = test_zaak_meld(&f.t, f.key, test_zaak_invoer(f.dossier, NULL, 0));
	*state = &f.t;
	return 0;
}

/* A round at this moment; how many were warned. */
static size_t
ronde(int64_t op)
{
	struct waarschuwing_nieuw *v;
	size_t n, klokken;
	bool nodig;

	f.t.w.nu = op;
	TEST_OK(&f.t, waarschuwen_nodig(f.t.w.tx, f.t.a, TEST_REGIO, op, &nodig, &f.t.err));
	TEST_OK(&f.t, waarschuwen(&f.t.w, &v, &n, &klokken, &f.t.err));
	assert_true(nodig == (klokken > 0));
	return n;
}

static size_t
open_van(int64_t medewerker)
{
	struct waarschuwing *v;
	size_t n, tel = 0;

	TEST_OK(&f.t, waarschuwingen_van(&f.t.w, medewerker, &v, &n, &f.t.err));
	for (size_t i = 0; i < n; i++)
		tel += v[i].gezien_op == DB_NULL;
	return tel;
}

static size_t
alle_van(int64_t medewerker)
{
	struct waarschuwing *v;
	size_t n;

	TEST_OK(&f.t, waarschuwingen_van(&f.t.w, medewerker, &v, &n, &f.t.err));
	return n;
}

static void
owner_then_team_leader_then_director_at_the_moments_of_the_rule(void **state)
{
	(void)state;
	assert_int_equal(ronde(TEST_NU + 24 * 3600 - 1), 0);
	assert_int_equal(ronde(TEST_NU + 24 * 3600), 1);
	assert_int_equal(open_van(TEST_CASUS), 1);
	assert_int_equal(ronde(TEST_NU + 36 * 3600 - 1), 0);
	assert_int_equal(ronde(TEST_NU + 36 * 3600), 1);
	assert_int_equal(open_van(LEIDER), 1);
	assert_int_equal(ronde(TEST_NU + 48 * 3600), 1);
	assert_int_equal(open_van(BAAS), 1);
	assert_int_equal(ronde(TEST_NU + 48 * 3600 + 1), 1);	/* the owner: why */
	assert_int_equal(open_van(TEST_CASUS), 1);		/* the new for the old */
	assert_int_equal(ronde(TEST_NU + 49 * 3600), 0);
}

static void
what_came_due_while_nobody_looked_comes_at_the_first_round_once(void **state)
{
	(void)state;
	assert_int_equal(ronde(TEST_NU + 60 * 3600), 4);
	assert_int_equal(ronde(TEST_NU + 60 * 3600), 0);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM waarschuwing"), 4);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(DISTINCT moment) FROM waarschuwing"),
	    4);
}

static void
a_clock_that_stopped_warns_nobody_and_its_notices_go(void **state)
{
	(void)state;
	assert_int_equal(ronde(TEST_NU + 24 * 3600), 1);
	TEST_OK(&f.t, termijn_gebeurtenis(&f.t.w, &(struct termijn_gebeurtenis){
	    .melding = f.melding, .dossier = f.dossier, .soort = GEB_HULP_GESTART }, &f.t.err));
	assert_int_equal(open_van(TEST_CASUS), 0);
	assert_int_equal(ronde(TEST_NU + 49 * 3600), 0);
}

static void
who_gets_the_work_is_told_what_was_told(void **state)
{
	(void)state;
	assert_int_equal(ronde(TEST_NU + 37 * 3600), 2);
	TEST_OK(&f.t, melding_geef_door(&f.t.w, f.key, f.melding, TEST_PROCES, NULL,
	    &f.t.err));
	assert_int_equal(open_van(TEST_CASUS), 0);
	assert_int_equal(ronde(TEST_NU + 37 * 3600 + 60), 1);	/* not the leader again */
	assert_int_equal(open_van(TEST_PROCES), 1);
}

/* "A clock without an owner is an error shown to the director." */
static void
a_clock_whose_owner_left_is_told_to_the_director(void **state)
{
	(void)state;
	test_db_script(&f.t, "UPDATE medewerker SET tot = 1795512660 WHERE id = 102");
	assert_int_equal(ronde(TEST_NU + 3599), 0);
	assert_int_equal(ronde(TEST_NU + 3600), 4);	/* two clocks, two people */
	assert_int_equal(open_van(BAAS), 2);
	assert_int_equal(open_van(LEIDER), 2);
	assert_int_equal(ronde(TEST_NU + 3660), 0);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn WHERE eigenaar IS"
	    " NULL"), 2);
}

static void
a_suspended_clock_warns_nobody_until_it_runs_again(void **state)
{
	struct termijn *v;
	int64_t due;
	size_t n;

	(void)state;
	test_db_script(&f.t, "UPDATE norm SET opschort = 1");
	regio_gegevens_free(f.t.gegevens);
	TEST_OK(&f.t, regio_gegevens_load(f.t.w.tx, TEST_REGIO, &f.t.gegevens, &f.t.err));
	f.t.w.gegevens = f.t.gegevens;
	TEST_OK(&f.t, termijnen_van_melding(&f.t.w, f.melding, &v, &n, &f.t.err));
	assert_string_equal(v[0].code, "hulp_op_gang");
	TEST_OK(&f.t, termijn_schors(&f.t.w, f.key, v[0].id, "x", &f.t.err));
	assert_int_equal(ronde(TEST_NU + 90 * 3600), 0);
	f.t.w.nu = TEST_NU + 100 * 3600;
	TEST_OK(&f.t, termijn_hervat(&f.t.w, f.key, v[0].id, NULL, &due, &f.t.err));
	assert_int_equal(due, TEST_NU + 148 * 3600);
	/* Half of the time from the start to the new end. */
	assert_int_equal(ronde(TEST_NU + 136 * 3600 - 1), 0);
	assert_int_equal(ronde(TEST_NU + 136 * 3600), 1);
}

/* A case that waits is weighed for safety again, on a clock of its own. */
static void
a_case_whose_clock_ran_out_waits_and_is_weighed_again(void **state)
{
	(void)state;
	(void)ronde(TEST_NU + 48 * 3600 + 1);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn WHERE wacht = 1"), 1);
	TEST_OK(&f.t, termijn_gewogen_dossier(&f.t.w, f.dossier, &f.t.err));
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn WHERE wacht = 1"
	    " AND stand = 'gehaald'"), 1);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn WHERE wacht = 1"
	    " AND stand = 'loopt'"), 1);
	TEST_OK(&f.t, termijn_gebeurtenis(&f.t.w, &(struct termijn_gebeurtenis){
	    .melding = f.melding, .dossier = f.dossier, .soort = GEB_HULP_GESTART }, &f.t.err));
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn WHERE wacht = 1"
	    " AND stand = 'vervallen' AND stop_reden = 'wacht_voorbij'"), 1);
}

/* What stands beside the bell of this colleague, who logs in now. */
static int64_t
badge_van(int64_t medewerker)
{
	char token[SEAL_TOKEN];
	int64_t n;

	TEST_OK(&f.t, sessie_nieuw(f.t.w.tx, TEST_REGIO, medewerker, TEST_NU, token, &f.t.err));
	TEST_OK(&f.t, waarschuwingen_tel(f.t.w.tx, f.t.a, TEST_REGIO, token, &n, &f.t.err));
	return n;
}

static void
what_was_seen_is_not_counted(void **state)
{
	(void)state;
	(void)ronde(TEST_NU + 24 * 3600);
	assert_int_equal(badge_van(TEST_CASUS), 1);
	TEST_OK(&f.t, waarschuwing_gezien(&f.t.w, TEST_FRONT, 0, &f.t.err));
	assert_int_equal(badge_van(TEST_CASUS), 1);	/* another's is not touched */
	TEST_OK(&f.t, waarschuwing_gezien(&f.t.w, TEST_CASUS, 0, &f.t.err));
	assert_int_equal(badge_van(TEST_CASUS), 0);
}

/* G2: a case that was closed to a leader by name is not told to her, before or after. */
static void
who_may_not_know_of_a_case_is_not_warned_of_it(void **state)
{
	(void)state;
	f.t.w.wie = &f.t.wie;
	assert_int_equal(ronde(TEST_NU + 36 * 3600), 2);
	assert_int_equal(open_van(LEIDER), 1);
	TEST_OK(&f.t, toegang_sluit_voor(&f.t.w, f.dossier, LEIDER, "Haar zus", &f.t.err));
	TEST_OK(&f.t, toegang_sluit_voor(&f.t.w, f.dossier, BAAS, "Zijn buren", &f.t.err));
	assert_int_equal(badge_van(LEIDER), 0);
	assert_int_equal(alle_van(LEIDER), 0);
	assert_int_equal(ronde(TEST_NU + 48 * 3600), 0);
	assert_int_equal(alle_van(BAAS), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(owner_then_team_leader_then_director_at_the_moments_of_the_rule),
		T(what_came_due_while_nobody_looked_comes_at_the_first_round_once),
		T(a_clock_that_stopped_warns_nobody_and_its_notices_go),
		T(who_gets_the_work_is_told_what_was_told),
		T(a_clock_whose_owner_left_is_told_to_the_director),
		T(a_suspended_clock_warns_nobody_until_it_runs_again),
		T(a_case_whose_clock_ran_out_waits_and_is_weighed_again),
		T(what_was_seen_is_not_counted),
		T(who_may_not_know_of_a_case_is_not_warned_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
