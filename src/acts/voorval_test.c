/* Clocks of the organisation, about no case: K9, K15, K16, K17, K18 run, warn, stop. */
#include "hulp/test_doe.h"

#include "base/date.h"
#include "domain/regio/regio.h"
#include "domain/termijn/termijn_hand.h"

enum { BAAS = 112, PRIVACY = 113, MANAGER = 114 };

static struct {
	struct test_db	 t;
	int64_t		 dossier, melding;
} f;

static const char organisatie[] =
"INSERT INTO rol VALUES (7,'directeur','Directeur','geen','2000-01-01',NULL),"
" (7,'privacy','Privacyfunctionaris','geen','2000-01-01',NULL),"
" (7,'manager','Manager','geen','2000-01-01',NULL);"
"INSERT INTO rolrecht (regio,rol,recht,van) VALUES (7,'directeur','voorval','2000-01-01'),"
" (7,'directeur','voorval.sturen','2000-01-01'),(7,'directeur','termijn','2000-01-01'),"
" (7,'directeur','termijn.toezicht','2000-01-01'),(7,'privacy','voorval','2000-01-01'),"
" (7,'privacy','termijn','2000-01-01'),(7,'manager','voorval','2000-01-01'),"
" (7,'manager','termijn','2000-01-01');"
"INSERT INTO medewerker (regio,id,inlog,naam,rol,organisatie,van,tot) VALUES"
" (7,112,'baas','D. Baas','directeur',1,0,NULL),"
" (7,113,'fg','P. Rivacy','privacy',1,0,NULL),"
" (7,114,'chef','M. Chef','manager',1,0,NULL);"
"INSERT INTO norm (regio,code,versie,naam,bron,start_gebeurtenis,stop_gebeurtenis,"
"  lengte,eenheid,atw,kalender,verleng,opschort,per,waarschuw,wie,van,tot) VALUES"
" (7,'datalek',1,'Datalek melden','AVG 33','datalek_ontdekt','datalek_gemeld',72,'uren',0,"
"  'exact','',0,'regio','50%,24u=directeur','privacy','2000-01-01',NULL),"
" (7,'klacht',1,'Klacht','Wmo 4.2.7','klacht_ontvangen','klacht_beantwoord',1,'maanden',1,"
"  'atw','eenmaal 2 weken',1,'regio','7d=directeur','directeur','2000-01-01',NULL),"
" (7,'calamiteit',1,'Calamiteit','Wmo 4.2.5','calamiteit_ontdekt','calamiteit_gemeld',24,"
"  'uren',0,'exact','',0,'regio','50%=directeur','rol_zonder_mensen','2000-01-01',NULL),"
" (7,'cbs_levering',1,'CBS','URWmo','halfjaar_afgelopen','cbs_geleverd',3,'weken',0,'atw',"
"  '',0,'regio','7d,2d=directeur','manager','2000-01-01',NULL),"
" (7,'jaarverslag',1,'Jaarverslag','Wmo 4.2.10','jaar_afgelopen','jaarverslag_openbaar',5,"
"  'maanden',0,'atw','',0,'regio','14d=directeur','directeur','2000-01-01',NULL);"
"UPDATE regio SET vingerafdruk = 'organisatie';";

static struct regio_gegevens *eerder;

static int
setup(void **state)
{
	(void)state;
	test_db_open(&f.t, false);
	f.melding = doe_melding(&f.t, "Wil Buursma", &f.dossier);
	test_db_script(&f.t, organisatie);
	eerder = f.t.gegevens;
	TEST_OK(&f.t, db_read(f.t.db, test_db_load, &f.t, &f.t.err));
	f.t.app.gegevens = f.t.gegevens;
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	regio_gegevens_free(eerder);
	test_db_close(&f.t);
	return 0;
}

static enum err_code
voorval(const char *soort, int64_t op, struct doe *d)
{
	struct act_klaar uit;

	*d = (struct doe){ .t = &f.t };
	doe_veld(d, "soort", soort);
	doe_veld(d, "op", time_local_iso(f.t.a, op));
	doe_veld(d, "tekst", "Zeldzaamwoord in de verkeerde bus.");
	return doe(d, ACT_voorval_vastleggen, &uit);
}

