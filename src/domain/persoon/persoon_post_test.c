/* persoon_post_test.c - a secret address blocks letters. */
#include "hulp/test_db.h"

#include "domain/dossier/dossier.h"
#include "domain/melding/melding.h"
#include "domain/persoon/persoon_post.h"

static void
a_secret_address_blocks_a_letter_under_every_number_of_the_person(void **state)	/* A6 */
{
	struct test_db *t = *state;

	TEST_OK(t, post_keur_persoon(&t->w, 301, "wijze", &t->err));
	test_db_script(t, "UPDATE persoon SET geheim = 1 WHERE id = 301");
	assert_int_equal(post_keur_persoon(&t->w, 301, "wijze", &t->err), ERR_INVALID);
	assert_string_equal(t->err.field, "wijze");
	TEST_OK(t, post_keur_persoon(&t->w, 302, "wijze", &t->err));
	/* another number that is read under this one, and the other way round */
	test_db_script(t, "UPDATE persoon SET samengevoegd = 301 WHERE id = 302");
	assert_int_equal(post_keur_persoon(&t->w, 302, "wijze", &t->err), ERR_INVALID);
	test_db_script(t, "UPDATE persoon SET geheim = 0 WHERE id = 301;"
	    "UPDATE persoon SET geheim = 1 WHERE id = 302");
	assert_int_equal(post_keur_persoon(&t->w, 301, "wijze", &t->err), ERR_INVALID);
}

/* The report names 301; 302 is another number of hers and lives at a secret address. */
static void
a_letter_of_a_report_is_blocked_by_a_number_that_it_does_not_name(void **state)	/* A6 */
{
	struct test_db *t = *state;
	static const char *const vormen[] = { "partnergeweld" };
	static const struct melding_betrokkene wie[] = {
		{ .persoon = 301, .rol = "112", .geboren = "19880404" } };
	struct seal_key *key;
	int64_t dossier, melding;

	TEST_OK(t, dossier_nieuw(&t->w, &(struct dossier_invoer){
	    .huishouden = TEST_HUISHOUDEN, .naam = "Terlouw",
	    .casusregisseur = TEST_CASUS }, &dossier, &key, &t->err));
	TEST_OK(t, melding_nieuw(&t->w, key, &(struct melding_invoer){ .dossier = dossier,
	    .bron = "telefoon", .hoedanigheid = "school", .verteld = "Geschreeuw.",
	    .direct_gevaar = "nee", .vormen = vormen, .nvormen = 1, .betrokkenen = wie,
	    .nbetrokkenen = 1, .melder = { .openheid = "openbaar" } }, &melding, &t->err));
	TEST_OK(t, post_keur_melding(&t->w, melding, "wijze", &t->err));
	test_db_script(t, "UPDATE persoon SET geheim = 1, samengevoegd = 301 WHERE id = 302");
	assert_int_equal(post_keur_melding(&t->w, melding, "wijze", &t->err), ERR_INVALID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_secret_address_blocks_a_letter_under_every_number_of_the_person,
		    test_db_start, test_db_end),
		cmocka_unit_test_setup_teardown(
		    a_letter_of_a_report_is_blocked_by_a_number_that_it_does_not_name,
		    test_db_start, test_db_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
