/* signaal_test.c - what the system notices, and what it must keep to itself. */
#include "hulp/test_doe.h"

static int64_t melding, dossier;

static int
setup(void **state)
{
	static struct test_db t;

	test_db_open(&t, false);
	melding = doe_melding(&t, "Iemand", &dossier);
	*state = &t;
	return 0;
}

static const struct signaal *
signaal(struct test_db *t, const char *regel, struct uit_dossier_openen *u)
{
	struct doe d = { .t = t };

	doe_id(&d, "dossier", dossier);
	TEST_OK(t, doe(&d, ACT_dossier_openen, u));
	for (size_t i = 0; i < u->nsignalen; i++)
		if (strcmp(u->signalen[i].regel, regel) == 0)
			return &u->signalen[i];
	return NULL;
}

static void
child_abuse_and_domestic_violence_in_one_household_are_seen(void **state)	/* B6 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;

	assert_null(signaal(t, SIGNAAL_SAMENLOOP, &u));
	test_db_script(t, arena_printf(t->a, "INSERT INTO melding_vorm VALUES (7, %lld, "
	    "'km_getuige')", (long long)melding));
	assert_non_null(signaal(t, SIGNAAL_SAMENLOOP, &u));
}

static void
a_child_that_nobody_has_seen_is_named_until_somebody_has(void **state)	/* B6 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	const struct signaal *s = signaal(t, SIGNAAL_KIND, &u);
	struct act_klaar uit;
	struct doe d = { .t = t };

	assert_non_null(s);
	assert_int_equal(s->n, 1);
	doe_id(&d, "dossier", dossier);
	doe_id(&d, "persoon", s->rijen[0].persoon);
	doe_veld(&d, "veiligheid", "onduidelijk");
	doe_veld(&d, "gesproken_op", "vandaag");
	TEST_OK(t, doe(&d, ACT_lid_vastleggen, &uit));
	assert_null(signaal(t, SIGNAAL_KIND, &u));
}

static void
a_signal_put_aside_with_a_reason_comes_back_with_a_new_fact(void **state)
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	const struct signaal *s = signaal(t, SIGNAAL_KIND, &u);
	struct act_klaar uit;
	struct doe d = { .t = t };

	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "regel", s->regel);
	doe_veld(&d, "sleutel", s->sleutel);
	assert_int_equal(doe(&d, ACT_signaal_wegzetten, &uit), ERR_INVALID);
	doe_veld(&d, "reden", "Logeert bij haar tante Kamperfoelie");
	TEST_OK(t, doe(&d, ACT_signaal_wegzetten, &uit));
	s = signaal(t, SIGNAAL_KIND, &u);
	assert_string_equal(s->weg_reden, "Logeert bij haar tante Kamperfoelie");
	assert_false(doe_in_bestand(t, "Kamperfoelie"));
	test_db_script(t, arena_printf(t->a, "INSERT INTO lidmaatschap (regio, id, "
	    "huishouden, persoon, rol, van) SELECT 7, 9001, huishouden, 303, '115', "
	    "'2020-01-01' FROM dossier WHERE id = %lld", (long long)dossier));
	s = signaal(t, SIGNAAL_KIND, &u);
	assert_int_equal(s->n, 2);
	assert_null(s->weg_reden);
}

/* The same member in another household, reported there, at the same address. */
static void
maak_ander(struct test_db *t)
{
	test_db_script(t, arena_printf(t->a,
	    "UPDATE huishouden SET postcode = '2011AB', huisnummer = '7' WHERE id = 202 OR id "
	    "= (SELECT huishouden FROM dossier WHERE id = %lld);"
	    "INSERT INTO dossier (regio, id, kenmerk, huishouden, naam, sleutel, stand, "
	    "casusregisseur, geopend_op) SELECT 7, 9003, 'VT-ANDER', 202, 'Ander', sleutel, "
	    "'open', 102, 0 FROM dossier WHERE id = %lld;"
	    "INSERT INTO lidmaatschap (regio, id, huishouden, persoon, rol, van) SELECT 7, "
	    "9004, 202, persoon, '112', '2020-01-01' FROM melding_betrokkene WHERE kind = 0;"
	    "INSERT INTO melding (regio, id, dossier, volgnr, soort, bron, hoedanigheid, "
	    "ontvangen_op, medewerker, verteld, direct_gevaar, stand, stap, verloopt_op) "
	    "SELECT 7, 9005, 9003, 1, 'melding', bron, hoedanigheid, ontvangen_op - 864000, "
	    "101, verteld, 'nee', 'open', stap, verloopt_op FROM melding WHERE id = %lld",
	    (long long)dossier, (long long)dossier, (long long)melding));
}

static void
other_homes_other_reports_and_the_same_address_are_named(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;

	maak_ander(t);
	assert_non_null(signaal(t, SIGNAAL_HUIZEN, &u));
	assert_non_null(signaal(t, SIGNAAL_ADRES, &u));
	assert_int_equal(signaal(t, SIGNAAL_EERDER, &u)->rijen[0].melding, 9005);
}

static void
a_signal_tells_nothing_of_a_shielded_dossier(void **state)	/* G2 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;

	maak_ander(t);
	test_db_script(t, "UPDATE dossier SET afgeschermd = 1 WHERE id = 9003");
	assert_null(signaal(t, SIGNAAL_HUIZEN, &u));
	assert_null(signaal(t, SIGNAAL_ADRES, &u));
	assert_null(signaal(t, SIGNAAL_EERDER, &u));
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)
	const struct CMUnitTest tests[] = {
		T(child_abuse_and_domestic_violence_in_one_household_are_seen),
		T(a_child_that_nobody_has_seen_is_named_until_somebody_has),
		T(a_signal_put_aside_with_a_reason_comes_back_with_a_new_fact),
		T(other_homes_other_reports_and_the_same_address_are_named),
		T(a_signal_tells_nothing_of_a_shielded_dossier),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
