/* What the reporter may know, and that a report does not close without it. */
#include "hulp/test_zaak.h"

#include "domain/besluit/besluit.h"
#include "domain/besluit/vervolg.h"
#include "domain/melding/melder_toets.h"
#include "domain/onderzoek/onderzoek.h"
#include "domain/overdracht/overdracht.h"
#include "domain/terugkoppeling/terugkoppeling.h"
#include "domain/termijn/termijn.h"
#include "text/utf8.h"

static struct {
	struct test_db	 t;
	int64_t		 dossier, melding;
	struct seal_key	*key;
} f;

static const char *const vormen[] = { "partnergeweld", "km_getuige" };

static const struct melding_betrokkene gezin[] = {
	{ .persoon = TEST_MOEDER, .rol = "112", .geboren = "19880404" },
	{ .persoon = TEST_KIND, .rol = "115", .geboren = "20190906", .kind = true },
};

static void
begin(const char *hoedanigheid, const char *openheid)
{
	struct test_db *t = &f.t;

	TEST_OK(t, melding_nieuw(&t->w, f.key, &(struct melding_invoer){
	    .dossier = f.dossier, .bron = "telefoon", .hoedanigheid = hoedanigheid,
	    .verteld = "Ze hoorde geschreeuw.", .direct_gevaar = "nee", .vormen = vormen,
	    .nvormen = 2, .betrokkenen = gezin, .nbetrokkenen = 2,
	    .melder = { .openheid = openheid, .grond = "veiligheid", .identiteit = {
	    .naam = "Wilhelmina Buursma", .telefoon = "0235550101" } } }, &f.melding,
	    &t->err));
	TEST_OK(t, melding_acuut_zet(&t->w, f.key, f.melding, &(struct melding_acuut){
	    .direct_gevaar = "nee" }, &t->err));
}

static int
setup(void **state)
{
	struct test_db *t = &f.t;

	test_db_open(t, true);
	t->wie.medewerker = TEST_FRONT;
	test_db_script(t, "UPDATE persoon SET geboren = '19880404', bsn = '111222333' "
	    "WHERE id = 301");
	test_db_script(t, "INSERT INTO lidmaatschap (regio, id, huishouden, persoon, rol) "
	    "VALUES (7, 1, 201, 302, '112')");	/* Jorrit, not in the report */
	test_zaak_dossier(t, TEST_CASUS, &f.dossier, &f.key);
	*state = &f.t;
	return 0;
}

static void
besluit(const char *route)
{
	int64_t id;

	TEST_OK(&f.t, besluit_vastleggen(&f.t.w, f.key, &(struct besluit_invoer){
	    .melding = f.melding, .dossier = f.dossier, .route = route,
	    .reden = "Elin wil hulp.", .eigenaar = TEST_CASUS }, &id, &f.t.err));
}

static enum err_code
keur(const char *tekst)
{
	return terugkoppeling_keur(&f.t.w, f.key, f.melding, tekst, &f.t.err);
}

static const char *
voorstel(void)
{
	const char *s;

	TEST_OK(&f.t, terugkoppeling_voorstel(&f.t.w, f.key, f.melding, &s, &f.t.err));
	return s;
}

static int64_t
geef(const char *wijze, const char *tekst)
{
	int64_t id;

	TEST_OK(&f.t, terugkoppeling_geef(&f.t.w, f.key, f.melding, wijze, tekst, &id,
	    &f.t.err));
	return id;
}

static void
who_reports_privately_reads_no_name_date_or_number(void **state)	/* D5 */
{
	const char *const lek[] = { "Elin krijgt hulp.", "Het gezin TERLOUW krijgt hulp.",
	    "Wij spraken met Jorrit.", "mevrouw Hoekzema, dank u", "geboren 4-4-1988",
	    "geboren 04/04/88", "geboren op 4 april 1988", "19880404",
	    "BSN 111.222.333", "111222333" };

	(void)state;
	begin("buurtbewoner", "openbaar");
	for (size_t i = 0; i < sizeof(lek) / sizeof(lek[0]); i++) {
		if (keur(lek[i]) != ERR_INVALID)
			fail_msg("says too much: %s", lek[i]);
		assert_string_equal(f.t.err.field, "tekst");
		assert_null(strstr(f.t.err.text, "Elin"));
	}
	TEST_OK(&f.t, keur("Er is een vervolg gestart. Elinstraat is geen naam."));
}

