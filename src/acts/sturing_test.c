/* Steering and supervision as acts: the list behind a figure, the journal by
 * employee, dossier and person, page by page. */
#include "hulp/test_db.h"

#include "acts/uit.h"

static const char rows[] =
"INSERT INTO sleutel VALUES (7, 900, 'dossier', 1, NULL, 0, NULL);"
"INSERT INTO dossier (regio, id, kenmerk, huishouden, naam, sleutel, stand,"
" casusregisseur, geopend_op) VALUES"
" (7, 901, 'VT-2026-004817-0', 201, 'x', 900, 'open', 102, 0);"
"INSERT INTO dossier (regio, id, kenmerk, huishouden, naam, sleutel, stand,"
" casusregisseur, geopend_op, afgeschermd) VALUES"
" (7, 902, 'VT-2026-004818-1', 202, 'x', 900, 'open', 102, 0, 1);"
"INSERT INTO lidmaatschap (regio, id, huishouden, persoon, rol) VALUES"
" (7, 1, 201, 301, 'x'), (7, 2, 201, 303, 'x');";

static int
setup(void **state)
{
	static struct test_db t;

	test_db_open(&t, false);
	test_db_script(&t, rows);
	*state = &t;
	return 0;
}

static enum err_code
doe(struct test_db *t, enum act_id act, const struct pair *in, size_t n, void *out)
{
	static struct act_ctx c;

	act_begin(&c, &t->app, t->a, &t->wie, "test");
	return act_run(&c, &(struct act_vraag){ .act = act, .velden = in, .nvelden = n },
	    out, &t->err);
}

/* Reports of the third quarter of 2026 in both dossiers. */
static void
meldingen(struct test_db *t, int van, int n, int dossier, int crisis)
{
	for (int i = van; i < van + n; i++)
		test_db_script(t, arena_printf(t->a, "INSERT INTO melding (regio, id,"
		    " dossier, volgnr, soort, bron, hoedanigheid, ontvangen_op,"
		    " medewerker, verteld, direct_gevaar, stand, stap, verloopt_op,"
		    " crisis, gemeente) VALUES (7, %d, %d, %d, 'melding', 'telefoon', 'x',"
		    " %lld, 101, x'00', 'nee', 'open', 'weging', 0, %d, '0392')", i,
		    dossier, i, (long long)time_from_civil(2026, 8, 1, 12, 0, 0) + i / 3,
		    crisis));
}

static const struct pair kwartaal3[] = {
	{ "jaar", "2026" }, { "kwartaal", "3" }, { "cijfer", "melding" } };

static void
the_list_behind_a_figure_has_as_many_rows_as_it_counts(void **state)	/* E1 */
{
	struct test_db *t = *state;
	struct uit_cijfer_lijst lijst;
	struct uit_kwartaal kw;
	int64_t n = 0, na = 0;

	meldingen(t, 1000, 120, 901, 0);
	TEST_OK(t, doe(t, ACT_kwartaal, kwartaal3, 2, &kw));
	do {
		struct pair in[] = { kwartaal3[0], kwartaal3[1], kwartaal3[2],
		    { "na", arena_printf(t->a, "%lld", (long long)na) } };

		TEST_OK(t, doe(t, ACT_cijfer_lijst, in, 4, &lijst));
		for (size_t i = 0; i < lijst.n; i++)
			assert_int_equal(lijst.v[i].melding, 1000 + n++);
		na = lijst.volgende;
	} while (na != 0);
	assert_int_equal(n, kw.rapport->telling[TELLING_melding][7].n);
}

static void
the_list_does_not_show_what_is_shielded(void **state)	/* E1, G2 */
{
	struct test_db *t = *state;
	struct uit_cijfer_lijst lijst;

	meldingen(t, 1000, 6, 901, 0);
	meldingen(t, 2000, 6, 902, 0);
	TEST_OK(t, doe(t, ACT_cijfer_lijst, kwartaal3, 3, &lijst));
	assert_int_equal(lijst.n, 6);
}

static void
a_quarter_that_has_not_begun_is_refused(void **state)	/* E1 */
{
	struct test_db *t = *state;
	const struct pair in[] = { { "jaar", "2027" }, { "kwartaal", "1" } };
	struct uit_kwartaal kw;

	assert_int_equal(doe(t, ACT_kwartaal, in, 2, &kw), ERR_INVALID);
	TEST_OK(t, doe(t, ACT_kwartaal, NULL, 0, &kw));
	assert_int_equal(kw.rapport->kwartaal.nr, 3);	/* the last one that is over */
}

/* ---- the journal ---------------------------------------------------------------- */

static void
regel(struct test_db *t, int64_t wie, const char *objecten, const char *uitkomst)
{
	int64_t nr = test_db_getal(t, "SELECT coalesce(max(volgnr), 0) + 1 FROM journaal");

	test_db_script(t, arena_printf(t->a, "INSERT INTO journaal VALUES (7, %lld, %lld,"
	    " 'medewerkers_lezen', 'R', '%s', %lld, 'alles', 'web', '', '%s', '', x'%064d');",
	    (long long)nr, (long long)TEST_NU, uitkomst, (long long)wie, objecten, 0));
	if (strstr(objecten, "dossier:901") != NULL)
		test_db_script(t, arena_printf(t->a, "INSERT INTO journaal_object VALUES"
		    " (7, 'dossier', 901, %lld)", (long long)nr));
	if (strstr(objecten, "persoon:303") != NULL)
		test_db_script(t, arena_printf(t->a, "INSERT INTO journaal_object VALUES"
		    " (7, 'persoon', 303, %lld)", (long long)nr));
}

