/* melding_registreren_test.c - reports, candidates and search, through the door. */
#include "hulp/test_db.h"

#include "hulp/contact_call.h"

/* ---- a report ------------------------------------------------------------------------ */

/* A2, A3 */
static void
an_advice_becomes_a_report_and_both_know(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 }, b = { 0 };
	struct act_klaar advies, gesprek, melding;
	struct uit_gesprek_openen g;
	struct uit_advies_openen open;

	c.t = b.t = t;
	advies_velden(&c, begin(t));
	TEST_OK(t, doe(&c, ACT_advies_vastleggen, NULL, &advies));
	veld(&b, "bron", "telefoon");
	veld_id(&b, "advies", advies.id);
	TEST_OK(t, doe(&b, ACT_gesprek_beginnen, NULL, &gesprek));
	g = open_gesprek(t, gesprek.id);
	assert_string_equal(concept_veld(g.concept.velden, g.concept.nvelden,
	    "hoedanigheid"), "school");
	assert_string_equal(g.advies.advies,
	    "Praat eerst met de ouder, stap 3 van de meldcode.");
	c.n = 0;
	melding_velden(&c, gesprek.id);
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &melding));
	c.n = 0;
	veld_id(&c, "advies", advies.id);
	TEST_OK(t, doe(&c, ACT_advies_openen, NULL, &open));
	assert_int_equal(open.advies.melding, melding.id);
	assert_int_equal(open.advies.dossier, melding.dossier);
	assert_int_equal(test_db_getal(t, "SELECT advies FROM melding"), advies.id);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM gebeurtenis"
	    " WHERE soort = 'advies_werd_melding'"), 1);
}

/* A3, A5 */
static void
a_report_makes_household_dossier_and_clocks(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar out;
	int64_t id;

	c.t = t;
	id = begin(t);
	(void)bewaar(t, id, 0, "x", "a");
	melding_velden(&c, id);
	TEST_OK(t, doe(&c, ACT_melding_registreren, "sleutel-een", &out));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM dossier"
	    " WHERE naam = 'Van der Zomer' AND casusregisseur = 101"), 1);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon WHERE"
	    " geslachtsnaam = 'Zomer' AND voorvoegsel = 'van der' AND"
	    " postcode = '1991 AB' AND achternaam IS NOT NULL"), 1);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM lidmaatschap"), 2);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM melding_vorm"), 2);
	assert_int_equal(test_db_getal(t, "SELECT kinderen FROM melding"), 1);
	assert_true(test_db_getal(t, "SELECT COUNT(*) FROM termijn") > 0);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM concept"), 0);
	/* Words and reporter stand in the file nowhere. */
	assert_false(in_file(t, "schreeuwen"));
	assert_false(in_file(t, "Grasveld"));
	assert_false(in_file(t, "Bel mobiel"));
}

static void
sent_twice_is_one_report(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar one, two;

	c.t = t;
	melding_velden(&c, begin(t));
	TEST_OK(t, doe(&c, ACT_melding_registreren, "sleutel-een", &one));
	TEST_OK(t, doe(&c, ACT_melding_registreren, "sleutel-een", &two));
	assert_true(two.herhaald);
	assert_int_equal(one.id, two.id);
	assert_int_equal(one.dossier, two.dossier);
	/* From another page of the same conversation: refused, not doubled. */
	assert_int_equal(doe(&c, ACT_melding_registreren, "sleutel-twee", &two),
	    ERR_CONFLICT);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM melding"), 1);
}

/* A6 */
static void
a_known_person_brings_the_household_along(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar one, two;
	int64_t yara;

	c.t = t;
	melding_velden(&c, 0);
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &one));
	yara = test_db_getal(t, "SELECT id FROM persoon WHERE roepnaam = 'Yara'");
	veld_id(&c, "personen.2.bekend", yara);
	veld(&c, "personen.2.telefoon", "06-12345678");
	veld(&c, "personen.2.roepnaam", "Jara");
	veld(&c, "personen.0.geslachtsnaam", "Herfst");
	veld(&c, "contact_veilig", "Niet meer mobiel");
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &two));
	assert_int_equal(two.dossier, one.dossier);
	assert_int_not_equal(two.id, one.id);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM melding"
	    " WHERE soort = 'vervolgmelding'"), 1);
	/* Filled in, never overwritten. */
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon WHERE"
	    " roepnaam = 'Yara' AND telefoon = '+31612345678'"), 1);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM lidmaatschap"), 3);
}

