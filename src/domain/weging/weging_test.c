#include "domain/weging/weging.h"

#include "hulp/test_db.h"

#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/dossier/tijdlijn.h"
#include "domain/melding/melding.h"
#include "domain/termijn/termijn.h"

struct zaak {
	struct test_db	 t;
	int64_t		 dossier, melding;
	struct seal_key	*key;
};

/* A report that passed the acute screening. The instrument of the test region:
 * v1 mandatory, ja 12 nee 0; v2 optional, ja 9 nee 0; A from 20, B from 10. */
static int
begin(void **state)
{
	static const char *const vormen[] = { "partnergeweld" };
	struct zaak *z = calloc(1, sizeof(*z));

	assert_non_null(z);
	test_db_open(&z->t, true);
	TEST_OK(&z->t, dossier_nieuw(&z->t.w, &(struct dossier_invoer){
	    .huishouden = TEST_HUISHOUDEN, .naam = "Hoekzema – Terlouw", .gemeente = "0392",
	    .casusregisseur = TEST_CASUS }, &z->dossier, &z->key, &z->t.err));
	TEST_OK(&z->t, melding_nieuw(&z->t.w, z->key, &(struct melding_invoer){
	    .dossier = z->dossier, .bron = "telefoon", .hoedanigheid = "leerkracht",
	    .verteld = "Ruzie met geschreeuw.", .direct_gevaar = "nee", .vormen = vormen,
	    .nvormen = 1, .melder = { .openheid = "openbaar" } }, &z->melding, &z->t.err));
	TEST_OK(&z->t, melding_acuut_zet(&z->t.w, z->key, z->melding, &(struct melding_acuut){
	    .direct_gevaar = "nee" }, &z->t.err));
	*state = z;
	return 0;
}

static int
einde(void **state)
{
	struct zaak *z = *state;

	test_db_close(&z->t);
	free(z);
	return 0;
}

static const struct weging_antwoord beide_ja[] = {
	{ .vraag = "v1", .keuze = "ja", .reden = "Derde melding in twee jaar" },
	{ .vraag = "v2", .keuze = "ja", .reden = "Vader drinkt" },
};

static enum err_code
weeg(struct zaak *z, const struct weging_antwoord *a, size_t n, const char *letter,
    const char *afwijking, int64_t *id)
{
	return weging_leg_vast(&z->t.w, z->key, &(struct weging_invoer){
	    .melding = z->melding, .dossier = z->dossier, .antwoorden = a, .n = n,
	    .letter = letter, .afwijking = afwijking }, id, &z->t.err);
}

/* B2 */
static void
points_letter_reasons_and_who_are_kept(void **state)
{
	struct zaak *z = *state;
	struct melding m;
	struct weging x;
	int64_t id;

	TEST_OK(&z->t, weeg(z, beide_ja, 2, NULL, NULL, &id));
	TEST_OK(&z->t, weging_laad(&z->t.w, z->key, z->melding, &x, &z->t.err));
	assert_int_equal(x.id, id);
	assert_int_equal(x.punten, 21);
	assert_string_equal(x.letter, "A");
	assert_null(x.afwijking);
	assert_int_equal(x.door, TEST_FRONT);
	assert_string_equal(x.door_naam, "Sanne de Wit");
	assert_int_equal(x.op, TEST_NU);
	assert_int_equal(x.n, 2);
	assert_string_equal(x.antwoorden[0].reden, "Derde melding in twee jaar");
	assert_int_equal(x.antwoorden[1].punten, 9);
	assert_int_equal(x.som.nsecties, 2);
	assert_int_equal(x.som.sectie[0].punten, 12);
	TEST_OK(&z->t, melding_laad(&z->t.w, z->key, z->melding, &m, &z->t.err));
	assert_string_equal(m.letter, "A");
	assert_int_equal(m.punten, 21);
	assert_string_equal(m.stap, STAP_BESLUIT);
}

/* B2 */
static void
a_report_without_a_weighing_has_no_points_not_zero(void **state)
{
	struct zaak *z = *state;
	struct melding m;
	struct weging x;

	assert_int_equal(weging_laad(&z->t.w, z->key, z->melding, &x, &z->t.err),
	    ERR_NOT_FOUND);
	TEST_OK(&z->t, melding_laad(&z->t.w, z->key, z->melding, &m, &z->t.err));
	assert_null(m.letter);
	assert_int_equal(m.punten, DB_NULL);
}

