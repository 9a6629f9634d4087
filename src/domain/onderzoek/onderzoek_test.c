/* An investigation on a real database: its clocks, informants and judgement. */
#include "hulp/test_zaak.h"

#include "domain/besluit/besluit.h"
#include "domain/onderzoek/onderzoek.h"
#include "domain/termijn/termijn.h"

static struct {
	struct test_db	 t;
	int64_t		 dossier, melding, onderzoek;
	struct seal_key	*key;
} f;

static const char *const vormen[] = { "partnergeweld", "km_getuige" };

static const struct melding_betrokkene gezin[] = {
	{ .persoon = TEST_MOEDER, .rol = "112", .geboren = "19880404" },
	{ .persoon = TEST_KIND, .rol = "115", .geboren = "20190906", .kind = true },
};

static int
setup(void **state)
{
	struct test_db *t = &f.t;
	struct onderzoek *on;
	int64_t id;
	size_t n;

	test_db_open(t, true);
	t->wie.medewerker = TEST_FRONT;
	test_zaak_dossier(t, TEST_CASUS, &f.dossier, &f.key);
	TEST_OK(t, melding_nieuw(&t->w, f.key, &(struct melding_invoer){
	    .dossier = f.dossier, .bron = "telefoon", .hoedanigheid = "school",
	    .verteld = "Ze hoorde geschreeuw.", .direct_gevaar = "nee", .vormen = vormen,
	    .nvormen = 2, .betrokkenen = gezin, .nbetrokkenen = 2,
	    .melder = { .openheid = "openbaar" } }, &f.melding, &t->err));
	TEST_OK(t, melding_acuut_zet(&t->w, f.key, f.melding, &(struct melding_acuut){
	    .direct_gevaar = "nee" }, &t->err));
	TEST_OK(t, besluit_vastleggen(&t->w, f.key, &(struct besluit_invoer){
	    .melding = f.melding, .dossier = f.dossier, .route = "onderzoek",
	    .reden = "Er blijft twijfel.", .eigenaar = TEST_EIGEN }, &id, &t->err));
	TEST_OK(t, onderzoeken_van_melding(&t->w, f.melding, &on, &n, &t->err));
	assert_int_equal(n, 1);
	f.onderzoek = on[0].id;
	*state = &f.t;
	return 0;
}

static const char *
klok(const char *norm)
{
	struct termijn *v;
	const char *stand = "geen";
	size_t n;

	TEST_OK(&f.t, termijnen_van_melding(&f.t.w, f.melding, &v, &n, &f.t.err));
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].code, norm) == 0)
			stand = v[i].stand;
	return stand;
}

static void
start(void)
{
	TEST_OK(&f.t, onderzoek_start(&f.t.w, f.key, f.onderzoek, "School en huisarts vragen.",
	    &f.t.err));
}

static enum err_code
rond_af(const struct conclusie *v, size_t n)
{
	return onderzoek_rond_af(&f.t.w, f.key, f.onderzoek, &(struct onderzoek_einde){
	    .bevindingen = "De ruzies zijn bevestigd.",
	    .kijk_betrokkenen = "Moeder herkent het.", .v = v, .n = n }, &f.t.err);
}

static const struct conclusie volledig[] = {
	{ TEST_MOEDER, "partnergeweld", "hg_bevestigd", "Twee keer gezien." },
	{ TEST_MOEDER, "km_getuige", "niet_van_toepassing", NULL },
	{ TEST_KIND, "partnergeweld", "niet_van_toepassing", NULL },
	{ TEST_KIND, "km_getuige", "km_bevestigd", NULL },
};

static void
the_plan_starts_it_and_the_judgement_ends_it(void **state)	/* C1 */
{
	struct melding m;

	(void)state;
	assert_string_equal(klok("start_onderzoek"), "loopt");
	assert_string_equal(klok("oordeel_onderzoek"), "loopt");
	start();
	assert_string_equal(klok("start_onderzoek"), "gehaald");
	assert_string_equal(klok("oordeel_onderzoek"), "loopt");
	TEST_OK(&f.t, rond_af(volledig, 4));
	assert_string_equal(klok("oordeel_onderzoek"), "gehaald");
	TEST_OK(&f.t, melding_laad(&f.t.w, f.key, f.melding, &m, &f.t.err));
	assert_string_equal(m.stap, STAP_TERUGKOPPELING);
	assert_int_equal(rond_af(volledig, 4), ERR_CONFLICT);
}