static void
a_hidden_household_is_not_found_and_not_joined(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar one;
	struct uit_kandidaten found;
	struct uit_zoeken search;
	int64_t yara;

	c.t = t;
	melding_velden(&c, 0);
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &one));
	yara = test_db_getal(t, "SELECT id FROM persoon WHERE roepnaam = 'Yara'");
	test_db_script(t, "UPDATE dossier SET afgeschermd = 1");
	c.n = 0;
	veld(&c, "geslachtsnaam", "Lente");
	TEST_OK(t, doe(&c, ACT_kandidaten, NULL, &found));
	assert_int_equal(found.n, 0);
	c.n = 0;
	veld(&c, "q", "Yara Lente");
	TEST_OK(t, doe(&c, ACT_zoeken, NULL, &search));
	assert_int_equal(search.n, 0);
	c.n = 0;
	melding_velden(&c, 0);
	veld_id(&c, "personen.2.bekend", yara);
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &one), ERR_INVALID);
	assert_non_null(fout(&c, "personen.2.bekend"));
}

/* A6: one word may be a first name, also misspelt. */
static void
a_first_name_alone_finds_in_the_search(void **state)
{
	struct test_db *t = *state;
	static const char *const q[] = { "Yara", "Yarra", "Lente" };
	struct call c = { 0 };
	struct act_klaar one;
	struct uit_zoeken search;

	c.t = t;
	melding_velden(&c, 0);
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &one));
	for (size_t i = 0; i < sizeof(q) / sizeof(q[0]); i++) {
		bool seen = false;

		c.n = 0;
		veld(&c, "q", q[i]);
		TEST_OK(t, doe(&c, ACT_zoeken, NULL, &search));
		for (size_t k = 0; k < search.n; k++)
			seen |= strncmp(search.v[k].naam, "Yara", 4) == 0;
		assert_true(seen);
	}
}

/* A6, G2: neither while typing nor by search, as with an address. */
static void
who_is_secret_is_not_found_by_a_telephone_number(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar one;
	struct uit_kandidaten found;
	struct uit_zoeken search;

	c.t = t;
	melding_velden(&c, 0);
	veld(&c, "personen.2.telefoon", "06-12345678");
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &one));
	for (int geheim = 0; geheim < 2; geheim++) {
		c.n = 0;
		veld(&c, "telefoon", "06-12345678");
		TEST_OK(t, doe(&c, ACT_kandidaten, NULL, &found));
		assert_int_equal(found.n, geheim == 0 ? 1 : 0);
		c.n = 0;
		veld(&c, "q", "06 123 456 78");
		TEST_OK(t, doe(&c, ACT_zoeken, NULL, &search));
		assert_string_equal(search.soort, "telefoonnummer");
		assert_int_equal(search.n, geheim == 0 ? 1 : 0);
		test_db_script(t, "UPDATE persoon SET geheim = 1 WHERE roepnaam = 'Yara'");
	}
	c.n = 0;
	veld(&c, "q", "Yara Lente");
	TEST_OK(t, doe(&c, ACT_zoeken, NULL, &search));
	assert_int_equal(search.n, 1);
	assert_string_equal(search.v[0].adres, "");
}

/* A6 */
static void
candidates_come_with_reasons_and_history(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar one;
	struct uit_kandidaten found;
	struct uit_zoeken search;

	c.t = t;
	melding_velden(&c, 0);
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &one));
	c.n = 0;
	veld(&c, "geslachtsnaam", "Lentte");
	veld(&c, "roepnaam", "Yara");
	veld(&c, "geboren", "3-5-2014");
	TEST_OK(t, doe(&c, ACT_kandidaten, NULL, &found));
	assert_int_equal(found.n, 1);
	assert_true(found.v[0].nredenen > 0);
	assert_int_equal(found.v[0].neerder, 1);
	assert_int_equal(found.v[0].eerder[0].dossier, one.dossier);
	assert_string_equal(found.v[0].rol, "115");
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM journaal_object o"
	    " JOIN persoon p ON p.regio = o.regio AND p.id = o.object"
	    " WHERE o.soort = 'persoon' AND p.roepnaam = 'Yara'"), 2);
	c.n = 0;
	veld(&c, "q", "1991ab 7");
	TEST_OK(t, doe(&c, ACT_zoeken, NULL, &search));
	assert_string_equal(search.soort, "adres");
	assert_int_equal(search.n, 2);
}

