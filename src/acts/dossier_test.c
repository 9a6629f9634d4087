/* dossier_test.c - who sees what of a dossier, and nothing lost when two write. */
#include "hulp/test_doe.h"

#include "domain/lid/lid.h"

static int64_t melding, dossier;

static int
setup(void **state)
{
	static struct test_db t;

	test_db_open(&t, false);
	doe_partner(&t);
	melding = doe_melding(&t, "Iemand", &dossier);
	*state = &t;
	return 0;
}

static enum err_code
notitie(struct test_db *t, const char *tekst, const char *zicht)
{
	struct doe d = { .t = t };
	struct act_klaar uit;

	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "tekst", tekst);
	doe_veld(&d, "zicht", zicht);
	return doe(&d, ACT_notitie_toevoegen, &uit);
}

static void
geef_toegang(struct test_db *t, int64_t wie)
{
	test_db_script(t, arena_printf(t->a, "INSERT INTO toegang VALUES (7,%lld,%lld,%lld,"
	    "'overleg',NULL,0,9999999999,101)", (long long)wie + 9000, (long long)dossier,
	    (long long)wie));
}

/* ---- notes ------------------------------------------------------------------------ */

static void
a_partner_reads_only_notes_for_partners(void **state)	/* D14 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	int64_t team;

	TEST_OK(t, notitie(t, "Alleen voor ons", "team"));
	TEST_OK(t, notitie(t, "Ook voor partners", "team_partners"));
	TEST_OK(t, notitie(t, "Blijft bij ons binnen", "alleen_vt"));
	TEST_OK(t, doe_open(t, dossier, "notities", &u));
	assert_int_equal(u.nnotities, 3);
	team = u.kop.tellingen.gebeurtenissen;
	geef_toegang(t, 110);
	test_db_wie(t, TEST_PIM);
	TEST_OK(t, doe_open(t, dossier, "notities", &u));
	assert_int_equal(u.nnotities, 1);
	assert_string_equal(u.notities[0].tekst, "Ook voor partners");
	assert_int_equal(u.kop.tellingen.notities, 1);
	assert_int_equal(u.kop.tellingen.gebeurtenissen, team - 2);
	TEST_OK(t, doe_open(t, dossier, "tijdlijn", &u));
	for (size_t i = 0; i < u.ntijdlijn; i++)
		assert_true(u.tijdlijn[i].tekst == NULL ||
		    strcmp(u.tijdlijn[i].tekst, "Ook voor partners") == 0);
	assert_false(doe_in_bestand(t, "Blijft bij ons binnen"));
}

static void
a_partner_writes_nothing_and_does_not_see_who_looked(void **state)	/* D14 */
{
	struct test_db *t = *state;
	struct doe d = { .t = t };
	struct uit_dossier_inzage in;

	geef_toegang(t, 110);
	test_db_wie(t, TEST_PIM);
	assert_int_equal(notitie(t, "Mag niet", "team"), ERR_FORBIDDEN);
	doe_id(&d, "dossier", dossier);
	assert_int_equal(doe(&d, ACT_dossier_inzage, &in), ERR_FORBIDDEN);
}

