/* brief_test.c - letters: whom they go to, what blocks them, what they stop. */
#include "hulp/test_doe.h"

#include "domain/persoon/persoon.h"

#define TEKST "Geachte Elin Terlouw,\n\nBel ons."

static int64_t melding, dossier, moeder, kind;

/* A school reports, by name; the mother has an address. */
static int
setup(void **state)
{
	static const struct pair vast[] = { { "bron", "telefoon" }, { "hoedanigheid", "school" },
	    { "openheid", "openbaar" }, { "melder_naam", "Joke Brandsma" },
	    { "melder_organisatie", "De Regenboog" }, { "verteld", "Blauwe plekken." },
	    { "vormen", "partnergeweld" }, { "direct_gevaar", "nee" },
	    { "personen.0.geslachtsnaam", "Terlouw" }, { "personen.0.roepnaam", "Elin" },
	    { "personen.0.rol", "112" }, { "personen.0.geboren", "04-04-1988" },
	    { "personen.0.straat", "Sterappelpad" }, { "personen.0.huisnummer", "7" },
	    { "personen.0.postcode", "1991 AB" }, { "personen.0.woonplaats", "Velserbroek" },
	    { "personen.1.geslachtsnaam", "Hoekzema" }, { "personen.1.roepnaam", "Fenna" },
	    { "personen.1.rol", "115" }, { "personen.1.geboren", "06-09-2019" } };
	static struct test_db t;
	struct uit_dossier_openen u;
	struct act_klaar uit;
	struct doe d = { .t = &t };

	test_db_open(&t, false);
	for (size_t i = 0; i < sizeof(vast) / sizeof(vast[0]); i++)
		doe_veld(&d, vast[i].name, vast[i].value);
	TEST_OK(&t, doe(&d, ACT_melding_registreren, &uit));
	melding = uit.id;
	dossier = uit.dossier;
	TEST_OK(&t, doe_open(&t, dossier, "gezin", &u));
	moeder = u.leden[0].persoon;
	kind = u.leden[1].persoon;
	*state = &t;
	return 0;
}

static enum err_code
maak(struct doe *d, int64_t over, int64_t aan, const char *wijze, const char *tekst,
    const char *reden, struct act_klaar *uit)
{
	*d = (struct doe){ .t = d->t };
	doe_id(d, "dossier", dossier);
	doe_id(d, "persoon", over);
	doe_id(d, "aan", aan);
	doe_veld(d, "soort", "kennisgeving");
	doe_veld(d, "wijze", wijze);
	doe_veld(d, "tekst", tekst);
	if (reden != NULL)
		doe_veld(d, "reden", reden);
	return doe(d, ACT_brief_maken, uit);
}

static enum err_code
stel_op(struct test_db *t, int64_t over, struct uit_brief_opstellen *uit)
{
	struct doe d = { .t = t };

	doe_id(&d, "dossier", dossier);
	doe_id(&d, "persoon", over);
	doe_veld(&d, "soort", "kennisgeving");
	return doe(&d, ACT_brief_opstellen, uit);
}

static void
zet(struct test_db *t, const char *set, int64_t persoon)
{
	test_db_script(t, arena_printf(t->a, "UPDATE persoon SET %s WHERE id = %lld", set,
	    (long long)persoon));
}

static void
gezag(struct test_db *t, int64_t aan)
{
	struct act_klaar uit;
	struct doe d = { .t = t };

	doe_id(&d, "dossier", dossier);
	doe_id(&d, "kind", kind);
	doe_id(&d, "gezaghebber", aan);
	doe_veld(&d, "soort", "eenhoofdig_ouder");
	doe_veld(&d, "bron", "register");
	TEST_OK(t, doe(&d, ACT_gezag_vastleggen, &uit));
}

/* How many clocks wait until this person is told. */
static int64_t
wacht(struct test_db *t, int64_t persoon)
{
	return test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM termijn WHERE norm = "
	    "'informatieplicht' AND stop_op IS NULL AND persoon = %lld", (long long)persoon));
}

