/* werkvoorraad_test.c - the counts above the list are those of this moment. */
#include "hulp/test_doe.h"

#include "acts/werk.h"
#include "acts/werk_bewaard.h"

static int
setup(void **state)
{
	static struct test_db t;
	static struct werk_bewaard bewaard;

	memset(&bewaard, 0, sizeof(bewaard));
	(void)pthread_mutex_init(&bewaard.lock, NULL);
	test_db_open(&t, false);
	t.app.bewaard = &bewaard;
	*state = &t;
	return 0;
}

static struct uit_werkvoorraad
lijst(struct test_db *t)
{
	struct doe d = { .t = t };
	struct uit_werkvoorraad uit;

	TEST_OK(t, doe(&d, ACT_werkvoorraad, &uit));
	return uit;
}

struct menu_werk {
	struct test_db	*t;
	int64_t		*menu;
};

static enum err_code
menu_work(struct tx *tx, void *arg, struct err *err)
{
	struct menu_werk *m = arg;

	return werk_menu_tel(tx, m->t->a, m->t->app.bewaard, &m->t->wie, TEST_NU, m->menu, err);
}

static enum err_code
tel_menu(struct test_db *t, int64_t menu[MENU_COUNT])
{
	return db_read(t->app.db, menu_work, &(struct menu_werk){ t, menu }, &t->err);
}

static void
a_new_report_is_counted_at_once(void **state)
{
	struct test_db *t = *state;
	int64_t dossier;

	assert_int_equal(lijst(t).tellingen[BAK_ALLES], 0);
	(void)doe_melding(t, "Iemand", &dossier);
	assert_int_equal(lijst(t).tellingen[BAK_ALLES], 1);
	assert_int_equal(lijst(t).tellingen[BAK_ALLES], 1);	/* kept */
	(void)doe_melding(t, "Iemand anders", &dossier);
	assert_int_equal(lijst(t).tellingen[BAK_ALLES], 2);
}

static void
a_term_that_runs_out_is_counted_late_the_next_second(void **state)
{
	struct test_db *t = *state;
	int64_t dossier, due;

	(void)doe_melding(t, "Iemand", &dossier);
	due = lijst(t).v[0].verloopt_op;
	t->clock.fixed = due - 1;
	assert_int_equal(lijst(t).tellingen[BAK_VOORBIJ], 0);
	t->clock.fixed = due;
	assert_int_equal(lijst(t).tellingen[BAK_VOORBIJ], 0);
	t->clock.fixed = due + 1;
	assert_int_equal(lijst(t).tellingen[BAK_VOORBIJ], 1);
}

static void
an_employee_is_never_shown_the_counts_of_another(void **state)	/* D14 */
{
	struct test_db *t = *state;
	struct uit_werkvoorraad mine;
	int64_t melding, dossier;
	struct doe d = { .t = t };
	struct act_klaar uit;

	melding = doe_melding(t, "Iemand", &dossier);
	doe_id(&d, "melding", melding);
	TEST_OK(t, doe(&d, ACT_melding_opnemen, &uit));
	mine = lijst(t);
	assert_int_equal(mine.tellingen[BAK_MIJ], 1);
	test_db_wie(t, 102);
	assert_int_equal(lijst(t).tellingen[BAK_MIJ], 0);
}

static void
counts_are_kept_for_their_version_and_half_a_minute(void **state)
{
	static struct werk_bewaard b;
	const int64_t in[BAK_COUNT] = { [BAK_ALLES] = 7 };
	int64_t out[BAK_COUNT] = { 0 };

	(void)state;
	memset(&b, 0, sizeof(b));
	(void)pthread_mutex_init(&b.lock, NULL);
	assert_false(werk_bewaard_vind(&b, 101, 4, 1000, out));
	werk_bewaard_zet(&b, 101, 4, 1000, in);
	assert_true(werk_bewaard_vind(&b, 101, 4, 1000, out));
	assert_int_equal(out[BAK_ALLES], 7);
	assert_false(werk_bewaard_vind(&b, 101, 5, 1000, out));
	assert_false(werk_bewaard_vind(&b, 102, 4, 1000, out));
	assert_false(werk_bewaard_vind(&b, 101, 4, 1001, out));
	/* a clock that was set back */
	assert_false(werk_bewaard_vind(&b, 101, 4, 1000 - WERK_BEWAARD_DUUR - 1, out));
	assert_false(werk_bewaard_vind(NULL, 101, 4, 1000, out));
	werk_bewaard_zet(NULL, 101, 4, 1000, in);
}