static int64_t
van(const char *norm, const char *kolom)
{
	return test_db_getal(&f.t, arena_printf(f.t.a, "SELECT %s FROM termijn WHERE norm = '%s'"
	    " ORDER BY id DESC LIMIT 1", kolom, norm));
}

static int64_t
tel(const char *van_wat)
{
	return test_db_getal(&f.t, arena_printf(f.t.a, "SELECT count(*) FROM %s", van_wat));
}

static enum err_code
klok(enum act_id act, int64_t termijn, const char *veld, const char *waarde, void *uit)
{
	struct doe d = { .t = &f.t };

	doe_id(&d, "termijn", termijn);
	if (veld != NULL)
		doe_veld(&d, veld, waarde);
	return doe(&d, act, uit);
}

static size_t
bewaak(void)
{
	struct uit_termijnen_bewaken u;
	struct wie wie = f.t.wie;
	struct doe d = { .t = &f.t };

	f.t.wie = wie_systeem(TEST_REGIO, "systeem");
	TEST_OK(&f.t, doe(&d, ACT_termijnen_bewaken, &u));
	f.t.wie = wie;
	return u.gegeven;
}

/* K17 */
static void
a_data_breach_about_no_case_has_a_clock_from_the_minute_it_was_found(void **state)
{
	struct uit_termijn_openen u;
	struct act_klaar uit;
	struct doe d;

	(void)state;
	test_db_wie(&f.t, PRIVACY);
	TEST_OK(&f.t, voorval("datalek_ontdekt", TEST_NU - 3600, &d));
	assert_int_equal(van("datalek", "verloopt_op"), TEST_NU - 3600 + 72 * 3600);
	assert_int_equal(van("datalek", "eigenaar"), PRIVACY);
	assert_int_equal(tel("termijn WHERE dossier IS NULL AND melding IS NULL"), 1);
	assert_false(doe_in_bestand(&f.t, "Zeldzaamwoord"));
	TEST_OK(&f.t, klok(ACT_termijn_openen, van("datalek", "id"), NULL, NULL, &u));
	assert_string_equal(u.voorval.tekst, "Zeldzaamwoord in de verkeerde bus.");
	assert_string_equal(u.kenmerk, "V-2026-0001");
	assert_non_null(strstr(u.uitleg, "AVG 33"));
	assert_null(u.stoppen);
	assert_non_null(u.schorsen);
	assert_non_null(u.verlengen);
	f.t.clock.fixed = TEST_NU + 2 * 3600;
	TEST_OK(&f.t, klok(ACT_termijn_stoppen, van("datalek", "id"), "op",
	    time_local_iso(f.t.a, TEST_NU + 3600), &uit));
	assert_int_equal(tel("termijn WHERE norm = 'datalek' AND stand = 'gehaald'"), 1);
	assert_int_equal(tel("journaal WHERE handeling = 'voorval_vastleggen'"), 1);
}