static int64_t
brieven(struct test_db *t)
{
	return test_db_getal(t, "SELECT COUNT(*) FROM brief");
}

/* ---- a secret address ------------------------------------------------------------------- */

static void
a_secret_address_blocks_a_letter_and_says_so_before_it_is_typed(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct uit_brief_opstellen u;
	struct act_klaar uit;
	struct doe d = { .t = t };

	TEST_OK(t, stel_op(t, moeder, &u));
	assert_null(u.aan->post);
	assert_string_equal(u.aan->adres, "Sterappelpad 7\n1991 AB  Velserbroek");
	/* it becomes secret between writing and making */
	zet(t, "geheim = 1", moeder);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "wijze", "geheim adres"));
	assert_int_equal(brieven(t), 0);
	assert_int_equal(wacht(t, moeder), 1);
	TEST_OK(t, stel_op(t, moeder, &u));
	assert_non_null(strstr(u.aan->post, "geheim adres"));
	assert_null(u.aan->adres);
	/* the way out: into her hands, and no address on it */
	TEST_OK(t, maak(&d, moeder, moeder, "uitreiken", TEKST, NULL, &uit));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM brief WHERE adres IS NULL"), 1);
}

static void
a_secret_address_of_who_lives_there_blocks_a_letter(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t };

	zet(t, "geheim = 1", kind);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "wijze", "Op dit adres woont iemand"));
	/* somebody of no household who stands at that address */
	zet(t, "geheim = 0", kind);
	zet(t, "geheim = 1, postcode = '1991 AB', huisnummer = '7'", TEST_BUUR);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	zet(t, "geheim = 0", TEST_BUUR);
	TEST_OK(t, maak(&d, moeder, moeder, "post", TEKST, NULL, &uit));
}

/* With addresses that he thinks up nobody learns where somebody hides. */
static void
who_one_may_not_know_of_does_not_block_by_an_address_alone(void **state)	/* G2 */
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t };

	zet(t, "geheim = 1, postcode = '1991 AB', huisnummer = '7'", TEST_BUUR);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	test_db_script(t, arena_printf(t->a, "INSERT INTO toegang (regio, id, dossier, "
	    "medewerker, soort, van, tot, gegeven_door) VALUES (7, 991, %lld, %d, 'op_naam', 0, "
	    "9999999999, 0)", (long long)dossier, TEST_EIGEN));
	test_db_wie(t, TEST_EIGEN);
	TEST_OK(t, maak(&d, moeder, moeder, "post", TEKST, NULL, &uit));
}

static void
a_secret_address_under_a_merged_number_blocks_a_letter(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t };

	zet(t, arena_printf(t->a, "geheim = 1, samengevoegd = %lld", (long long)moeder),
	    TEST_MOEDER);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "wijze", "geheim adres"));
	/* the same for another number of the child that lives there */
	zet(t, "geheim = 0, samengevoegd = NULL", TEST_MOEDER);
	zet(t, arena_printf(t->a, "geheim = 1, samengevoegd = %lld", (long long)kind), TEST_KIND);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	assert_int_equal(brieven(t), 0);
}

static void
a_letter_of_before_does_not_show_its_address_as_one_to_write_to(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct uit_brief_openen u;
	struct act_klaar uit;
	struct doe d = { .t = t }, o = { .t = t };

	TEST_OK(t, maak(&d, moeder, moeder, "post", TEKST, NULL, &uit));
	doe_id(&o, "brief", uit.id);
	TEST_OK(t, doe(&o, ACT_brief_openen, &u));
	assert_false(u.adres_weg);
	assert_string_equal(u.brief.tekst, TEKST);
	zet(t, "geheim = 1", moeder);
	TEST_OK(t, doe(&o, ACT_brief_openen, &u));
	assert_true(u.adres_weg);
	assert_non_null(u.brief.adres);
	test_db_script(t, "DELETE FROM rolrecht WHERE recht = 'persoon.geheim'");
	test_db_wie(t, TEST_CASUS);
	TEST_OK(t, doe(&o, ACT_brief_openen, &u));
	assert_null(u.brief.adres);
	assert_string_equal(u.brief.tekst, TEKST);
}

