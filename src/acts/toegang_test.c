/* toegang_test.c - shielded, closed to somebody, opened in an emergency: who sees it. */
#include "hulp/test_doe.h"

#include "domain/toegang/toegang.h"

static int64_t dossier;
static const char *kenmerk;

static int
setup(void **state)
{
	static struct test_db t;
	struct uit_dossier_openen u;

	test_db_open(&t, false);
	doe_melding(&t, "Iemand", &dossier);
	TEST_OK(&t, doe_open(&t, dossier, "tijdlijn", &u));
	kenmerk = u.kop.dossier.kenmerk;
	*state = &t;
	return 0;
}

static enum err_code
scherm_af(struct doe *d, const char *aan, int64_t voor, int64_t tegen)
{
	struct act_klaar uit;

	d->n = 0;
	doe_id(d, "dossier", dossier);
	doe_veld(d, "afgeschermd", aan);
	doe_veld(d, "reden", "Zijn zus woont daar");
	if (voor != 0)
		doe_id(d, "voor", voor);
	if (tegen != 0)
		doe_id(d, "tegen", tegen);
	return doe(d, ACT_dossier_afschermen, &uit);
}

static enum err_code
nood(struct doe *d, const char *nummer)
{
	struct act_klaar uit;

	d->n = 0;
	doe_veld(d, "kenmerk", nummer);
	doe_veld(d, "reden", "Kind belt 112");
	return doe(d, ACT_toegang_nood, &uit);
}

static enum err_code
inzage(struct test_db *t, struct uit_dossier_inzage *u)
{
	struct doe d = { .t = t };

	doe_id(&d, "dossier", dossier);
	return doe(&d, ACT_dossier_inzage, u);
}

static void
emergency_access_does_not_open_what_is_closed_to_you(void **state)	/* G2 */
{
	struct doe d = { .t = *state };
	struct uit_dossier_openen u;

	TEST_OK(d.t, scherm_af(&d, "1", 0, TEST_PROCES));
	test_db_wie(d.t, TEST_PROCES);
	assert_int_equal(nood(&d, kenmerk), ERR_INVALID);
	assert_int_equal(doe_open(d.t, dossier, "tijdlijn", &u), ERR_NOT_FOUND);
	assert_int_equal(test_db_getal(d.t, "SELECT count(*) FROM toegang WHERE"
	    " soort = 'nood'"), 0);
	test_db_wie(d.t, TEST_CASUS);		/* for another it does */
	TEST_OK(d.t, nood(&d, kenmerk));
	TEST_OK(d.t, doe_open(d.t, dossier, "tijdlijn", &u));
}

/* G2: or guessing numbers would tell in which case one's family is. */
static void
what_is_closed_to_you_answers_as_a_number_that_is_not_there(void **state)
{
	struct doe d = { .t = *state };
	const char *dicht, *niets;

	TEST_OK(d.t, scherm_af(&d, "1", 0, TEST_PROCES));
	test_db_wie(d.t, TEST_PROCES);
	assert_int_equal(nood(&d, "VT-2026-999999-0"), ERR_INVALID);
	niets = arena_strdup(d.t->a, d.ctx.fouten[0].tekst);
	assert_int_equal(nood(&d, kenmerk), ERR_INVALID);
	dicht = d.ctx.fouten[0].tekst;
	assert_string_equal(dicht, niets);
	assert_string_equal(d.ctx.fouten[0].veld, "kenmerk");
	assert_int_equal(test_db_getal(d.t, "SELECT count(*) FROM journaal WHERE handeling"
	    " = 'toegang_nood' AND uitkomst = 'invalid' AND medewerker = 103"), 2);
	assert_int_equal(test_db_getal(d.t, "SELECT count(*) FROM journaal j JOIN"
	    " journaal_object o ON o.regio = j.regio AND o.volgnr = j.volgnr WHERE"
	    " j.handeling = 'toegang_nood' AND o.soort = 'dossier'"), 1);
}

