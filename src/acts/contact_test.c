/* contact_test.c - from conversation to advice or report, through the door. */
#include "hulp/test_db.h"

#include "acts/act.h"
#include "acts/uit.h"
#include "domain/melding/melder.h"

#define MAX_PAIRS 80

/* One call through the door, with fields by name and value. */
struct call {
	struct test_db	*t;
	struct act_ctx	 ctx;
	struct pair	 v[MAX_PAIRS];
	size_t		 n;
};

static void
veld(struct call *c, const char *naam, const char *waarde)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->v[i].name, naam) == 0 && strcmp(naam, "vormen") != 0) {
			c->v[i].value = waarde;
			return;
		}
	assert_true(c->n < MAX_PAIRS);
	c->v[c->n++] = (struct pair){ naam, waarde };
}

static void
veld_id(struct call *c, const char *naam, int64_t id)
{
	veld(c, naam, arena_printf(c->t->a, "%lld", (long long)id));
}

static enum err_code
doe(struct call *c, enum act_id act, const char *sleutel, void *out)
{
	act_begin(&c->ctx, &c->t->app, c->t->a, &c->t->wie, "test");
	return act_run(&c->ctx, &(struct act_vraag){ .act = act, .velden = c->v,
	    .nvelden = c->n, .sleutel = sleutel }, out, &c->t->err);
}

/* What is wrong with this field, or NULL. */
static const char *
fout(const struct call *c, const char *naam)
{
	for (size_t i = 0; i < c->ctx.nfouten; i++)
		if (strcmp(c->ctx.fouten[i].veld, naam) == 0)
			return c->ctx.fouten[i].tekst;
	return NULL;
}

static int64_t
begin(struct test_db *t)
{
	struct call c = { .t = t };
	struct act_klaar out;

	veld(&c, "bron", "telefoon");
	TEST_OK(t, doe(&c, ACT_gesprek_beginnen, NULL, &out));
	return out.id;
}

static struct uit_gesprek_bewaren
bewaar(struct test_db *t, int64_t contact, int64_t versie, const char *tekst,
    const char *venster)
{
	struct call c = { .t = t };
	struct uit_gesprek_bewaren out;

	veld_id(&c, "contact", contact);
	veld_id(&c, "versie", versie);
	veld(&c, "venster", venster);
	veld(&c, "verteld", tekst);
	veld(&c, "personen.0.geslachtsnaam", "Zomerdijkstra");
	TEST_OK(t, doe(&c, ACT_gesprek_bewaren, NULL, &out));
	return out;
}

static const char *
bewaarde_tekst(struct test_db *t, int64_t contact)
{
	struct call c = { .t = t };
	struct uit_gesprek_openen out;

	veld_id(&c, "contact", contact);
	TEST_OK(t, doe(&c, ACT_gesprek_openen, NULL, &out));
	return concept_veld(out.concept.velden, out.concept.nvelden, "verteld");
}

/* Is this text in the bytes of the database file or its log? */
static bool
in_file(struct test_db *t, const char *text)
{
	static const char *const tail[] = { "", "-wal" };
	bool found = false;
	char path[128];

	for (size_t i = 0; i < 2; i++) {
		FILE *f;
		char *all = NULL;
		size_t n = 0;

		(void)snprintf(path, sizeof(path), "%s%s", t->file, tail[i]);
		if ((f = fopen(path, "r")) == NULL)
			continue;
		all = malloc(64 << 20);
		assert_non_null(all);
		n = fread(all, 1, 64 << 20, f);
		(void)fclose(f);
		found = found || memmem(all, n, text, strlen(text)) != NULL;
		free(all);
	}
	return found;
}

/* ---- drafts ----------------------------------------------------------------------- */

/* A3 */
static void
what_is_typed_survives_and_opens_elsewhere(void **state)
{
	struct test_db t;
	int64_t id;

	(void)state;
	test_db_open(&t, false);
	id = begin(&t);
	assert_int_equal(bewaar(&t, id, 0, "Zij belt om hulp", "a").versie, 1);
	assert_int_equal(bewaar(&t, id, 1, "Zij belt om hulp, nu", "a").versie, 2);
	/* The program stops; another opens the file, a colleague takes over. */
	db_close(t.db);
	TEST_OK(&t, db_open(&(struct db_config){ .url = t.url, .readers = 2 }, &t.db,
	    &t.err));
	t.app.db = t.db;
	test_db_wie(&t, TEST_CASUS);
	assert_string_equal(bewaarde_tekst(&t, id), "Zij belt om hulp, nu");
	assert_false(in_file(&t, "Zij belt om hulp"));
	assert_false(in_file(&t, "Zomerdijkstra"));
	test_db_close(&t);
}