static void
a_partner_reads_no_words_of_ours_and_no_number_of_a_person(void **state)	/* D14 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	struct uit_persoon_openen p;
	struct doe veilig = { .t = t }, lid = { .t = t }, kijk = { .t = t };
	struct act_klaar uit;

	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	doe_id(&veilig, "dossier", dossier);
	doe_veld(&veilig, "veiligheid", "onduidelijk");
	doe_veld(&veilig, "contact_veilig", "Alleen op haar werk bellen");
	TEST_OK(t, doe(&veilig, ACT_veiligheid_vastleggen, &uit));
	doe_id(&lid, "dossier", dossier);
	doe_id(&lid, "persoon", u.leden[0].persoon);
	doe_veld(&lid, "veiligheid", "onduidelijk");
	doe_veld(&lid, "tekst", "Ze wil weg en durft het niet te zeggen");
	TEST_OK(t, doe(&lid, ACT_lid_vastleggen, &uit));
	test_db_script(t, "UPDATE persoon SET bsn = '111222333', telefoon = '0235550101'");
	geef_toegang(t, 110);
	test_db_wie(t, TEST_PIM);
	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	assert_null(u.kop.dossier.contact_veilig);
	assert_string_equal(u.kop.meldingen[0].hoedanigheid, "");
	for (size_t i = 0; i < u.nleden; i++)
		assert_null(u.leden[i].tekst);
	doe_id(&kijk, "dossier", dossier);
	doe_id(&kijk, "persoon", u.leden[0].persoon);
	TEST_OK(t, doe(&kijk, ACT_persoon_openen, &p));
	assert_null(p.persoon.bsn);
	assert_null(p.persoon.telefoon);
}

static void
work_and_access_are_never_given_to_a_partner(void **state)	/* D14, C6 */
{
	static const struct { enum act_id act; const char *wat, *wie; } keer[] = {
		{ ACT_melding_doorgeven, "melding", "aan" },
		{ ACT_casusregisseur_wijzigen, "dossier", "casusregisseur" },
		{ ACT_taak_toevoegen, "dossier", "eigenaar" },
	};
	struct test_db *t = *state;

	for (size_t i = 0; i < sizeof(keer) / sizeof(keer[0]); i++) {
		struct doe d = { .t = t };
		struct act_klaar uit;

		doe_id(&d, keer[i].wat, i == 0 ? melding : dossier);
		doe_id(&d, keer[i].wie, 110);
		if (keer[i].act == ACT_taak_toevoegen)
			doe_veld(&d, "tekst", "Bel de school");
		assert_int_equal(doe(&d, keer[i].act, &uit), ERR_INVALID);
		d.v[1].value = "102";
		TEST_OK(t, doe(&d, keer[i].act, &uit));
	}
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM toegang WHERE medewerker = 110"),
	    0);
}

static void
a_rule_of_the_domain_is_said_at_its_field(void **state)
{
	struct test_db *t = *state;
	struct doe d = { .t = t };
	struct act_klaar uit;

	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "versie", "0");
	doe_veld(&d, "acties.0.actie", "De school belt elke week");
	assert_int_equal(doe(&d, ACT_plan_bewaren, &uit), ERR_INVALID);
	assert_int_equal(d.ctx.nfouten, 1);
	assert_string_equal(d.ctx.fouten[0].veld, "acties.0.doel");
	assert_string_equal(d.ctx.fouten[0].label, "Doel");
}

static void
what_does_not_fit_is_refused_and_never_left_out(void **state)
{
	struct test_db *t = *state;
	struct arena *a = arena_create(4096);
	char lang[900];
	struct pair v[] = { { "dossier", "1" }, { "veiligheid", "veilig" },
	    { "contact_veilig", lang }, { "huisbezoek", lang } };
	struct in_veiligheid_vastleggen in = { .leeg_ = false };
	struct act_ctx c;

	memset(lang, 'x', sizeof(lang) - 1);
	lang[sizeof(lang) - 1] = '\0';
	act_begin(&c, &t->app, a, &t->wie, "test");
	c.act = &acts[ACT_veiligheid_vastleggen];
	assert_non_null(arena_alloc(a, 2600));
	act_bind(&c, c.act->velden(), v, 4, false, &in);
	assert_null(in.huisbezoek);
	assert_int_equal(act_goed(&c, &t->err), ERR_LIMIT);
	arena_destroy(a);
}