/* ---- being told (Wmo 5.3.1) ------------------------------------------------------------- */

static void
a_letter_by_post_stops_the_clock_of_informing(void **state)	/* K6 */
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t };

	assert_int_equal(wacht(t, moeder), 1);
	TEST_OK(t, maak(&d, moeder, moeder, "post", TEKST, NULL, &uit));
	assert_int_equal(wacht(t, moeder), 0);
	assert_int_equal(wacht(t, kind), 1);
	/* a second letter is no mistake */
	TEST_OK(t, maak(&d, moeder, moeder, "post", TEKST, NULL, &uit));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM gebeurtenis WHERE soort = "
	    "'betrokkene_geinformeerd'"), 1);
}

static void
a_letter_to_hand_over_stops_it_when_it_is_handed_over(void **state)	/* K6 */
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t }, r = { .t = t };

	TEST_OK(t, maak(&d, moeder, moeder, "uitreiken", TEKST, NULL, &uit));
	assert_int_equal(wacht(t, moeder), 1);
	doe_id(&r, "brief", uit.id);
	TEST_OK(t, doe(&r, ACT_brief_uitreiken, &uit));
	assert_int_equal(wacht(t, moeder), 0);
	assert_int_equal(doe(&r, ACT_brief_uitreiken, &uit), ERR_CONFLICT);
	TEST_OK(t, maak(&d, moeder, moeder, "post", TEKST, NULL, &uit));
	r = (struct doe){ .t = t };
	doe_id(&r, "brief", uit.id);
	assert_int_equal(doe(&r, ACT_brief_uitreiken, &uit), ERR_CONFLICT);
}

static void
a_letter_about_a_child_goes_to_who_has_authority(void **state)	/* K6 */
{
	struct test_db *t = *state;
	struct uit_brief_opstellen u;
	struct act_klaar uit;
	struct doe d = { .t = t };

	TEST_OK(t, stel_op(t, kind, &u));
	assert_int_equal(u.over.n, 0);
	assert_non_null(strstr(u.over.belet, "wie het gezag heeft"));
	gezag(t, moeder);
	TEST_OK(t, stel_op(t, kind, &u));
	assert_int_equal(u.over.n, 1);
	assert_true(u.aan->persoon == moeder && !u.aan->zelf);
	assert_non_null(strstr(u.voorstel, "Geachte Elin Terlouw"));
	assert_non_null(strstr(u.voorstel, "over Fenna Hoekzema"));
	assert_int_equal(maak(&d, kind, kind, "post", TEKST, NULL, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "aan", "Kies iemand"));
	TEST_OK(t, maak(&d, kind, moeder, "post", u.voorstel, NULL, &uit));
	assert_int_equal(wacht(t, kind), 0);
	assert_int_equal(wacht(t, moeder), 1);
	/* from twelve years on the child too, from sixteen the child alone */
	zet(t, "geboren = '20131101'", kind);
	TEST_OK(t, stel_op(t, kind, &u));
	assert_int_equal(u.over.n, 2);
	zet(t, "geboren = '20101101'", kind);
	TEST_OK(t, stel_op(t, kind, &u));
	assert_int_equal(u.over.n, 1);
	assert_true(u.over.aan[0].zelf);
}

/* ---- to whom not ------------------------------------------------------------------------ */

