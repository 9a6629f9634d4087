/* gezin_test.c - ties and facts of a family: bad input is said, kept with a reason,
 * and nobody sees what is not for him. */
#include "hulp/test_doe.h"

static int64_t melding, dossier, moeder, kind;

static int
setup(void **state)
{
	static struct test_db t;
	struct uit_dossier_openen u;

	test_db_open(&t, false);
	melding = doe_melding(&t, "Iemand", &dossier);
	TEST_OK(&t, doe_open(&t, dossier, "gezin", &u));
	moeder = u.leden[0].persoon;
	kind = u.leden[1].persoon;
	*state = &t;
	return 0;
}

static enum err_code
relatie(struct doe *d, int64_t a, const char *soort, int64_t b, const char *reden)
{
	struct test_db *t = d->t;
	struct act_klaar uit;

	*d = (struct doe){ .t = t };
	doe_id(d, "dossier", dossier);
	doe_id(d, "persoon", a);
	doe_veld(d, "soort", soort);
	doe_id(d, "ander", b);
	doe_veld(d, "bron", "gezin");
	if (reden != NULL)
		doe_veld(d, "reden", reden);
	return doe(d, ACT_relatie_vastleggen, &uit);
}

/* ---- ties --------------------------------------------------------------------------- */

static void
a_child_tie_is_kept_as_parenthood_and_drawn_once(void **state)	/* B6, C7 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	struct doe d = { .t = t };

	TEST_OK(t, relatie(&d, kind, "015", moeder, NULL));
	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	assert_int_equal(u.gezin.nbanden, 1);
	assert_string_equal(u.gezin.banden[0].soort, "027");
	assert_int_equal(u.gezin.personen[u.gezin.banden[0].a].id, moeder);
	/* the other way round it is the same tie */
	assert_int_equal(relatie(&d, moeder, "027", kind, NULL), ERR_INVALID);
	assert_true(doe_fout(&d, "soort", "staat er al"));
}

static void
a_loop_in_parenthood_is_said_and_saved_with_a_reason(void **state)
{
	struct test_db *t = *state;
	struct doe d = { .t = t };

	TEST_OK(t, relatie(&d, moeder, "027", kind, NULL));
	assert_int_equal(relatie(&d, kind, "027", moeder, NULL), ERR_INVALID);
	assert_true(doe_fout(&d, "soort", "ouder van een eigen ouder"));
	assert_true(doe_fout(&d, "soort", "ouder dan de ouder"));
	assert_true(doe_fout(&d, "reden", "Klopt het toch?"));
	TEST_OK(t, relatie(&d, kind, "027", moeder, "Zo staat het in het document"));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM relatie WHERE twijfel = "
	    "'lus ouder_jonger' AND reden IS NOT NULL"), 1);
	assert_false(doe_in_bestand(t, "Zo staat het in het document"));
}

static void
violence_follows_from_a_report_until_somebody_writes_it_down(void **state)
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	struct act_klaar uit;
	struct doe d = { .t = t };

	test_db_script(t, "UPDATE melding_betrokkene SET hoedanigheid = 'pleger' WHERE "
	    "kind = 0; UPDATE melding_betrokkene SET hoedanigheid = 'slachtoffer' WHERE "
	    "kind = 1");
	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	assert_int_equal(u.gezin.banden[0].geno, GENO_GEWELD);
	assert_int_equal(u.gezin.banden[0].id, 0);
	doe_id(&d, "dossier", dossier);
	doe_id(&d, "persoon", moeder);
	doe_id(&d, "ander", kind);
	doe_veld(&d, "soort", "geweld");
	doe_veld(&d, "bron", "politie");
	TEST_OK(t, doe(&d, ACT_band_vastleggen, &uit));
	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	assert_true(u.gezin.banden[0].id == uit.id);
}

static void
what_was_never_true_goes_from_the_family_and_stays_in_the_history(void **state)
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	struct act_klaar uit;
	struct doe d = { .t = t }, e = { .t = t };

	TEST_OK(t, relatie(&d, moeder, "006", kind, NULL));
	doe_id(&e, "dossier", dossier);
	doe_veld(&e, "wat", "relatie");
	doe_id(&e, "rij", test_db_getal(t, "SELECT id FROM relatie"));
	doe_veld(&e, "onjuist", "1");
	TEST_OK(t, doe(&e, ACT_gezin_beeindigen, &uit));
	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	for (size_t i = 0; i < u.gezin.nbanden; i++)
		assert_int_equal(u.gezin.banden[i].id, 0);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM relatie WHERE ongeldig_op "
	    "IS NOT NULL"), 1);
	assert_int_equal(doe(&e, ACT_gezin_beeindigen, &uit), ERR_NOT_FOUND);
}

