/* zaak_test.c - a report through the door: who sees what, and what is refused. */
#include "hulp/test_doe.h"

static int64_t melding, dossier;

static int
setup(void **state)
{
	static struct test_db t;

	test_db_open(&t, false);
	doe_partner(&t);
	melding = doe_melding(&t, "Iemand", &dossier);
	*state = &t;
	return 0;
}

static enum err_code
lees(struct test_db *t, struct uit_melding_openen *u)
{
	struct doe d = { .t = t };

	doe_id(&d, "melding", melding);
	return doe(&d, ACT_melding_openen, u);
}

static enum err_code
screen(struct test_db *t, const char *gevaar, const char *wat)
{
	struct doe d = { .t = t };
	struct act_klaar uit;

	doe_id(&d, "melding", melding);
	doe_veld(&d, "direct_gevaar", gevaar);
	if (wat != NULL)
		doe_veld(&d, "gevaar", wat);
	return doe(&d, ACT_acute_screening, &uit);
}

static void
danger_is_described_at_the_acute_screening(void **state)	/* B3 */
{
	assert_int_equal(screen(*state, "ja", NULL), ERR_INVALID);
	assert_int_equal(screen(*state, "ja", "Hij komt vanavond terug."), ERR_OK);
}

static void
a_partner_reads_neither_what_was_told_nor_who_reported(void **state)	/* D14, A4 */
{
	struct test_db *t = *state;
	struct uit_melding_openen u;

	assert_int_equal(lees(t, &u), ERR_OK);
	assert_non_null(u.melding.verteld);
	assert_string_equal(u.melding.hoedanigheid, "buurtbewoner");
	test_db_wie(t, TEST_PIM);
	assert_int_equal(lees(t, &u), ERR_NOT_FOUND);
	test_db_script(t, arena_printf(t->a, "INSERT INTO toegang VALUES (7,9110,%lld,110,"
	    "'overleg',NULL,0,9999999999,101)", (long long)dossier));
	assert_int_equal(lees(t, &u), ERR_OK);
	assert_null(u.melding.verteld);
	assert_string_equal(u.melding.hoedanigheid, "");
	assert_string_equal(u.eerder[0].hoedanigheid, "");
	assert_null(u.kop.van.contact_veilig);
	assert_null(u.melder.grond);
	assert_false(u.melder_zien);
	assert_null(u.identiteit.naam);
}

/* D5, G4: whoever tries names is seen. */
static void
a_refused_text_for_the_reporter_stands_in_the_journal(void **state)
{
	struct test_db *t = *state;
	struct doe terug = { .t = t };
	struct act_klaar uit;

	doe_id(&terug, "melding", melding);
	doe_veld(&terug, "wijze", "telefonisch");
	doe_veld(&terug, "tekst", "Dank u, Qwirrelmans. BSN 111222333 is gezien, Zebedeus.");
	test_db_script(t, "UPDATE melder SET openheid = 'beschermd', grond = 'veiligheid'");
	assert_int_equal(doe(&terug, ACT_terugkoppelen, &uit), ERR_INVALID);
	assert_string_equal(terug.ctx.fouten[0].veld, "tekst");
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal j JOIN"
	    " journaal_object o ON o.regio = j.regio AND o.volgnr = j.volgnr WHERE"
	    " j.handeling = 'terugkoppelen' AND j.uitkomst = 'invalid' AND"
	    " j.detail LIKE '%tekst geweigerd' AND o.soort = 'melding'"), 1);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal WHERE"
	    " detail LIKE '%irrelmans%'"), 0);
}

static void
a_partner_does_not_read_why_and_what_the_reporter_heard(void **state)	/* D14 */
{
	struct test_db *t = *state;
	struct doe besluit = { .t = t }, terug = { .t = t };
	struct uit_melding_openen u;
	struct act_klaar uit;

	assert_int_equal(screen(t, "nee", NULL), ERR_OK);
	doe_id(&besluit, "melding", melding);
	doe_veld(&besluit, "route", "afsluiten_advies");
	doe_veld(&besluit, "reden", "De buren hebben het vaker gehoord.");
	doe_id(&besluit, "eigenaar", TEST_CASUS);
	TEST_OK(t, doe(&besluit, ACT_besluit_nemen, &uit));
	doe_id(&terug, "melding", melding);
	doe_veld(&terug, "wijze", "telefonisch");
	doe_veld(&terug, "tekst", "We zijn ermee bezig.");
	TEST_OK(t, doe(&terug, ACT_terugkoppelen, &uit));
	TEST_OK(t, lees(t, &u));
	assert_non_null(u.besluiten[0].reden);
	assert_int_equal(u.nteruggekoppeld, 1);
	test_db_script(t, arena_printf(t->a, "INSERT INTO toegang VALUES (7,9110,%lld,110,"
	    "'overleg',NULL,0,9999999999,101)", (long long)dossier));
	test_db_wie(t, TEST_PIM);
	TEST_OK(t, lees(t, &u));
	assert_int_equal(u.nbesluiten, 1);
	assert_null(u.besluiten[0].reden);
	assert_int_equal(u.nteruggekoppeld, 0);
}

static void
a_decision_is_one_act_with_reason_and_owner(void **state)	/* B4 */
{
	struct test_db *t = *state;
	struct doe zonder = { .t = t }, met = { .t = t };
	struct uit_melding_openen u;
	struct act_klaar uit;

	assert_int_equal(screen(t, "nee", NULL), ERR_OK);
	doe_id(&zonder, "melding", melding);
	doe_veld(&zonder, "route", "afsluiten_advies");
	assert_int_equal(doe(&zonder, ACT_besluit_nemen, &uit), ERR_INVALID);
	doe_id(&met, "melding", melding);
	doe_veld(&met, "route", "afsluiten_advies");
	doe_veld(&met, "reden", "Er is al hulp.");
	doe_id(&met, "eigenaar", TEST_CASUS);
	assert_int_equal(doe(&met, ACT_besluit_nemen, &uit), ERR_OK);
	assert_int_equal(lees(t, &u), ERR_OK);
	assert_int_equal(u.nbesluiten, 1);
	assert_int_equal(u.nbelet, 1);		/* D5: the reporter did not hear */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, test_db_end)
		T(danger_is_described_at_the_acute_screening),
		T(a_partner_reads_neither_what_was_told_nor_who_reported),
		T(a_refused_text_for_the_reporter_stands_in_the_journal),
		T(a_partner_does_not_read_why_and_what_the_reporter_heard),
		T(a_decision_is_one_act_with_reason_and_owner),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
