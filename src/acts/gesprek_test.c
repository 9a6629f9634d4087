/* gesprek_test.c - drafts and advice, through the door. */
#include "hulp/test_db.h"

#include "hulp/contact_call.h"

/* ---- drafts ----------------------------------------------------------------------- */

/* A3 */
static void
what_is_typed_survives_and_opens_elsewhere(void **state)
{
	struct test_db *t = *state;
	int64_t id;

	id = begin(t);
	assert_int_equal(bewaar(t, id, 0, "Zij belt om hulp", "a").versie, 1);
	assert_int_equal(bewaar(t, id, 1, "Zij belt om hulp, nu", "a").versie, 2);
	/* The program stops; another opens the file, a colleague takes over. */
	db_close(t->db);
	TEST_OK(t, db_open(&(struct db_config){ .url = t->url, .readers = 2 }, &t->db,
	    &t->err));
	t->app.db = t->db;
	test_db_wie(t, TEST_CASUS);
	assert_string_equal(bewaarde_tekst(t, id), "Zij belt om hulp, nu");
	assert_false(in_file(t, "Zij belt om hulp"));
	assert_false(in_file(t, "Zomerdijkstra"));
}

/* A3 */
static void
a_list_of_what_is_not_finished_tells_in_what_capacity_somebody_called(void **state)
{
	struct test_db *t = *state;
	struct call c = { .t = t }, lijst = { .t = t };
	struct uit_gesprekken_openen out;
	struct uit_gesprek_bewaren kept;
	int64_t id = begin(t);

	veld_id(&c, "contact", id);
	veld(&c, "versie", "0");
	veld(&c, "hoedanigheid", "school");
	veld(&c, "melder_naam", "Zeldzamenaam");
	TEST_OK(t, doe(&c, ACT_gesprek_bewaren, NULL, &kept));
	TEST_OK(t, doe(&lijst, ACT_gesprekken_openen, NULL, &out));
	assert_int_equal(out.n, 1);
	assert_string_equal(out.v[0].hoedanigheid, "school");
	/* What is not on the list stays under the seal. */
	veld_id(&c, "versie", kept.versie);
	veld(&c, "hoedanigheid", "Zeldzamenaam");
	TEST_OK(t, doe(&c, ACT_gesprek_bewaren, NULL, &kept));
	TEST_OK(t, doe(&lijst, ACT_gesprekken_openen, NULL, &out));
	assert_null(out.v[0].hoedanigheid);
	assert_false(in_file(t, "Zeldzamenaam"));
}

static void
the_same_page_saves_on_after_a_lost_answer(void **state)
{
	struct test_db *t = *state;
	int64_t id;

	id = begin(t);
	assert_int_equal(bewaar(t, id, 0, "een", "a").versie, 1);
	assert_int_equal(bewaar(t, id, 1, "een twee", "a").versie, 2);
	/* The answer "2" was lost: the page still says 1, with more text. */
	assert_int_equal(bewaar(t, id, 1, "een twee drie", "a").versie, 3);
	assert_string_equal(bewaarde_tekst(t, id), "een twee drie");
	/* The same text again is no new version. */
	assert_int_equal(bewaar(t, id, 1, "een twee drie", "b").versie, 3);
}

