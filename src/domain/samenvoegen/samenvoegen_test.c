/* samenvoegen_test.c - any sequence of merges, edits and un-merges leaves every
 * fact with its person. */
#include "hulp/test_db.h"

#include "domain/persoon/persoon.h"
#include "domain/persoon/persoon_feit.h"
#include "domain/samenvoegen/samenvoegen.h"

#define MENSEN 7
#define STAPPEN 120

static uint32_t staat;

static unsigned
gooi(unsigned n)
{
	staat ^= staat << 13;
	staat ^= staat >> 17;
	staat ^= staat << 5;
	return staat % n;
}

/* What must be so, kept beside the program. */
struct beeld {
	int64_t		 id[MENSEN];
	int		 ouder[MENSEN];		/* merged straight into; -1 */
	int64_t		 dubbel[MENSEN];	/* the row that says so */
	int64_t		 feiten[MENSEN];	/* written about this number */
};

static int
wortel(const struct beeld *b, int i)
{
	while (b->ouder[i] >= 0)
		i = b->ouder[i];
	return i;
}

static void
keur(struct test_db *t, const struct beeld *b)
{
	for (int i = 0; i < MENSEN; i++) {
		int64_t w, *v, som = 0, zien = 0;
		size_t n;

		TEST_OK(t, persoon_wortel(&t->w, b->id[i], &w, &t->err));
		assert_true(w == b->id[wortel(b, i)]);
		/* each fact still says whose it is */
		assert_int_equal(test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM "
		    "persoon_feit WHERE persoon = %lld", (long long)b->id[i])),
		    b->feiten[i]);
		if (b->ouder[i] >= 0)
			continue;
		TEST_OK(t, persoon_groep(&t->w, b->id[i], &v, &n, &t->err));
		for (size_t k = 0; k < n; k++)
			zien += test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM "
			    "persoon_feit WHERE persoon = %lld", (long long)v[k]));
		for (int k = 0; k < MENSEN; k++)
			som += wortel(b, k) == i ? b->feiten[k] : 0;
		assert_int_equal(zien, som);
	}
}

static void
voeg_samen(struct test_db *t, struct beeld *b, int i, int k)
{
	struct dubbel d;
	bool samen;

	TEST_OK(t, dubbel_nieuw(&t->w, b->id[i], b->id[k], "medewerker", DB_NULL, "",
	    &b->dubbel[i], &t->err));
	TEST_OK(t, dubbel_laad(&t->w, b->dubbel[i], &d, &t->err));
	if (strcmp(d.stand, "open") != 0)
		return;			/* judged before */
	TEST_OK(t, dubbel_samen(&t->w, &d, b->id[k], "zelfde mens", &samen, &t->err));
	assert_true(samen);
	b->ouder[i] = k;
}

static void
maak_los(struct test_db *t, struct beeld *b, int i)
{
	struct dubbel d;

	TEST_OK(t, dubbel_laad(&t->w, b->dubbel[i], &d, &t->err));
	TEST_OK(t, dubbel_los(&t->w, &d, "toch niet", &t->err));
	b->ouder[i] = -1;
}

static void
wijzig(struct test_db *t, struct beeld *b, int i)
{
	struct persoon_vol v;
	size_t n;

	TEST_OK(t, persoon_vol_lees(&t->w, b->id[i], &v, &t->err));
	v.telefoon = arena_printf(t->a, "06%08u", gooi(100000000));
	TEST_OK(t, persoon_wijzig(&t->w, b->id[i], &v, "gezin", &n, &t->err));
	b->feiten[i] += (int64_t)n;
}