/* B2 */
static void
all_that_is_wrong_with_the_answers_is_said_at_once(void **state)
{
	static const struct weging_antwoord a[] = {
		{ .vraag = "v1" },
		{ .vraag = "v2", .keuze = "ja" },
		{ .vraag = "v9", .keuze = "ja", .reden = "Zo maar" },
	};
	struct zaak *z = *state;
	const struct regio_vragenlijst *l;
	struct weging_fout f[10];
	size_t n;
	int64_t id;

	TEST_OK(&z->t, weging_lijst(&z->t.w, z->melding, &l, &z->t.err));
	TEST_OK(&z->t, weging_keur(&z->t.w, l, &(struct weging_invoer){ .antwoorden = a,
	    .n = 3, .letter = "A" }, f, 10, &n, &z->t.err));
	assert_int_equal(n, 4);
	assert_int_equal(f[0].i, 0);
	assert_string_equal(f[0].veld, "keuze");
	assert_int_equal(f[1].i, 1);
	assert_string_equal(f[1].veld, "reden");
	assert_int_equal(f[2].i, 2);
	assert_int_equal(f[3].i, 3);
	assert_string_equal(f[3].veld, "afwijking");
	assert_int_equal(weeg(z, a, 3, NULL, NULL, &id), ERR_INVALID);
}

/* B2 */
static void
a_mandatory_question_that_is_left_out_is_named(void **state)
{
	struct zaak *z = *state;
	const struct regio_vragenlijst *l;
	struct weging_fout f[10];
	size_t n;

	TEST_OK(&z->t, weging_lijst(&z->t.w, z->melding, &l, &z->t.err));
	TEST_OK(&z->t, weging_keur(&z->t.w, l, &(struct weging_invoer){
	    .antwoorden = &beide_ja[1], .n = 1 }, f, 10, &n, &z->t.err));
	assert_int_equal(n, 1);
	assert_string_equal(f[0].veld, "antwoorden");
	assert_non_null(strstr(f[0].tekst, "Eerder geweld?"));
}

/* B2 */
static void
a_question_that_is_not_mandatory_may_stay_open(void **state)
{
	static const struct weging_antwoord a[] = {
		{ .vraag = "v1", .keuze = "nee", .reden = "Niets bekend" },
		{ .vraag = "v2" },
	};
	struct zaak *z = *state;
	struct weging x;
	int64_t id;

	TEST_OK(&z->t, weeg(z, a, 2, NULL, NULL, &id));
	TEST_OK(&z->t, weging_laad(&z->t.w, z->key, z->melding, &x, &z->t.err));
	assert_int_equal(x.n, 1);
	assert_int_equal(x.punten, 0);
	assert_string_equal(x.letter, "C");
}

/* B2 */
static void
another_letter_needs_a_reason_and_both_letters_are_kept(void **state)
{
	struct zaak *z = *state;
	struct tijdlijn_rij *g;
	struct melding m;
	struct weging x;
	int64_t id;
	size_t n;

	assert_int_equal(weeg(z, beide_ja, 2, "B", NULL, &id), ERR_INVALID);
	assert_string_equal(z->t.err.field, "afwijking");
	assert_int_equal(weeg(z, beide_ja, 2, "X", "Omdat", &id), ERR_INVALID);
	assert_int_equal(weeg(z, beide_ja, 2, NULL, "Omdat", &id), ERR_INVALID);
	TEST_OK(&z->t, weeg(z, beide_ja, 2, "B", "Vader is al het huis uit", &id));
	TEST_OK(&z->t, weging_laad(&z->t.w, z->key, z->melding, &x, &z->t.err));
	assert_string_equal(x.letter, "B");
	assert_string_equal(x.letter_punten, "A");
	assert_string_equal(x.afwijking, "Vader is al het huis uit");
	TEST_OK(&z->t, melding_laad(&z->t.w, z->key, z->melding, &m, &z->t.err));
	assert_string_equal(m.letter, "B");
	assert_int_equal(m.punten, 21);
	TEST_OK(&z->t, tijdlijn_lees(&z->t.w, z->key, z->dossier, 0, 0, 20, &g, &n,
	    &z->t.err));
	for (size_t i = 0; i < n; i++)
		if (strcmp(g[i].soort, GEB_GEWOGEN) == 0) {
			assert_string_equal(g[i].tekst, "B in plaats van A, 21 punten. "
			    "Vader is al het huis uit");
			return;
		}
	fail_msg("no weighing on the timeline");
}

/* B2 */
static void
the_letter_that_the_points_give_is_no_override(void **state)
{
	struct zaak *z = *state;
	struct weging x;
	int64_t id;

	TEST_OK(&z->t, weeg(z, beide_ja, 2, "A", NULL, &id));
	TEST_OK(&z->t, weging_laad(&z->t.w, z->key, z->melding, &x, &z->t.err));
	assert_string_equal(x.letter, "A");
	assert_null(x.afwijking);
}