/* ---- people ------------------------------------------------------------------------- */

static void
each_changed_fact_keeps_its_source_and_the_old_value(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct uit_persoon_openen p;
	struct act_klaar uit;
	struct doe d = { .t = t }, k = { .t = t };

	doe_id(&d, "dossier", dossier);
	doe_id(&d, "persoon", kind);
	doe_veld(&d, "bron", "brp");
	doe_veld(&d, "roepnaam", "Fenna");
	doe_veld(&d, "geslachtsnaam", "Hoekzema");
	doe_veld(&d, "geboren", "ongeveer 7");
	doe_veld(&d, "geslacht", "X");
	doe_veld(&d, "bsn", "123456782");
	doe_veld(&d, "bsn_geverifieerd", "1");
	doe_veld(&d, "geheim", "1");
	TEST_OK(t, doe(&d, ACT_persoon_wijzigen, &uit));
	doe_id(&k, "dossier", dossier);
	doe_id(&k, "persoon", kind);
	TEST_OK(t, doe(&k, ACT_persoon_openen, &p));
	assert_string_equal(p.vol.bsn, "123456782");
	assert_string_equal(p.vol.bsn_stand, "geverifieerd");
	assert_true(p.persoon.geheim);
	assert_true(p.nfeiten >= 4);
	/* newest first; what the report told stays behind it */
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(p.feiten[i].bron, "brp");
	assert_string_equal(p.feiten[p.nfeiten - 1].bron, "melder");
	/* the same again changes nothing */
	TEST_OK(t, doe(&d, ACT_persoon_wijzigen, &uit));
	assert_int_equal(test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM persoon_feit "
	    "WHERE persoon = %lld", (long long)kind)), p.nfeiten);
}

static void
without_the_right_a_number_is_not_seen_and_not_lost(void **state)	/* G2 */
{
	struct test_db *t = *state;
	struct uit_persoon_openen p;
	struct act_klaar uit;
	struct doe d = { .t = t }, k = { .t = t };

	test_db_script(t, "UPDATE persoon SET bsn = '111222333', geheim = 1, straat = "
	    "'Duinweg' WHERE roepnaam = 'Fenna'; DELETE FROM rolrecht WHERE recht IN "
	    "('persoon.bsn', 'persoon.geheim')");
	test_db_wie(t, TEST_FRONT);
	doe_id(&k, "dossier", dossier);
	doe_id(&k, "persoon", kind);
	TEST_OK(t, doe(&k, ACT_persoon_openen, &p));
	assert_null(p.persoon.bsn);
	assert_null(p.vol.bsn);
	assert_null(p.persoon.straat);
	doe_id(&d, "dossier", dossier);
	doe_id(&d, "persoon", kind);
	doe_veld(&d, "bron", "gezin");
	doe_veld(&d, "roepnaam", "Fen");
	TEST_OK(t, doe(&d, ACT_persoon_wijzigen, &uit));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon WHERE roepnaam = "
	    "'Fen' AND bsn = '111222333' AND straat = 'Duinweg' AND geheim = 1"), 1);
}

/* "Already known" tells that somebody is known to Veilig Thuis: it stands in the
 * journal, and without the right on numbers nothing is told. */
static void
a_number_that_somebody_else_has_is_answered_once_in_the_journal(void **state)	/* G1 */
{
	static const char rij[] = "SELECT COUNT(*) FROM journaal j JOIN journaal_object o ON "
	    "o.regio = j.regio AND o.volgnr = j.volgnr WHERE j.uitkomst = 'invalid' AND "
	    "o.soort = 'persoon' AND o.object = %lld AND j.handeling = '%s'";
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t }, l = { .t = t };

	test_db_script(t, arena_printf(t->a, "UPDATE persoon SET bsn = '111222333' WHERE "
	    "id = %lld", (long long)moeder));
	doe_id(&d, "dossier", dossier);
	doe_id(&d, "persoon", kind);
	doe_veld(&d, "bron", "gezin");
	doe_veld(&d, "roepnaam", "Fen");
	doe_veld(&d, "bsn", "111222333");
	assert_int_equal(doe(&d, ACT_persoon_wijzigen, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "bsn", "al bekend"));
	assert_int_equal(test_db_getal(t, arena_printf(t->a, rij, (long long)moeder,
	    "persoon_wijzigen")), 1);
	doe_id(&l, "dossier", dossier);
	doe_veld(&l, "personen.0.roepnaam", "Bo");
	doe_veld(&l, "personen.0.rol", "112");
	doe_veld(&l, "personen.0.bsn", "111222333");
	assert_int_equal(doe(&l, ACT_lid_toevoegen, &uit), ERR_INVALID);
	assert_int_equal(test_db_getal(t, arena_printf(t->a, rij, (long long)moeder,
	    "lid_toevoegen")), 1);
	test_db_script(t, "DELETE FROM rolrecht WHERE recht = 'persoon.bsn'");
	test_db_wie(t, TEST_FRONT);
	TEST_OK(t, doe(&d, ACT_persoon_wijzigen, &uit));
}

