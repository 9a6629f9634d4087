/* dubbel_test.c - a person with two numbers: each finds the one that stays, and merging
 * opens nothing. */
#include "hulp/test_doe.h"

static int64_t dossier, moeder, kind;

static int
setup(void **state)
{
	static struct test_db t;
	struct uit_dossier_openen u;

	test_db_open(&t, false);
	(void)doe_melding(&t, "Iemand", &dossier);
	TEST_OK(&t, doe_open(&t, dossier, "gezin", &u));
	moeder = u.leden[0].persoon;
	kind = u.leden[1].persoon;
	*state = &t;
	return 0;
}

static void
persoon(struct test_db *t, int64_t id, struct uit_persoon_openen *u)
{
	struct doe d = { .t = t };

	doe_id(&d, "dossier", dossier);
	doe_id(&d, "persoon", id);
	TEST_OK(t, doe(&d, ACT_persoon_openen, u));
}

/* 304 lives at a secret address, and what is known about calling was told of that number. */
static void
what_keeps_somebody_safe_holds_under_every_number_of_a_merged_person(void **state) /* A6 */
{
	struct test_db *t = *state;
	struct uit_persoon_openen u;
	struct uit_dossier_openen g;
	struct act_klaar uit;
	struct doe c = { .t = t };

	doe_id(&c, "dossier", dossier);
	doe_id(&c, "persoon", moeder);
	doe_veld(&c, "hoe", "Alleen via haar zus");
	TEST_OK(t, doe(&c, ACT_contact_vastleggen, &uit));
	test_db_script(t, arena_printf(t->a, "UPDATE persoon SET geheim = 1 WHERE id = %lld;"
	    "UPDATE persoon SET samengevoegd = 304 WHERE id = %lld", (long long)moeder,
	    (long long)moeder));
	persoon(t, moeder, &u);
	assert_true(u.persoon.id == 304);
	assert_true(u.persoon.geheim);
	assert_true(u.lid.geheim);
	assert_string_equal(u.contact.hoe, "Alleen via haar zus");
	assert_true(u.contact.versie == 0);
	TEST_OK(t, doe_open(t, dossier, "gezin", &g));
	assert_true(g.kop.veilig[0].persoon == 304);
	/* what is written now is of the number that stays; apart again each has its own */
	c.n = 0;
	doe_id(&c, "dossier", dossier);
	doe_id(&c, "persoon", moeder);
	doe_veld(&c, "hoe", "Alleen op haar werk");
	TEST_OK(t, doe(&c, ACT_contact_vastleggen, &uit));
	persoon(t, moeder, &u);
	assert_string_equal(u.contact.hoe, "Alleen op haar werk");
	test_db_script(t, "UPDATE persoon SET samengevoegd = NULL");
	persoon(t, moeder, &u);
	assert_string_equal(u.contact.hoe, "Alleen via haar zus");
	assert_true(u.persoon.geheim);
}

static void
every_old_number_finds_and_is_written_to_as_the_one_that_stays(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct uit_persoon_openen u;
	struct uit_zoeken z;
	struct act_klaar uit;
	struct doe q = { .t = t }, k = { .t = t }, l = { .t = t };

	test_db_script(t, arena_printf(t->a, "UPDATE persoon SET bsn = '123456782' WHERE "
	    "id = %lld; UPDATE persoon SET id = 912380968045305857 WHERE id = 304;"
	    "UPDATE persoon SET samengevoegd = 912380968045305857 WHERE id = %lld",
	    (long long)moeder, (long long)moeder));
	doe_veld(&q, "q", "912380968045305857");
	TEST_OK(t, doe(&q, ACT_zoeken, &z));
	assert_int_equal(z.n, 1);
	assert_true(z.v[0].id == INT64_C(912380968045305857));
	/* the number of before, of the law and of the program */
	doe_id(&k, "dossier", dossier);
	doe_id(&k, "persoon", kind);
	doe_veld(&k, "bron", "gezin");
	doe_veld(&k, "bsn", "123456782");
	assert_int_equal(doe(&k, ACT_persoon_wijzigen, &uit), ERR_INVALID);
	assert_true(doe_fout(&k, "bsn", "al bekend"));
	if (moeder >= INT64_C(100000000000000)) {
		q.n = 0;
		doe_id(&q, "q", moeder);
		TEST_OK(t, doe(&q, ACT_zoeken, &z));
		assert_true(z.n == 1 && z.v[0].id == INT64_C(912380968045305857));
	}
	/* what was written about the old number is told with that number */
	persoon(t, moeder, &u);
	assert_true(u.nfeiten > 0 && u.feiten[0].van == moeder);
	doe_id(&l, "dossier", dossier);
	doe_id(&l, "persoon", moeder);
	doe_veld(&l, "veiligheid", "veilig");
	TEST_OK(t, doe(&l, ACT_lid_vastleggen, &uit));
	persoon(t, moeder, &u);
	assert_string_equal(u.lid.veiligheid, "veilig");
	assert_true(u.lid.versie > 0);
	q.n = 0;
	doe_veld(&q, "q", "111111111111111111");
	TEST_OK(t, doe(&q, ACT_zoeken, &z));
	assert_int_equal(z.n, 0);
	assert_string_equal(z.soort, "persoonsnummer");
}