static void
closing_a_dossier_to_somebody_ends_all_his_access(void **state)	/* G2 */
{
	struct doe d = { .t = *state };
	struct uit_dossier_openen u;

	TEST_OK(d.t, scherm_af(&d, "1", TEST_PROCES, 0));
	test_db_wie(d.t, TEST_PROCES);
	TEST_OK(d.t, doe_open(d.t, dossier, "tijdlijn", &u));
	test_db_wie(d.t, TEST_FRONT);
	d.t->clock.fixed += 60;
	TEST_OK(d.t, scherm_af(&d, "1", 0, TEST_PROCES));
	assert_int_equal(scherm_af(&d, "1", 0, TEST_PROCES), ERR_CONFLICT);
	/* Even a row that somebody puts back does not open it. */
	test_db_script(d.t, "UPDATE toegang SET tot = 99999999999 WHERE medewerker = 103");
	test_db_wie(d.t, TEST_PROCES);
	assert_int_equal(doe_open(d.t, dossier, "tijdlijn", &u), ERR_NOT_FOUND);
	test_db_wie(d.t, TEST_FRONT);
	TEST_OK(d.t, scherm_af(&d, "1", TEST_PROCES, 0));	/* it was a mistake */
	test_db_wie(d.t, TEST_PROCES);
	TEST_OK(d.t, doe_open(d.t, dossier, "tijdlijn", &u));
	assert_string_equal(u.tijdlijn[0].tekst, "Toegang voor Ria Postma. Zijn zus woont daar");
}

/* The data steward does no work in a dossier, and merges what stands in it. */
static void
who_only_reads_dossiers_can_be_named_on_a_shielded_one(void **state)	/* G2, A6 */
{
	struct doe d = { .t = *state };
	struct uit_dossier_openen u;

	test_db_script(d.t, "INSERT INTO rol VALUES (7,'lezer','Lezer','regio','2000-01-01',"
	    "NULL); INSERT INTO rolrecht VALUES (7,'lezer','dossier.lezen','2000-01-01',NULL);"
	    "UPDATE medewerker SET rol = 'lezer' WHERE id = 103");
	TEST_OK(d.t, scherm_af(&d, "1", TEST_PROCES, 0));
	test_db_wie(d.t, TEST_PROCES);
	TEST_OK(d.t, doe_open(d.t, dossier, "tijdlijn", &u));
	test_db_wie(d.t, TEST_FRONT);
	test_db_script(d.t, "DELETE FROM rolrecht WHERE rol = 'lezer'");
	assert_int_equal(scherm_af(&d, "1", TEST_PROCES, 0), ERR_INVALID);
}

static void
a_dossier_is_not_closed_to_who_works_on_it_or_to_oneself(void **state)	/* G2 */
{
	struct doe d = { .t = *state };

	assert_int_equal(scherm_af(&d, "1", 0, TEST_FRONT), ERR_INVALID);
	assert_string_equal(d.ctx.fouten[0].veld, "tegen");
	test_db_script(d.t, "UPDATE melding SET behandelaar = 102");
	assert_int_equal(scherm_af(&d, "1", 0, TEST_CASUS), ERR_INVALID);
	assert_int_equal(scherm_af(&d, "0", 0, TEST_PROCES), ERR_INVALID);
	assert_string_equal(d.ctx.fouten[0].veld, "afgeschermd");
	assert_int_equal(test_db_getal(d.t, "SELECT count(*) FROM afscherming"), 0);
	assert_int_equal(test_db_getal(d.t, "SELECT afgeschermd FROM dossier"), 0);
}

static void
work_in_a_dossier_is_not_given_to_whom_it_is_closed(void **state)	/* G2 */
{
	struct doe d = { .t = *state };
	struct act_klaar uit;

	TEST_OK(d.t, scherm_af(&d, "1", 0, TEST_PROCES));
	d.n = 0;
	doe_id(&d, "dossier", dossier);
	doe_id(&d, "casusregisseur", TEST_PROCES);
	assert_int_equal(doe(&d, ACT_casusregisseur_wijzigen, &uit), ERR_CONFLICT);
	d.v[1].name = "eigenaar";
	doe_veld(&d, "tekst", "Bel de school");
	assert_int_equal(doe(&d, ACT_taak_toevoegen, &uit), ERR_INVALID);
	assert_int_equal(test_db_getal(d.t, "SELECT count(*) FROM dossier WHERE"
	    " casusregisseur = 103"), 0);
}