static void
every_form_for_every_person_has_a_conclusion(void **state)	/* C1 */
{
	struct conclusie v[5];
	struct conclusie_gat *gat;
	size_t n;

	(void)state;
	start();
	for (size_t weg = 0; weg < 4; weg++) {
		n = 0;
		for (size_t i = 0; i < 4; i++)
			if (i != weg)
				v[n++] = volledig[i];
		assert_int_equal(rond_af(v, n), ERR_INVALID);
		assert_string_equal(f.t.err.field, "conclusies");
		TEST_OK(&f.t, onderzoek_gaten(&f.t.w, f.onderzoek, v, n, &gat, &n,
		    &f.t.err));
		assert_int_equal(n, 1);
		assert_int_equal(gat[0].persoon, volledig[weg].persoon);
		assert_string_equal(gat[0].vorm, volledig[weg].vorm);
	}
	assert_string_equal(klok("oordeel_onderzoek"), "loopt");
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM conclusie"), 0);
}

static void
a_conclusion_goes_with_its_form_and_stands_once(void **state)	/* C1 */
{
	struct conclusie v[5];

	(void)state;
	start();
	memcpy(v, volledig, sizeof(volledig));
	v[0].uitkomst = "km_bevestigd";
	assert_int_equal(rond_af(v, 4), ERR_INVALID);
	v[0].uitkomst = "bestaat_niet";
	assert_int_equal(rond_af(v, 4), ERR_INVALID);
	v[0] = volledig[0];
	v[4] = volledig[0];
	assert_int_equal(rond_af(v, 5), ERR_INVALID);
	v[4].persoon = TEST_BUUR;
	assert_int_equal(rond_af(v, 5), ERR_INVALID);
	TEST_OK(&f.t, rond_af(v, 4));
}

static void
the_view_of_those_concerned_is_asked_for(void **state)	/* C1 */
{
	(void)state;
	start();
	assert_int_equal(onderzoek_rond_af(&f.t.w, f.key, f.onderzoek,
	    &(struct onderzoek_einde){ .bevindingen = "x", .v = volledig, .n = 4 },
	    &f.t.err), ERR_INVALID);
	assert_string_equal(f.t.err.field, "kijk_betrokkenen");
}

static void
an_informant_is_asked_answers_and_is_sealed(void **state)	/* C1 */
{
	struct onderzoek o;
	int64_t id;

	(void)state;
	assert_int_equal(informant_vraag(&f.t.w, f.key, f.onderzoek,
	    &(struct informant_invoer){ "juf Marloes", "school", "ja" }, &id, &f.t.err),
	    ERR_CONFLICT);	/* no plan yet */
	start();
	TEST_OK(&f.t, informant_vraag(&f.t.w, f.key, f.onderzoek,
	    &(struct informant_invoer){ "juf Marloes", "school", "ja" }, &id, &f.t.err));
	TEST_OK(&f.t, informant_antwoordt(&f.t.w, f.key, id, "Fenna is vaak moe.", &f.t.err));
	TEST_OK(&f.t, onderzoek_laad(&f.t.w, f.key, f.onderzoek, &o, &f.t.err));
	assert_int_equal(o.ninformanten, 1);
	assert_string_equal(o.informanten[0].naam, "juf Marloes");
	assert_string_equal(o.informanten[0].antwoord, "Fenna is vaak moe.");
	assert_string_equal(o.plan, "School en huisarts vragen.");
	assert_int_equal(test_db_getal(&f.t,
	    "SELECT count(*) FROM informant WHERE instr(naam, 'Marloes') > 0"), 0);
}

static void
without_permission_no_answer_is_kept(void **state)	/* C1 */
{
	int64_t id;

	(void)state;
	start();
	TEST_OK(&f.t, informant_vraag(&f.t.w, f.key, f.onderzoek,
	    &(struct informant_invoer){ "juf Marloes", "school", "nee" }, &id, &f.t.err));
	assert_int_equal(informant_antwoordt(&f.t.w, f.key, id, "x", &f.t.err), ERR_CONFLICT);
}

static void
no_other_decision_while_the_judgement_is_due(void **state)	/* C1, B4 */
{
	struct besluit_invoer in = { .melding = f.melding, .dossier = f.dossier,
	    .route = "afsluiten_advies", .reden = "x", .eigenaar = TEST_CASUS };
	int64_t id = 0;

	(void)state;
	assert_int_equal(besluit_vastleggen(&f.t.w, f.key, &in, &id, &f.t.err), ERR_CONFLICT);
	start();
	TEST_OK(&f.t, rond_af(volledig, 4));
	TEST_OK(&f.t, besluit_vastleggen(&f.t.w, f.key, &in, &id, &f.t.err));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, test_db_end)
		T(the_plan_starts_it_and_the_judgement_ends_it),
		T(every_form_for_every_person_has_a_conclusion),
		T(a_conclusion_goes_with_its_form_and_stands_once),
		T(the_view_of_those_concerned_is_asked_for),
		T(an_informant_is_asked_answers_and_is_sealed),
		T(without_permission_no_answer_is_kept),
		T(no_other_decision_while_the_judgement_is_due),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