static void
the_same_page_saves_on_after_a_lost_answer(void **state)
{
	struct test_db t;
	int64_t id;

	(void)state;
	test_db_open(&t, false);
	id = begin(&t);
	assert_int_equal(bewaar(&t, id, 0, "een", "a").versie, 1);
	assert_int_equal(bewaar(&t, id, 1, "een twee", "a").versie, 2);
	/* The answer "2" was lost: the page still says 1, with more text. */
	assert_int_equal(bewaar(&t, id, 1, "een twee drie", "a").versie, 3);
	assert_string_equal(bewaarde_tekst(&t, id), "een twee drie");
	/* The same text again is no new version. */
	assert_int_equal(bewaar(&t, id, 1, "een twee drie", "b").versie, 3);
	test_db_close(&t);
}

static void
two_people_keep_both_texts_until_one_is_chosen(void **state)
{
	struct call c = { 0 };
	struct uit_gesprek_botsing out;
	struct uit_gesprek_bewaren kept;
	struct test_db t;
	int64_t id;

	(void)state;
	test_db_open(&t, false);
	id = begin(&t);
	(void)bewaar(&t, id, 0, "begin", "a");
	(void)bewaar(&t, id, 1, "tekst van Sanne", "a");
	test_db_wie(&t, TEST_CASUS);
	assert_true(bewaar(&t, id, 1, "tekst van Mo", "b").botsing);
	assert_string_equal(bewaarde_tekst(&t, id), "tekst van Sanne");
	c.t = &t;
	veld_id(&c, "contact", id);
	TEST_OK(&t, doe(&c, ACT_gesprek_botsing, NULL, &out));
	assert_string_equal(concept_veld(out.mijn.velden, out.mijn.nvelden, "verteld"),
	    "tekst van Mo");
	assert_string_equal(concept_veld(out.ander.velden, out.ander.nvelden, "verteld"),
	    "tekst van Sanne");
	assert_string_equal(out.ander.door_naam, "Sanne de Wit");
	veld_id(&c, "versie", out.ander.versie);
	veld(&c, "verteld", "tekst van Sanne en Mo");
	TEST_OK(&t, doe(&c, ACT_gesprek_kiezen, NULL, &kept));
	assert_string_equal(bewaarde_tekst(&t, id), "tekst van Sanne en Mo");
	/* On an older version there is nothing to choose. */
	assert_int_equal(doe(&c, ACT_gesprek_kiezen, NULL, &kept), ERR_CONFLICT);
	test_db_close(&t);
}

static void
a_conversation_that_lapses_destroys_its_draft(void **state)
{
	struct call c = { 0 };
	struct act_klaar out;
	struct test_db t;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	veld_id(&c, "contact", begin(&t));
	(void)bewaar(&t, strtoll(c.v[0].value, NULL, 10), 0, "niets", "a");
	veld(&c, "reden", "verkeerd_verbonden");
	TEST_OK(&t, doe(&c, ACT_gesprek_vervallen, NULL, &out));
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM concept"), 0);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM sleutel WHERE"
	    " doel = 'concept' AND gewikkeld IS NOT NULL"), 0);
	assert_int_equal(doe(&c, ACT_gesprek_vervallen, NULL, &out), ERR_CONFLICT);
	test_db_close(&t);
}

/* ---- advice ------------------------------------------------------------------------ */

static void
advies_velden(struct call *c, int64_t contact)
{
	veld_id(c, "contact", contact);
	veld(c, "hoedanigheid", "school");
	veld(c, "vormen", "km_getuige");
	veld(c, "vormen", "partnergeweld");
	veld(c, "meldcode_stap", "2");
	veld(c, "vraag", "Een kind vertelt over ruzie thuis. Wat kan ik doen?");
	veld(c, "advies", "Praat eerst met de ouder, stap 3 van de meldcode.");
}

