/* A report on a real database: registering it whole, and what it starts. */
#include "hulp/test_zaak.h"

#include "domain/dossier/gebeurtenis.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"

static struct {
	struct test_db	 t;
	int64_t		 dossier;
	struct seal_key	*key;
} f;

static const char *const vormen[] = { "partnergeweld", "km_getuige", "partnergeweld" };

static const struct melding_betrokkene gezin[] = {
	{ .persoon = TEST_MOEDER, .rol = "112", .hoedanigheid = "slachtoffer",
	    .geboren = "19880400" },
	{ .persoon = TEST_VADER, .rol = "112", .hoedanigheid = "pleger",
	    .geboren = "19850212" },
	{ .persoon = TEST_KIND, .rol = "115", .geboren = "20190906" },
};

static int
setup(void **state)
{
	test_db_open(&f.t, true);
	test_zaak_dossier(&f.t, TEST_CASUS, &f.dossier, &f.key);
	*state = &f.t;
	return 0;
}

static struct melding_invoer
invoer(void)
{
	return (struct melding_invoer){ .dossier = f.dossier, .bron = "telefoon",
	    .hoedanigheid = "buurtbewoner", .verteld = "Ze hoorde geschreeuw.",
	    .direct_gevaar = "nee", .vormen = vormen, .nvormen = 3,
	    .betrokkenen = gezin, .nbetrokkenen = 3,
	    .melder = { .openheid = "openbaar", .identiteit = {
	    .naam = "Wil Buursma", .telefoon = "0235550101" } } };
}

static int64_t
nieuw(const struct melding_invoer *in)
{
	int64_t id;

	TEST_OK(&f.t, melding_nieuw(&f.t.w, f.key, in, &id, &f.t.err));
	return id;
}

static struct melding
laad(int64_t id)
{
	struct melding m;

	TEST_OK(&f.t, melding_laad(&f.t.w, f.key, id, &m, &f.t.err));
	return m;
}

static void
a_report_comes_back_as_it_was_told(void **state)	/* A3 */
{
	struct melding_meldcode code[] = { { "4", "ja" }, { "a2", "ja" } };
	struct melding_invoer in = invoer();
	struct melding m;

	(void)state;
	in.getoond = "Er is ruzie gehoord.";
	in.gebeurd_op = "2026-11-22";
	in.gebeurd_tijd = "rond 23.00";
	in.gebeurd_waar = "thuis, in de keuken";
	in.gevaar = "mes op tafel";
	in.direct_gevaar = "ja";
	in.meldcode = code;
	in.nmeldcode = 2;
	m = laad(nieuw(&in));
	assert_string_equal(m.verteld, "Ze hoorde geschreeuw.");
	assert_string_equal(m.getoond, "Er is ruzie gehoord.");
	assert_string_equal(m.gebeurd_waar, "thuis, in de keuken");
	assert_string_equal(m.gebeurd_tijd, "rond 23.00");
	assert_string_equal(m.gevaar, "mes op tafel");
	assert_string_equal(m.direct_gevaar, "ja");
	assert_int_equal(m.nmeldcode, 2);
	assert_string_equal(m.meldcode[0].stap, "4");
	assert_int_equal(m.nbetrokkenen, 3);
	assert_int_equal(m.betrokkenen[2].persoon, TEST_KIND);
	assert_true(m.betrokkenen[2].kind);
	assert_false(m.betrokkenen[0].kind);
	assert_int_equal(m.medewerker, TEST_FRONT);
	assert_int_equal(m.ontvangen_op, TEST_NU);
	assert_string_equal(m.stap, STAP_ACUUT);
	assert_null(m.letter);
	assert_int_equal(m.punten, DB_NULL);
}

static void
a_report_has_more_than_one_form_of_violence(void **state)	/* A5 */
{
	struct melding_invoer in = invoer();
	struct melding m = laad(nieuw(&in));

	(void)state;
	assert_int_equal(m.nvormen, 2);
	assert_string_equal(m.vormen[0], "km_getuige");
	assert_string_equal(m.vormen[1], "partnergeweld");
	in.nvormen = 0;
	assert_int_equal(melding_nieuw(&f.t.w, f.key, &in, &(int64_t){ 0 }, &f.t.err),
	    ERR_INVALID);
	assert_string_equal(f.t.err.field, "vormen");
}