static void
a_professional_reads_names_of_the_own_report_only(void **state)	/* D5 */
{
	(void)state;
	begin("school", "openbaar");
	TEST_OK(&f.t, keur("Met Elin en Fenna Hoekzema is gesproken."));
	assert_int_equal(keur("Met Jorrit is gesproken."), ERR_INVALID);
	assert_int_equal(keur("Elin, geboren 4 april 1988"), ERR_INVALID);
	assert_int_equal(keur("Elin, 111222333"), ERR_INVALID);
}

static void
the_proposal_holds_only_what_this_reporter_may_know(void **state)	/* D5 */
{
	int64_t id;

	(void)state;
	begin("buurtbewoner", "openbaar");
	besluit("lokaal_veld");
	TEST_OK(&f.t, overdracht_bied_aan(&f.t.w, f.key, &(struct overdracht_invoer){
	    .melding = f.melding, .organisatie = TEST_ORG_HULP, .grond = "toestemming",
	    .tekst = "Elin wil hulp." }, &id, &f.t.err));
	TEST_OK(&f.t, overdracht_beantwoord(&f.t.w, f.key, id, "aanvaard", NULL, &f.t.err));
	assert_non_null(strstr(voorstel(), "Er is een vervolg gestart."));
	assert_null(strstr(voorstel(), "Hulp aan huis"));
	TEST_OK(&f.t, keur(voorstel()));
	test_db_script(&f.t, "UPDATE melding SET hoedanigheid = 'school'");
	assert_non_null(strstr(voorstel(), "overgenomen door Hulp aan huis"));
	TEST_OK(&f.t, keur(voorstel()));
}

static void
the_proposal_says_when_nothing_was_started(void **state)	/* D5 */
{
	(void)state;
	begin("buurtbewoner", "openbaar");
	besluit("afsluiten_advies");
	assert_non_null(strstr(voorstel(), "Er volgt nu geen hulp of onderzoek"));
	assert_null(strstr(voorstel(), "Elin"));	/* the reason of the decision */
}

static void
the_name_of_a_protected_reporter_does_not_get_into_the_dossier(void **state)	/* D5, A4 */
{
	struct melder_kanalen k;
	struct ontvanger o;

	(void)state;
	begin("familielid", "beschermd");
	assert_int_equal(keur("Beste mevrouw Buursma, dank u wel."), ERR_INVALID);
	assert_int_equal(keur("Gebeld op 023-555 01 01."), ERR_INVALID);
	TEST_OK(&f.t, keur("Er is een vervolg gestart."));
	TEST_OK(&f.t, terugkoppeling_ontvanger(&f.t.w, f.melding, &o, &f.t.err));
	assert_true(o.beschermd);
	assert_true(o.telefoon);
	assert_false(o.email);
	TEST_OK(&f.t, melder_kanalen(&f.t.w, f.melding, &k, &f.t.err));
	assert_true(k.telefoon);
}

/* The answer on this text with the word for its star, less the word that was tried. */
static const char *
antwoord(const char *vorm, const char *woord)
{
	size_t voor = strcspn(vorm, "*");
	const char *tekst = arena_printf(f.t.a, "%.*s%s%s", (int)voor, vorm, woord,
	    vorm + voor + 1), *s, *hit;
	enum err_code rc;
	size_t n = strlen(woord);
	char *klein = utf8_fold(f.t.a, woord);

	rc = keur(tekst);
	if (rc == ERR_OK)
		return "ok";
	s = arena_strdup(f.t.a, f.t.err.text);
	if ((hit = strstr(s, klein)) != NULL)
		s = arena_printf(f.t.a, "%.*s*%s", (int)(hit - s), s, hit + n);
	return arena_printf(f.t.a, "%d %s %s", rc, f.t.err.field, s);
}

static const char *const vorm[] = { "Beste mevrouw *, dank u wel.", "*", "wij bellen * morgen",
	"* belde ons.", "Dank, *." };