static void
search_by_number_goes_straight_to_the_dossier(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar one;
	struct uit_zoeken search;

	c.t = t;
	melding_velden(&c, 0);
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &one));
	c.n = 0;
	veld(&c, "q", "");
	for (int digit = 0; digit < 10; digit++) {
		struct uit_zoeken found;

		veld(&c, "q", arena_printf(t->a, "vt 2026 1 %d", digit));
		TEST_OK(t, doe(&c, ACT_zoeken, NULL, &found));
		if (found.dossier != 0)
			search = found;
	}
	assert_int_equal(search.dossier, one.dossier);
}

/* ---- bad input ------------------------------------------------------------------------- */

static void
all_that_is_wrong_is_said_at_once(void **state)
{
	struct test_db *t = *state;
	static const struct pair wrong[] = {
		{ "openheid", "beschermd" }, { "crisis", "1" }, { "straat", "" },
		{ "postcode", "" }, { "gebeurd_op", "31-2-2026" },
		{ "melder_email", "juf school" }, { "melder_telefoon", "bel mij" },
		{ "personen.0.geboren", "31-2-1988" }, { "personen.2.bsn", "000000000" },
		{ "personen.2.rol", "" }, { "direct_gevaar", "" }, { "kinderen", "99" },
	};
	struct call c = { 0 };
	struct act_klaar out;

	c.t = t;
	melding_velden(&c, 0);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		veld(&c, wrong[i].name, wrong[i].value);
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &out), ERR_INVALID);
	assert_non_null(fout(&c, "gebeurd_op"));
	assert_non_null(fout(&c, "melder_telefoon"));
	assert_non_null(fout(&c, "personen.0.geboren"));
	assert_non_null(fout(&c, "personen.2.bsn"));
	assert_non_null(fout(&c, "personen.2.rol"));
	assert_non_null(fout(&c, "direct_gevaar"));
	assert_non_null(fout(&c, "kinderen"));
	/* And what is wrong between fields, in the same answer. */
	assert_non_null(fout(&c, "beschermingsgrond"));
	assert_non_null(fout(&c, "gebeurd_waar"));
	assert_non_null(fout(&c, "melder_email"));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM melding"), 0);
}

static void
what_is_wrong_is_told_in_the_order_of_the_form(void **state)
{
	struct test_db *t = *state;
	static const struct pair wrong[] = {
		{ "personen.2.bsn", "000000000" }, { "personen.2.rol", "" },
		{ "personen.0.geboren", "31-2-1988" }, { "melder_email", "juf school" },
		{ "openheid", "beschermd" }, { "gebeurd_op", "31-2-2026" },
		{ "melder_telefoon", "bel mij" }, { "niet_van_hier", "x" },
	};
	static const char *const goed[] = { "melder_telefoon", "melder_email",
		"beschermingsgrond", "gebeurd_op", "personen.0.geboren", "personen.2.rol",
		"personen.2.bsn", "niet_van_hier" };
	struct call c = { 0 };
	struct act_klaar out;

	c.t = t;
	melding_velden(&c, 0);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		veld(&c, wrong[i].name, wrong[i].value);
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &out), ERR_INVALID);
	assert_int_equal(c.ctx.nfouten, sizeof(goed) / sizeof(goed[0]));
	for (size_t i = 0; i < c.ctx.nfouten; i++)
		assert_string_equal(c.ctx.fouten[i].veld, goed[i]);
}

static void
rules_between_fields_name_the_field(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar out;

	c.t = t;
	melding_velden(&c, 0);
	veld(&c, "openheid", "beschermd");
	veld(&c, "crisis", "1");
	veld(&c, "straat", "");
	veld(&c, "postcode", "");
	veld(&c, "melder_email", "juf school");
	veld(&c, "gebeurd_op", "25-11-2026");
	veld(&c, "personen.0.bsn", "111222333");
	veld(&c, "personen.2.bsn", "111222333");
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &out), ERR_INVALID);
	assert_non_null(fout(&c, "beschermingsgrond"));
	assert_non_null(fout(&c, "gebeurd_waar"));
	assert_non_null(fout(&c, "melder_email"));
	assert_non_null(fout(&c, "gebeurd_op"));
	assert_non_null(fout(&c, "personen.2.bsn"));
}