/* B2 */
static void
a_second_weighing_counts_and_the_first_stays(void **state)
{
	static const struct weging_antwoord nee[] = {
		{ .vraag = "v1", .keuze = "nee", .reden = "Het bleek een misverstand" } };
	struct zaak *z = *state;
	struct weging *v, x;
	int64_t eerste, tweede;
	size_t n;

	TEST_OK(&z->t, weeg(z, beide_ja, 2, NULL, NULL, &eerste));
	z->t.w.nu += 3600;
	TEST_OK(&z->t, weeg(z, nee, 1, NULL, NULL, &tweede));
	TEST_OK(&z->t, weging_laad(&z->t.w, z->key, z->melding, &x, &z->t.err));
	assert_int_equal(x.id, tweede);
	TEST_OK(&z->t, wegingen_van_melding(&z->t.w, z->key, z->melding, &v, &n, &z->t.err));
	assert_int_equal(n, 2);
	assert_true(v[0].actueel);
	assert_int_equal(v[1].id, eerste);
	assert_false(v[1].actueel);
	assert_int_equal(v[1].punten, 21);
}

/* B2: two weighings of one report can be compared. */
static void
a_second_weighing_keeps_the_version_of_the_first(void **state)
{
	struct zaak *z = *state;
	const struct regio_vragenlijst *l;
	int64_t id;

	TEST_OK(&z->t, weeg(z, beide_ja, 2, NULL, NULL, &id));
	test_db_script(&z->t, "UPDATE vragenlijst SET tot = '2020-01-01';"
	    "INSERT INTO vragenlijst VALUES (7,'weging',2,'Weging',30,15,'2020-01-01',NULL);"
	    "INSERT INTO vraag VALUES (7,'weging',2,'n1','gevaar','Nieuw?',1,1);"
	    "INSERT INTO antwoordkeuze VALUES (7,'weging',2,'n1','ja','Ja',3,1);");
	regio_gegevens_free(z->t.gegevens);
	TEST_OK(&z->t, regio_gegevens_load(z->t.w.tx, TEST_REGIO, &z->t.gegevens, &z->t.err));
	z->t.w.gegevens = z->t.gegevens;
	TEST_OK(&z->t, weging_lijst(&z->t.w, z->melding, &l, &z->t.err));
	assert_int_equal(l->versie, 1);
	test_db_script(&z->t, "DELETE FROM weging_antwoord; DELETE FROM weging;");
	TEST_OK(&z->t, weging_lijst(&z->t.w, z->melding, &l, &z->t.err));
	assert_int_equal(l->versie, 2);
}

/* B2 */
static void
a_report_is_not_weighed_before_the_acute_screening(void **state)
{
	struct zaak *z = *state;
	int64_t id;

	test_db_script(&z->t, "UPDATE melding SET stap = 'acute_screening';");
	assert_int_equal(weeg(z, beide_ja, 2, NULL, NULL, &id), ERR_CONFLICT);
}

/* B2: what protects makes the sum smaller; no part counts for more than its
 * maximum, and the sum is never below 0. */
static void
parts_have_a_maximum_and_protection_lowers_the_sum(void **state)
{
	static const struct regio_keuze ernst[] = { { "veel", "Veel", 11 }, { "geen", "Geen", 0 } },
	    beschermt[] = { { "sterk", "Sterk", -6 }, { "deels", "Deels", -1 } };
	static const struct regio_vraag vragen[] = {
		{ "e", "ernst", "Ernst?", true, ernst, 2 },
		{ "b", "beschermende_factoren", "Beschermd?", true, beschermt, 2 } };
	static const struct regio_vragenlijst l = { .code = "weging", .grens_a = 18,
	    .grens_b = 7, .vragen = vragen, .nvragen = 2 };
	struct weging_antwoord a[] = { { .vraag = "e", .keuze = "veel" },
	    { .vraag = "b", .keuze = "deels" } };
	struct zaak *z = *state;
	struct weging_som som;

	weging_reken(z->t.w.gegevens, &l, a, 2, &som);
	assert_int_equal(som.sectie[0].max, 8);
	assert_int_equal(som.sectie[0].punten, 8);
	assert_int_equal(som.sectie[1].punten, -1);
	assert_int_equal(som.punten, 7);
	assert_string_equal(som.letter, "B");
	a[0].keuze = "geen";
	a[1].keuze = "sterk";
	weging_reken(z->t.w.gegevens, &l, a, 2, &som);
	assert_int_equal(som.sectie[1].punten, -4);
	assert_int_equal(som.punten, 0);
	assert_string_equal(som.letter, "C");
}

#define T(f) cmocka_unit_test_setup_teardown(f, begin, einde)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(points_letter_reasons_and_who_are_kept),
		T(a_report_without_a_weighing_has_no_points_not_zero),
		T(all_that_is_wrong_with_the_answers_is_said_at_once),
		T(a_mandatory_question_that_is_left_out_is_named),
		T(a_question_that_is_not_mandatory_may_stay_open),
		T(another_letter_needs_a_reason_and_both_letters_are_kept),
		T(the_letter_that_the_points_give_is_no_override),
		T(a_second_weighing_counts_and_the_first_stays),
		T(a_second_weighing_keeps_the_version_of_the_first),
		T(a_report_is_not_weighed_before_the_acute_screening),
		T(parts_have_a_maximum_and_protection_lowers_the_sum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