static void
nobody_writes_to_the_dead_the_unborn_or_an_unknown_address(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct uit_brief_opstellen u;
	struct act_klaar uit;
	struct doe d = { .t = t };

	zet(t, "postcode = NULL", moeder);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "wijze", "niet compleet"));
	gezag(t, moeder);
	zet(t, "overleden = '2026-11-01'", moeder);
	TEST_OK(t, stel_op(t, moeder, &u));
	assert_non_null(strstr(u.over.belet, "overleden"));
	assert_int_equal(maak(&d, kind, moeder, "uitreiken", TEKST, NULL, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "aan", "overleden"));
	zet(t, "geboren = '" BIRTH_UNBORN "'", kind);
	assert_int_equal(maak(&d, kind, moeder, "uitreiken", TEKST, NULL, &uit), ERR_INVALID);
	assert_int_equal(brieven(t), 0);
}

static void
who_moved_out_gets_no_letter_where_he_lived(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t };

	test_db_script(t, "UPDATE huishouden SET straat = 'Sterappelpad', huisnummer = '7', "
	    "postcode = '1991 AB', woonplaats = 'Velserbroek'");
	test_db_script(t, arena_printf(t->a, "UPDATE lidmaatschap SET tot = '2026-11-01' WHERE "
	    "persoon = %lld", (long long)moeder));
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "wijze", "woont niet meer"));
	/* the same house, written in another way */
	test_db_script(t, "UPDATE huishouden SET straat = 'sterappelpad', huisnummer = '7 A'");
	zet(t, "huisnummer = '7a'", moeder);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "wijze", "woont niet meer"));
}

static void
ways_of_safe_contact_ask_for_a_reason(void **state)
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t }, v = { .t = t };

	doe_id(&v, "dossier", dossier);
	doe_id(&v, "persoon", moeder);
	doe_veld(&v, "niet", "Geen post, hij opent alles.");
	TEST_OK(t, doe(&v, ACT_contact_vastleggen, &uit));
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "reden", "contact veilig"));
	TEST_OK(t, maak(&d, moeder, moeder, "post", TEKST, "Zij vroeg hier zelf om.", &uit));
	assert_false(doe_in_bestand(t, "Zij vroeg hier zelf om"));
	assert_false(doe_in_bestand(t, "Geachte Elin"));
}

/* ---- who told --------------------------------------------------------------------------- */

static void
a_letter_does_not_name_an_open_reporter(void **state)	/* D5 */
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t };

	assert_int_equal(maak(&d, moeder, moeder, "post", "Mevrouw brandsma belde ons.", NULL,
	    &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "tekst", "wie meldde"));
	assert_int_equal(maak(&d, moeder, moeder, "post", "De Regenboog belde ons.", NULL, &uit),
	    ERR_INVALID);
	assert_int_equal(brieven(t), 0);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM journaal WHERE handeling = "
	    "'brief_maken' AND detail LIKE '%tekst geweigerd%'"), 2);
}

/* No answer depends on what the vault holds: the name is refused like any other word. */
static void
beside_a_protected_reporter_a_letter_has_ordinary_words_only(void **state)	/* D5 */
{
	struct test_db *t = *state;
	struct uit_brief_opstellen u;
	struct act_klaar uit;
	struct doe d = { .t = t };
	const char *dag;

	test_db_script(t, "UPDATE melder SET openheid = 'beschermd'");
	TEST_OK(t, stel_op(t, moeder, &u));
	assert_true(u.gewone_woorden);
	TEST_OK(t, maak(&d, moeder, moeder, "post", u.voorstel, NULL, &uit));
	dag = arena_printf(t->a, "%s\n\nU kunt maandag ook bellen.", u.voorstel);
	TEST_OK(t, maak(&d, moeder, moeder, "post", dag, NULL, &uit));
	assert_int_equal(maak(&d, moeder, moeder, "post", "Bel Joke Brandsma.", NULL, &uit),
	    ERR_INVALID);
	assert_true(doe_fout(&d, "tekst", "joke, brandsma"));
	assert_int_equal(maak(&d, moeder, moeder, "post", "Bel Piet Jansen.", NULL, &uit),
	    ERR_INVALID);
	assert_true(doe_fout(&d, "tekst", "piet, jansen"));
}

