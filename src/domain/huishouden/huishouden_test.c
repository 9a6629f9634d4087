/* huishouden_test.c - names of households, and finding them again. */
#include "hulp/test_db.h"

#include "domain/dossier/dossier.h"
#include "domain/huishouden/huishouden.h"

static void
the_surnames_of_the_adults_name_a_household(void **state)
{
	static const struct huishouden_lid four[] = {
		{ 1, "Hoekzema", "", false }, { 2, "Terlouw", NULL, false },
		{ 3, "Hoekzema", "", false }, { 4, "Bennani", "", true },
	};
	static const struct huishouden_lid prefix[] = { { 1, "Dijk", "van", false } };
	static const struct huishouden_lid child[] = { { 1, "Bennani", "", true } };
	static const struct huishouden_lid nameless[] = { { 1, "", "", false } };
	struct test_db t;

	(void)state;
	test_db_open(&t, true);
	assert_string_equal(huishouden_naam(t.a, four, 4), "Hoekzema – Terlouw");
	assert_string_equal(huishouden_naam(t.a, prefix, 1), "Van Dijk");
	assert_string_equal(huishouden_naam(t.a, child, 1), "Bennani");
	assert_string_equal(huishouden_naam(t.a, nameless, 1), HUISHOUDEN_ONBEKEND);
	assert_string_equal(huishouden_naam(t.a, NULL, 0), HUISHOUDEN_ONBEKEND);
	test_db_close(&t);
}

static int64_t
household(struct test_db *t, const char *naam, int64_t lid)
{
	int64_t id;

	TEST_OK(t, huishouden_nieuw(&t->w, &(struct huishouden){ .naam = naam }, &id,
	    &t->err));
	TEST_OK(t, huishouden_lid_erbij(&t->w, id, lid, "112", &t->err));
	return id;
}

static int64_t
dossier(struct test_db *t, int64_t huishouden)
{
	struct seal_key *key;
	int64_t id;

	TEST_OK(t, dossier_nieuw(&t->w, &(struct dossier_invoer){ .huishouden = huishouden,
	    .naam = "x", .casusregisseur = TEST_FRONT }, &id, &key, &t->err));
	return id;
}

/* B6 */
static void
an_open_dossier_goes_before_more_members(void **state)
{
	struct huishouden_gevonden found;
	struct test_db t;
	int64_t a, b, d, who[] = { TEST_MOEDER, TEST_VADER };

	(void)state;
	test_db_open(&t, true);
	a = household(&t, "a", TEST_MOEDER);
	TEST_OK(&t, huishouden_lid_erbij(&t.w, a, TEST_VADER, "112", &t.err));
	b = household(&t, "b", TEST_VADER);
	TEST_OK(&t, huishouden_vind(&t.w, who, 2, &found, &t.err));
	assert_int_equal(found.id, a);
	assert_int_equal(found.dossier, 0);
	d = dossier(&t, b);
	TEST_OK(&t, huishouden_vind(&t.w, who, 2, &found, &t.err));
	assert_int_equal(found.id, b);
	assert_int_equal(found.dossier, d);
	assert_true(found.open);
	test_db_close(&t);
}

/* G2 */
static void
a_household_with_a_hidden_dossier_does_not_count(void **state)
{
	struct huishouden_gevonden found;
	struct test_db t;
	int64_t who[] = { TEST_MOEDER };

	(void)state;
	test_db_open(&t, true);
	(void)dossier(&t, household(&t, "a", TEST_MOEDER));
	test_db_script(&t, "UPDATE dossier SET afgeschermd = 1");
	TEST_OK(&t, huishouden_vind(&t.w, who, 1, &found, &t.err));
	assert_int_equal(found.id, 0);
	test_db_close(&t);
}

static void
what_is_known_of_a_household_is_not_overwritten(void **state)
{
	struct huishouden h;
	struct test_db t;
	int64_t id;

	(void)state;
	test_db_open(&t, true);
	id = household(&t, HUISHOUDEN_ONBEKEND, TEST_MOEDER);
	TEST_OK(&t, huishouden_aanvullen(&t.w, &(struct huishouden){ .id = id,
	    .naam = "Terlouw", .straat = "Sterappelpad", .huisnummer = "7" }, &t.err));
	TEST_OK(&t, huishouden_aanvullen(&t.w, &(struct huishouden){ .id = id,
	    .naam = "Anders", .straat = "Iepenlaan", .gemeente = "0392" }, &t.err));
	TEST_OK(&t, huishouden_laad(&t.w, id, &h, &t.err));
	assert_string_equal(h.naam, "Terlouw");
	assert_string_equal(h.straat, "Sterappelpad");
	assert_string_equal(h.gemeente, "0392");
	test_db_close(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_surnames_of_the_adults_name_a_household),
		cmocka_unit_test(an_open_dossier_goes_before_more_members),
		cmocka_unit_test(a_household_with_a_hidden_dossier_does_not_count),
		cmocka_unit_test(what_is_known_of_a_household_is_not_overwritten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