/* ---- homes -------------------------------------------------------------------------- */

static void
the_same_address_twice_and_two_homes_are_said(void **state)
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t }, w = { .t = t }, v = { .t = t };

	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "straat", "Duinweg");
	doe_veld(&d, "huisnummer", "7");
	doe_veld(&d, "woonplaats", "Haarlem");
	doe_veld(&d, "bron", "gezin");
	TEST_OK(t, doe(&d, ACT_adres_vastleggen, &uit));
	assert_int_equal(doe(&d, ACT_adres_vastleggen, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "straat", "al op dit adres"));
	doe_veld(&d, "reden", "Twee woningen met hetzelfde nummer");
	TEST_OK(t, doe(&d, ACT_adres_vastleggen, &uit));
	/* what only the report told is kept when they move, and is their address too */
	test_db_script(t, arena_printf(t->a, "DELETE FROM huishouden_adres; UPDATE huishouden "
	    "SET straat = 'Duinweg', huisnummer = '7', postcode = NULL, woonplaats = 'Haarlem' "
	    "WHERE id = (SELECT huishouden FROM dossier WHERE id = %lld)", (long long)dossier));
	doe_id(&v, "dossier", dossier);
	doe_veld(&v, "huisnummer", "7");
	doe_veld(&v, "woonplaats", "Haarlem");
	doe_veld(&v, "bron", "gezin");
	doe_veld(&v, "straat", "Duinweg");
	assert_int_equal(doe(&v, ACT_adres_vastleggen, &uit), ERR_INVALID);
	assert_true(doe_fout(&v, "straat", "al op dit adres"));
	v.v[4] = (struct pair){ "straat", "Strandweg" };
	TEST_OK(t, doe(&v, ACT_adres_vastleggen, &uit));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM huishouden_adres WHERE straat = "
	    "'Duinweg' AND tot IS NOT NULL"), 1);
	/* the mother lives in another household too */
	test_db_script(t, arena_printf(t->a, "INSERT INTO lidmaatschap (regio, id, "
	    "huishouden, persoon, rol, van) VALUES (7, 9001, 202, %lld, '112', "
	    "'2020-01-01')", (long long)moeder));
	doe_id(&w, "dossier", dossier);
	doe_id(&w, "persoon", moeder);
	doe_veld(&w, "rol", "112");
	doe_veld(&w, "bron", "gezin");
	assert_int_equal(doe(&w, ACT_woont_vastleggen, &uit), ERR_INVALID);
	assert_true(doe_fout(&w, "persoon", "ander huishouden"));
	assert_true(doe_fout(&w, "persoon", "staat er al") || w.ctx.nfouten > 1);
}

static void
animals_network_authority_and_contact_are_kept_sealed(void **state)
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	struct act_klaar uit;
	struct doe d = { .t = t }, n = { .t = t }, g = { .t = t }, c = { .t = t };

	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "soort", "hond");
	doe_veld(&d, "gevaarlijk", "1");
	doe_veld(&d, "tekst", "Bijt wie onverwacht komt");
	doe_veld(&d, "bron", "politie");
	TEST_OK(t, doe(&d, ACT_dier_vastleggen, &uit));
	doe_id(&n, "dossier", dossier);
	doe_veld(&n, "naam", "Mentor Zwaluwstaart");
	doe_veld(&n, "soort", "school");
	doe_veld(&n, "steun", "steunt");
	doe_veld(&n, "bron", "school");
	TEST_OK(t, doe(&n, ACT_netwerk_vastleggen, &uit));
	doe_id(&g, "dossier", dossier);
	doe_id(&g, "kind", kind);
	doe_id(&g, "gezaghebber", moeder);
	doe_veld(&g, "soort", "eenhoofdig_ouder");
	doe_veld(&g, "bron", "brp");
	TEST_OK(t, doe(&g, ACT_gezag_vastleggen, &uit));
	doe_id(&c, "dossier", dossier);
	doe_id(&c, "persoon", moeder);
	doe_veld(&c, "hoe", "Bel haar zus Zonnebloem");
	TEST_OK(t, doe(&c, ACT_contact_vastleggen, &uit));
	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	assert_true(u.omgeving.dieren[0].gevaarlijk);
	assert_string_equal(u.omgeving.netwerk[0].naam, "Mentor Zwaluwstaart");
	assert_true(u.omgeving.gezag[0].gezaghebber == moeder);
	assert_false(doe_in_bestand(t, "Zwaluwstaart"));
	assert_false(doe_in_bestand(t, "Zonnebloem"));
	assert_false(doe_in_bestand(t, "Bijt wie"));
}