static void
a_partner_writes_and_reads_no_letters(void **state)	/* D14 */
{
	struct test_db *t = *state;
	struct uit_brief_openen u;
	struct act_klaar uit;
	struct doe d = { .t = t }, o = { .t = t };

	TEST_OK(t, maak(&d, moeder, moeder, "post", TEKST, NULL, &uit));
	doe_partner(t);
	test_db_script(t, "INSERT INTO rolrecht VALUES (7,'partner','brief','2000-01-01',NULL)");
	test_db_script(t, arena_printf(t->a, "INSERT INTO toegang (regio, id, dossier, "
	    "medewerker, soort, van, tot, gegeven_door) VALUES (7, 990, %lld, %d, 'op_naam', 0, "
	    "9999999999, 0)",
	    (long long)dossier, TEST_PIM));
	test_db_wie(t, TEST_PIM);
	doe_id(&o, "brief", uit.id);
	assert_int_equal(doe(&o, ACT_brief_openen, &u), ERR_FORBIDDEN);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_FORBIDDEN);
}

static void
a_letter_does_not_tell_where_somebody_with_a_secret_address_is(void **state)	/* A6 */
{
	static const char *const weg[] = { "Zij woont aan het sterappelpad.", "Post: 1991ab.",
	    "Post: 1991 AB.", "Bel haar: 06-1234 0987." };
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t };

	zet(t, "geheim = 1, telefoon = '+31612340987'", moeder);
	for (size_t i = 0; i < sizeof(weg) / sizeof(weg[0]); i++) {
		assert_int_equal(maak(&d, moeder, moeder, "uitreiken", weg[i], NULL, &uit),
		    ERR_INVALID);
		assert_true(doe_fout(&d, "tekst", "dat geheim is"));
	}
	TEST_OK(t, maak(&d, moeder, moeder, "uitreiken", "Bel ons op 0800 2000.", NULL, &uit));
}

/* He is read under this number; or not again. */
static void
onder(struct test_db *t, int64_t persoon, int64_t wortel)
{
	zet(t, wortel == 0 ? "samengevoegd = NULL" : arena_printf(t->a, "samengevoegd = %lld",
	    (long long)wortel), persoon);
}

/* Lives now in the household of the shelter. */
static void
woont(struct test_db *t, int64_t persoon)
{
	test_db_script(t, arena_printf(t->a, "INSERT INTO lidmaatschap (regio, id, huishouden, "
	    "persoon, rol) VALUES (7, 9901, %d, %lld, '112')", TEST_HUISHOUDEN_2,
	    (long long)persoon));
}

static void
a_letter_does_not_tell_what_stands_under_another_number(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t };

	/* the child is read under a number that is secret, and stands in a shelter */
	zet(t, "geheim = 1, straat = 'Schuilhof'", TEST_KIND);
	TEST_OK(t, maak(&d, moeder, moeder, "uitreiken", "Naar Schuilhof.", NULL, &uit));
	onder(t, kind, TEST_KIND);
	assert_int_equal(maak(&d, moeder, moeder, "uitreiken", "Naar Schuilhof.", NULL, &uit),
	    ERR_INVALID);
	assert_true(doe_fout(&d, "tekst", "dat geheim is"));
	/* the address at the one number, secret at the other */
	zet(t, "geheim = 0", TEST_KIND);
	zet(t, "geheim = 1", kind);
	assert_int_equal(maak(&d, moeder, moeder, "uitreiken", "Naar Schuilhof.", NULL, &uit),
	    ERR_INVALID);
	TEST_OK(t, maak(&d, moeder, moeder, "uitreiken", TEKST, NULL, &uit));
}

