/* The life of a report: steps, who has it, when it may be closed. */
#include "hulp/test_zaak.h"

#include "domain/dossier/gebeurtenis.h"
#include "domain/dossier/tijdlijn.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"

static struct {
	struct test_db	 t;
	int64_t		 dossier, melding;
	struct seal_key	*key;
} f;

static int
setup(void **state)
{
	struct melding_invoer in;

	test_db_open(&f.t, true);
	test_zaak_dossier(&f.t, TEST_CASUS, &f.dossier, &f.key);
	in = test_zaak_invoer(f.dossier, NULL, 0);
	in.kinderen = 1;
	f.melding = test_zaak_meld(&f.t, f.key, in);
	*state = &f.t;
	return 0;
}

static struct melding
laad(void)
{
	struct melding m;

	TEST_OK(&f.t, melding_laad(&f.t.w, f.key, f.melding, &m, &f.t.err));
	return m;
}

static const char *
klok(const char *code)
{
	struct termijn *v;
	size_t n;

	TEST_OK(&f.t, termijnen_van_melding(&f.t.w, f.melding, &v, &n, &f.t.err));
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].code, code) == 0)
			return v[i].stand;
	return "geen";
}

static void
screen(bool crisis)
{
	TEST_OK(&f.t, melding_acuut_zet(&f.t.w, f.key, f.melding, &(struct melding_acuut){
	    .direct_gevaar = "nee", .crisis = crisis }, &f.t.err));
}

/* The row that the decision itself writes; its words are not looked at here. */
static void
besluit_rij(void)
{
	test_db_script(&f.t, "INSERT INTO besluit (regio, id, dossier, melding, uitkomst,"
	    " route, reden, door, op, eigenaar) SELECT 7, 1, dossier, id, 'overdracht',"
	    " 'lokaal_veld', x'00', 101, 1, 102 FROM melding WHERE NOT EXISTS"
	    " (SELECT 1 FROM besluit)");
}

static void
besluit(const char *stap, bool onderzoek, bool hulp)
{
	besluit_rij();
	TEST_OK(&f.t, melding_besloten(&f.t.w, f.melding, &(struct melding_besluit){
	    .stap = stap, .onderzoek = onderzoek, .hulp = hulp,
	    .eigenaar = TEST_CASUS }, &f.t.err));
}

static void
koppel_terug(void)
{
	test_db_script(&f.t, "INSERT INTO terugkoppeling (regio, id, dossier, melding, tekst,"
	    " wijze, door, op) SELECT 7, 1, dossier, id, x'00', 'telefonisch', 101, 1"
	    " FROM melding");
}

static void
the_steps_follow_each_other(void **state)
{
	(void)state;
	screen(false);
	assert_string_equal(laad().stap, STAP_WEGING);
	assert_string_equal(klok("acute_screening"), "gehaald");
	TEST_OK(&f.t, melding_weging_zet(&f.t.w, f.melding, "A", 21, &f.t.err));
	assert_string_equal(laad().stap, STAP_BESLUIT);
	assert_string_equal(laad().letter, "A");
	assert_int_equal(laad().punten, 21);
	besluit(STAP_HULP, false, true);
	assert_string_equal(laad().stap, STAP_HULP);
	TEST_OK(&f.t, melding_stap(&f.t.w, f.melding, STAP_TERUGKOPPELING, &f.t.err));
	assert_int_equal(melding_stap(&f.t.w, f.melding, STAP_WEGING, &f.t.err),
	    ERR_CONFLICT);
	assert_int_equal(melding_stap(&f.t.w, f.melding, STAP_GESLOTEN, &f.t.err),
	    ERR_CONFLICT);
}

static void
nothing_is_weighed_or_decided_before_the_acute_screening(void **state)
{
	(void)state;
	assert_int_equal(melding_weging_zet(&f.t.w, f.melding, "A", 21, &f.t.err),
	    ERR_CONFLICT);
	besluit_rij();
	assert_int_equal(melding_besloten(&f.t.w, f.melding, &(struct melding_besluit){
	    .stap = STAP_HULP }, &f.t.err), ERR_CONFLICT);
	assert_string_equal(f.t.err.text, "Leg eerst de acute screening vast.");
}

static void
no_report_leaves_triage_without_a_decision(void **state)	/* B4 */
{
	(void)state;
	screen(false);
	assert_int_equal(melding_stap(&f.t.w, f.melding, STAP_HULP, &f.t.err), ERR_CONFLICT);
	TEST_OK(&f.t, melding_stap(&f.t.w, f.melding, STAP_BESLUIT, &f.t.err));
	assert_int_equal(melding_stap(&f.t.w, f.melding, STAP_HULP, &f.t.err), ERR_CONFLICT);
	assert_int_equal(melding_besloten(&f.t.w, f.melding, &(struct melding_besluit){
	    .stap = STAP_HULP }, &f.t.err), ERR_CONFLICT);
	koppel_terug();
	assert_int_equal(melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err),
	    ERR_CONFLICT);
	assert_string_equal(f.t.err.text, "Er is nog geen besluit over deze melding.");
	besluit(STAP_HULP, false, true);
	assert_int_equal(laad().behandelaar, TEST_CASUS);	/* an owner */
}

