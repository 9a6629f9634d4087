/* intake_test.c - what is noticed while a report is still being told. */
#include "hulp/test_doe.h"

static int64_t melding, dossier, moeder;

static int
setup(void **state)
{
	static struct test_db t;

	test_db_open(&t, false);
	melding = doe_melding(&t, "Iemand", &dossier);
	moeder = test_db_getal(&t, arena_printf(t.a, "SELECT persoon FROM melding_betrokkene "
	    "WHERE melding = %lld AND kind = 0", (long long)melding));
	*state = &t;
	return 0;
}

static void
kijk(struct doe *d, struct uit_intake_signalen *u)
{
	d->t->wie.hele_regio = true;
	TEST_OK(d->t, doe(d, ACT_intake_signalen, u));
}

static const struct signaal *
van(const struct uit_intake_signalen *u, const char *regel)
{
	for (size_t i = 0; i < u->n; i++)
		if (strcmp(u->v[i].regel, regel) == 0)
			return &u->v[i];
	return NULL;
}

static void
who_was_chosen_brings_the_reports_of_twelve_months_and_the_child_nobody_saw(void **state)
{								/* A6, B6 */
	struct test_db *t = *state;
	struct uit_intake_signalen u;
	struct doe d = { .t = t };

	kijk(&d, &u);
	assert_false(u.gevraagd);
	doe_id(&d, "personen.0.bekend", moeder);
	kijk(&d, &u);
	assert_true(u.gevraagd);
	assert_int_equal(van(&u, SIGNAAL_EERDER)->rijen[0].melding, melding);
	assert_int_equal(van(&u, SIGNAAL_KIND)->n, 1);
	assert_null(van(&u, SIGNAAL_SAMENLOOP));
	test_db_script(t, arena_printf(t->a, "UPDATE melding SET ontvangen_op = ontvangen_op - "
	    "400 * 86400 WHERE id = %lld", (long long)melding));
	kijk(&d, &u);
	assert_null(van(&u, SIGNAAL_EERDER));
}

static void
what_is_told_now_and_what_was_told_before_together_are_samenloop(void **state)	/* B6 */
{
	struct test_db *t = *state;
	struct uit_intake_signalen u;
	struct doe d = { .t = t };

	doe_id(&d, "personen.0.bekend", moeder);
	doe_veld(&d, "vormen", "km_getuige");
	kijk(&d, &u);
	assert_int_equal(van(&u, SIGNAAL_SAMENLOOP)->n, 2);
	assert_int_equal(van(&u, SIGNAAL_SAMENLOOP)->rijen[1].melding, melding);
	/* who lives elsewhere brings his own reports, not the home of this one */
	doe_veld(&d, "personen.0.woont_elders", "1");
	kijk(&d, &u);
	assert_null(van(&u, SIGNAAL_SAMENLOOP));
	assert_null(van(&u, SIGNAAL_KIND));
	assert_non_null(van(&u, SIGNAAL_EERDER));
}

/* The mother in a second household, and an address that was typed. */
static void
maak_ander(struct test_db *t)
{
	test_db_script(t, arena_printf(t->a,
	    "UPDATE huishouden SET postcode = '2011 AB', huisnummer = '7' WHERE id = 202;"
	    "INSERT INTO dossier (regio, id, kenmerk, huishouden, naam, sleutel, stand, "
	    "casusregisseur, geopend_op) SELECT 7, 9003, 'VT-ANDER', 202, 'Ander', sleutel, "
	    "'open', 102, 0 FROM dossier WHERE id = %lld;"
	    "INSERT INTO lidmaatschap (regio, id, huishouden, persoon, rol, van) VALUES (7, "
	    "9004, 202, %lld, '112', '2020-01-01')", (long long)dossier, (long long)moeder));
}

static void
a_person_of_two_households_and_an_address_that_returns_are_named(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct uit_intake_signalen u;
	struct doe d = { .t = t }, adres = { .t = t };

	maak_ander(t);
	doe_id(&d, "personen.0.bekend", moeder);
	kijk(&d, &u);
	assert_int_equal(van(&u, SIGNAAL_HUIZEN)->n, 2);
	doe_veld(&adres, "postcode", "2011ab");
	doe_veld(&adres, "huisnummer", "7");
	kijk(&adres, &u);
	assert_int_equal(van(&u, SIGNAAL_ADRES)->rijen[0].dossier, 9003);
}

static void
what_is_half_typed_is_no_error_and_who_is_not_his_to_know_is_absent(void **state)	/* G2 */
{
	struct test_db *t = *state;
	struct uit_intake_signalen u;
	struct doe d = { .t = t };

	maak_ander(t);
	doe_veld(&d, "postcode", "20");
	doe_veld(&d, "huisnummer", "7");
	kijk(&d, &u);
	assert_false(u.gevraagd);
	test_db_script(t, "UPDATE dossier SET afgeschermd = 1");
	doe_id(&d, "personen.0.bekend", moeder);
	kijk(&d, &u);
	assert_int_equal(u.n, 0);
}

static void
what_a_report_tells_of_a_person_has_who_told_it(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct doe d = { .t = t };
	struct act_klaar uit;

	assert_int_equal(test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM persoon_feit "
	    "WHERE persoon = %lld AND bron = 'melder' AND veld IN ('geslachtsnaam', 'roepnaam', "
	    "'geboren')", (long long)moeder)), 3);
	doe_id(&d, "dossier", dossier);
	doe_id(&d, "personen.0.bekend", moeder);
	doe_veld(&d, "personen.0.telefoon", "06-12345678");
	doe_veld(&d, "personen.0.geslachtsnaam", "Anders");
	doe_veld(&d, "personen.0.rol", "112");
	doe_veld(&d, "bron", "school");
	TEST_OK(t, doe(&d, ACT_lid_toevoegen, &uit));
	/* what was not known yet is added, what was known stays */
	assert_int_equal(test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM persoon_feit "
	    "WHERE persoon = %lld AND bron = 'school'", (long long)moeder)), 1);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)
	const struct CMUnitTest tests[] = {
		T(who_was_chosen_brings_the_reports_of_twelve_months_and_the_child_nobody_saw),
		T(what_is_told_now_and_what_was_told_before_together_are_samenloop),
		T(a_person_of_two_households_and_an_address_that_returns_are_named),
		T(what_is_half_typed_is_no_error_and_who_is_not_his_to_know_is_absent),
		T(what_a_report_tells_of_a_person_has_who_told_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