static size_t
feiten_van(struct test_db *t, int64_t van)
{
	struct uit_persoon_openen u;
	size_t n = 0;

	persoon(t, kind, &u);
	for (size_t i = 0; i < u.nfeiten; i++)
		n += u.feiten[i].van == van;
	return n;
}

static void
merging_does_not_open_what_a_shielded_dossier_says_of_the_other_number(void **state) /* G2 */
{
	struct test_db *t = *state;

	test_db_script(t, arena_printf(t->a, "INSERT INTO lidmaatschap (regio, id, huishouden, "
	    "persoon, rol, van) VALUES (7, 9002, 202, 304, '125', '2020-01-01');"
	    "INSERT INTO dossier (regio, id, kenmerk, huishouden, naam, sleutel, stand, "
	    "casusregisseur, afgeschermd, geopend_op) SELECT 7, 9003, 'VT-X', 202, 'Geheim', "
	    "sleutel, 'open', 102, 1, 0 FROM dossier WHERE id = %lld;"
	    "INSERT INTO persoon_feit (regio, id, persoon, veld, waarde, bron, op, door) VALUES "
	    "(7, 9004, 304, 'adres', 'Verscholenpad 1', 'gezin', 5, 101);"
	    "UPDATE persoon SET samengevoegd = %lld WHERE id = 304", (long long)dossier,
	    (long long)kind));
	assert_int_equal(feiten_van(t, 304), 0);
	test_db_script(t, "UPDATE dossier SET afgeschermd = 0 WHERE id = 9003");
	assert_int_equal(feiten_van(t, 304), 1);
}

static void
what_is_hidden_in_a_merge_does_not_look_like_what_is_not_there(void **state)	/* G2 */
{
	struct test_db *t = *state;
	struct doe m = { .t = t }, d = { .t = t };
	struct uit_dubbel_openen u;
	struct act_klaar uit;

	test_db_script(t, arena_printf(t->a, "UPDATE persoon SET geheim = 1, bsn = '123456782', "
	    "straat = 'Verscholenpad' WHERE id = %lld", (long long)moeder));
	doe_id(&m, "dossier", dossier);
	doe_id(&m, "persoon", moeder);
	doe_id(&m, "ander", kind);
	TEST_OK(t, doe(&m, ACT_dubbel_melden, &uit));
	doe_id(&d, "dubbel", uit.id);
	t->wie.rechten |= UINT64_C(1) << RECHT_PERSOON_BEHEER;
	t->wie.rechten &= ~(UINT64_C(1) << RECHT_PERSOON_GEHEIM | UINT64_C(1) << RECHT_PERSOON_BSN);
	TEST_OK(t, doe(&d, ACT_dubbel_openen, &u));
	for (int i = 0; i < 2; i++) {
		const struct dubbel_kant *k = i == 0 ? &u.een : &u.twee;

		assert_true(k->adres_dicht == (k->id == moeder));
		assert_true(k->bsn_dicht == (k->id == moeder));
		assert_null(k->vol.bsn);
		assert_true(k->id != moeder || k->vol.straat == NULL);
	}
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)
	const struct CMUnitTest tests[] = {
		T(what_keeps_somebody_safe_holds_under_every_number_of_a_merged_person),
		T(every_old_number_finds_and_is_written_to_as_the_one_that_stays),
		T(merging_does_not_open_what_a_shielded_dossier_says_of_the_other_number),
		T(what_is_hidden_in_a_merge_does_not_look_like_what_is_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