static void
a_decision_starts_and_stops_what_follows_from_it(void **state)	/* B4 */
{
	struct taak *v;
	size_t n;

	(void)state;
	screen(false);
	assert_true(laad().op_lijst);
	besluit(STAP_OVERDRACHT, false, false);
	assert_false(laad().op_lijst);
	assert_string_equal(klok("veiligheidsbeoordeling"), "gehaald");
	assert_string_equal(klok("start_onderzoek"), "vervallen");
	assert_string_equal(klok("hulp_op_gang"), "vervallen");
	assert_string_equal(klok("terugkoppeling"), "loopt");
	TEST_OK(&f.t, taken_van_dossier(&f.t.w, f.key, f.dossier, &v, &n, &f.t.err));
	assert_int_equal(v[0].eigenaar, TEST_CASUS);
	assert_int_equal(v[0].verloopt_op, laad().verloopt_op);
}

static void
an_investigation_keeps_both_clocks_running(void **state)
{
	(void)state;
	screen(false);
	besluit(STAP_ONDERZOEK, true, false);
	assert_string_equal(klok("start_onderzoek"), "loopt");
	assert_string_equal(klok("oordeel_onderzoek"), "loopt");
	f.t.w.nu += INT64_C(20) * 86400;
	TEST_OK(&f.t, termijn_gebeurtenis(&f.t.w, &(struct termijn_gebeurtenis){
	    .melding = f.melding, .dossier = f.dossier,
	    .soort = GEB_ONDERZOEK_GESTART }, &f.t.err));
	assert_string_equal(klok("start_onderzoek"), "te_laat");
}

static void
a_crisis_found_later_starts_its_clock_then(void **state)
{
	(void)state;
	f.t.w.nu += 600;
	screen(true);
	assert_int_equal(laad().verloopt_op, TEST_NU + 600 + 7200);
	assert_true(laad().crisis);
	screen(false);
	assert_string_equal(klok("crisis_ter_plaatse"), "vervallen");
	assert_false(laad().crisis);
}

static void
a_report_taken_by_a_colleague_is_not_taken_twice(void **state)
{
	(void)state;
	TEST_OK(&f.t, melding_neem(&f.t.w, f.melding, &f.t.err));
	TEST_OK(&f.t, melding_neem(&f.t.w, f.melding, &f.t.err));
	assert_string_equal(laad().behandelaar_naam, "Sanne de Wit");
	test_db_wie(&f.t, TEST_CASUS);
	assert_int_equal(melding_neem(&f.t.w, f.melding, &f.t.err), ERR_CONFLICT);
	assert_string_equal(f.t.err.text, "Een collega heeft deze melding al opgenomen.");
}

static void
a_report_is_handed_over_with_a_reason_to_who_works_here(void **state)
{
	struct tijdlijn_rij *g;
	size_t n;

	(void)state;
	assert_int_equal(melding_geef_door(&f.t.w, f.key, f.melding, TEST_WEG, NULL,
	    &f.t.err), ERR_INVALID);
	assert_string_equal(f.t.err.field, "aan");
	TEST_OK(&f.t, melding_geef_door(&f.t.w, f.key, f.melding, TEST_EIGEN,
	    "Kent het gezin", &f.t.err));
	assert_int_equal(laad().behandelaar, TEST_EIGEN);
	TEST_OK(&f.t, tijdlijn_lees(&f.t.w, f.key, f.dossier, 0, 0, 5, &g, &n,
	    &f.t.err));
	assert_string_equal(g[0].soort, GEBEURTENIS_DOORGEGEVEN);
	assert_string_equal(g[0].tekst, "Kent het gezin");
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM toegang WHERE"
	    " medewerker = 104"), 1);
}

static void
a_report_is_put_on_the_list_and_taken_off(void **state)	/* B1 */
{
	(void)state;
	TEST_OK(&f.t, melding_op_lijst(&f.t.w, f.melding, false, &f.t.err));
	assert_false(laad().op_lijst);
	TEST_OK(&f.t, melding_op_lijst(&f.t.w, f.melding, true, &f.t.err));
	assert_true(laad().op_lijst);
}

static void
a_report_is_never_closed_without_feedback(void **state)	/* D5 */
{
	(void)state;
	screen(false);
	besluit(STAP_TERUGKOPPELING, false, false);
	assert_int_equal(melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err),
	    ERR_CONFLICT);
	assert_string_equal(f.t.err.text,
	    "De melder heeft nog geen terugkoppeling gekregen.");
	koppel_terug();
	TEST_OK(&f.t, melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err));
	assert_string_equal(laad().stap, STAP_GESLOTEN);
	assert_int_equal(melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err),
	    ERR_CONFLICT);
}

