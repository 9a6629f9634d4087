/* The chain of the journal: whole, and broken in every way there is (G4). */
#include "hulp/test_db.h"

#include "journal/journaal.h"

enum { RIJEN = 12 };

static int
setup(void **state)
{
	static struct test_db t;

	test_db_open(&t, true);
	for (int i = 1; i <= RIJEN; i++) {
		struct journaal_object o[] = { { "dossier", i }, { "persoon", 10 + i } };

		TEST_OK(&t, journaal_append(t.w.tx, t.a, &(struct journaal_regel){
		    .regio = TEST_REGIO, .tijd = TEST_NU + i, .handeling = "dossier_openen",
		    .actie = 'R', .uitkomst = i == 3 ? "forbidden" : "ok",
		    .medewerker = i == 5 ? DB_NULL : TEST_FRONT, .rol = "alles",
		    .herkomst = "web 127.0.0.1", .grond = "", .detail = "",
		    .objecten = o, .nobjecten = 2 }, &t.err));
	}
	*state = &t;
	return 0;
}

static struct journaal_proef
proef_met(struct test_db *t, const struct journaal_anker *anker)
{
	struct arena *scratch = arena_create((size_t)8 << 20);
	struct journaal_proef p = { 0 };

	TEST_OK(t, journaal_verify(t->w.tx, scratch, TEST_REGIO, anker, &p, &t->err));
	arena_destroy(scratch);
	return p;
}

static struct journaal_proef
proef(struct test_db *t)
{
	return proef_met(t, NULL);
}

static void
broken_at(struct test_db *t, int64_t nr)
{
	struct journaal_proef p = proef(t);

	assert_false(p.heel);
	assert_int_equal(p.breuk, nr);
	assert_true(strlen(p.waarom) > 10);
}

static void
an_untouched_chain_is_whole(void **state)	/* G4 */
{
	struct journaal_proef p = proef(*state);

	assert_true(p.heel);
	assert_int_equal(p.rijen, RIJEN);
	assert_string_equal(p.waarom, "");
}

static void
last_rows_that_were_cut_off_show_by_an_anchor_kept_elsewhere(void **state)	/* G4 */
{
	struct test_db *t = *state;
	struct journaal_proef before = proef(t), after;
	struct journaal_anker anker = { .volgnr = before.rijen };

	memcpy(anker.hash, before.laatste, sizeof(anker.hash));
	assert_true(proef_met(t, &anker).heel);
	test_db_script(t, "DELETE FROM journaal WHERE volgnr = (SELECT max(volgnr)"
	    " FROM journaal)");
	assert_true(proef(t).heel);	/* the chain alone cannot see it */
	after = proef_met(t, &anker);
	assert_false(after.heel);
	assert_int_equal(after.breuk, before.rijen);
	anker.volgnr--;
	assert_false(proef_met(t, &anker).heel);	/* a chain made anew */
}

static void
an_empty_journal_is_whole(void **state)	/* G4 */
{
	struct test_db *t = *state;

	test_db_script(t, "DELETE FROM journaal");
	assert_true(proef(t).heel);
	assert_int_equal(proef(t).rijen, 0);
}

/* Each column of row 7 in turn: the row after it is as it was. */
static void
a_change_in_any_column_is_found_with_its_number(void **state)	/* G4 */
{
	struct test_db *t = *state;
	static const char *const changes[] = {
		"tijd = tijd + 1", "handeling = 'dossier_openem'", "actie = 'U'",
		"uitkomst = 'ok '", "medewerker = 102", "medewerker = NULL",
		"rol = 'allez'", "herkomst = 'web 127.0.0.2'", "grond = 'x'",
		"objecten = 'dossier:8 persoon:17'", "detail = ' '",
		"hash = x'0000000000000000000000000000000000000000000000000000000000000000'",
		"hash = x''",
	};

	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		char sql[200];

		test_db_script(t, "SAVEPOINT een");
		(void)snprintf(sql, sizeof(sql), "UPDATE journaal SET %s WHERE regio = 7"
		    " AND volgnr = 7", changes[i]);
		test_db_script(t, sql);
		broken_at(t, 7);
		test_db_script(t, "ROLLBACK TO een; RELEASE een");
		assert_true(proef(t).heel);
	}
}

