/* A decision on a real database, and the clocks, tasks and steps after it. */
#include "hulp/test_zaak.h"

#include "domain/besluit/besluit.h"
#include "domain/besluit/vervolg.h"
#include "domain/hulp/hulp.h"
#include "domain/onderzoek/onderzoek.h"
#include "domain/overdracht/overdracht.h"
#include "domain/termijn/termijn.h"
#include "domain/vto/vto.h"

static struct {
	struct test_db	 t;
	int64_t		 dossier, melding;
	struct seal_key	*key;
} f;

static const char *const vormen[] = { "partnergeweld", "km_getuige" };

static const struct melding_betrokkene gezin[] = {
	{ .persoon = TEST_MOEDER, .rol = "112", .hoedanigheid = "slachtoffer",
	    .geboren = "19880400" },
	{ .persoon = TEST_KIND, .rol = "115", .geboren = "20190906", .kind = true },
};

static int
setup(void **state)
{
	struct test_db *t = &f.t;

	test_db_open(t, true);
	t->wie.medewerker = TEST_FRONT;
	test_zaak_dossier(t, TEST_CASUS, &f.dossier, &f.key);
	TEST_OK(t, melding_nieuw(&t->w, f.key, &(struct melding_invoer){
	    .dossier = f.dossier, .bron = "telefoon", .hoedanigheid = "buurtbewoner",
	    .verteld = "Ze hoorde geschreeuw.", .direct_gevaar = "nee", .vormen = vormen,
	    .nvormen = 2, .betrokkenen = gezin, .nbetrokkenen = 2,
	    .melder = { .openheid = "openbaar", .identiteit = { .naam = "Wil Buursma" } } },
	    &f.melding, &t->err));
	*state = &f.t;
	return 0;
}

static void
screen(void)
{
	TEST_OK(&f.t, melding_acuut_zet(&f.t.w, f.key, f.melding, &(struct melding_acuut){
	    .direct_gevaar = "nee" }, &f.t.err));
}

static struct besluit_invoer
invoer(const char *route)
{
	return (struct besluit_invoer){ .melding = f.melding, .dossier = f.dossier,
	    .route = route, .reden = "Letsel bij een kind.", .eigenaar = TEST_CASUS };
}

static int64_t
besluit(const char *route)
{
	struct besluit_invoer in = invoer(route);
	int64_t id;

	TEST_OK(&f.t, besluit_vastleggen(&f.t.w, f.key, &in, &id, &f.t.err));
	return id;
}

static enum err_code
poging(struct besluit_invoer in)
{
	int64_t id = 0;

	return besluit_vastleggen(&f.t.w, f.key, &in, &id, &f.t.err);
}

/* How the last clock of this norm stands. */
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

static struct melding
melding(void)
{
	struct melding m;

	TEST_OK(&f.t, melding_laad(&f.t.w, f.key, f.melding, &m, &f.t.err));
	return m;
}

static int64_t
taken(const char *soort)
{
	char sql[200];

	(void)snprintf(sql, sizeof(sql), "SELECT count(*) FROM taak WHERE soort = '%s' "
	    "AND klaar_op IS NULL", soort);
	return test_db_getal(&f.t, sql);
}

/* ---- the decision -------------------------------------------------------------------- */

static void
a_decision_needs_outcome_route_reason_and_owner(void **state)	/* B4 */
{
	const struct { struct besluit_invoer in; const char *veld; } v[] = {
		{ { .route = NULL }, "route" }, { { .route = "niets" }, "route" },
		{ { .route = "onderzoek", .uitkomst = "bestaat_niet" }, "uitkomst" },
		{ { .route = "onderzoek", .reden = "" }, "reden" },
		{ { .route = "onderzoek", .reden = "x" }, "eigenaar" },
		{ { .route = "onderzoek", .reden = "x", .eigenaar = TEST_WEG }, "eigenaar" },
		{ { .route = "onderzoek", .reden = "x", .eigenaar = TEST_CASUS,
		    .uitkomst = "geen_vervolg" }, "uitkomst" },
		{ { .route = "afsluiten_advies", .reden = "x", .eigenaar = TEST_CASUS,
		    .uitkomst = "overdracht" }, "uitkomst" },
	};

	(void)state;
	screen();
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct besluit_invoer in = v[i].in;

		in.melding = f.melding;
		in.dossier = f.dossier;
		assert_int_equal(poging(in), ERR_INVALID);
		assert_string_equal(f.t.err.field, v[i].veld);
	}
	assert_string_equal(klok("veiligheidsbeoordeling"), "loopt");
}

