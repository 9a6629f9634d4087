/* Reading a region folder: the two that are shipped are good, and each mistake
 * comes back with its file, line and a Dutch sentence. The folders are copies
 * of regio/test with one piece of text replaced. */

#include "domain/regio/regio_lees.h"

#include "hulp/test_regio.h"

/* ---- what is good -------------------------------------------------------------- */

static void
print_faults(struct bank *b)
{
	for (unsigned i = 0; i < b->f.n && i < TSV_MAX_FAULTS; i++)
		print_message("%s\n", tsv_fault_text(b->a, &b->f.v[i]));
}

static void
kennemerland_is_good(void **state)
{
	struct bank *b = *state;
	enum err_code rc = regio_lees(b->a, "regio/kennemerland", &b->f, &b->m,
	    &b->err);

	print_faults(b);
	assert_int_equal(rc, ERR_OK);
	assert_int_equal(b->m.regio[0].nummer, 1);
	assert_string_equal(b->m.regio[0].scherm, "Veilig Thuis Kennemerland");
	assert_int_equal(b->m.ngemeenten, 10);	/* nine, one of them in two parts */
	assert_int_equal(strlen(b->m.vingerafdruk), 64);
}

static void
the_test_region_is_good(void **state)
{
	struct bank *b = *state;
	enum err_code rc = laad(b);

	print_faults(b);
	assert_int_equal(rc, ERR_OK);
	assert_int_equal(b->m.ngemeenten, 2);
	assert_int_equal(b->f.n, 0);
}

static void
cells_stand_in_their_rows(void **state)
{
	struct bank *b = *state;
	const struct rij_norm *n;

	assert_int_equal(laad(b), ERR_OK);
	n = &b->m.normen[1];
	assert_string_equal(n->code, "veiligheidsbeoordeling");
	assert_int_equal(n->versie, 1);
	assert_int_equal(n->lengte, 5);
	assert_string_equal(n->eenheid, "werkdagen");
	assert_false(n->atw);
	assert_string_equal(n->rij.tot, "2019-01-01");
	assert_null(b->m.normen[2].rij.tot);
	assert_true(b->m.dagen[0].atw);
	assert_int_equal(b->m.vragenlijsten[0].grens_a, 18);
	assert_string_equal(b->m.vragenlijsten[0].vragen[0].keuze, "");
	assert_int_equal(b->m.vragenlijsten[0].vragen[3].waarde, 2);
}

static void
the_fingerprint_follows_the_content(void **state)
{
	struct bank *b = *state;
	char was[65];

	assert_int_equal(laad(b), ERR_OK);
	memcpy(was, b->m.vingerafdruk, sizeof(was));
	assert_int_equal(laad(b), ERR_OK);
	assert_string_equal(b->m.vingerafdruk, was);
	(void)vervang(b, "gemeente.tsv", "12000", "12001");
	assert_int_equal(laad(b), ERR_OK);
	assert_string_not_equal(b->m.vingerafdruk, was);
}

static void
the_file_of_employees_may_be_absent(void **state)
{
	struct bank *b = *state;

	assert_int_equal(unlink(pad(b, b->map, "medewerker.tsv")), 0);
	assert_int_equal(laad(b), ERR_OK);
	assert_int_equal(b->m.nmedewerkers, 0);
}

static void
a_value_is_found_among_the_extras(void **state)
{
	struct bank *b = *state;

	assert_string_equal(regio_extra(b->a, "soort=hg;aard=07", "aard"), "07");
	assert_string_equal(regio_extra(b->a, "soort=hg;aard=07", "soort"), "hg");
	assert_null(regio_extra(b->a, "soort=hg", "oort"));
	assert_null(regio_extra(b->a, "", "soort"));
	assert_null(regio_extra(b->a, NULL, "soort"));
}

/* ---- files and cells ------------------------------------------------------------ */