static void
what_was_told_stands_nowhere_in_clear(void **state)
{
	struct melding_invoer in = invoer();

	(void)state;
	(void)nieuw(&in);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM melding WHERE"
	    " instr(verteld, CAST('geschreeuw' AS BLOB)) > 0"), 0);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM melder WHERE"
	    " instr(identiteit, CAST('Buursma' AS BLOB)) > 0"), 0);
}

static void
children_put_a_report_on_the_list_of_the_meeting(void **state)	/* B1 */
{
	struct melding_betrokkene oud = { .persoon = TEST_MOEDER, .rol = "p03",
	    .geboren = "19400101" };
	struct melding_betrokkene onbekend = { .persoon = TEST_KIND, .rol = "115" };
	struct melding_betrokkene groot = { .persoon = TEST_KIND, .rol = "115",
	    .geboren = "20081124" };
	struct melding_betrokkene ongeboren = { .persoon = TEST_KIND, .rol = "301",
	    .geboren = "99999999" };
	struct melding_invoer in = invoer();

	(void)state;
	assert_true(laad(nieuw(&in)).op_lijst);
	in.betrokkenen = &oud;
	in.nbetrokkenen = 1;
	assert_false(laad(nieuw(&in)).op_lijst);
	in.kinderen = 2;	/* nameless children count */
	assert_true(laad(nieuw(&in)).op_lijst);
	in.kinderen = 0;
	in.betrokkenen = &onbekend;	/* in doubt it is a child */
	assert_true(laad(nieuw(&in)).op_lijst);
	in.betrokkenen = &ongeboren;
	assert_true(laad(nieuw(&in)).op_lijst);
	in.betrokkenen = &groot;	/* eighteen today */
	assert_false(laad(nieuw(&in)).op_lijst);
	in.nbetrokkenen = 0;		/* a report without any person */
	assert_false(laad(nieuw(&in)).op_lijst);
}

static void
a_report_is_new_follows_or_comes_again(void **state)
{
	struct melding_invoer in = invoer();
	struct dossier d;
	struct melding m;

	(void)state;
	assert_string_equal(laad(nieuw(&in)).soort, "melding");
	m = laad(nieuw(&in));
	assert_string_equal(m.soort, "vervolgmelding");
	assert_int_equal(m.volgnr, 2);
	test_db_script(&f.t, "UPDATE melding SET stand = 'gesloten'");
	TEST_OK(&f.t, dossier_sluit(&f.t.w, f.dossier, &f.t.err));
	f.t.w.nu += INT64_C(300) * 86400;
	m = laad(nieuw(&in));
	assert_string_equal(m.soort, "hermelding");
	TEST_OK(&f.t, dossier_laad(&f.t.w, f.dossier, &d, NULL, &f.t.err));
	assert_true(d.open);
	test_db_script(&f.t, "UPDATE melding SET stand = 'gesloten'");
	TEST_OK(&f.t, dossier_sluit(&f.t.w, f.dossier, &f.t.err));
	f.t.w.nu += INT64_C(400) * 86400;
	assert_string_equal(laad(nieuw(&in)).soort, "melding");
}

static bool
loopt(const struct termijn *v, size_t n, const char *code, int64_t persoon)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].code, code) == 0 && v[i].persoon == persoon &&
		    strcmp(v[i].stand, "loopt") == 0)
			return true;
	return false;
}

static void
a_report_starts_the_clocks_of_law_and_contract(void **state)
{
	struct melding_invoer in = invoer();
	struct termijn *v;
	int64_t id;
	size_t n;

	(void)state;
	in.crisis = true;
	id = nieuw(&in);
	TEST_OK(&f.t, termijnen_van_melding(&f.t.w, id, &v, &n, &f.t.err));
	assert_int_equal(n, 8);
	assert_true(loopt(v, n, "acute_screening", DB_NULL));
	assert_true(loopt(v, n, "veiligheidsbeoordeling", DB_NULL));
	assert_true(loopt(v, n, "start_onderzoek", DB_NULL));
	assert_true(loopt(v, n, "hulp_op_gang", DB_NULL));
	assert_true(loopt(v, n, "informatieplicht", TEST_KIND));
	assert_string_equal(v[0].code, "crisis_ter_plaatse");
	assert_string_equal(v[0].woorden.woorden, "nog 2 u 00 m");
	assert_int_equal(laad(id).verloopt_op, TEST_NU + 7200);
	assert_int_equal(laad(id).termijn, v[0].id);
	in.crisis = false;
	id = nieuw(&in);
	assert_int_equal(laad(id).verloopt_op, TEST_NU + 24 * 3600);
}