static void
a_draft_goes_with_its_note_and_that_of_a_colleague_stays(void **state)
{
	struct test_db *t = *state;
	struct uit_gesprek_bewaren kept;
	struct uit_dossier_openen u;

	for (int i = 0; i < 2; i++) {
		struct doe d = { .t = t };

		test_db_wie(t, i == 0 ? TEST_CASUS : TEST_FRONT);
		doe_veld(&d, "soort", "notitie");
		doe_id(&d, "onderwerp", dossier);
		doe_id(&d, "versie", 0);
		doe_veld(&d, "tekst", "Half af");
		doe_veld(&d, "soort", "gesprek");
		TEST_OK(t, doe(&d, ACT_concept_bewaren, &kept));
		assert_false(kept.botsing);
	}
	TEST_OK(t, doe_open(t, dossier, "overzicht", &u));
	assert_string_equal(concept_veld(u.concept.velden, u.concept.nvelden, "tekst"),
	    "Half af");
	assert_string_equal(concept_veld(u.concept.velden, u.concept.nvelden, "soort"),
	    "gesprek");
	TEST_OK(t, notitie(t, "Af", "team"));
	TEST_OK(t, doe_open(t, dossier, "overzicht", &u));
	assert_int_equal(u.concept.versie, 0);
	test_db_wie(t, TEST_CASUS);
	TEST_OK(t, doe_open(t, dossier, "overzicht", &u));
	assert_int_equal(u.concept.versie, 1);
}

/* ---- two who write the same ---------------------------------------------------------- */

static enum err_code
veilig(struct test_db *t, const char *code, const char *contact, int64_t versie)
{
	struct doe d = { .t = t };
	struct act_klaar uit;

	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "veiligheid", code);
	doe_veld(&d, "contact_veilig", contact);
	doe_id(&d, "versie", versie);
	return doe(&d, ACT_veiligheid_vastleggen, &uit);
}

static void
a_new_report_adds_words_and_does_not_weigh_the_safety_again(void **state)
{
	static const struct pair v[] = { { "bron", "telefoon" },
	    { "hoedanigheid", "buurtbewoner" }, { "openheid", "openbaar" },
	    { "verteld", "Weer geschreeuw." }, { "vormen", "partnergeweld" },
	    { "direct_gevaar", "nee" }, { "zonder_personen", "1" },
	    { "contact_veilig", "Niet na vijf uur" } };
	struct test_db *t = *state;
	struct doe d = { .t = t };
	struct uit_dossier_openen u;
	struct act_klaar uit;

	TEST_OK(t, veilig(t, "onduidelijk", "Alleen bellen", 1));
	t->clock.fixed = TEST_NU + 3600;
	test_db_wie(t, TEST_CASUS);
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		doe_veld(&d, v[i].name, v[i].value);
	doe_id(&d, "dossier", dossier);
	TEST_OK(t, doe(&d, ACT_melding_registreren, &uit));
	TEST_OK(t, doe_open(t, dossier, "overzicht", &u));
	assert_non_null(strstr(u.kop.dossier.contact_veilig, "Niet na vijf uur"));
	assert_int_equal(u.kop.dossier.veiligheid_op, TEST_NU);
	assert_string_equal(u.kop.dossier.veiligheid_door_naam, "Sanne de Wit");
}

static void
safety_saved_on_an_old_version_changes_nothing(void **state)
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	int64_t versie;

	TEST_OK(t, doe_open(t, dossier, "veiligheid", &u));
	versie = u.kop.dossier.versie;
	TEST_OK(t, veilig(t, "acuut_onveilig", "Alleen mobiel", versie));
	assert_int_equal(veilig(t, "veilig", "Bel maar", versie), ERR_CONFLICT);
	TEST_OK(t, doe_open(t, dossier, "veiligheid", &u));
	assert_string_equal(u.kop.dossier.veiligheid, "acuut_onveilig");
	assert_string_equal(u.kop.dossier.contact_veilig, "Alleen mobiel");
	assert_false(doe_in_bestand(t, "Alleen mobiel"));
}