/* K9 */
static void
two_complaints_at_one_moment_both_run_and_stop_each_by_itself(void **state)
{
	struct doe d, e;
	struct act_klaar uit;
	int64_t een;

	(void)state;
	for (int i = 0; i < 2; i++) {
		d = (struct doe){ .t = &f.t };
		doe_id(&d, "dossier", f.dossier);
		doe_veld(&d, "soort", "klacht_ontvangen");
		doe_veld(&d, "op", time_local_iso(f.t.a, TEST_NU - 60));
		TEST_OK(&f.t, doe(&d, ACT_gebeurtenis_vastleggen, &uit));
	}
	assert_int_equal(tel("termijn WHERE norm = 'klacht' AND stand = 'loopt'"), 2);
	e = (struct doe){ .t = &f.t };
	doe_id(&e, "dossier", f.dossier);
	doe_veld(&e, "soort", "klacht_beantwoord");
	doe_veld(&e, "op", time_local_iso(f.t.a, TEST_NU));
	assert_int_equal(doe(&e, ACT_gebeurtenis_vastleggen, &uit), ERR_INVALID);
	een = van("klacht", "id");
	TEST_OK(&f.t, klok(ACT_termijn_stoppen, een, "op", time_local_iso(f.t.a, TEST_NU),
	    &uit));
	assert_int_equal(tel("termijn WHERE norm = 'klacht' AND stand = 'loopt'"), 1);
	assert_int_equal(tel("gebeurtenis WHERE soort = 'klacht_beantwoord'"), 1);
	/* With one left the dossier knows which. */
	TEST_OK(&f.t, doe(&e, ACT_gebeurtenis_vastleggen, &uit));
	assert_int_equal(tel("termijn WHERE norm = 'klacht' AND stand = 'loopt'"), 0);
	/* And of the organisation. */
	TEST_OK(&f.t, voorval("klacht_ontvangen", TEST_NU - 60, &d));
	TEST_OK(&f.t, voorval("klacht_ontvangen", TEST_NU - 60, &d));
	assert_int_equal(tel("termijn WHERE norm = 'klacht' AND voorval IS NOT NULL"
	    " AND stand = 'loopt'"), 2);
}

/* K9 */
static void
a_clock_of_the_organisation_is_suspended_extended_late_with_a_reason_once(void **state)
{
	struct uit_termijn_openen u;
	struct act_klaar uit;
	struct doe d, v = { .t = &f.t };
	int64_t id;

	(void)state;
	test_db_wie(&f.t, BAAS);
	TEST_OK(&f.t, voorval("klacht_ontvangen", TEST_NU - 60, &d));
	id = van("klacht", "id");
	assert_int_equal(van("klacht", "eigenaar"), BAAS);
	TEST_OK(&f.t, klok(ACT_termijn_schorsen, id, "reden", "Wacht op de klager.", &uit));
	f.t.clock.fixed = TEST_NU + 3 * 86400;
	TEST_OK(&f.t, klok(ACT_termijn_hervatten, id, NULL, NULL, &uit));
	TEST_OK(&f.t, klok(ACT_termijn_openen, id, NULL, NULL, &u));
	assert_int_equal(u.nstappen, 2);
	doe_id(&v, "termijn", id);
	doe_veld(&v, "tot", date_iso(f.t.a, u.verleng_tot));
	doe_veld(&v, "reden", "Hoor en wederhoor.");
	TEST_OK(&f.t, doe(&v, ACT_termijn_verlengen, &uit));
	/* It explains where the day comes from, also what people did. */
	TEST_OK(&f.t, klok(ACT_termijn_openen, id, NULL, NULL, &u));
	assert_non_null(strstr(u.uitleg, "Die tijd telt niet mee: van "));
	assert_non_null(strstr(u.uitleg, "De termijn is verlengd: van "));
	assert_non_null(strstr(u.uitleg, arena_printf(f.t.a, "nu af op %s om 23.59.",
	    date_long(f.t.a, date_of_time(u.termijn.verloopt_op)))));
	f.t.clock.fixed = TEST_NU + 90 * 86400;
	d = (struct doe){ .t = &f.t };
	doe_id(&d, "termijn", id);
	doe_veld(&d, "laatreden", "wachtlijst");
	TEST_OK(&f.t, doe(&d, ACT_termijn_reden_laat, &uit));
	assert_int_equal(doe(&d, ACT_termijn_reden_laat, &uit), ERR_CONFLICT);
	TEST_OK(&f.t, klok(ACT_voorval_laten_vervallen, id, "reden", "Ingetrokken.", &uit));
	assert_int_equal(tel("termijn WHERE norm = 'klacht' AND stand = 'vervallen'"), 1);
	assert_int_equal(klok(ACT_voorval_laten_vervallen, van("hulp_op_gang", "id"), "reden",
	    "x", &uit), ERR_NOT_FOUND);
}