static void
any_sequence_of_merges_edits_and_unmerges_leaves_every_fact_with_its_person(void **state)
{
	struct test_db *t = *state;

	for (uint32_t ronde = 1; ronde <= 6; ronde++) {
		struct beeld b = { .id = { 0 } };

		staat = ronde * 7919;
		for (int i = 0; i < MENSEN; i++) {
			b.ouder[i] = -1;
			TEST_OK(t, persoon_nieuw(&t->w, &(struct persoon_invoer){
			    .geslachtsnaam = "Proef", .roepnaam = arena_printf(t->a, "P%d", i) },
			    &b.id[i], &t->err));
		}
		for (int s = 0; s < STAPPEN; s++) {
			int i = (int)gooi(MENSEN), k = (int)gooi(MENSEN);

			if (gooi(3) == 0)
				wijzig(t, &b, i);
			else if (b.ouder[i] >= 0)
				maak_los(t, &b, i);
			else if (wortel(&b, i) != wortel(&b, k))
				voeg_samen(t, &b, i, k);
			if (s % 10 == 9)
				keur(t, &b);
		}
		for (int i = 0; i < MENSEN; i++)
			if (b.ouder[i] >= 0)
				maak_los(t, &b, i);
		keur(t, &b);
		for (int i = 0; i < MENSEN; i++)
			assert_int_equal(wortel(&b, i), i);
	}
}

static void
a_protected_part_needs_a_second_person_and_not_the_same_one(void **state)	/* G2 */
{
	struct test_db *t = *state;
	struct dubbel d;
	int64_t id;
	bool samen = true;

	TEST_OK(t, dubbel_nieuw(&t->w, TEST_MOEDER, TEST_BUUR, "medewerker", DB_NULL, "", &id,
	    &t->err));
	test_db_script(t, "INSERT INTO sleutel (regio,id,doel,meester,gemaakt_op) VALUES "
	    "(7,1,'dossier',1,0);"
	    "INSERT INTO lidmaatschap (regio,id,huishouden,persoon,rol) VALUES "
	    "(7,9001,201,301,'112');"
	    "INSERT INTO dossier (regio,id,kenmerk,huishouden,naam,sleutel,stand,"
	    "casusregisseur,afgeschermd,geopend_op) VALUES (7,9002,'VT-G',201,'Geheim',1,"
	    "'open',101,1,0);"
	    "INSERT INTO toegang VALUES (7,9003,9002,101,'toegewezen',NULL,0,9999999999,101),"
	    "(7,9004,9002,102,'toegewezen',NULL,0,9999999999,101)");
	TEST_OK(t, dubbel_laad(&t->w, id, &d, &t->err));
	assert_int_equal(dubbel_samen(&t->w, &d, TEST_MOEDER, "zelfde", &samen, &t->err),
	    ERR_INVALID);
	TEST_OK(t, dubbel_samen(&t->w, &d, TEST_BUUR, "zelfde", &samen, &t->err));
	assert_false(samen);
	TEST_OK(t, dubbel_laad(&t->w, id, &d, &t->err));
	assert_string_equal(d.stand, "wacht");
	assert_int_equal(dubbel_samen(&t->w, &d, TEST_BUUR, "ja", &samen, &t->err),
	    ERR_FORBIDDEN);
	test_db_wie(t, TEST_CASUS);
	TEST_OK(t, dubbel_samen(&t->w, &d, TEST_BUUR, "ja", &samen, &t->err));
	assert_true(samen);
	/* both stand there, each with why */
	TEST_OK(t, dubbel_laad(&t->w, id, &d, &t->err));
	assert_string_equal(d.gevraagd_reden, "zelfde");
	assert_string_equal(d.reden, "ja");
	assert_string_equal(d.gevraagd_naam, "Sanne de Wit");
	assert_string_equal(d.besloten_naam, "Mo Bakkali");
	/* who may not see the shielded dossier does not know of the pair */
	test_db_wie(t, TEST_PROCES);
	assert_int_equal(dubbel_laad(&t->w, id, &d, &t->err), ERR_NOT_FOUND);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, test_db_start, test_db_end)
	const struct CMUnitTest tests[] = {
	    T(any_sequence_of_merges_edits_and_unmerges_leaves_every_fact_with_its_person),
	    T(a_protected_part_needs_a_second_person_and_not_the_same_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
