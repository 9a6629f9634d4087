/* The plan of a family: one, in whole versions, nothing lost. */
#include "hulp/test_zaak.h"

#include "domain/plan/plan.h"

static struct seal_key *key;
static int64_t dossier;

static int
setup(void **state)
{
	static struct test_db t;

	test_db_open(&t, true);
	test_zaak_dossier(&t, TEST_CASUS, &dossier, &key);
	*state = &t;
	return 0;
}

static enum err_code
bewaar(struct test_db *t, int64_t versie, int64_t besproken, const struct plan_actie *v,
    size_t n)
{
	int64_t id;

	return plan_bewaar(&t->w, key, &(struct plan_invoer){ .dossier = dossier,
	    .versie = versie, .besproken_op = besproken, .acties = v, .nacties = n,
	    .zorgcoordinator = "Wijkteam" }, &id, &t->err);
}

static void
actions_without_a_goal_belong_to_the_goal_above(void **state)	/* C7 */
{
	struct test_db *t = *state;
	const struct plan_actie v[] = { { .doel = "Thuis veilig", .actie = "Sloten" },
	    { .actie = "Noodknop", .stand = "bezig" }, { .doel = "", .actie = "Buren" },
	    { .doel = "Geweld stopt", .wie = "De Waag" } };
	struct plan p;

	assert_int_equal(plan_lees(&t->w, key, dossier, &p, &t->err), ERR_NOT_FOUND);
	TEST_OK(t, bewaar(t, 0, DB_NULL, v, 4));
	TEST_OK(t, plan_lees(&t->w, key, dossier, &p, &t->err));
	assert_int_equal(p.versie, 1);
	assert_false(p.besproken);
	assert_int_equal(p.nacties, 4);
	assert_int_equal(p.acties[2].doel_nr, 1);
	assert_string_equal(p.acties[2].doel, "Thuis veilig");
	assert_string_equal(p.acties[1].stand, "bezig");
	assert_string_equal(p.acties[0].stand, PLAN_GEPLAND);
	assert_int_equal(p.acties[3].doel_nr, 2);
	assert_null(p.acties[3].actie);
}

static void
a_change_is_a_new_version_and_the_old_one_stays(void **state)	/* C7 */
{
	struct test_db *t = *state;
	const struct plan_actie een = { .doel = "Een" }, twee = { .doel = "Twee" };
	struct plan p, *all;
	size_t n;

	TEST_OK(t, bewaar(t, 0, DB_NULL, &een, 1));
	TEST_OK(t, bewaar(t, 1, TEST_NU, &twee, 1));
	TEST_OK(t, plan_lees(&t->w, key, dossier, &p, &t->err));
	assert_int_equal(p.versie, 2);
	assert_true(p.besproken);
	assert_string_equal(p.acties[0].doel, "Twee");
	TEST_OK(t, plan_versies(&t->w, dossier, &all, &n, &t->err));
	assert_int_equal(n, 2);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM plan WHERE regio = 7"
	    " AND stand = 'vervangen'"), 1);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM plan_actie WHERE regio = 7"), 2);
}

static void
whoever_is_late_overwrites_nothing(void **state)
{
	struct test_db *t = *state;
	const struct plan_actie een = { .doel = "Een" }, laat = { .doel = "Te laat" };
	struct plan p;

	TEST_OK(t, bewaar(t, 0, DB_NULL, &een, 1));
	assert_int_equal(bewaar(t, 0, DB_NULL, &laat, 1), ERR_CONFLICT);
	assert_int_equal(bewaar(t, 2, DB_NULL, &laat, 1), ERR_CONFLICT);
	assert_non_null(t->err.text);
	TEST_OK(t, plan_lees(&t->w, key, dossier, &p, &t->err));
	assert_string_equal(p.acties[0].doel, "Een");
}

static void
a_plan_begins_with_a_goal(void **state)
{
	struct test_db *t = *state;
	const struct plan_actie geen = { .actie = "Sloten" };

	assert_int_equal(bewaar(t, 0, DB_NULL, NULL, 0), ERR_INVALID);
	assert_int_equal(bewaar(t, 0, DB_NULL, &geen, 1), ERR_INVALID);
	assert_string_equal(t->err.field, "acties.0.doel");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    actions_without_a_goal_belong_to_the_goal_above, setup, test_db_end),
		cmocka_unit_test_setup_teardown(
		    a_change_is_a_new_version_and_the_old_one_stays, setup, test_db_end),
		cmocka_unit_test_setup_teardown(whoever_is_late_overwrites_nothing, setup,
		    test_db_end),
		cmocka_unit_test_setup_teardown(a_plan_begins_with_a_goal, setup, test_db_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