static const char *const raad[][2] = {
	/* hers, and not hers */
	{ "Buursma", "Kwakkel" }, { "buursma", "kwakkel" }, { "Wilhelmina", "Petronella" },
	{ "0235550101", "0235550199" }, { "023-555 01 01", "023-555 01 99" },
};

static void
guessing_the_name_of_a_protected_reporter_tells_nothing(void **state)	/* D5, A4 */
{
	(void)state;
	begin("school", "beschermd");
	for (size_t v = 0; v < sizeof(vorm) / sizeof(vorm[0]); v++)
		for (size_t i = 0; i < sizeof(raad) / sizeof(raad[0]); i++) {
			const char *hers = antwoord(vorm[v], raad[i][0]);

			assert_string_not_equal(hers, "ok");	/* and it does not get in */
			assert_string_equal(hers, antwoord(vorm[v], raad[i][1]));
		}
}

/* The same with another name in the vault: it is not asked. */
static void
the_answer_does_not_depend_on_what_the_vault_holds(void **state)	/* D5, A4 */
{
	const char *was[sizeof(raad) / sizeof(raad[0])];

	(void)state;
	begin("familielid", "beschermd");
	for (size_t i = 0; i < sizeof(raad) / sizeof(raad[0]); i++)
		was[i] = antwoord(vorm[0], raad[i][0]);
	test_db_script(&f.t, "UPDATE melder SET identiteit = NULL");
	for (size_t i = 0; i < sizeof(raad) / sizeof(raad[0]); i++)
		assert_string_equal(was[i], antwoord(vorm[0], raad[i][0]));
}

static void
the_protected_reporter_of_another_report_is_not_named_either(void **state)	/* D5, A4 */
{
	(void)state;
	begin("familielid", "beschermd");
	begin("buurtbewoner", "openbaar");
	assert_int_equal(keur("Ook mevrouw Buursma meldde dit."), ERR_INVALID);
	TEST_OK(&f.t, keur("Er is een vervolg gestart. Maakt u zich zorgen? Bel ons dan."));
}

static void
ordinary_words_are_enough_beside_a_secret_name(void **state)	/* D5 */
{
	static const char *const goed[] = {
		("Wij hebben uw melding beoordeeld. Er zijn stappen gezet. Meer mogen wij u niet "
		"vertellen. Dank dat u hebt gemeld."), "We zijn ermee bezig.",
		"Wij spraken het gezin op 24 november om 14.30 uur. Er is hulp gestart.",
		"De beller gaf geen naam. Terugbellen kan niet.", "Groeten, Sanne de Wit",
		"Er is een gesprek geweest met Elin." };

	(void)state;
	f.t.wie.naam = "Sanne de Wit";
	begin("school", "beschermd");
	for (size_t i = 0; i < sizeof(goed) / sizeof(goed[0]); i++)
		if (keur(goed[i]) != ERR_OK)
			fail_msg("%s: %s", goed[i], f.t.err.text);
	TEST_OK(&f.t, keur(voorstel()));
	assert_int_equal(keur("Er is een gesprek geweest met Jorrit."), ERR_INVALID);
	assert_int_equal(keur("Bel 0 2 3 5 5 5 0 1 0 1."), ERR_INVALID);
}

/* One answer for a name, a date and a number: it does not say what was found. */
static void
what_was_found_is_not_said(void **state)	/* D5 */
{
	static const char *const lek[] = { "Elin krijgt hulp.", "Jorrit", "geboren 4-4-1988",
	    "BSN 111222333" };
	const char *eerste = NULL;

	(void)state;
	begin("buurtbewoner", "openbaar");
	for (size_t i = 0; i < sizeof(lek) / sizeof(lek[0]); i++) {
		assert_int_equal(keur(lek[i]), ERR_INVALID);
		if (eerste != NULL)
			assert_string_equal(f.t.err.text, eerste);
		eerste = f.t.err.text;
	}
}

