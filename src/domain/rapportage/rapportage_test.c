/* The figures of a quarter: hidden where they must be, and equal to a count of
 * the raw rows that is made another way. */
#include "hulp/test_db.h"

#include "base/buf.h"
#include "domain/rapportage/rapportage.h"
#include "domain/rapportage/telling.h"

#define H CIJFER_VERBORGEN

/* ---- hiding ------------------------------------------------------------------- */

static void
hidden_are(const int64_t *in, size_t n, const int64_t *want)
{
	struct getal out[12];

	getallen_verberg(in, n, out);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(out[i].n, want[i]);
}

static void
counts_under_five_are_hidden(void **state)	/* E1 */
{
	const int64_t in[] = { 30, 4, 12, 3, 5 }, want[] = { 30, H, 12, H, 5 };

	(void)state;
	hidden_are(in, 5, want);
	assert_int_equal(getal_totaal(4).n, H);
	assert_int_equal(getal_totaal(5).n, 5);
}

static void
one_hidden_count_takes_the_smallest_other_along(void **state)	/* E1 */
{
	const int64_t in[] = { 30, 4, 12, 17 }, want[] = { 30, H, H, 17 };
	struct getal out[4];

	(void)state;
	hidden_are(in, 4, want);
	getallen_verberg(in, 4, out);
	assert_true(out[1].klein);
	assert_false(out[2].klein);	/* it is not said that this one is small */
}

static void
hidden_counts_whose_sum_is_small_take_another_along(void **state)	/* E1 */
{
	const int64_t in[] = { 30, 1, 2, 17 }, want[] = { 30, H, H, H };

	(void)state;
	hidden_are(in, 4, want);
}

static void
two_counts_of_four_do_not_give_each_other_away(void **state)	/* E1 */
{
	const int64_t in[] = { 30, 4, 4, 17 }, want[] = { 30, H, H, H };

	(void)state;
	hidden_are(in, 4, want);
}

static void
nothing_is_hidden_where_all_is_large_and_all_where_all_is_small(void **state)	/* E1 */
{
	const int64_t large[] = { 5, 6 }, small[] = { 1, 0 };
	const int64_t none[] = { H, H };

	(void)state;
	hidden_are(large, 2, large);
	hidden_are(small, 2, none);
}

/* For every column of three small numbers: whoever knows the total and the
 * rules cannot work out a hidden count. */
static void
no_total_gives_a_hidden_count_away(void **state)	/* E1 */
{
	(void)state;
	for (int64_t a = 0; a < 12; a++)
		for (int64_t b = 0; b < 12; b++)
			for (int64_t c = 0; c < 12; c++) {
				const int64_t in[] = { a, b, c };
				struct getal out[3];
				size_t hidden = 0;

				getallen_verberg(in, 3, out);
				for (size_t i = 0; i < 3; i++)
					hidden += out[i].n == H;
				assert_true(hidden != 1);
			}
}

static void
a_percentage_appears_from_fifty(void **state)	/* E1 */
{
	struct getal g54 = { .n = 54 }, g50 = { .n = 50 }, g49 = { .n = 49 };
	struct getal hidden = { .n = H };

	(void)state;
	assert_int_equal(afwijking_van(g54, g50, false).promille, 80);
	assert_int_equal(afwijking_van(g49, g50, false).promille, -20);
	assert_int_equal(afwijking_van(g54, g49, false).promille, CIJFER_GEEN);
	assert_int_equal(afwijking_van(hidden, g50, false).promille, CIJFER_GEEN);
	assert_int_equal(afwijking_van(g54, g50, true).promille, CIJFER_GEEN);
}

static void
an_average_appears_from_five_and_a_share_from_fifty(void **state)	/* E1 */
{
	const struct norm uren = { .eenheid = EENHEID_UREN, .lengte = 48 };
	struct klokken k = { .klaar = 4, .binnen = 4, .seconden = 4 * 3600 };
	struct normtijd_getal g = normtijd_toon(&k, getal_totaal(4), &uren);

	(void)state;
	assert_int_equal(g.gemiddeld, CIJFER_GEEN);
	k = (struct klokken){ .klaar = 5, .binnen = 4, .seconden = 5 * 5400 };
	g = normtijd_toon(&k, getal_totaal(5), &uren);
	assert_int_equal(g.gemiddeld, 15);
	assert_int_equal(g.binnen, CIJFER_GEEN);
	k = (struct klokken){ .klaar = 40, .binnen = 40, .over = 10 };
	g = normtijd_toon(&k, getal_totaal(40), &uren);
	assert_int_equal(g.binnen, 80);	/* what is late and still runs counts */
}