static void
who_decided_and_when_stands_with_the_decision(void **state)	/* B4 */
{
	struct besluit *v, b;
	size_t n;

	(void)state;
	screen();
	TEST_OK(&f.t, besluit_laad(&f.t.w, f.key, besluit("directe_hulp"), &b, &f.t.err));
	assert_int_equal(b.op, TEST_NU);
	assert_string_equal(b.door_naam, "Sanne de Wit");
	assert_string_equal(b.eigenaar_naam, "Mo Bakkali");
	assert_string_equal(b.uitkomst, "vervolgstappen_vt");
	assert_string_equal(b.reden, "Letsel bij een kind.");
	assert_int_equal(b.overleg, DB_NULL);
	assert_int_equal(melding().behandelaar, TEST_CASUS);
	TEST_OK(&f.t, besluiten_van_melding(&f.t.w, f.key, f.melding, &v, &n, &f.t.err));
	assert_int_equal(n, 1);
	assert_string_equal(klok("veiligheidsbeoordeling"), "gehaald");
}

static void
no_decision_before_the_acute_screening_or_after_closing(void **state)	/* B4 */
{
	(void)state;
	assert_int_equal(poging(invoer("directe_hulp")), ERR_CONFLICT);
	screen();
	test_db_script(&f.t, "UPDATE melding SET stand = 'gesloten'");
	assert_int_equal(poging(invoer("directe_hulp")), ERR_CONFLICT);
}