static void
who_calls_or_visits_reads_it_on_every_page_of_the_dossier(void **state)	/* A6, C7 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	struct act_klaar uit;
	struct doe d = { .t = t }, k = { .t = t }, c = { .t = t }, o = { .t = t };

	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "soort", "hond");
	doe_veld(&d, "gevaarlijk", "1");
	doe_veld(&d, "tekst", "Bijt wie onverwacht komt");
	doe_veld(&d, "bron", "politie");
	TEST_OK(t, doe(&d, ACT_dier_vastleggen, &uit));
	doe_id(&k, "dossier", dossier);
	doe_veld(&k, "soort", "kat");
	doe_veld(&k, "bron", "politie");
	TEST_OK(t, doe(&k, ACT_dier_vastleggen, &uit));
	doe_id(&c, "dossier", dossier);
	doe_id(&c, "persoon", moeder);
	doe_veld(&c, "niet", "Niet bellen na vijf uur");
	TEST_OK(t, doe(&c, ACT_contact_vastleggen, &uit));
	doe_id(&o, "dossier", dossier);
	doe_veld(&o, "deel", "plan");
	TEST_OK(t, doe(&o, ACT_dossier_openen, &u));
	assert_int_equal(u.kop.nveilig, 2);
	assert_string_equal(u.kop.veilig[0].contact.niet, "Niet bellen na vijf uur");
	assert_string_equal(u.kop.veilig[0].naam, "Elin Terlouw");
	assert_string_equal(u.kop.veilig[1].diersoort, "hond");
	assert_string_equal(u.kop.veilig[1].tekst, "Bijt wie onverwacht komt");
}

/* A tie to somebody of a shielded dossier says nothing to who may not see it. */
static void
a_tie_does_not_lead_into_a_shielded_dossier(void **state)	/* G2 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	struct doe d = { .t = t };

	test_db_script(t, "INSERT INTO sleutel SELECT * FROM sleutel WHERE 1 = 0;"
	    "INSERT INTO lidmaatschap (regio, id, huishouden, persoon, rol, van) VALUES "
	    "(7, 9002, 202, 304, '125', '2020-01-01')");
	TEST_OK(t, relatie(&d, 304, "011", kind, NULL));
	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	assert_int_equal(u.gezin.n, 3);
	test_db_script(t, arena_printf(t->a, "INSERT INTO dossier (regio, id, kenmerk, "
	    "huishouden, naam, sleutel, stand, casusregisseur, afgeschermd, geopend_op) "
	    "SELECT 7, 9003, 'VT-X', 202, 'Geheim', sleutel, 'open', 102, 1, 0 FROM dossier "
	    "WHERE id = %lld", (long long)dossier));
	TEST_OK(t, doe_open(t, dossier, "gezin", &u));
	assert_int_equal(u.gezin.n, 2);
	assert_int_equal(relatie(&d, 304, "040", moeder, NULL), ERR_INVALID);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)
	const struct CMUnitTest tests[] = {
		T(a_child_tie_is_kept_as_parenthood_and_drawn_once),
		T(a_loop_in_parenthood_is_said_and_saved_with_a_reason),
		T(violence_follows_from_a_report_until_somebody_writes_it_down),
		T(what_was_never_true_goes_from_the_family_and_stays_in_the_history),
		T(each_changed_fact_keeps_its_source_and_the_old_value),
		T(without_the_right_a_number_is_not_seen_and_not_lost),
		T(a_number_that_somebody_else_has_is_answered_once_in_the_journal),
		T(the_same_address_twice_and_two_homes_are_said),
		T(animals_network_authority_and_contact_are_kept_sealed),
		T(who_calls_or_visits_reads_it_on_every_page_of_the_dossier),
		T(a_tie_does_not_lead_into_a_shielded_dossier),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