/* ---- quarters -------------------------------------------------------------------- */

static void
a_quarter_begins_at_midnight_in_amsterdam(void **state)	/* E1 */
{
	struct kwartaal k3 = { 2026, 3 }, k1 = { 2026, 1 };
	int64_t t;

	(void)state;
	assert_int_equal(kwartaal_begin(k3), time_from_civil(2026, 7, 1, 0, 0, 0));
	t = kwartaal_begin(k3);	/* 30 June 22.00 in UTC */
	assert_int_equal(kwartaal_van(t).nr, 3);
	assert_int_equal(kwartaal_van(t - 1).nr, 2);
	t = kwartaal_begin(k1);	/* 31 December 23.00 in UTC */
	assert_int_equal(kwartaal_van(t).jaar, 2026);
	assert_int_equal(kwartaal_van(t - 1).jaar, 2025);
	assert_int_equal(kwartaal_plus(k1, -5).jaar, 2024);
	assert_int_equal(kwartaal_plus(k1, -5).nr, 4);
}

/* ---- recounting --------------------------------------------------------------------- */

/* A small generator, the same every time. */
static uint64_t
volgende(uint64_t *s)
{
	*s = *s * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *s >> 33;
}

enum { RIJEN = 1500, ADVIEZEN = 700 };

struct rij {
	int64_t		 op, start, stop, due;
	const char	*gemeente;
	bool		 crisis, vervallen;
};

static const char *const gemeenten[] = { "0392", "0394", NULL };

static void
maak_rijen(struct test_db *t, struct rij *r, int64_t *advies)
{
	BUF_AUTO b = BUF_INIT((size_t)2 << 20);
	uint64_t seed = 42;
	int64_t begin = kwartaal_begin((struct kwartaal){ 2024, 3 });

	buf_puts(&b, "INSERT INTO sleutel VALUES (7, 900, 'dossier', 1, NULL, 0, NULL);"
	    "INSERT INTO dossier (regio, id, kenmerk, huishouden, naam, sleutel, stand,"
	    " casusregisseur, geopend_op)"
	    " VALUES (7, 901, 'VT-2026-000001-1', 201, 'x', 900, 'open', 102, 0);");
	for (int i = 0; i < RIJEN; i++) {
		const char *g = gemeenten[volgende(&seed) % 9 / 4];

		r[i] = (struct rij){ .gemeente = g, .crisis = volgende(&seed) % 10 == 0,
		    .op = begin + (int64_t)(volgende(&seed) % (870 * 86400)),
		    .vervallen = volgende(&seed) % 5 == 0 };
		r[i].start = r[i].op;
		r[i].due = r[i].op + 48 * 3600;
		r[i].stop = volgende(&seed) % 6 == 0 ? DB_NULL :
		    r[i].op + (int64_t)(volgende(&seed) % (60 * 3600));
		buf_printf(&b, "INSERT INTO melding (regio, id, dossier, volgnr, soort,"
		    " bron, hoedanigheid, ontvangen_op, medewerker, verteld,"
		    " direct_gevaar, stand, stap, verloopt_op, crisis, gemeente)"
		    " VALUES (7, %d, 901, %d, 'melding', 'telefoon', 'x', %lld, 101,"
		    " x'00', 'nee', 'open', 'weging', 0, %d, %s%s%s);", 1000 + i, i,
		    (long long)r[i].op, r[i].crisis, g == NULL ? "" : "'",
		    g == NULL ? "NULL" : g, g == NULL ? "" : "'");
		buf_printf(&b, "INSERT INTO termijn (regio, id, dossier, melding, norm,"
		    " norm_versie, start_op, verloopt_op, stand, stop_op) VALUES (7,"
		    " %d, 901, %d, 'hulp_op_gang', 1, %lld, %lld, '%s', ", 5000 + i,
		    1000 + i, (long long)r[i].start, (long long)r[i].due,
		    r[i].vervallen ? "vervallen" : r[i].stop == DB_NULL ? "loopt" :
		    r[i].stop <= r[i].due ? "gehaald" : "te_laat");
		if (r[i].stop == DB_NULL)
			buf_puts(&b, "NULL);");
		else
			buf_printf(&b, "%lld);", (long long)r[i].stop);
	}
	for (int i = 0; i < ADVIEZEN; i++) {
		advies[i] = begin + (int64_t)(volgende(&seed) % (870 * 86400));
		buf_printf(&b, "INSERT INTO advies (regio, id, kenmerk, contact,"
		    " ontvangen_op, medewerker, bron, hoedanigheid, sleutel) VALUES"
		    " (7, %d, 'AV-%d', 1, %lld, 101, 'telefoon', 'x', 900);",
		    9000 + i, i, (long long)advies[i]);
	}
	assert_false(buf_failed(&b));
	test_db_script(t, buf_str(&b));
}