/* A2 */
static void
an_advice_keeps_nothing_about_whom_it_concerns(void **state)
{
	struct call c = { 0 };
	struct act_klaar out;
	struct test_db t;
	int64_t id;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	id = begin(&t);
	(void)bewaar(&t, id, 0, "Over de familie Zomerdijkstra", "a");
	advies_velden(&c, id);
	veld(&c, "melder_naam", "Juf Winterswijk");	/* without consent */
	TEST_OK(&t, doe(&c, ACT_advies_vastleggen, NULL, &out));
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM concept"), 0);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM persoon"
	    " WHERE geslachtsnaam = 'Zomerdijkstra'"), 0);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM advies"
	    " WHERE adviesvrager IS NULL"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM sleutel WHERE"
	    " doel = 'concept' AND gewikkeld IS NOT NULL"), 0);
	assert_false(in_file(&t, "Zomerdijkstra"));
	assert_false(in_file(&t, "Winterswijk"));
	assert_false(in_file(&t, "ruzie thuis"));
	test_db_close(&t);
}

/* A2 */
static void
a_name_in_the_question_is_refused(void **state)
{
	struct call c = { 0 };
	struct act_klaar out;
	struct test_db t;
	int64_t id;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	id = begin(&t);
	(void)bewaar(&t, id, 0, "", "a");
	advies_velden(&c, id);
	veld(&c, "vraag", "Wat te doen met het gezin zomerdijkstra?");
	veld(&c, "melder_naam", "Winterswijk");
	veld(&c, "advies", "Juf Winterswijk praat met de ouders.");
	assert_int_equal(doe(&c, ACT_advies_vastleggen, NULL, &out), ERR_INVALID);
	assert_non_null(fout(&c, "vraag"));
	assert_non_null(fout(&c, "advies"));
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM advies"), 0);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM concept"), 1);
	test_db_close(&t);
}

static struct uit_gesprek_openen
open_gesprek(struct test_db *t, int64_t contact)
{
	struct call c = { .t = t };
	struct uit_gesprek_openen out;

	veld_id(&c, "contact", contact);
	TEST_OK(t, doe(&c, ACT_gesprek_openen, NULL, &out));
	return out;
}

/* ---- a report ------------------------------------------------------------------------ */

static void
melding_velden(struct call *c, int64_t contact)
{
	if (contact != 0)
		veld_id(c, "contact", contact);
	veld(c, "bron", "telefoon");
	veld(c, "hoedanigheid", "school");
	veld(c, "melder_naam", "Wilhelmina Grasveld");
	veld(c, "openheid", "openbaar");
	veld(c, "verteld", "Ruzie, schreeuwen, een kind huilde.");
	veld(c, "vormen", "partnergeweld");
	veld(c, "vormen", "km_getuige");
	veld(c, "direct_gevaar", "nee");
	veld(c, "straat", "Sterappelpad");
	veld(c, "huisnummer", "7");
	veld(c, "postcode", "1991 AB");
	veld(c, "woonplaats", "Velserbroek");
	veld(c, "gemeente", "0392");
	veld(c, "contact_veilig", "Bel mobiel, overdag");
	veld(c, "personen.0.geslachtsnaam", "van der Zomer");
	veld(c, "personen.0.roepnaam", "Mirjam");
	veld(c, "personen.0.rol", "112");
	veld(c, "personen.0.geboren", "4-4-1988");
	veld(c, "personen.2.geslachtsnaam", "Lente");
	veld(c, "personen.2.roepnaam", "Yara");
	veld(c, "personen.2.rol", "115");
	veld(c, "personen.2.geboren", "3-5-2014");
}

/* A2, A3 */
static void
an_advice_becomes_a_report_and_both_know(void **state)
{
	struct call c = { 0 }, b = { 0 };
	struct act_klaar advies, gesprek, melding;
	struct uit_gesprek_openen g;
	struct uit_advies_openen open;
	struct test_db t;

	(void)state;
	test_db_open(&t, false);
	c.t = b.t = &t;
	advies_velden(&c, begin(&t));
	TEST_OK(&t, doe(&c, ACT_advies_vastleggen, NULL, &advies));
	veld(&b, "bron", "telefoon");
	veld_id(&b, "advies", advies.id);
	TEST_OK(&t, doe(&b, ACT_gesprek_beginnen, NULL, &gesprek));
	g = open_gesprek(&t, gesprek.id);
	assert_string_equal(concept_veld(g.concept.velden, g.concept.nvelden,
	    "hoedanigheid"), "school");
	assert_string_equal(g.advies.advies,
	    "Praat eerst met de ouder, stap 3 van de meldcode.");
	c.n = 0;
	melding_velden(&c, gesprek.id);
	TEST_OK(&t, doe(&c, ACT_melding_registreren, NULL, &melding));
	c.n = 0;
	veld_id(&c, "advies", advies.id);
	TEST_OK(&t, doe(&c, ACT_advies_openen, NULL, &open));
	assert_int_equal(open.advies.melding, melding.id);
	assert_int_equal(open.advies.dossier, melding.dossier);
	assert_int_equal(test_db_getal(&t, "SELECT advies FROM melding"), advies.id);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM gebeurtenis"
	    " WHERE soort = 'advies_werd_melding'"), 1);
	test_db_close(&t);
}