static void
who_does_not_investigate_cannot_guess_an_informant(void **state)	/* C1, D5 */
{
	struct onderzoek *on;
	const char *was;
	int64_t id;
	size_t n;

	(void)state;
	begin("school", "openbaar");
	besluit("onderzoek");
	TEST_OK(&f.t, onderzoeken_van_melding(&f.t.w, f.melding, &on, &n, &f.t.err));
	f.t.wie.rechten &= ~(UINT64_C(1) << RECHT_ONDERZOEK);
	was = antwoord("Ook * is gevraagd.", "Verschoor");
	f.t.wie.rechten |= UINT64_C(1) << RECHT_ONDERZOEK;
	TEST_OK(&f.t, onderzoek_start(&f.t.w, f.key, on[0].id, "Wat is er gebeurd?",
	    &f.t.err));
	TEST_OK(&f.t, informant_vraag(&f.t.w, f.key, on[0].id, &(struct informant_invoer){
	    "Verschoor", "huisarts", "ja" }, &id, &f.t.err));
	f.t.wie.rechten &= ~(UINT64_C(1) << RECHT_ONDERZOEK);
	assert_string_equal(was, antwoord("Ook * is gevraagd.", "Verschoor"));
	assert_string_not_equal(was, "ok");
	assert_string_equal(was, antwoord("Ook * is gevraagd.", "Kwakkel"));
}

static void
who_was_asked_as_informant_is_told_to_nobody(void **state)	/* C1, D5 */
{
	struct onderzoek *on;
	int64_t id;
	size_t n;

	(void)state;
	begin("school", "openbaar");
	besluit("onderzoek");
	TEST_OK(&f.t, onderzoeken_van_melding(&f.t.w, f.melding, &on, &n, &f.t.err));
	TEST_OK(&f.t, onderzoek_start(&f.t.w, f.key, on[0].id, "Wat is er gebeurd?",
	    &f.t.err));
	TEST_OK(&f.t, informant_vraag(&f.t.w, f.key, on[0].id, &(struct informant_invoer){
	    "dokter Verschoor", "huisarts", "ja" }, &id, &f.t.err));
	assert_int_equal(keur("Ook Dokter Verschoor is gevraagd."), ERR_INVALID);
}

static bool
staat_bij(const char *stap)
{
	return test_db_getal(&f.t, arena_printf(f.t.a, "SELECT count(*) FROM melding WHERE "
	    "id = %lld AND stap = '%s'", (long long)f.melding, stap)) == 1;
}

static void
feedback_while_help_is_awaited_leaves_only_closing_when_it_starts(void **state)	/* D5 */
{
	(void)state;
	test_db_wie(&f.t, TEST_FRONT);
	begin("buurtbewoner", "openbaar");
	besluit("directe_hulp");
	(void)geef("telefonisch", voorstel());
	assert_true(staat_bij(STAP_HULP));
	TEST_OK(&f.t, vervolg_klaar(&f.t.w, f.melding, STAP_HULP, &f.t.err));
	assert_true(staat_bij(STAP_AFSLUITEN));
}

static void
a_second_decision_asks_for_feedback_anew(void **state)	/* B4 D5 */
{
	(void)state;
	test_db_wie(&f.t, TEST_FRONT);
	begin("buurtbewoner", "openbaar");
	besluit("afsluiten_advies");
	(void)geef("telefonisch", voorstel());
	assert_true(staat_bij(STAP_AFSLUITEN));
	besluit("afsluiten_advies");
	assert_true(staat_bij(STAP_TERUGKOPPELING));
}