static void
feedback_before_the_decision_does_not_count(void **state)	/* D5 */
{
	(void)state;
	screen(false);
	koppel_terug();
	test_db_script(&f.t, "UPDATE terugkoppeling SET op = 0");
	besluit(STAP_TERUGKOPPELING, false, false);
	assert_int_equal(melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err),
	    ERR_CONFLICT);
	test_db_script(&f.t, "UPDATE terugkoppeling SET op = 1");
	TEST_OK(&f.t, melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err));
}

static void
what_is_still_open_keeps_a_report_open(void **state)
{
	static const char *const rij[] = {	/* of the one report there is */
		"INSERT INTO onderzoek (regio, id, dossier, melding, besluit, onderzoeker,"
		" besloten_op) SELECT 7, 1, dossier, id, 1, 101, 1 FROM melding",
		"INSERT INTO hulp (regio, id, dossier, melding, soort, organisatie,"
		" gevraagd_op, gevraagd_door) SELECT 7, 1, dossier, id, 'x', 3, 1, 101"
		" FROM melding",
		"INSERT INTO overdracht (regio, id, dossier, melding, organisatie, tekst,"
		" grond, aangeboden_op, aangeboden_door) SELECT 7, 1, dossier, id, 3, x'00',"
		" 'toestemming', 1, 101 FROM melding",
		"INSERT INTO vto (regio, id, dossier, melding, reden, geregistreerd_op,"
		" geregistreerd_door) SELECT 7, 1, dossier, id, x'00', 1, 101 FROM melding",
	};
	static const char *const klaar[] = {
		"UPDATE onderzoek SET afgerond_op = 2", "UPDATE hulp SET gestart_op = 2",
		"UPDATE overdracht SET antwoord = 'aanvaard'",
		"UPDATE vto SET verzonden_op = 2",
	};
	const char *belet[MELDING_BELET_MAX];
	size_t n;

	(void)state;
	screen(false);
	besluit(STAP_HULP, false, true);
	koppel_terug();
	for (size_t i = 0; i < 4; i++) {
		test_db_script(&f.t, rij[i]);
		assert_int_equal(melding_sluit(&f.t.w, f.melding, "hulp_gestart",
		    &f.t.err), ERR_CONFLICT);
		TEST_OK(&f.t, melding_belet(&f.t.w, f.melding, belet, &n, &f.t.err));
		assert_int_equal(n, 1);
		test_db_script(&f.t, klaar[i]);
	}
	TEST_OK(&f.t, melding_sluit(&f.t.w, f.melding, "hulp_gestart", &f.t.err));
}

static void
the_last_report_closes_the_dossier_and_its_clocks(void **state)
{
	struct dossier d;

	(void)state;
	screen(false);
	besluit(STAP_TERUGKOPPELING, false, false);
	koppel_terug();
	assert_string_equal(klok("terugkoppeling"), "loopt");
	TEST_OK(&f.t, melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err));
	assert_string_equal(klok("terugkoppeling"), "vervallen");
	assert_int_equal(laad().verloopt_op, TERMIJN_GEEN);
	assert_int_equal(laad().termijn, DB_NULL);
	TEST_OK(&f.t, dossier_laad(&f.t.w, f.dossier, &d, NULL, &f.t.err));
	assert_false(d.open);
	assert_int_equal(d.casusregisseur, TEST_CASUS);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM taak WHERE klaar_op IS"
	    " NULL"), 0);
}

static void
a_closed_report_does_not_change(void **state)
{
	(void)state;
	screen(false);
	besluit(STAP_TERUGKOPPELING, false, false);
	koppel_terug();
	TEST_OK(&f.t, melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err));
	assert_int_equal(melding_neem(&f.t.w, f.melding, &f.t.err), ERR_CONFLICT);
	assert_int_equal(melding_op_lijst(&f.t.w, f.melding, true, &f.t.err), ERR_CONFLICT);
	assert_int_equal(melding_weging_zet(&f.t.w, f.melding, "A", 1, &f.t.err),
	    ERR_CONFLICT);
	assert_string_equal(f.t.err.text, "Deze melding is al gesloten.");
	assert_int_equal(melding_neem(&f.t.w, 12345, &f.t.err), ERR_NOT_FOUND);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_steps_follow_each_other),
		T(nothing_is_weighed_or_decided_before_the_acute_screening),
		T(no_report_leaves_triage_without_a_decision),
		T(a_decision_starts_and_stops_what_follows_from_it),
		T(an_investigation_keeps_both_clocks_running),
		T(a_crisis_found_later_starts_its_clock_then),
		T(a_report_taken_by_a_colleague_is_not_taken_twice),
		T(a_report_is_handed_over_with_a_reason_to_who_works_here),
		T(a_report_is_put_on_the_list_and_taken_off),
		T(a_report_is_never_closed_without_feedback),
		T(feedback_before_the_decision_does_not_count),
		T(what_is_still_open_keeps_a_report_open),
		T(the_last_report_closes_the_dossier_and_its_clocks),
		T(a_closed_report_does_not_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