static void
a_report_without_persons_must_say_so(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar out;

	c.t = t;
	melding_velden(&c, 0);
	for (size_t i = 0; i < c.n; i++)
		if (strncmp(c.v[i].name, "personen", 8) == 0)
			c.v[i].value = "";
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &out), ERR_INVALID);
	assert_non_null(fout(&c, "personen"));
	veld(&c, "zonder_personen", "1");
	veld(&c, "kinderen", "2");
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &out));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM dossier"
	    " WHERE naam = 'Gezin nog onbekend'"), 1);
	assert_int_equal(test_db_getal(t, "SELECT kinderen FROM melding"), 2);
}

static void
names_of_every_kind_are_kept_as_typed(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar out;
	char *lang;

	c.t = t;
	melding_velden(&c, 0);
	lang = arena_alloc(t->a, 202);
	memset(lang, 'x', 201);
	veld(&c, "personen.0.geslachtsnaam", lang);
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &out), ERR_INVALID);
	assert_non_null(fout(&c, "personen.0.geslachtsnaam"));
	lang[200] = '\0';
	veld(&c, "personen.0.voornamen", "\"Jan\" O'Neill 😀");
	veld(&c, "personen.2.geslachtsnaam", "الخطيب");
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &out));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon WHERE"
	    " voornamen = '\"Jan\" O''Neill 😀' AND length(geslachtsnaam) = 200"), 1);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon WHERE"
	    " geslachtsnaam = 'الخطيب'"), 1);
}

/* What turns the words beside it around is no part of a name; of a story it is. */
static void
what_nobody_sees_is_left_out_of_a_line_and_kept_in_a_text(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct uit_melding_openen open;
	struct act_klaar out;

	c.t = t;
	melding_velden(&c, 0);
	veld(&c, "personen.0.geslachtsnaam", "Her\u2028fst");
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &out), ERR_INVALID);
	assert_string_equal(fout(&c, "personen.0.geslachtsnaam"), "Zet dit op één regel.");
	veld(&c, "personen.0.geslachtsnaam", "\u202EHer\u200Bfst\u2069");
	veld(&c, "personen.2.telefoon", "\u202A06-12345678\u202C");
	veld(&c, "getoond", "Er stond \u202Eomgekeerd\u202C.");
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &out));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon WHERE"
	    " geslachtsnaam = 'Herfst'"), 1);
	c.n = 0;
	veld_id(&c, "melding", out.id);
	TEST_OK(t, doe(&c, ACT_melding_openen, NULL, &open));
	assert_string_equal(open.melding.getoond, "Er stond \u202Eomgekeerd\u202C.");
}

static void
a_protected_reporter_stands_in_the_file_nowhere(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar out;

	c.t = t;
	melding_velden(&c, begin(t));
	veld(&c, "openheid", "beschermd");
	veld(&c, "beschermingsgrond", "bedreiging_slachtoffer");
	veld(&c, "bescherming_uitleg", "De buurman Eikenhorst is bang");
	TEST_OK(t, doe(&c, ACT_melding_registreren, NULL, &out));
	assert_false(in_file(t, "Grasveld"));
	assert_false(in_file(t, "Eikenhorst"));
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, test_db_start_acts, test_db_end)
	const struct CMUnitTest tests[] = {
		T(an_advice_becomes_a_report_and_both_know),
		T(a_report_makes_household_dossier_and_clocks),
		T(sent_twice_is_one_report),
		T(a_known_person_brings_the_household_along),
		T(a_hidden_household_is_not_found_and_not_joined),
		T(a_first_name_alone_finds_in_the_search),
		T(who_is_secret_is_not_found_by_a_telephone_number),
		T(candidates_come_with_reasons_and_history),
		T(search_by_number_goes_straight_to_the_dossier),
		T(all_that_is_wrong_is_said_at_once),
		T(what_is_wrong_is_told_in_the_order_of_the_form),
		T(rules_between_fields_name_the_field),
		T(a_report_without_persons_must_say_so),
		T(names_of_every_kind_are_kept_as_typed),
		T(what_nobody_sees_is_left_out_of_a_line_and_kept_in_a_text),
		T(a_protected_reporter_stands_in_the_file_nowhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