/* By the calendar month in Amsterdam: another way than by two moments. */
static bool
in_kwartaal(int64_t op, struct kwartaal k)
{
	struct civil c = civil_from_time(op);

	return c.year == k.jaar && c.month > 3 * k.nr - 3 && c.month <= 3 * k.nr;
}

static void
the_figures_are_those_of_the_raw_rows(void **state)	/* E1 */
{
	struct test_db *t = *state;
	struct rij *r = arena_new(t->a, struct rij, RIJEN);
	int64_t *advies = arena_new(t->a, int64_t, ADVIEZEN);
	struct rapport *out;

	maak_rijen(t, r, advies);
	TEST_OK(t, rapport_maak(&t->w, (struct kwartaal){ 2026, 3 }, NULL, &out, &t->err));
	for (size_t k = 0; k < RAPPORT_KWARTALEN; k++) {
		int64_t n[TELLING_COUNT] = { 0 };

		for (int i = 0; i < RIJEN; i++) {
			bool in = in_kwartaal(r[i].op, out->kwartalen[k]);

			n[TELLING_melding] += in;
			n[TELLING_crisis] += in && r[i].crisis;
		}
		for (int i = 0; i < ADVIEZEN; i++)
			n[TELLING_advies] += in_kwartaal(advies[i], out->kwartalen[k]);
		for (unsigned c = 0; c < TELLING_COUNT; c++)
			assert_int_equal(out->telling[c][k].n, n[c] < 5 ? H : n[c]);
	}
}

static void
times_against_the_norm_are_those_of_the_raw_rows(void **state)	/* E1 */
{
	struct test_db *t = *state;
	struct rij *r = arena_new(t->a, struct rij, RIJEN);
	int64_t *advies = arena_new(t->a, int64_t, ADVIEZEN);
	int64_t klaar = 0, binnen = 0, over = 0, seconden = 0;
	struct kwartaal k = { 2026, 3 };
	struct rapport *out;

	maak_rijen(t, r, advies);
	TEST_OK(t, rapport_maak(&t->w, k, NULL, &out, &t->err));
	for (int i = 0; i < RIJEN; i++) {
		if (!in_kwartaal(r[i].start, k) || r[i].vervallen)
			continue;
		if (r[i].stop == DB_NULL) {
			over += r[i].due < TEST_NU;
			continue;
		}
		klaar++;
		binnen += r[i].stop <= r[i].due;
		seconden += r[i].stop - r[i].start;
	}
	assert_true(klaar + over > 50);
	assert_int_equal(out->tijd[NORMTIJD_hulp].aantal.n, klaar);
	assert_int_equal(out->tijd[NORMTIJD_hulp].gemiddeld,
	    (seconden * 20 + klaar * 3600) / (2 * klaar * 3600));
	assert_int_equal(out->tijd[NORMTIJD_hulp].binnen,
	    (200 * binnen + klaar + over) / (2 * (klaar + over)));
	assert_int_equal(out->tijd[NORMTIJD_vto].aantal.n, H);
}