static void
the_menu_counts_each_list_as_the_list_itself_does(void **state)
{
	struct test_db *t = *state;
	struct uit_mijn_dossiers dossiers;
	struct uit_mijn_taken taken;
	struct doe d = { .t = t }, k = { .t = t };
	int64_t dossier, menu[MENU_COUNT] = { 0 };

	doe_melding(t, "Iemand", &dossier);
	test_db_script(t, "UPDATE taak SET eigenaar = 103; UPDATE dossier SET "
	    "casusregisseur = 103");
	test_db_wie(t, 103);
	TEST_OK(t, doe(&d, ACT_mijn_dossiers, &dossiers));
	TEST_OK(t, doe(&k, ACT_mijn_taken, &taken));
	TEST_OK(t, tel_menu(t, menu));
	assert_true(taken.n > 0 && dossiers.n > 0);
	assert_int_equal(menu[MENU_DOSSIERS], dossiers.n);
	assert_int_equal(menu[MENU_TAKEN], taken.n);
	assert_int_equal(menu[MENU_WERK], lijst(t).tellingen[BAK_ALLES]);
	/* half a minute old at most, and the list sets its own at once */
	doe_melding(t, "Ander", &dossier);
	TEST_OK(t, tel_menu(t, menu));
	assert_int_equal(menu[MENU_WERK], 1);
	(void)lijst(t);
	TEST_OK(t, tel_menu(t, menu));
	assert_int_equal(menu[MENU_WERK], 2);
	/* what one did oneself is counted for the next page */
	doe_melding(t, "Derde", &dossier);
	werk_menu_weg(t->app.bewaard, 102);	/* of another: nothing */
	TEST_OK(t, tel_menu(t, menu));
	assert_int_equal(menu[MENU_WERK], 2);
	werk_menu_weg(t->app.bewaard, 103);
	TEST_OK(t, tel_menu(t, menu));
	assert_int_equal(menu[MENU_WERK], 3);
	werk_menu_weg(NULL, 103);
	test_db_wie(t, 101);
	TEST_OK(t, tel_menu(t, menu));
	assert_int_equal(menu[MENU_DOSSIERS], 0);
}

static void
feedback_is_not_ticked_off_without_telling_the_reporter(void **state)	/* D5 */
{
	struct test_db *t = *state;
	struct doe d = { .t = t };
	struct act_klaar uit;
	int64_t dossier;

	doe_melding(t, "Iemand", &dossier);
	doe_id(&d, "taak", test_db_getal(t, "SELECT id FROM taak WHERE soort = "
	    "'terugkoppeling'"));
	doe_veld(&d, "klaar", "1");
	assert_int_equal(doe(&d, ACT_taak_afvinken, &uit), ERR_INVALID);
	assert_non_null(strstr(t->err.text, "zodra je de terugkoppeling vastlegt"));
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM taak WHERE klaar_op IS NULL"),
	    1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    feedback_is_not_ticked_off_without_telling_the_reporter, setup, test_db_end),
		cmocka_unit_test_setup_teardown(a_new_report_is_counted_at_once, setup,
		    test_db_end),
		cmocka_unit_test_setup_teardown(
		    a_term_that_runs_out_is_counted_late_the_next_second, setup, test_db_end),
		cmocka_unit_test_setup_teardown(
		    an_employee_is_never_shown_the_counts_of_another, setup, test_db_end),
		cmocka_unit_test_setup_teardown(
		    the_menu_counts_each_list_as_the_list_itself_does, setup, test_db_end),
		cmocka_unit_test(counts_are_kept_for_their_version_and_half_a_minute),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