/* A3, A5 */
static void
a_report_makes_household_dossier_and_clocks(void **state)
{
	struct call c = { 0 };
	struct act_klaar out;
	struct test_db t;
	int64_t id;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	id = begin(&t);
	(void)bewaar(&t, id, 0, "x", "a");
	melding_velden(&c, id);
	TEST_OK(&t, doe(&c, ACT_melding_registreren, "sleutel-een", &out));
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM dossier"
	    " WHERE naam = 'Van der Zomer' AND casusregisseur = 101"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM persoon WHERE"
	    " geslachtsnaam = 'Zomer' AND voorvoegsel = 'van der' AND"
	    " postcode = '1991 AB' AND achternaam IS NOT NULL"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM lidmaatschap"), 2);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding_vorm"), 2);
	assert_int_equal(test_db_getal(&t, "SELECT kinderen FROM melding"), 1);
	assert_true(test_db_getal(&t, "SELECT COUNT(*) FROM termijn") > 0);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM concept"), 0);
	/* Words and reporter stand in the file nowhere. */
	assert_false(in_file(&t, "schreeuwen"));
	assert_false(in_file(&t, "Grasveld"));
	assert_false(in_file(&t, "Bel mobiel"));
	test_db_close(&t);
}

static void
sent_twice_is_one_report(void **state)
{
	struct call c = { 0 };
	struct act_klaar one, two;
	struct test_db t;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	melding_velden(&c, begin(&t));
	TEST_OK(&t, doe(&c, ACT_melding_registreren, "sleutel-een", &one));
	TEST_OK(&t, doe(&c, ACT_melding_registreren, "sleutel-een", &two));
	assert_true(two.herhaald);
	assert_int_equal(one.id, two.id);
	assert_int_equal(one.dossier, two.dossier);
	/* From another page of the same conversation: refused, not doubled. */
	assert_int_equal(doe(&c, ACT_melding_registreren, "sleutel-twee", &two),
	    ERR_CONFLICT);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding"), 1);
	test_db_close(&t);
}

/* A6 */
static void
a_known_person_brings_the_household_along(void **state)
{
	struct call c = { 0 };
	struct act_klaar one, two;
	struct test_db t;
	int64_t yara;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	melding_velden(&c, 0);
	TEST_OK(&t, doe(&c, ACT_melding_registreren, NULL, &one));
	yara = test_db_getal(&t, "SELECT id FROM persoon WHERE roepnaam = 'Yara'");
	veld_id(&c, "personen.2.bekend", yara);
	veld(&c, "personen.2.telefoon", "06-12345678");
	veld(&c, "personen.2.roepnaam", "Jara");
	veld(&c, "personen.0.geslachtsnaam", "Herfst");
	veld(&c, "contact_veilig", "Niet meer mobiel");
	TEST_OK(&t, doe(&c, ACT_melding_registreren, NULL, &two));
	assert_int_equal(two.dossier, one.dossier);
	assert_int_not_equal(two.id, one.id);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding"
	    " WHERE soort = 'vervolgmelding'"), 1);
	/* Filled in, never overwritten. */
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM persoon WHERE"
	    " roepnaam = 'Yara' AND telefoon = '+31612345678'"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM lidmaatschap"), 3);
	test_db_close(&t);
}

static void
a_hidden_household_is_not_found_and_not_joined(void **state)
{
	struct call c = { 0 };
	struct act_klaar one;
	struct uit_kandidaten found;
	struct uit_zoeken search;
	struct test_db t;
	int64_t yara;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	melding_velden(&c, 0);
	TEST_OK(&t, doe(&c, ACT_melding_registreren, NULL, &one));
	yara = test_db_getal(&t, "SELECT id FROM persoon WHERE roepnaam = 'Yara'");
	test_db_script(&t, "UPDATE dossier SET afgeschermd = 1");
	c.n = 0;
	veld(&c, "geslachtsnaam", "Lente");
	TEST_OK(&t, doe(&c, ACT_kandidaten, NULL, &found));
	assert_int_equal(found.n, 0);
	c.n = 0;
	veld(&c, "q", "Yara Lente");
	TEST_OK(&t, doe(&c, ACT_zoeken, NULL, &search));
	assert_int_equal(search.n, 0);
	c.n = 0;
	melding_velden(&c, 0);
	veld_id(&c, "personen.2.bekend", yara);
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &one), ERR_INVALID);
	assert_non_null(fout(&c, "personen.2.bekend"));
	test_db_close(&t);
}