static void
a_field_that_moves_into_its_neighbour_is_found(void **state)	/* G4 */
{
	struct test_db *t = *state;

	test_db_script(t, "UPDATE journaal SET rol = 'allesweb', herkomst = ' 127.0.0.1'"
	    " WHERE regio = 7 AND volgnr = 4");
	broken_at(t, 4);
}

static void
a_row_taken_out_is_found_at_the_next(void **state)	/* G4 */
{
	struct test_db *t = *state;

	test_db_script(t, "DELETE FROM journaal WHERE regio = 7 AND volgnr = 6");
	broken_at(t, 7);
}

static void
a_row_taken_out_and_closed_up_is_found(void **state)	/* G4 */
{
	struct test_db *t = *state;

	test_db_script(t, "DELETE FROM journaal WHERE regio = 7 AND volgnr = 6;"
	    "UPDATE journaal SET volgnr = volgnr + 1000 WHERE volgnr > 6;"
	    "UPDATE journaal SET volgnr = volgnr - 1001 WHERE volgnr > 1000");
	broken_at(t, 6);
}

static void
a_row_put_in_between_is_found(void **state)	/* G4 */
{
	struct test_db *t = *state;

	test_db_script(t, "UPDATE journaal SET volgnr = volgnr + 1000 WHERE volgnr > 8;"
	    "UPDATE journaal SET volgnr = volgnr - 999 WHERE volgnr > 1000;"
	    "INSERT INTO journaal SELECT regio, 9, tijd, handeling, actie, uitkomst,"
	    " medewerker, rol, herkomst, grond, objecten, detail, hash FROM journaal"
	    " WHERE volgnr = 8");
	broken_at(t, 9);
}

static void
two_rows_that_change_places_are_found(void **state)	/* G4 */
{
	struct test_db *t = *state;

	test_db_script(t, "UPDATE journaal SET volgnr = 1000 WHERE volgnr = 2;"
	    "UPDATE journaal SET volgnr = 2 WHERE volgnr = 3;"
	    "UPDATE journaal SET volgnr = 3 WHERE volgnr = 1000");
	broken_at(t, 2);
}

static void
the_first_row_taken_out_is_found(void **state)	/* G4 */
{
	struct test_db *t = *state;

	test_db_script(t, "DELETE FROM journaal WHERE volgnr = 1");
	broken_at(t, 2);
}

static void
what_an_act_touched_is_found_by_object(void **state)	/* G4 */
{
	struct test_db *t = *state;

	assert_int_equal(test_db_getal(t, "SELECT volgnr FROM journaal_object"
	    " WHERE regio = 7 AND soort = 'persoon' AND object = 14"), 4);
}

static void
a_look_taken_out_of_the_list_by_object_is_found(void **state)	/* G4 */
{
	struct test_db *t = *state;

	test_db_script(t, "DELETE FROM journaal_object WHERE soort = 'persoon' AND object = 15");
	broken_at(t, 5);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(an_untouched_chain_is_whole),
		T(an_empty_journal_is_whole),
		T(last_rows_that_were_cut_off_show_by_an_anchor_kept_elsewhere),
		T(a_change_in_any_column_is_found_with_its_number),
		T(a_field_that_moves_into_its_neighbour_is_found),
		T(a_row_taken_out_is_found_at_the_next),
		T(a_row_taken_out_and_closed_up_is_found),
		T(a_row_put_in_between_is_found),
		T(two_rows_that_change_places_are_found),
		T(the_first_row_taken_out_is_found),
		T(a_look_taken_out_of_the_list_by_object_is_found),
		T(what_an_act_touched_is_found_by_object),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