static enum err_code
lid(struct test_db *t, int64_t persoon, const char *tekst, int64_t versie)
{
	struct doe d = { .t = t };
	struct act_klaar uit;

	doe_id(&d, "dossier", dossier);
	doe_id(&d, "persoon", persoon);
	doe_veld(&d, "veiligheid", "direct_onveilig");
	doe_veld(&d, "tekst", tekst);
	doe_veld(&d, "gesproken_op", "vandaag");
	if (versie >= 0)
		doe_id(&d, "versie", versie);
	return doe(&d, ACT_lid_vastleggen, &uit);
}

/* Who is named on the timeline was looked at. */
static void
the_timeline_names_whom_a_row_is_about(void **state)	/* G4 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;

	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	TEST_OK(t, lid(t, u.leden[0].persoon, "Blauwe plekken", 0));
	TEST_OK(t, doe_open(t, dossier, "tijdlijn", &u));
	assert_string_equal(u.tijdlijn[0].soort, "lid_gewogen");
	assert_string_equal(u.tijdlijn[0].persoon_naam, "Elin Terlouw");
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal_object o JOIN"
	    " journaal j ON j.regio = o.regio AND j.volgnr = o.volgnr WHERE"
	    " o.soort = 'persoon' AND j.detail = 'deel=tijdlijn'"), 1);
}

static void
how_a_member_does_is_kept_by_version_and_only_for_members(void **state)
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	int64_t wie;

	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	assert_int_equal(u.nleden, 2);
	wie = u.leden[0].persoon;
	assert_null(u.leden[0].veiligheid);
	TEST_OK(t, lid(t, wie, "Blauwe plekken", 0));
	assert_int_equal(lid(t, wie, "Iets anders", 0), ERR_CONFLICT);
	TEST_OK(t, lid(t, wie, "Gaat beter", 1));
	TEST_OK(t, lid(t, wie, "Gaat goed", -1));
	assert_int_equal(lid(t, TEST_BUUR, "Hoort er niet bij", 0), ERR_NOT_FOUND);
	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	assert_string_equal(u.leden[0].tekst, "Gaat goed");
	assert_string_equal(u.leden[0].gesproken_op, "2026-11-24");
	assert_int_equal(u.leden[0].versie, 3);
}

/* ---- access ---------------------------------------------------------------------------- */

static enum err_code
nood(struct test_db *t, const char *kenmerk)
{
	struct doe d = { .t = t };
	struct act_klaar uit;

	doe_veld(&d, "kenmerk", kenmerk);
	doe_veld(&d, "reden", "Kind belt 112");
	return doe(&d, ACT_toegang_nood, &uit);
}