static void
each_route_says_what_goes_with_it(void **state)	/* B5 */
{
	const char *const v[][4] = {
		{ "lokaal_veld", "overdracht", "overdracht", "1" },
		{ "directe_hulp", "vervolgstappen_vt", "hulp", "2" },
		{ "onderzoek", "vervolgstappen_vt", "onderzoek", "3" },
		{ "raad", "vervolgstappen_vt", "vto", "6" },
		{ "afsluiten_advies", "geen_vervolg", "geen", "7" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		assert_string_equal(besluit_uitkomst(&f.t.w, v[i][0]), v[i][1]);
		assert_string_equal(besluit_volgt(&f.t.w, v[i][0]), v[i][2]);
		assert_string_equal(besluit_toets(&f.t.w, v[i][0]), v[i][3]);
	}
	assert_null(besluit_volgt(&f.t.w, "bestaat_niet"));
}

static void
each_route_starts_its_own_work(void **state)	/* B5 */
{
	(void)state;
	screen();
	(void)besluit("lokaal_veld");
	assert_string_equal(melding().stap, STAP_OVERDRACHT);
	assert_int_equal(taken("overdracht"), 1);
	assert_string_equal(klok("hulp_op_gang"), "vervallen");
	assert_string_equal(klok("start_onderzoek"), "vervallen");
	(void)besluit("afsluiten_advies");
	assert_string_equal(melding().stap, STAP_TERUGKOPPELING);
	assert_int_equal(taken("overdracht"), 0);
	assert_string_equal(klok("terugkoppeling"), "loopt");	/* D5 */
}

/* ---- help: C2 -------------------------------------------------------------------------- */

static int64_t
vraag_hulp(void)
{
	int64_t id;

	TEST_OK(&f.t, hulp_vraag(&f.t.w, f.key, &(struct hulp_invoer){ .melding = f.melding,
	    .soort = "ambulant", .organisatie = TEST_ORG_HULP }, &id, &f.t.err));
	return id;
}

static void
the_48_hours_stop_only_when_help_has_started(void **state)	/* C2 */
{
	int64_t id;

	(void)state;
	screen();
	(void)besluit("directe_hulp");
	assert_int_equal(taken("hulp"), 1);
	id = vraag_hulp();
	assert_int_equal(taken("hulp"), 0);
	assert_string_equal(klok("hulp_op_gang"), "loopt");
	TEST_OK(&f.t, hulp_zet(&f.t.w, f.key, id, HULP_AANGENOMEN, 0, NULL, &f.t.err));
	assert_string_equal(klok("hulp_op_gang"), "loopt");
	assert_string_equal(melding().stap, STAP_HULP);
	TEST_OK(&f.t, hulp_zet(&f.t.w, f.key, id, HULP_GESTART, 0, NULL, &f.t.err));
	assert_string_equal(klok("hulp_op_gang"), "gehaald");
	assert_string_equal(melding().stap, STAP_TERUGKOPPELING);
	assert_int_equal(hulp_zet(&f.t.w, f.key, id, HULP_GEWEIGERD, 0, "x", &f.t.err),
	    ERR_CONFLICT);
}

static void
help_that_started_late_is_late_however_it_was_asked(void **state)	/* C2 */
{
	int64_t id;

	(void)state;
	screen();
	(void)besluit("directe_hulp");
	id = vraag_hulp();
	f.t.w.nu += 49 * 3600;
	TEST_OK(&f.t, hulp_zet(&f.t.w, f.key, id, HULP_GESTART, 0, NULL, &f.t.err));
	assert_string_equal(klok("hulp_op_gang"), "te_laat");
}

static void
refused_help_needs_a_reason_and_makes_the_task_to_find_other_help(void **state)	/* C2 */
{
	int64_t id;

	(void)state;
	screen();
	(void)besluit("directe_hulp");
	id = vraag_hulp();
	assert_int_equal(hulp_zet(&f.t.w, f.key, id, HULP_GEWEIGERD, 0, "", &f.t.err),
	    ERR_INVALID);
	assert_string_equal(f.t.err.field, "reden");
	TEST_OK(&f.t, hulp_zet(&f.t.w, f.key, id, HULP_GEWEIGERD, 0, "Wachtlijst.",
	    &f.t.err));
	assert_int_equal(taken("hulp"), 1);
	assert_string_equal(klok("hulp_op_gang"), "loopt");
	assert_string_equal(melding().stap, STAP_HULP);
}

static void
help_starts_neither_in_the_future_nor_before_it_was_asked(void **state)
{
	int64_t id;

	(void)state;
	screen();
	id = vraag_hulp();	/* cannot wait for the decision */
	assert_int_equal(hulp_zet(&f.t.w, f.key, id, HULP_GESTART, TEST_NU + 60, NULL,
	    &f.t.err), ERR_INVALID);
	assert_int_equal(hulp_zet(&f.t.w, f.key, id, HULP_GESTART, TEST_NU - 3600, NULL,
	    &f.t.err), ERR_INVALID);
	assert_string_equal(f.t.err.field, "op");
	assert_int_equal(hulp_vraag(&f.t.w, f.key, &(struct hulp_invoer){
	    .melding = f.melding, .soort = "ambulant", .organisatie = TEST_ORG_HULP,
	    .persoon = TEST_BUUR }, &id, &f.t.err), ERR_INVALID);
	assert_string_equal(f.t.err.field, "persoon");
}

/* ---- hand-over: D1, D10 ---------------------------------------------------------------- */

static int64_t
bied_aan(void)
{
	int64_t id;

	TEST_OK(&f.t, overdracht_bied_aan(&f.t.w, f.key, &(struct overdracht_invoer){
	    .melding = f.melding, .organisatie = TEST_ORG_HULP, .grond = "toestemming",
	    .tekst = "Het gezin wil hulp bij ruzies." }, &id, &f.t.err));
	return id;
}

static void
nothing_is_shared_without_a_ground_or_a_decision(void **state)	/* D10, B4 */
{
	struct overdracht_invoer in = { .melding = f.melding, .organisatie = TEST_ORG_HULP,
	    .tekst = "Het gezin wil hulp." };
	int64_t id = 0;

	(void)state;
	screen();
	assert_int_equal(overdracht_bied_aan(&f.t.w, f.key, &in, &id, &f.t.err), ERR_INVALID);
	assert_string_equal(f.t.err.field, "grond");
	in.grond = "toestemming";
	assert_int_equal(overdracht_bied_aan(&f.t.w, f.key, &in, &id, &f.t.err), ERR_CONFLICT);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM overdracht"), 0);
}

static void
veilig_thuis_stays_director_until_the_other_has_accepted(void **state)	/* D1 */
{
	const char *wat;
	struct dossier d;
	int64_t id;

	(void)state;
	screen();
	(void)besluit("lokaal_veld");
	id = bied_aan();
	TEST_OK(&f.t, dossier_laad(&f.t.w, f.dossier, &d, NULL, &f.t.err));
	assert_int_equal(d.casusregisseur, TEST_CASUS);
	assert_true(d.open);
	assert_int_equal(dossier_sluit(&f.t.w, f.dossier, &f.t.err), ERR_CONFLICT);
	TEST_OK(&f.t, overdracht_beantwoord(&f.t.w, f.key, id, "geweigerd", "Vol.",
	    &f.t.err));
	TEST_OK(&f.t, dossier_laad(&f.t.w, f.dossier, &d, NULL, &f.t.err));
	assert_int_equal(d.casusregisseur, TEST_CASUS);
	assert_int_equal(taken("overdracht"), 1);	/* another place */
	assert_string_equal(melding().stap, STAP_OVERDRACHT);
	TEST_OK(&f.t, overdracht_beantwoord(&f.t.w, f.key, bied_aan(), "aanvaard", NULL,
	    &f.t.err));
	assert_string_equal(melding().stap, STAP_TERUGKOPPELING);
	TEST_OK(&f.t, dossier_open_werk(&f.t.w, f.dossier, &wat, &f.t.err));
	assert_non_null(wat);	/* the report itself is still open: D5 */
}

static void
a_refused_hand_over_says_why_and_an_answer_is_given_once(void **state)	/* D1 */
{
	int64_t id;

	(void)state;
	screen();
	(void)besluit("lokaal_veld");
	id = bied_aan();
	assert_int_equal(overdracht_beantwoord(&f.t.w, f.key, id, "geweigerd", NULL,
	    &f.t.err), ERR_INVALID);
	TEST_OK(&f.t, overdracht_beantwoord(&f.t.w, f.key, id, "aanvaard", NULL, &f.t.err));
	assert_int_equal(overdracht_beantwoord(&f.t.w, f.key, id, "geweigerd", "x",
	    &f.t.err), ERR_CONFLICT);
}

/* ---- the Raad: C5 ------------------------------------------------------------------------- */

static void
a_verzoek_and_the_notice_to_the_college_are_one_act(void **state)	/* C5 */
{
	struct vto *v;
	size_t n;

	(void)state;
	screen();
	(void)besluit("raad");
	TEST_OK(&f.t, vtos_van_melding(&f.t.w, f.key, f.melding, &v, &n, &f.t.err));
	assert_int_equal(n, 1);
	assert_string_equal(v[0].reden, "Letsel bij een kind.");
	assert_int_equal(taken("vto"), 1);
	assert_int_equal(vto_verzend(&f.t.w, v[0].id, false, &f.t.err), ERR_INVALID);
	assert_string_equal(f.t.err.field, "college");
	TEST_OK(&f.t, vto_verzend(&f.t.w, v[0].id, true, &f.t.err));
	TEST_OK(&f.t, vto_vind(&f.t.w, v[0].id, &v[0], &f.t.err));
	assert_int_equal(v[0].verzonden_op, TEST_NU);
	assert_int_equal(v[0].college_op, TEST_NU);
	assert_int_equal(taken("vto"), 0);
	assert_string_equal(melding().stap, STAP_TERUGKOPPELING);
	assert_int_equal(vto_verzend(&f.t.w, v[0].id, true, &f.t.err), ERR_CONFLICT);
}

/* ---- who was told, who came ------------------------------------------------------------------ */

static void
each_person_has_a_clock_of_his_own_to_be_told(void **state)	/* Wmo 5.3.1 */
{
	(void)state;
	TEST_OK(&f.t, vervolg_geinformeerd(&f.t.w, f.melding, TEST_MOEDER, 0, &f.t.err));
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn "
	    "WHERE norm = 'informatieplicht' AND stand = 'loopt' AND persoon = 303"), 1);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM termijn "
	    "WHERE norm = 'informatieplicht' AND stand = 'gehaald' AND persoon = 301"), 1);
	assert_int_equal(vervolg_geinformeerd(&f.t.w, f.melding, TEST_MOEDER, 0, &f.t.err),
	    ERR_CONFLICT);
	assert_int_equal(vervolg_geinformeerd(&f.t.w, f.melding, TEST_BUUR, 0, &f.t.err),
	    ERR_INVALID);
}