static void
a_missing_file_is_named(void **state)
{
	struct bank *b = *state;

	assert_int_equal(unlink(pad(b, b->map, "norm.tsv")), 0);
	fout(b, "norm.tsv", NULL, "ontbreekt");
	schrijf(b, "norm.tsv", lees(b, "rol.tsv"));
	assert_int_equal(unlink(pad(b, b->map, "vragenlijst/weging-1.tsv")), 0);
	fout(b, "vragenlijst/weging-1.tsv", NULL, "ontbreekt");
}

static void
an_unknown_or_missing_column_is_refused(void **state)
{
	geeft(*state, "rol.tsv", "tot\tzicht", "tot\tuitzicht", "uitzicht", "hoort hier niet");
	geeft(*state, "rol.tsv", "tot\tzicht", "tot\tuitzicht", "zicht", "ontbreekt");
}

static void
a_cell_of_the_wrong_kind_is_refused(void **state)
{
	struct bank *b = *state;

	geeft(b, "gemeente.tsv", "12000", "veel", "inwoners", "heel getal");
	geeft(b, "gemeente.tsv", "12000", "-5", "inwoners", "heel getal");
	geeft(b, "gemeente.tsv", "Oosterproef", "", "naam", "Vul dit in");
	geeft(b, "gemeente.tsv", "9901", "99 01", "code", "letters, cijfers");
	geeft(b, "kalender.tsv", "ja\tnee", "ja\tmisschien", "werkdag", "ja of nee");
	geeft(b, "vragenlijst/weging-1.tsv", "een\t\t1", "een\t\t1,5", "punten",
	    "heel getal");
}

static void
a_date_must_exist(void **state)
{
	struct bank *b = *state;
	static const char *const fouten[] = { "2026-02-30", "26-01-02", "2026-1-2",
	    "20260102", "2026-01-0a", "----------" };

	for (size_t i = 0; i < sizeof(fouten) / sizeof(fouten[0]); i++)
		geeft(b, "kalender.tsv", "2026-01-02", fouten[i], "datum",
		    "datum in die bestaat");
	geeft(b, "gemeente.tsv", "2015-01-01", "", "van", "datum in die bestaat");
}

static void
tot_comes_after_van(void **state)
{
	geeft(*state, "norm.tsv", "2015-01-01\t2019-01-01",
	    "2015-01-01\t2014-01-01", "tot", "na van");
	geeft(*state, "norm.tsv", "2015-01-01\t2019-01-01",
	    "2015-01-01\t2015-01-01", "tot", "na van");
}

static void
a_mistake_names_its_line(void **state)
{
	struct bank *b = *state;
	unsigned regel = vervang(b, "norm.tsv", "48\turen", "48\tuurtjes");

	fout(b, "norm.tsv", "eenheid", "uren, dagen");
	assert_int_equal(b->f.v[0].line, regel);
}

static void
mistakes_of_all_files_come_at_once(void **state)
{
	struct bank *b = *state;

	(void)vervang(b, "gemeente.tsv", "12000", "veel");
	(void)vervang(b, "norm.tsv", "48\turen", "x\turen");
	(void)vervang(b, "rol.tsv", "\tzicht", "\tuitzicht");
	assert_int_equal(laad(b), ERR_INVALID);
	assert_int_equal(b->f.n, 4);
}

static void
an_arena_that_is_full_is_an_error(void **state)
{
	struct bank *b = *state;
	struct arena *klein = arena_create(30000);

	assert_int_equal(regio_lees(klein, b->map, &b->f, &b->m, &b->err), ERR_LIMIT);
	arena_destroy(klein);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, test_regio_begin, test_regio_end)
	const struct CMUnitTest tests[] = {
		T(kennemerland_is_good),
		T(the_test_region_is_good),
		T(cells_stand_in_their_rows),
		T(the_fingerprint_follows_the_content),
		T(the_file_of_employees_may_be_absent),
		T(a_value_is_found_among_the_extras),
		T(a_missing_file_is_named),
		T(an_unknown_or_missing_column_is_refused),
		T(a_cell_of_the_wrong_kind_is_refused),
		T(a_date_must_exist),
		T(tot_comes_after_van),
		T(a_mistake_names_its_line),
		T(mistakes_of_all_files_come_at_once),
		T(an_arena_that_is_full_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