/* K15, K16 */
static void
a_half_year_and_a_year_that_end_start_their_clocks_once_by_themselves(void **state)
{
	(void)state;
	/* November: the first half-year and 2025 are long late, and were not ours. */
	(void)bewaak();
	assert_int_equal(tel("voorval"), 0);
	f.t.clock.fixed = time_at(date_from_ymd(2027, 1, 1), 0, 0) - 1;
	(void)bewaak();
	assert_int_equal(tel("voorval"), 0);
	f.t.clock.fixed++;
	(void)bewaak();
	(void)bewaak();
	assert_int_equal(tel("voorval"), 2);
	assert_int_equal(van("cbs_levering", "verloopt_op"),
	    time_at(date_from_ymd(2027, 1, 22), 0, 0) - 1);
	assert_int_equal(van("cbs_levering", "eigenaar"), MANAGER);
	assert_int_equal(van("jaarverslag", "verloopt_op"),
	    time_at(date_from_ymd(2027, 6, 1), 0, 0) - 1);
	assert_int_equal(van("jaarverslag", "eigenaar"), BAAS);
	assert_int_equal(tel("voorval WHERE periode = '2026-2' AND"
	    " soort = 'halfjaar_afgelopen'"), 1);
}

/* K15, K16 */
static void
what_ended_while_no_server_ran_is_begun_when_one_comes_back(void **state)
{
	(void)state;
	f.t.clock.fixed = time_at(date_from_ymd(2027, 1, 2), 9, 0);
	(void)bewaak();
	f.t.clock.fixed = time_at(date_from_ymd(2028, 8, 1), 9, 0);
	(void)bewaak();
	(void)bewaak();
	assert_int_equal(tel("termijn WHERE norm = 'cbs_levering'"), 4);
	assert_int_equal(tel("termijn WHERE norm = 'jaarverslag'"), 2);
	assert_int_equal(tel("voorval WHERE periode = '2028-1'"), 1);
}

/* K18 */
static void
a_clock_that_nobody_has_is_told_the_director_at_once_and_can_be_given(void **state)
{
	struct uit_termijnen_toezicht z;
	struct uit_waarschuwingen_lezen w;
	struct act_klaar uit;
	struct doe d, lijst = { .t = &f.t }, seinen = { .t = &f.t };
	int64_t id;

	(void)state;
	TEST_OK(&f.t, voorval("calamiteit_ontdekt", TEST_NU - 60, &d));
	id = van("calamiteit", "id");
	assert_int_equal(van("calamiteit", "eigenaar"), DB_NULL);
	assert_true(bewaak() >= 1);
	test_db_wie(&f.t, BAAS);
	TEST_OK(&f.t, doe(&seinen, ACT_waarschuwingen_lezen, &w));
	assert_int_equal(w.n, 1);
	assert_string_equal(w.v[0].soort, "zonder_eigenaar");
	assert_int_equal(w.v[0].dossier, DB_NULL);
	TEST_OK(&f.t, doe(&lijst, ACT_termijnen_toezicht, &z));
	assert_int_equal(z.n, 1);
	assert_string_equal(z.v[0].t.kenmerk, "V-2026-0001");
	TEST_OK(&f.t, klok(ACT_voorval_doorgeven, id, "medewerker", "113", &uit));
	assert_int_equal(van("calamiteit", "eigenaar"), PRIVACY);
	assert_int_equal(klok(ACT_voorval_doorgeven, id, "medewerker", "105", &uit), ERR_INVALID);
}