/* A6 */
static void
candidates_come_with_reasons_and_history(void **state)
{
	struct call c = { 0 };
	struct act_klaar one;
	struct uit_kandidaten found;
	struct uit_zoeken search;
	struct test_db t;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	melding_velden(&c, 0);
	TEST_OK(&t, doe(&c, ACT_melding_registreren, NULL, &one));
	c.n = 0;
	veld(&c, "geslachtsnaam", "Lentte");
	veld(&c, "roepnaam", "Yara");
	veld(&c, "geboren", "3-5-2014");
	TEST_OK(&t, doe(&c, ACT_kandidaten, NULL, &found));
	assert_int_equal(found.n, 1);
	assert_true(found.v[0].nredenen > 0);
	assert_int_equal(found.v[0].neerder, 1);
	assert_int_equal(found.v[0].eerder[0].dossier, one.dossier);
	assert_string_equal(found.v[0].rol, "115");
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM journaal_object o"
	    " JOIN persoon p ON p.regio = o.regio AND p.id = o.object"
	    " WHERE o.soort = 'persoon' AND p.roepnaam = 'Yara'"), 2);
	c.n = 0;
	veld(&c, "q", "1991ab 7");
	TEST_OK(&t, doe(&c, ACT_zoeken, NULL, &search));
	assert_string_equal(search.soort, "adres");
	assert_int_equal(search.n, 2);
	test_db_close(&t);
}

static void
search_by_number_goes_straight_to_the_dossier(void **state)
{
	struct call c = { 0 };
	struct act_klaar one;
	struct uit_zoeken search;
	struct test_db t;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	melding_velden(&c, 0);
	TEST_OK(&t, doe(&c, ACT_melding_registreren, NULL, &one));
	c.n = 0;
	veld(&c, "q", "");
	for (int digit = 0; digit < 10; digit++) {
		struct uit_zoeken found;

		veld(&c, "q", arena_printf(t.a, "vt 2026 1 %d", digit));
		TEST_OK(&t, doe(&c, ACT_zoeken, NULL, &found));
		if (found.dossier != 0)
			search = found;
	}
	assert_int_equal(search.dossier, one.dossier);
	test_db_close(&t);
}

/* ---- bad input ------------------------------------------------------------------------- */

static void
all_that_is_wrong_is_said_at_once(void **state)
{
	static const struct pair wrong[] = {
		{ "openheid", "beschermd" }, { "crisis", "1" }, { "straat", "" },
		{ "postcode", "" }, { "gebeurd_op", "31-2-2026" },
		{ "melder_email", "juf school" }, { "melder_telefoon", "bel mij" },
		{ "personen.0.geboren", "31-2-1988" }, { "personen.2.bsn", "000000000" },
		{ "personen.2.rol", "" }, { "direct_gevaar", "" }, { "kinderen", "99" },
	};
	struct call c = { 0 };
	struct act_klaar out;
	struct test_db t;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	melding_velden(&c, 0);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		veld(&c, wrong[i].name, wrong[i].value);
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &out), ERR_INVALID);
	assert_non_null(fout(&c, "gebeurd_op"));
	assert_non_null(fout(&c, "melder_telefoon"));
	assert_non_null(fout(&c, "personen.0.geboren"));
	assert_non_null(fout(&c, "personen.2.bsn"));
	assert_non_null(fout(&c, "personen.2.rol"));
	assert_non_null(fout(&c, "direct_gevaar"));
	assert_non_null(fout(&c, "kinderen"));
	/* And what is wrong between fields, in the same answer. */
	assert_non_null(fout(&c, "beschermingsgrond"));
	assert_non_null(fout(&c, "gebeurd_waar"));
	assert_non_null(fout(&c, "melder_email"));
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding"), 0);
	test_db_close(&t);
}