static void
feedback_stops_its_clock_and_opens_the_way_to_closing(void **state)	/* D5 */
{
	struct terugkoppeling_wacht *wacht;
	struct terugkoppeling *v;
	int64_t op, id = 0;
	struct dossier d;
	size_t n;

	(void)state;
	test_db_wie(&f.t, TEST_FRONT);
	begin("buurtbewoner", "openbaar");
	assert_int_equal(terugkoppeling_geef(&f.t.w, f.key, f.melding, "telefonisch",
	    "Er is een vervolg gestart.", &id, &f.t.err), ERR_CONFLICT);	/* B4 first */
	besluit("afsluiten_advies");
	TEST_OK(&f.t, terugkoppelingen_open(&f.t.w, &wacht, &n, &f.t.err));
	assert_int_equal(n, 1);
	TEST_OK(&f.t, termijn_wacht_op(&f.t.w, f.melding, GEB_TERUGKOPPELING_GEGEVEN, &op,
	    &f.t.err));
	assert_int_not_equal(op, DB_NULL);
	assert_int_equal(melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err),
	    ERR_CONFLICT);
	assert_int_equal(terugkoppeling_geef(&f.t.w, f.key, f.melding, "telefonisch",
	    "Elin krijgt hulp.", &id, &f.t.err), ERR_INVALID);
	assert_true(staat_bij(STAP_TERUGKOPPELING));
	assert_int_not_equal(geef("telefonisch", voorstel()), 0);
	assert_true(staat_bij(STAP_AFSLUITEN));
	TEST_OK(&f.t, termijn_wacht_op(&f.t.w, f.melding, GEB_TERUGKOPPELING_GEGEVEN, &op,
	    &f.t.err));
	assert_int_equal(op, DB_NULL);
	TEST_OK(&f.t, terugkoppelingen_open(&f.t.w, &wacht, &n, &f.t.err));
	assert_int_equal(n, 0);
	TEST_OK(&f.t, terugkoppelingen_van_melding(&f.t.w, f.key, f.melding, &v, &n,
	    &f.t.err));
	assert_int_equal(n, 1);
	TEST_OK(&f.t, melding_sluit(&f.t.w, f.melding, "geen_vervolg", &f.t.err));
	TEST_OK(&f.t, dossier_laad(&f.t.w, f.dossier, &d, NULL, &f.t.err));
	assert_false(d.open);
}

static void
only_a_nameless_reporter_cannot_be_told(void **state)	/* D5 */
{
	int64_t id = 0;

	(void)state;
	begin("buurtbewoner", "openbaar");
	besluit("afsluiten_advies");
	assert_int_equal(terugkoppeling_geef(&f.t.w, f.key, f.melding, "niet_mogelijk",
	    "De beller gaf geen naam.", &id, &f.t.err), ERR_INVALID);
	assert_string_equal(f.t.err.field, "wijze");
	test_db_script(&f.t, "UPDATE melder SET identiteit = NULL");
	assert_int_not_equal(geef("niet_mogelijk", "De beller gaf geen naam."), 0);
}

static void
a_secret_address_in_the_family_blocks_a_letter_to_who_is_no_professional(void **state)	/* D5 */
{
	int64_t id = 0;

	(void)state;
	begin("familielid", "openbaar");
	besluit("afsluiten_advies");
	test_db_script(&f.t, "UPDATE persoon SET geheim = 1 WHERE id = 303");
	assert_int_equal(terugkoppeling_geef(&f.t.w, f.key, f.melding, "schriftelijk",
	    "Er is een vervolg gestart.", &id, &f.t.err), ERR_INVALID);
	assert_string_equal(f.t.err.field, "wijze");
	test_db_script(&f.t, "UPDATE persoon SET geheim = 0 WHERE id = 303");
	assert_int_not_equal(geef("schriftelijk", voorstel()), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, test_db_end)
		T(who_reports_privately_reads_no_name_date_or_number),
		T(a_professional_reads_names_of_the_own_report_only),
		T(the_proposal_holds_only_what_this_reporter_may_know),
		T(the_proposal_says_when_nothing_was_started),
		T(the_name_of_a_protected_reporter_does_not_get_into_the_dossier),
		T(guessing_the_name_of_a_protected_reporter_tells_nothing),
		T(the_answer_does_not_depend_on_what_the_vault_holds),
		T(the_protected_reporter_of_another_report_is_not_named_either),
		T(ordinary_words_are_enough_beside_a_secret_name),
		T(what_was_found_is_not_said),
		T(who_does_not_investigate_cannot_guess_an_informant),
		T(who_was_asked_as_informant_is_told_to_nobody),
		T(feedback_stops_its_clock_and_opens_the_way_to_closing),
		T(feedback_while_help_is_awaited_leaves_only_closing_when_it_starts),
		T(a_second_decision_asks_for_feedback_anew),
		T(a_secret_address_in_the_family_blocks_a_letter_to_who_is_no_professional),
		T(only_a_nameless_reporter_cannot_be_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