static void
a_letter_does_not_tell_the_household_where_somebody_hides(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t };

	test_db_script(t, "UPDATE huishouden SET straat = 'Schuilhof', postcode = '2011 CD' "
	    "WHERE id = 202");
	woont(t, TEST_KIND);
	onder(t, kind, TEST_KIND);
	TEST_OK(t, maak(&d, moeder, moeder, "uitreiken", "Naar Schuilhof.", NULL, &uit));
	zet(t, "geheim = 1", kind);
	assert_int_equal(maak(&d, moeder, moeder, "uitreiken", "Naar Schuilhof.", NULL, &uit),
	    ERR_INVALID);
	assert_int_equal(maak(&d, moeder, moeder, "uitreiken", "Naar 2011cd.", NULL, &uit),
	    ERR_INVALID);
	test_db_script(t, "UPDATE lidmaatschap SET tot = '2026-11-01' WHERE id = 9901");
	TEST_OK(t, maak(&d, moeder, moeder, "uitreiken", "Naar Schuilhof.", NULL, &uit));
}

static void
a_secret_address_blocks_post_under_any_number_and_writing(void **state)	/* A6 */
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe d = { .t = t };

	/* the address at the one number of a neighbour, secret at the other, both ways */
	zet(t, "postcode = '1991 AB', huisnummer = '7'", TEST_BUUR);
	zet(t, "geheim = 1", TEST_VADER);
	TEST_OK(t, maak(&d, moeder, moeder, "post", TEKST, NULL, &uit));
	onder(t, TEST_BUUR, TEST_VADER);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	assert_true(doe_fout(&d, "wijze", "Op dit adres woont iemand"));
	onder(t, TEST_BUUR, 0);
	onder(t, TEST_VADER, TEST_BUUR);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	/* the number of the house written in another way */
	onder(t, TEST_VADER, 0);
	zet(t, "huisnummer = '12 A'", moeder);
	zet(t, "postcode = '1991 AB', huisnummer = '12a'", TEST_VADER);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	/* only the household has the address */
	zet(t, "postcode = NULL, huisnummer = NULL", TEST_VADER);
	test_db_script(t, "UPDATE huishouden SET postcode = '1991 AB', huisnummer = '12-a' "
	    "WHERE id = 202");
	TEST_OK(t, maak(&d, moeder, moeder, "post", TEKST, NULL, &uit));
	woont(t, TEST_VADER);
	assert_int_equal(maak(&d, moeder, moeder, "post", TEKST, NULL, &uit), ERR_INVALID);
	test_db_script(t, "UPDATE lidmaatschap SET tot = '2026-11-01' WHERE id = 9901");
	TEST_OK(t, maak(&d, moeder, moeder, "post", TEKST, NULL, &uit));
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_secret_address_blocks_a_letter_and_says_so_before_it_is_typed),
		T(a_secret_address_of_who_lives_there_blocks_a_letter),
		T(who_one_may_not_know_of_does_not_block_by_an_address_alone),
		T(a_secret_address_under_a_merged_number_blocks_a_letter),
		T(a_letter_of_before_does_not_show_its_address_as_one_to_write_to),
		T(a_letter_by_post_stops_the_clock_of_informing),
		T(a_letter_to_hand_over_stops_it_when_it_is_handed_over),
		T(a_letter_about_a_child_goes_to_who_has_authority),
		T(nobody_writes_to_the_dead_the_unborn_or_an_unknown_address),
		T(who_moved_out_gets_no_letter_where_he_lived),
		T(ways_of_safe_contact_ask_for_a_reason),
		T(a_letter_does_not_name_an_open_reporter),
		T(beside_a_protected_reporter_a_letter_has_ordinary_words_only),
		T(a_letter_does_not_tell_where_somebody_with_a_secret_address_is),
		T(a_letter_does_not_tell_what_stands_under_another_number),
		T(a_letter_does_not_tell_the_household_where_somebody_hides),
		T(a_secret_address_blocks_post_under_any_number_and_writing),
		T(a_partner_writes_and_reads_no_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