static void
rules_between_fields_name_the_field(void **state)
{
	struct call c = { 0 };
	struct act_klaar out;
	struct test_db t;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	melding_velden(&c, 0);
	veld(&c, "openheid", "beschermd");
	veld(&c, "crisis", "1");
	veld(&c, "straat", "");
	veld(&c, "postcode", "");
	veld(&c, "melder_email", "juf school");
	veld(&c, "gebeurd_op", "25-11-2026");
	veld(&c, "personen.0.bsn", "111222333");
	veld(&c, "personen.2.bsn", "111222333");
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &out), ERR_INVALID);
	assert_non_null(fout(&c, "beschermingsgrond"));
	assert_non_null(fout(&c, "gebeurd_waar"));
	assert_non_null(fout(&c, "melder_email"));
	assert_non_null(fout(&c, "gebeurd_op"));
	assert_non_null(fout(&c, "personen.2.bsn"));
	test_db_close(&t);
}

static void
a_report_without_persons_must_say_so(void **state)
{
	struct call c = { 0 };
	struct act_klaar out;
	struct test_db t;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	melding_velden(&c, 0);
	for (size_t i = 0; i < c.n; i++)
		if (strncmp(c.v[i].name, "personen", 8) == 0)
			c.v[i].value = "";
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &out), ERR_INVALID);
	assert_non_null(fout(&c, "personen"));
	veld(&c, "zonder_personen", "1");
	veld(&c, "kinderen", "2");
	TEST_OK(&t, doe(&c, ACT_melding_registreren, NULL, &out));
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM dossier"
	    " WHERE naam = 'Gezin nog onbekend'"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT kinderen FROM melding"), 2);
	test_db_close(&t);
}

static void
names_of_every_kind_are_kept_as_typed(void **state)
{
	struct call c = { 0 };
	struct act_klaar out;
	struct test_db t;
	char *lang;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	melding_velden(&c, 0);
	lang = arena_alloc(t.a, 202);
	memset(lang, 'x', 201);
	veld(&c, "personen.0.geslachtsnaam", lang);
	assert_int_equal(doe(&c, ACT_melding_registreren, NULL, &out), ERR_INVALID);
	assert_non_null(fout(&c, "personen.0.geslachtsnaam"));
	lang[200] = '\0';
	veld(&c, "personen.0.voornamen", "\"Jan\" O'Neill 😀");
	veld(&c, "personen.2.geslachtsnaam", "الخطيب");
	TEST_OK(&t, doe(&c, ACT_melding_registreren, NULL, &out));
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM persoon WHERE"
	    " voornamen = '\"Jan\" O''Neill 😀' AND length(geslachtsnaam) = 200"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM persoon WHERE"
	    " geslachtsnaam = 'الخطيب'"), 1);
	test_db_close(&t);
}

static void
a_protected_reporter_stands_in_the_file_nowhere(void **state)
{
	struct call c = { 0 };
	struct act_klaar out;
	struct test_db t;

	(void)state;
	test_db_open(&t, false);
	c.t = &t;
	melding_velden(&c, begin(&t));
	veld(&c, "openheid", "beschermd");
	veld(&c, "beschermingsgrond", "bedreiging_slachtoffer");
	veld(&c, "bescherming_uitleg", "De buurman Eikenhorst is bang");
	TEST_OK(&t, doe(&c, ACT_melding_registreren, NULL, &out));
	assert_false(in_file(&t, "Grasveld"));
	assert_false(in_file(&t, "Eikenhorst"));
	test_db_close(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_typed_survives_and_opens_elsewhere),
		cmocka_unit_test(the_same_page_saves_on_after_a_lost_answer),
		cmocka_unit_test(two_people_keep_both_texts_until_one_is_chosen),
		cmocka_unit_test(a_conversation_that_lapses_destroys_its_draft),
		cmocka_unit_test(an_advice_keeps_nothing_about_whom_it_concerns),
		cmocka_unit_test(a_name_in_the_question_is_refused),
		cmocka_unit_test(an_advice_becomes_a_report_and_both_know),
		cmocka_unit_test(a_report_makes_household_dossier_and_clocks),
		cmocka_unit_test(sent_twice_is_one_report),
		cmocka_unit_test(a_known_person_brings_the_household_along),
		cmocka_unit_test(a_hidden_household_is_not_found_and_not_joined),
		cmocka_unit_test(candidates_come_with_reasons_and_history),
		cmocka_unit_test(search_by_number_goes_straight_to_the_dossier),
		cmocka_unit_test(all_that_is_wrong_is_said_at_once),
		cmocka_unit_test(rules_between_fields_name_the_field),
		cmocka_unit_test(a_report_without_persons_must_say_so),
		cmocka_unit_test(names_of_every_kind_are_kept_as_typed),
		cmocka_unit_test(a_protected_reporter_stands_in_the_file_nowhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