static void
emergency_access_lasts_a_day_and_is_seen(void **state)	/* G2 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	const char *kenmerk;

	TEST_OK(t, doe_open(t, dossier, "overzicht", &u));
	kenmerk = u.kop.dossier.kenmerk;
	test_db_wie(t, TEST_EIGEN);
	assert_int_equal(doe_open(t, dossier, "overzicht", &u), ERR_NOT_FOUND);
	assert_int_equal(nood(t, "VT-2026-999999-0"), ERR_INVALID);
	TEST_OK(t, nood(t, kenmerk));
	TEST_OK(t, nood(t, kenmerk));
	TEST_OK(t, doe_open(t, dossier, "overzicht", &u));
	assert_string_equal(u.tijdlijn[0].soort, "toegang_nood");
	assert_string_equal(u.tijdlijn[0].tekst, "Kind belt 112");
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM toegang WHERE"
	    " soort = 'nood'"), 1);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal WHERE"
	    " handeling = 'toegang_nood' AND grond = 'noodtoegang' AND uitkomst = 'ok'"), 2);
	t->clock.fixed += 24 * 3600;
	assert_int_equal(doe_open(t, dossier, "overzicht", &u), ERR_NOT_FOUND);
}

static enum err_code
scherm(struct test_db *t, const char *aan, int64_t voor)
{
	struct doe d = { .t = t };
	struct act_klaar uit;

	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "afgeschermd", aan);
	doe_veld(&d, "reden", "Familie van een collega");
	if (voor != 0)
		doe_id(&d, "voor", voor);
	return doe(&d, ACT_dossier_afschermen, &uit);
}

static void
a_shielded_dossier_is_there_for_those_named_only(void **state)	/* G2 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;

	TEST_OK(t, scherm(t, "1", TEST_PROCES));
	assert_int_equal(scherm(t, "1", 0), ERR_CONFLICT);
	TEST_OK(t, doe_open(t, dossier, "overzicht", &u));
	assert_true(u.kop.dossier.afgeschermd);
	test_db_wie(t, TEST_PROCES);
	TEST_OK(t, doe_open(t, dossier, "overzicht", &u));
	test_db_wie(t, TEST_CASUS);
	assert_int_equal(doe_open(t, dossier, "overzicht", &u), ERR_NOT_FOUND);
	test_db_wie(t, TEST_FRONT);
	TEST_OK(t, scherm(t, "0", 0));
	test_db_wie(t, TEST_CASUS);
	TEST_OK(t, doe_open(t, dossier, "overzicht", &u));
}

static void
every_look_stands_in_the_list_of_looks(void **state)	/* G4 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	struct uit_dossier_inzage in;
	struct doe d = { .t = t };

	test_db_wie(t, TEST_CASUS);
	TEST_OK(t, doe_open(t, dossier, "overzicht", &u));
	test_db_wie(t, TEST_FRONT);
	doe_id(&d, "dossier", dossier);
	TEST_OK(t, doe(&d, ACT_dossier_inzage, &in));
	assert_int_equal(in.n, 2);
	assert_string_equal(in.v[0].wie, "Mo Bakkali");
	assert_string_equal(in.v[0].titel, "Een dossier openen");
	assert_string_equal(in.v[1].wie, "Sanne de Wit");
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal_object o JOIN"
	    " journaal j ON j.regio = o.regio AND j.volgnr = o.volgnr WHERE"
	    " o.soort = 'persoon' AND j.handeling = 'dossier_openen'"), 2);
}

/* ---- what the page asks ------------------------------------------------------------------ */

static void
an_added_member_is_there_and_has_a_clock_to_be_told(void **state)
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	struct doe d = { .t = t };
	struct act_klaar uit;

	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "personen.0.geslachtsnaam", "Terlouw");
	doe_veld(&d, "personen.0.voornamen", "Willy");
	doe_veld(&d, "personen.0.rol", "125");
	doe_veld(&d, "personen.0.woont_elders", "1");
	TEST_OK(t, doe(&d, ACT_lid_toevoegen, &uit));
	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	assert_int_equal(u.nleden, 3);
	assert_false(u.leden[2].in_huis);
	assert_string_equal(u.leden[2].rol, "125");
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM termijn WHERE"
	    " norm = 'informatieplicht' AND stand = 'loopt'"), 3);
}

static void
an_unknown_part_is_not_there(void **state)
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;

	assert_int_equal(doe_open(t, dossier, "geheim", &u), ERR_NOT_FOUND);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_partner_reads_only_notes_for_partners),
		T(a_partner_writes_nothing_and_does_not_see_who_looked),
		T(a_partner_reads_no_words_of_ours_and_no_number_of_a_person),
		T(work_and_access_are_never_given_to_a_partner),
		T(a_rule_of_the_domain_is_said_at_its_field),
		T(what_does_not_fit_is_refused_and_never_left_out),
		T(a_draft_goes_with_its_note_and_that_of_a_colleague_stays),
		T(a_new_report_adds_words_and_does_not_weigh_the_safety_again),
		T(safety_saved_on_an_old_version_changes_nothing),
		T(the_timeline_names_whom_a_row_is_about),
		T(how_a_member_does_is_kept_by_version_and_only_for_members),
		T(emergency_access_lasts_a_day_and_is_seen),
		T(a_shielded_dossier_is_there_for_those_named_only),
		T(every_look_stands_in_the_list_of_looks),
		T(an_added_member_is_there_and_has_a_clock_to_be_told),
		T(an_unknown_part_is_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