static void
every_report_has_a_feedback_task_at_once(void **state)	/* D5 */
{
	struct melding_invoer in = invoer();
	struct taak *v;
	size_t n;

	(void)state;
	in.behandelaar = TEST_CASUS;
	(void)nieuw(&in);
	TEST_OK(&f.t, taken_van_dossier(&f.t.w, f.key, f.dossier, &v, &n, &f.t.err));
	assert_int_equal(n, 1);
	assert_string_equal(v[0].soort, TAAK_TERUGKOPPELING);
	assert_string_equal(v[0].tekst, "Terugkoppelen aan de melder");
	assert_string_equal(v[0].eigenaar_naam, "Mo Bakkali");
}

static void
who_reported_opens_only_with_a_key_of_its_own(void **state)	/* A3 */
{
	struct melding_invoer in = invoer();
	struct melder_identiteit i;
	struct melder m;
	const char *uitleg;
	int64_t id = nieuw(&in), ander;

	(void)state;
	TEST_OK(&f.t, melder_lees(&f.t.w, id, &m, &f.t.err));
	assert_false(m.beschermd);
	assert_true(m.bekend);
	assert_string_equal(m.hoedanigheid, "buurtbewoner");
	TEST_OK(&f.t, melder_open_openbaar(&f.t.w, id, &i, &f.t.err));
	assert_string_equal(i.naam, "Wil Buursma");
	assert_string_equal(i.telefoon, "0235550101");
	assert_null(i.organisatie);
	assert_null(i.email);
	in.melder.openheid = "beschermd";
	assert_int_equal(melding_nieuw(&f.t.w, f.key, &in, &ander, &f.t.err), ERR_INVALID);
	assert_string_equal(f.t.err.field, "beschermingsgrond");
	in.melder.grond = "bedreiging_slachtoffer";
	in.melder.grond_uitleg = "Ze is bang.";
	ander = nieuw(&in);
	assert_int_equal(melder_open_openbaar(&f.t.w, ander, &i, &f.t.err), ERR_FORBIDDEN);
	TEST_OK(&f.t, melder_open_kluis(&f.t.w, ander, &i, &uitleg, &f.t.err));
	assert_string_equal(i.naam, "Wil Buursma");
	assert_string_equal(uitleg, "Ze is bang.");
	assert_int_equal(test_db_getal(&f.t, "SELECT count(DISTINCT sleutel) FROM melder"),
	    2);
	assert_int_equal(test_db_getal(&f.t, "SELECT count(*) FROM melder r JOIN dossier d"
	    " ON d.sleutel = r.sleutel"), 0);
}

static void
a_nameless_reporter_is_allowed(void **state)
{
	struct melding_invoer in = invoer();
	struct melder_identiteit i;
	struct melder m;
	int64_t id;

	(void)state;
	in.melder.identiteit = (struct melder_identiteit){ 0 };
	id = nieuw(&in);
	TEST_OK(&f.t, melder_lees(&f.t.w, id, &m, &f.t.err));
	assert_false(m.bekend);
	TEST_OK(&f.t, melder_open_openbaar(&f.t.w, id, &i, &f.t.err));
	assert_null(i.naam);
}

static void
the_reports_of_a_dossier_come_newest_first(void **state)
{
	struct melding_invoer in = invoer();
	struct melding_kort *v;
	size_t n;

	(void)state;
	(void)nieuw(&in);
	(void)nieuw(&in);
	TEST_OK(&f.t, meldingen_van_dossier(&f.t.w, f.dossier, &v, &n, &f.t.err));
	assert_int_equal(n, 2);
	assert_int_equal(v[0].volgnr, 2);
	assert_string_equal(v[0].vormen, "km_getuige partnergeweld");
	assert_true(v[0].open);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_report_comes_back_as_it_was_told),
		T(a_report_has_more_than_one_form_of_violence),
		T(what_was_told_stands_nowhere_in_clear),
		T(children_put_a_report_on_the_list_of_the_meeting),
		T(a_report_is_new_follows_or_comes_again),
		T(a_report_starts_the_clocks_of_law_and_contract),
		T(every_report_has_a_feedback_task_at_once),
		T(who_reported_opens_only_with_a_key_of_its_own),
		T(a_nameless_reporter_is_allowed),
		T(the_reports_of_a_dossier_come_newest_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