static void
a_day_of_emergency_does_not_become_lasting_by_oneself(void **state)	/* G2 */
{
	struct doe d = { .t = *state };
	struct act_klaar uit;

	TEST_OK(d.t, scherm_af(&d, "1", 0, 0));
	test_db_wie(d.t, TEST_PROCES);
	TEST_OK(d.t, nood(&d, kenmerk));
	d.n = 0;
	doe_id(&d, "dossier", dossier);
	doe_id(&d, "casusregisseur", TEST_PROCES);
	assert_int_equal(doe(&d, ACT_casusregisseur_wijzigen, &uit), ERR_FORBIDDEN);
	assert_int_equal(scherm_af(&d, "1", TEST_PROCES, 0), ERR_FORBIDDEN);
	assert_int_equal(test_db_getal(d.t, "SELECT count(*) FROM toegang WHERE"
	    " medewerker = 103 AND soort <> 'nood'"), 0);
}

static bool
staat_in(const struct toegang *v, size_t n, const char *naam, const char *soort)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].naam, naam) == 0 && strcmp(v[i].soort, soort) == 0)
			return true;
	return false;
}

/* G2: whoever opens it is on the list, whoever is on the list opens it. */
static void
the_list_of_a_shielded_dossier_is_who_sees_it(void **state)
{
	static const struct { int64_t id; const char *naam; } allen[] = {
		{ TEST_FRONT, "Sanne de Wit" }, { TEST_CASUS, "Mo Bakkali" },
		{ TEST_PROCES, "Ria Postma" }, { TEST_EIGEN, "Kees Blom" },
	};
	struct doe d = { .t = *state };
	struct uit_dossier_openen u;
	struct uit_dossier_inzage i;

	TEST_OK(d.t, scherm_af(&d, "1", TEST_EIGEN, 0));
	TEST_OK(d.t, scherm_af(&d, "1", 0, TEST_PROCES));
	test_db_wie(d.t, TEST_CASUS);
	TEST_OK(d.t, nood(&d, kenmerk));
	test_db_wie(d.t, TEST_FRONT);
	TEST_OK(d.t, inzage(d.t, &i));
	for (size_t k = 0; k < sizeof(allen) / sizeof(allen[0]); k++) {
		bool lijst = false, ziet;

		for (size_t j = 0; j < i.ntoegangen; j++)
			lijst = lijst || strcmp(i.toegangen[j].naam, allen[k].naam) == 0;
		test_db_wie(d.t, allen[k].id);
		ziet = doe_open(d.t, dossier, "tijdlijn", &u) == ERR_OK;
		if (lijst != ziet)
			fail_msg("%s: on the list %d, sees it %d", allen[k].naam, lijst, ziet);
	}
	assert_true(staat_in(i.toegangen, i.ntoegangen, "Mo Bakkali", "nood"));
	assert_true(staat_in(i.toegangen, i.ntoegangen, "Kees Blom", "op_naam"));
	assert_true(staat_in(i.dicht, i.ndicht, "Ria Postma", "dicht"));
}

/* G2, G4 */
static void
access_that_ended_stays_readable(void **state)
{
	struct doe d = { .t = *state };
	struct uit_dossier_inzage i;
	struct act_klaar uit;

	d.n = 0;
	doe_id(&d, "dossier", dossier);
	doe_id(&d, "casusregisseur", TEST_EIGEN);
	TEST_OK(d.t, doe(&d, ACT_casusregisseur_wijzigen, &uit));
	d.t->clock.fixed += 3600;
	d.v[1].value = "103";
	test_db_wie(d.t, TEST_EIGEN);
	TEST_OK(d.t, doe(&d, ACT_casusregisseur_wijzigen, &uit));
	assert_int_equal(uit.dossier, 0);	/* he handed it over: it is gone for him */
	test_db_wie(d.t, TEST_FRONT);
	TEST_OK(d.t, inzage(d.t, &i));
	assert_false(staat_in(i.toegangen, i.ntoegangen, "Kees Blom", "toegewezen"));
	assert_true(staat_in(i.vroeger, i.nvroeger, "Kees Blom", "toegewezen"));
	assert_true(staat_in(i.toegangen, i.ntoegangen, "Ria Postma", "toegewezen"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)
		T(emergency_access_does_not_open_what_is_closed_to_you),
		T(what_is_closed_to_you_answers_as_a_number_that_is_not_there),
		T(closing_a_dossier_to_somebody_ends_all_his_access),
		T(who_only_reads_dossiers_can_be_named_on_a_shielded_one),
		T(a_dossier_is_not_closed_to_who_works_on_it_or_to_oneself),
		T(work_in_a_dossier_is_not_given_to_whom_it_is_closed),
		T(a_day_of_emergency_does_not_become_lasting_by_oneself),
		T(the_list_of_a_shielded_dossier_is_who_sees_it),
		T(access_that_ended_stays_readable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