static void
two_people_keep_both_texts_until_one_is_chosen(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct uit_gesprek_botsing out;
	struct uit_gesprek_bewaren kept;
	int64_t id;

	id = begin(t);
	(void)bewaar(t, id, 0, "begin", "a");
	(void)bewaar(t, id, 1, "tekst van Sanne", "a");
	test_db_wie(t, TEST_CASUS);
	assert_true(bewaar(t, id, 1, "tekst van Mo", "b").botsing);
	assert_string_equal(bewaarde_tekst(t, id), "tekst van Sanne");
	c.t = t;
	veld_id(&c, "contact", id);
	TEST_OK(t, doe(&c, ACT_gesprek_botsing, NULL, &out));
	assert_string_equal(concept_veld(out.mijn.velden, out.mijn.nvelden, "verteld"),
	    "tekst van Mo");
	assert_string_equal(concept_veld(out.ander.velden, out.ander.nvelden, "verteld"),
	    "tekst van Sanne");
	assert_string_equal(out.ander.door_naam, "Sanne de Wit");
	veld_id(&c, "versie", out.ander.versie);
	veld(&c, "verteld", "tekst van Sanne en Mo");
	TEST_OK(t, doe(&c, ACT_gesprek_kiezen, NULL, &kept));
	assert_string_equal(bewaarde_tekst(t, id), "tekst van Sanne en Mo");
	/* On an older version there is nothing to choose. */
	assert_int_equal(doe(&c, ACT_gesprek_kiezen, NULL, &kept), ERR_CONFLICT);
}

static void
a_conversation_that_lapses_destroys_its_draft(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar out;

	c.t = t;
	veld_id(&c, "contact", begin(t));
	(void)bewaar(t, strtoll(c.v[0].value, NULL, 10), 0, "niets", "a");
	veld(&c, "reden", "verkeerd_verbonden");
	TEST_OK(t, doe(&c, ACT_gesprek_vervallen, NULL, &out));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM concept"), 0);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM sleutel WHERE"
	    " doel = 'concept' AND gewikkeld IS NOT NULL"), 0);
	assert_int_equal(doe(&c, ACT_gesprek_vervallen, NULL, &out), ERR_CONFLICT);
}

/* ---- advice ------------------------------------------------------------------------ */

/* A2 */
static void
an_advice_keeps_nothing_about_whom_it_concerns(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar out;
	int64_t id;

	c.t = t;
	id = begin(t);
	(void)bewaar(t, id, 0, "Over de familie Zomerdijkstra", "a");
	advies_velden(&c, id);
	veld(&c, "melder_naam", "Juf Winterswijk");	/* without consent */
	TEST_OK(t, doe(&c, ACT_advies_vastleggen, NULL, &out));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM concept"), 0);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon"
	    " WHERE geslachtsnaam = 'Zomerdijkstra'"), 0);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM advies"
	    " WHERE adviesvrager IS NULL"), 1);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM sleutel WHERE"
	    " doel = 'concept' AND gewikkeld IS NOT NULL"), 0);
	assert_false(in_file(t, "Zomerdijkstra"));
	assert_false(in_file(t, "Winterswijk"));
	assert_false(in_file(t, "ruzie thuis"));
}

/* A2 */
static void
a_name_in_the_question_is_refused(void **state)
{
	struct test_db *t = *state;
	struct call c = { 0 };
	struct act_klaar out;
	int64_t id;

	c.t = t;
	id = begin(t);
	(void)bewaar(t, id, 0, "", "a");
	advies_velden(&c, id);
	veld(&c, "vraag", "Wat te doen met het gezin zomerdijkstra?");
	veld(&c, "melder_naam", "Winterswijk");
	veld(&c, "advies", "Juf Winterswijk praat met de ouders.");
	assert_int_equal(doe(&c, ACT_advies_vastleggen, NULL, &out), ERR_INVALID);
	assert_non_null(fout(&c, "vraag"));
	assert_non_null(fout(&c, "advies"));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM advies"), 0);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM concept"), 1);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, test_db_start_acts, test_db_end)
	const struct CMUnitTest tests[] = {
		T(what_is_typed_survives_and_opens_elsewhere),
		T(a_list_of_what_is_not_finished_tells_in_what_capacity_somebody_called),
		T(the_same_page_saves_on_after_a_lost_answer),
		T(two_people_keep_both_texts_until_one_is_chosen),
		T(a_conversation_that_lapses_destroys_its_draft),
		T(an_advice_keeps_nothing_about_whom_it_concerns),
		T(a_name_in_the_question_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