static void
municipalities_add_up_to_the_region(void **state)	/* E1 */
{
	struct test_db *t = *state;
	struct rij *r = arena_new(t->a, struct rij, RIJEN);
	int64_t *advies = arena_new(t->a, int64_t, ADVIEZEN), som = 0;
	struct kwartaal k = { 2026, 3 };
	struct rapport *out, *een;

	maak_rijen(t, r, advies);
	TEST_OK(t, rapport_maak(&t->w, k, NULL, &out, &t->err));
	assert_int_equal(out->ngemeenten, 3);
	for (size_t g = 0; g < out->ngemeenten; g++)
		som += out->gemeenten[g].telling[TELLING_melding].n;
	assert_int_equal(som, out->telling[TELLING_melding][7].n);
	TEST_OK(t, rapport_maak(&t->w, k, "0392", &een, &t->err));
	assert_int_equal(een->telling[TELLING_melding][7].n,
	    out->gemeenten[0].telling[TELLING_melding].n);
	assert_int_equal(rapport_maak(&t->w, k, "9999", &een, &t->err), ERR_INVALID);
	assert_string_equal(t->err.field, "gemeente");
}

/* What one municipality is shown may say no more than the table does. */
static void
a_choice_of_one_municipality_shows_what_the_table_shows(void **state)	/* E1 */
{
	struct test_db *t = *state;
	struct rij *r = arena_new(t->a, struct rij, RIJEN);
	int64_t *advies = arena_new(t->a, int64_t, ADVIEZEN);
	struct kwartaal k = { 2026, 3 };
	struct rapport *out, *een;

	maak_rijen(t, r, advies);
	TEST_OK(t, rapport_maak(&t->w, k, NULL, &out, &t->err));
	for (size_t g = 0; g + 1 < out->ngemeenten; g++) {
		TEST_OK(t, rapport_maak(&t->w, k, out->gemeenten[g].code, &een,
		    &t->err));
		for (unsigned c = 0; c < TELLING_COUNT; c++)
			assert_int_equal(een->telling[c][7].n,
			    out->gemeenten[g].telling[c].n);
		assert_int_equal(een->tijd[NORMTIJD_hulp].gemiddeld,
		    out->gemeenten[g].hulp.gemiddeld);
	}
}

static void
every_figure_says_what_it_counts_and_by_which_date(void **state)	/* E1 */
{
	(void)state;
	for (unsigned i = 0; i < TELLING_COUNT; i++) {
		assert_true(strlen(cijfer_tellingen[i].definitie) > 20);
		assert_true(strlen(cijfer_tellingen[i].datumregel) > 10);
	}
	for (unsigned i = 0; i < NORMTIJD_COUNT; i++) {
		assert_non_null(cijfer_normtijden[i].norm);
		assert_true(strlen(cijfer_normtijden[i].definitie) > 20);
		assert_true(strlen(cijfer_normtijden[i].datumregel) > 10);
	}
}

#define T(f) cmocka_unit_test_setup_teardown(f, test_db_start, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_under_five_are_hidden),
		cmocka_unit_test(one_hidden_count_takes_the_smallest_other_along),
		cmocka_unit_test(hidden_counts_whose_sum_is_small_take_another_along),
		cmocka_unit_test(two_counts_of_four_do_not_give_each_other_away),
		cmocka_unit_test(nothing_is_hidden_where_all_is_large_and_all_where_all_is_small),
		cmocka_unit_test(no_total_gives_a_hidden_count_away),
		cmocka_unit_test(a_percentage_appears_from_fifty),
		cmocka_unit_test(an_average_appears_from_five_and_a_share_from_fifty),
		cmocka_unit_test(a_quarter_begins_at_midnight_in_amsterdam),
		T(the_figures_are_those_of_the_raw_rows),
		T(times_against_the_norm_are_those_of_the_raw_rows),
		T(municipalities_add_up_to_the_region),
		T(a_choice_of_one_municipality_shows_what_the_table_shows),
		cmocka_unit_test(every_figure_says_what_it_counts_and_by_which_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