/* K17: warned by the rule, seen in the list of the team and in the month. */
static void
it_warns_and_stands_in_the_lists_and_in_the_month_of_its_owner(void **state)
{
	struct uit_termijnen_overzicht alle;
	struct uit_agenda u;
	struct doe d, lijst = { .t = &f.t }, maand = { .t = &f.t };

	(void)state;
	f.t.app.post = true;
	TEST_OK(&f.t, voorval("datalek_ontdekt", TEST_NU, &d));
	f.t.clock.fixed = TEST_NU + 36 * 3600;
	(void)bewaak();
	(void)bewaak();
	assert_int_equal(tel("waarschuwing WHERE ontvanger = 113 AND dossier IS NULL"), 1);
	/* The mail has its number and its rule, and not what happened. */
	assert_int_equal(tel("klus WHERE gegevens LIKE '113%V-2026-0001  Datalek melden: %'"), 1);
	assert_int_equal(tel("klus WHERE gegevens LIKE '%eldzaamwoord%'"), 0);
	f.t.clock.fixed = TEST_NU + 48 * 3600;
	(void)bewaak();
	assert_int_equal(tel("waarschuwing WHERE ontvanger = 112 AND dossier IS NULL"), 1);
	doe_veld(&lijst, "bak", "organisatie");
	TEST_OK(&f.t, doe(&lijst, ACT_termijnen_overzicht, &alle));
	assert_int_equal(alle.n, 1);
	assert_int_equal(alle.tellingen[TBAK_VOORVAL], 1);
	assert_string_equal(alle.v[0].t.kenmerk, "V-2026-0001");
	test_db_wie(&f.t, PRIVACY);
	TEST_OK(&f.t, doe(&maand, ACT_agenda, &u));
	assert_int_equal(u.n, 1);
	assert_string_equal(u.v[0].kenmerk, "V-2026-0001");
}

/* D14 */
static void
a_clock_of_the_organisation_is_for_its_owner_and_who_oversees_them(void **state)
{
	struct uit_voorvallen_lezen l;
	struct uit_termijn_openen u;
	struct doe d, lijst = { .t = &f.t };
	int64_t id;

	(void)state;
	test_db_wie(&f.t, MANAGER);
	TEST_OK(&f.t, voorval("datalek_ontdekt", TEST_NU, &d));
	id = van("datalek", "id");
	/* Who recorded it sees that it runs, not what became of it. */
	TEST_OK(&f.t, doe(&lijst, ACT_voorvallen_lezen, &l));
	assert_int_equal(l.n, 1);
	assert_int_equal(klok(ACT_termijn_openen, id, NULL, NULL, &u), ERR_NOT_FOUND);
	test_db_wie(&f.t, PRIVACY);
	TEST_OK(&f.t, klok(ACT_termijn_openen, id, NULL, NULL, &u));
	test_db_wie(&f.t, BAAS);
	TEST_OK(&f.t, klok(ACT_termijn_openen, id, NULL, NULL, &u));
	assert_int_equal(klok(ACT_termijn_openen, van("hulp_op_gang", "id"), NULL, NULL, &u),
	    ERR_NOT_FOUND);
}

static void
what_is_no_event_of_the_organisation_or_has_not_been_is_refused(void **state)
{
	struct doe d;

	(void)state;
	assert_int_equal(voorval("besluit_genomen", TEST_NU, &d), ERR_INVALID);
	assert_string_equal(d.ctx.fouten[0].veld, "soort");
	assert_int_equal(voorval("jaar_afgelopen", TEST_NU, &d), ERR_INVALID);
	assert_int_equal(voorval("datalek_ontdekt", TEST_NU + 3600, &d), ERR_INVALID);
	assert_string_equal(d.ctx.fouten[0].veld, "op");
	assert_int_equal(tel("voorval"), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_data_breach_about_no_case_has_a_clock_from_the_minute_it_was_found),
		T(two_complaints_at_one_moment_both_run_and_stop_each_by_itself),
		T(a_clock_of_the_organisation_is_suspended_extended_late_with_a_reason_once),
		T(a_half_year_and_a_year_that_end_start_their_clocks_once_by_themselves),
		T(what_ended_while_no_server_ran_is_begun_when_one_comes_back),
		T(a_clock_that_nobody_has_is_told_the_director_at_once_and_can_be_given),
		T(it_warns_and_stands_in_the_lists_and_in_the_month_of_its_owner),
		T(a_clock_of_the_organisation_is_for_its_owner_and_who_oversees_them),
		T(what_is_no_event_of_the_organisation_or_has_not_been_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