static void
the_journal_is_read_by_employee(void **state)	/* G4 */
{
	struct test_db *t = *state;
	const struct pair in[] = { { "medewerker", "102" } };
	struct uit_journaal_lezen uit;

	regel(t, 101, "", "ok");
	regel(t, 102, "dossier:901", "ok");
	regel(t, 102, "dossier:902", "forbidden");
	TEST_OK(t, doe(t, ACT_journaal_lezen, in, 1, &uit));
	assert_int_equal(uit.n, 2);
	assert_string_equal(uit.medewerker, "Mo Bakkali");
	assert_string_equal(uit.v[0].uitkomst, "forbidden");	/* refused ones too */
	assert_string_equal(uit.v[0].titel, "Collega's zien");
	assert_string_equal(uit.v[0].wie, "Mo Bakkali");
	assert_string_equal(uit.v[0].rol, "Alles");
	assert_string_equal(uit.v[1].object[0].naam, "VT-2026-004817-0");
}

static void
the_journal_is_read_by_the_number_of_a_case_as_people_type_it(void **state)	/* G4 */
{
	struct test_db *t = *state;
	const struct pair in[] = { { "kenmerk", "vt 2026 4817 0" } };
	const struct pair geen[] = { { "kenmerk", "VT-2026-009999-9" } };
	struct uit_journaal_lezen uit;

	regel(t, 101, "dossier:901 persoon:303", "ok");
	regel(t, 101, "dossier:902", "ok");
	TEST_OK(t, doe(t, ACT_journaal_lezen, in, 1, &uit));
	assert_int_equal(uit.n, 1);
	assert_int_equal(uit.dossier, 901);
	assert_int_equal(uit.npersonen, 2);
	assert_string_equal(uit.personen[1].naam, "Fenna Hoekzema");
	assert_string_equal(uit.v[0].object[1].naam, "Fenna Hoekzema");
	assert_int_equal(doe(t, ACT_journaal_lezen, geen, 1, &uit), ERR_INVALID);
}

static void
the_journal_is_read_by_person(void **state)	/* G4 */
{
	struct test_db *t = *state;
	const struct pair in[] = { { "persoon", "303" }, { "dossier", "901" } };
	struct uit_journaal_lezen uit;

	regel(t, 101, "dossier:901", "ok");
	regel(t, 102, "dossier:901 persoon:303", "ok");
	TEST_OK(t, doe(t, ACT_journaal_lezen, in, 2, &uit));
	assert_int_equal(uit.n, 1);
	assert_int_equal(uit.v[0].medewerker, 102);
	assert_string_equal(uit.persoon, "Fenna Hoekzema");
	/* Whose names were shown, stands in the journal. */
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal_object o"
	    " JOIN journaal j ON j.volgnr = o.volgnr WHERE j.handeling ="
	    " 'journaal_lezen' AND o.soort = 'persoon'"), 2);
}

static void
the_journal_goes_page_by_page_without_gap_or_double(void **state)	/* G4 */
{
	struct test_db *t = *state;
	struct uit_journaal_lezen uit;
	int64_t next = 130, voor = 0, n = 0;

	for (int i = 0; i < 130; i++)
		regel(t, 102, "", "ok");
	do {
		struct pair in[] = { { "medewerker", "102" },
		    { "voor", arena_printf(t->a, "%lld", (long long)voor) } };

		TEST_OK(t, doe(t, ACT_journaal_lezen, in, 2, &uit));
		for (size_t i = 0; i < uit.n; i++, n++)
			assert_int_equal(uit.v[i].volgnr, next--);
		voor = uit.volgende;
	} while (voor != 0);
	assert_int_equal(n, 130);
}

static void
a_row_with_many_objects_shows_some_and_counts_the_rest(void **state)	/* G4 */
{
	struct test_db *t = *state;
	struct uit_journaal_lezen uit;

	regel(t, 101, "dossier:901 dossier:902 dossier:903 persoon:303 persoon:1 x:2", "ok");
	TEST_OK(t, doe(t, ACT_journaal_lezen, NULL, 0, &uit));
	assert_int_equal(uit.v[0].nobjecten, UIT_JOURNAAL_OBJECTEN);
	assert_int_equal(uit.v[0].meer, 2);
	assert_null(uit.v[0].object[2].naam);	/* it is gone */
	assert_null(uit.v[0].object[3].naam);	/* nobody asked for this person */
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_list_behind_a_figure_has_as_many_rows_as_it_counts),
		T(the_list_does_not_show_what_is_shielded),
		T(a_quarter_that_has_not_begun_is_refused),
		T(the_journal_is_read_by_employee),
		T(the_journal_is_read_by_the_number_of_a_case_as_people_type_it),
		T(the_journal_is_read_by_person),
		T(the_journal_goes_page_by_page_without_gap_or_double),
		T(a_row_with_many_objects_shows_some_and_counts_the_rest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