static void
who_comes_to_a_crisis_stops_its_clock_once(void **state)	/* B5 */
{
	(void)state;
	assert_int_equal(vervolg_ter_plaatse(&f.t.w, f.melding, &f.t.err), ERR_CONFLICT);
	TEST_OK(&f.t, melding_acuut_zet(&f.t.w, f.key, f.melding, &(struct melding_acuut){
	    .direct_gevaar = "ja", .gevaar = "mes", .crisis = true }, &f.t.err));
	assert_string_equal(klok("crisis_ter_plaatse"), "loopt");
	TEST_OK(&f.t, vervolg_ter_plaatse(&f.t.w, f.melding, &f.t.err));
	assert_string_equal(klok("crisis_ter_plaatse"), "gehaald");
	assert_int_equal(vervolg_ter_plaatse(&f.t.w, f.melding, &f.t.err), ERR_CONFLICT);
}

/* ---- closing: B4, D5 ------------------------------------------------------------------------ */

static void
a_report_is_not_closed_without_decision_and_feedback(void **state)	/* B4, D5 */
{
	(void)state;
	screen();
	assert_int_equal(melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err),
	    ERR_CONFLICT);
	(void)besluit("afsluiten_advies");
	assert_int_equal(melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err),
	    ERR_CONFLICT);
	assert_true(melding().open);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, test_db_end)
		T(a_decision_needs_outcome_route_reason_and_owner),
		T(who_decided_and_when_stands_with_the_decision),
		T(no_decision_before_the_acute_screening_or_after_closing),
		T(each_route_says_what_goes_with_it),
		T(each_route_starts_its_own_work),
		T(the_48_hours_stop_only_when_help_has_started),
		T(help_that_started_late_is_late_however_it_was_asked),
		T(refused_help_needs_a_reason_and_makes_the_task_to_find_other_help),
		T(help_starts_neither_in_the_future_nor_before_it_was_asked),
		T(nothing_is_shared_without_a_ground_or_a_decision),
		T(veilig_thuis_stays_director_until_the_other_has_accepted),
		T(a_refused_hand_over_says_why_and_an_answer_is_given_once),
		T(a_verzoek_and_the_notice_to_the_college_are_one_act),
		T(each_person_has_a_clock_of_his_own_to_be_told),
		T(who_comes_to_a_crisis_stops_its_clock_once),
		T(a_report_is_not_closed_without_decision_and_feedback),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
