#include "acts/bericht.h"
#include "acts/uit.h"
#include "hulp/test_db.h"
#include "domain/bericht/bericht.h"

static struct test_db t;

static int
begin(void **state)
{
	(void)state;
	test_db_open(&t, false);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	test_db_close(&t);
	return 0;
}

static struct act_ctx ctx;

static enum err_code
run(enum act_id act, const struct pair *v, size_t n, const char *bytes, void *out)
{
	act_begin(&ctx, &t.app, t.a, &t.wie, "test");
	return act_run(&ctx, &(struct act_vraag){ .act = act, .velden = v, .nvelden = n,
	    .lading = { (const uint8_t *)bytes, bytes == NULL ? 0 : strlen(bytes) } }, out,
	    &t.err);
}

#define FIELDS(...) (struct pair[]){ __VA_ARGS__ }, \
	sizeof((struct pair[]){ __VA_ARGS__ }) / sizeof(struct pair)

/* A report with a mother and a child; reference and BSN of the child differ. */
static struct uit_bericht_innemen
melding(const char *zender, const char *referentie, const char *bsn, const char *rol)
{
	struct uit_bericht_innemen uit;

	TEST_OK(&t, run(ACT_bericht_innemen, FIELDS(
	    { "soort", "vtMeldingDi01" }, { "zender", zender }, { "referentie", referentie },
	    { "identificatie", "PL1100-1" }, { "melder_naam", "M. Voorbeeld" },
	    { "melder_organisatie", "Politie" }, { "verteld", "Er was ruzie." },
	    { "opmerkingen", "Let op iets." }, { "direct_gevaar", "ja" },
	    { "gevaar", "SASH-niveau: hoog." }, { "gebeurd_op", "2026-11-22" },
	    { "personen.0.geslachtsnaam", "Bedacht" }, { "personen.0.voornamen", "Rita" },
	    { "personen.0.geslacht", "V" }, { "personen.0.rol", "Ouder, gezag niet benoemd" },
	    { "personen.0.woonplaats", "Haarlem" },
	    { "personen.1.geslachtsnaam", "Bedacht" }, { "personen.1.voornamen", "Noor" },
	    { "personen.1.geboren", "20150906" }, { "personen.1.rol", rol },
	    { "personen.1.bsn", bsn }),
	    "<bericht/>", &uit));
	return uit;
}

/* A9 */
static void
a_report_in_a_message_gets_a_dossier_with_its_clocks(void **state)
{
	struct uit_bericht_innemen u = melding("Politie|BVH", "R1", NULL, "kind");

	(void)state;
	assert_string_equal(u.stand, "verwerkt");
	assert_string_equal(u.reden, "");
	assert_non_null(u.kenmerk);
	assert_true(u.melding != 0 && u.dossier != 0 && !u.herhaald);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding WHERE bron = "
	    "'politie_corv' AND hoedanigheid = 'politie' AND direct_gevaar = 'ja' AND "
	    "kinderen = 1 AND gemeente = '0392' AND bericht IS NOT NULL"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM termijn WHERE norm = "
	    "'acute_screening' AND stand = 'loopt'"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM lidmaatschap l JOIN dossier d "
	    "ON d.regio = l.regio AND d.huishouden = l.huishouden"), 2);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melder WHERE openheid = "
	    "'openbaar' AND identiteit IS NOT NULL"), 1);
	/* C6: it has a case manager though nobody took it in. */
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM dossier WHERE id > 1000 AND "
	    "casusregisseur IN (101, 102, 103)"), 1);
}

/* D9 */
static void
the_same_reference_of_the_same_sender_is_refused_as_StUF016(void **state)
{
	struct uit_bericht_innemen eerste = melding("Politie|BVH", "R1", NULL, "kind");
	struct uit_bericht_innemen tweede = melding("Politie|BVH", "R1", NULL, "kind");

	(void)state;
	assert_string_equal(tweede.stand, "dubbel");
	assert_string_equal(tweede.foutcode, "StUF016");
	assert_true(tweede.bericht != eerste.bericht);
	assert_int_equal(tweede.melding, eerste.melding);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM bericht"), 2);
	assert_string_equal(melding("Andere|BVH", "R1", NULL, "kind").stand, "verwerkt");
}

static enum err_code
read_raw(struct tx *tx, void *arg, struct err *err)
{
	struct uit_bericht_innemen *u = arg;
	struct blob raw;

	t.w.tx = tx;
	TRY(bericht_ruw(&t.w, u->bericht, &raw, err));
	t.w.tx = NULL;
	assert_int_equal(raw.n, 7);
	assert_memory_equal(raw.p, "\xff<half>", 7);
	return ERR_OK;
}

/* A9, D9 */
static void
what_cannot_be_read_is_kept_byte_for_byte_and_sealed(void **state)
{
	struct uit_bericht_innemen u;

	(void)state;
	TEST_OK(&t, run(ACT_bericht_innemen, FIELDS({ "reden", "Het is geen XML." }),
	    "\xff<half>", &u));
	assert_string_equal(u.stand, "afgewezen");
	assert_string_equal(u.reden, "Het is geen XML.");
	assert_int_equal(u.melding, 0);
	TEST_OK(&t, db_read(t.db, read_raw, &u, &t.err));
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM bericht WHERE "
	    "instr(ruw, CAST('half' AS BLOB)) > 0"), 0);
	assert_int_equal(test_db_getal(&t, "SELECT length(hash) FROM bericht"), 32);
	assert_int_equal(test_db_getal(&t, "SELECT grootte FROM bericht"), 7);
}

/* The file was taken in; the computer stopped before it was put away. */
static void
one_offering_is_taken_in_once_also_after_a_crash(void **state)
{
	struct pair v[] = { { "reden", "Leeg." }, { "aanbieding", "postvak-1" } };
	struct uit_bericht_innemen a, b;

	(void)state;
	TEST_OK(&t, run(ACT_bericht_innemen, v, 2, "x", &a));
	TEST_OK(&t, run(ACT_bericht_innemen, v, 2, "x", &b));
	assert_false(a.herhaald);
	assert_true(b.herhaald);
	assert_int_equal(a.bericht, b.bericht);
	assert_string_equal(b.stand, "afgewezen");
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM bericht"), 1);
	/* Other bytes under that name are another message. */
	TEST_OK(&t, run(ACT_bericht_innemen, v, 2, "y", &b));
	assert_false(b.herhaald);
}

/* A6, B6 */
static void
somebody_known_by_bsn_brings_the_report_to_the_running_dossier(void **state)
{
	struct uit_bericht_innemen a = melding("Politie|BVH", "R1", "999990020", "kind");
	struct uit_bericht_innemen b = melding("Politie|BVH", "R2", "999990020", "kind");

	(void)state;
	assert_int_equal(a.dossier, b.dossier);
	assert_true(a.melding != b.melding);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding WHERE soort = "
	    "'vervolgmelding'"), 1);
	/* Never merged: two rows with that number, and a proposal beside them. */
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM persoon WHERE bsn = "
	    "'999990020'"), 2);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM voorstel WHERE score = 1000 "
	    "AND stand = 'open'"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM voorstel v WHERE v.persoon = "
	    "v.kandidaat"), 0);
}

static void
a_bsn_in_two_running_dossiers_brings_a_new_one(void **state)
{
	struct uit_bericht_innemen a = melding("Politie|BVH", "R1", "999990020", "kind"), b;

	(void)state;
	test_db_script(&t, "INSERT INTO lidmaatschap (regio,id,huishouden,persoon,rol) SELECT 7,"
	    "1,201,id,'kind' FROM persoon WHERE bsn = '999990020';"
	    "INSERT INTO dossier (regio,id,kenmerk,huishouden,naam,sleutel,stand,casusregisseur,"
	    "geopend_op) SELECT 7,1,'VT-2026-999999-9',201,'x',sleutel,'open',101,0 FROM dossier;");
	b = melding("Politie|BVH", "R2", "999990020", "kind");
	assert_true(b.dossier != a.dossier && b.dossier != 1);
}

static void
words_of_the_police_become_roles_and_unknown_ones_are_kept(void **state)
{
	(void)state;
	(void)melding("Politie|BVH", "R1", NULL, "verre neef");
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding_betrokkene WHERE rol = "
	    "'111' AND kind = 0"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding_betrokkene WHERE rol = "
	    "'p05' AND kind = 1"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding_vorm WHERE vorm = "
	    "'nog_te_bepalen'"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM gebeurtenis WHERE soort = "
	    "'bericht_ontvangen' AND tekst IS NOT NULL"), 1);
}

static void
a_refused_message_is_settled_once_with_words(void **state)
{
	struct uit_bericht_innemen u;
	struct uit_berichten_lezen lijst;
	struct uit_bericht_zien zien;
	struct act_klaar klaar;
	char id[32];

	(void)state;
	TEST_OK(&t, run(ACT_bericht_innemen, FIELDS({ "reden", "Leeg." }), "x", &u));
	(void)snprintf(id, sizeof(id), "%lld", (long long)u.bericht);
	assert_int_equal(run(ACT_bericht_afhandelen, FIELDS({ "bericht", id }), NULL, &klaar),
	    ERR_INVALID);
	TEST_OK(&t, run(ACT_berichten_lezen, FIELDS({ "stand", "afgewezen" }), NULL, &lijst));
	assert_int_equal(lijst.n, 1);
	assert_int_equal(lijst.afgewezen, 1);
	TEST_OK(&t, run(ACT_bericht_afhandelen, FIELDS({ "bericht", id },
	    { "afhandeling", "Nieuw bericht gevraagd." }), NULL, &klaar));
	assert_int_equal(run(ACT_bericht_afhandelen, FIELDS({ "bericht", id },
	    { "afhandeling", "Nog eens." }), NULL, &klaar), ERR_CONFLICT);
	TEST_OK(&t, run(ACT_bericht_zien, FIELDS({ "bericht", id }), NULL, &zien));
	assert_string_equal(zien.b.stand, "afgehandeld");
	assert_string_equal(zien.afhandeling, "Nieuw bericht gevraagd.");
	assert_string_equal(zien.afgehandeld_naam, "Sanne de Wit");
	TEST_OK(&t, run(ACT_berichten_lezen, NULL, 0, NULL, &lijst));
	assert_int_equal(lijst.afgewezen, 0);
	assert_int_equal(lijst.afgehandeld, 1);
}

/* G4: a list that names a case is a look at it. */
static void
who_saw_a_case_in_the_list_of_messages_is_known(void **state)
{
	struct uit_bericht_innemen u = melding("Politie|BVH", "R1", NULL, "kind");
	struct uit_berichten_lezen lijst;

	(void)state;
	TEST_OK(&t, run(ACT_berichten_lezen, NULL, 0, NULL, &lijst));
	assert_int_equal(lijst.v[0].dossier, u.dossier);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM journaal j JOIN journaal_object o"
	    " ON o.regio = j.regio AND o.volgnr = j.volgnr AND o.soort = 'dossier'"
	    " WHERE j.handeling = 'berichten_lezen'"), 1);
}

/* G2 */
static void
a_message_of_a_dossier_one_may_not_see_stays_closed(void **state)
{
	struct uit_bericht_innemen u = melding("Politie|BVH", "R1", NULL, "kind");
	struct uit_berichten_lezen lijst;
	struct uit_bericht_openen open;
	struct uit_bericht_zien zien;
	char id[32];

	(void)state;
	(void)snprintf(id, sizeof(id), "%lld", (long long)u.bericht);
	(void)melding("Politie|BVH", "R1", NULL, "kind");	/* double */
	TEST_OK(&t, run(ACT_bericht_innemen, FIELDS({ "reden", "Leeg." }), "x", &u));
	TEST_OK(&t, run(ACT_berichten_lezen, NULL, 0, NULL, &lijst));
	assert_true(lijst.n == 3 && lijst.verwerkt == 1 && lijst.dubbel == 1);
	TEST_OK(&t, run(ACT_bericht_openen, FIELDS({ "bericht", id }), NULL, &open));
	assert_string_equal(open.tekst, "<bericht/>");
	test_db_wie(&t, TEST_EIGEN);
	assert_int_equal(run(ACT_bericht_openen, FIELDS({ "bericht", id }), NULL, &open),
	    ERR_NOT_FOUND);
	assert_int_equal(run(ACT_bericht_zien, FIELDS({ "bericht", id }), NULL, &zien),
	    ERR_NOT_FOUND);
	/* Nor is it in a list or a count: what nobody's case is, is for all. */
	TEST_OK(&t, run(ACT_berichten_lezen, NULL, 0, NULL, &lijst));
	assert_true(lijst.n == 1 && lijst.v[0].id == u.bericht);
	assert_true(lijst.verwerkt == 0 && lijst.dubbel == 0 && lijst.afgewezen == 1);
	TEST_OK(&t, run(ACT_berichten_lezen, FIELDS({ "stand", "verwerkt" }), NULL, &lijst));
	assert_int_equal(lijst.n, 0);
	assert_int_equal(run(ACT_bericht_origineel, FIELDS({ "bericht", id }), NULL,
	    &(struct uit_bericht_origineel){ 0 }), ERR_NOT_FOUND);
}

static void
of_a_large_message_the_beginning_is_shown_and_the_whole_is_given_back(void **state)
{
	const size_t n = BERICHT_TOON_MAX + 1;
	char *bytes = malloc(n + 1), id[32];
	struct uit_bericht_innemen u;
	struct uit_bericht_origineel ruw;
	struct uit_bericht_openen open;

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'x', n);
	bytes[n] = '\0';
	memcpy(bytes + n - 2, "\xc3\xab", 2);	/* e with two dots, over the border */
	TEST_OK(&t, run(ACT_bericht_innemen, FIELDS({ "reden", "Te groot." }), bytes, &u));
	assert_int_equal(u.grootte, n);
	(void)snprintf(id, sizeof(id), "%lld", (long long)u.bericht);
	TEST_OK(&t, run(ACT_bericht_openen, FIELDS({ "bericht", id }), NULL, &open));
	assert_true(open.begin && !open.omgezet);
	assert_int_equal(strlen(open.tekst), n - 2);
	TEST_OK(&t, run(ACT_bericht_origineel, FIELDS({ "bericht", id }), NULL, &ruw));
	assert_int_equal(ruw.ruw.n, n);
	assert_memory_equal(ruw.ruw.p, bytes, n);
	free(bytes);
}

static int
to_judge(int64_t bericht)
{
	struct uit_bericht_zien zien;
	char id[32];

	(void)snprintf(id, sizeof(id), "%lld", (long long)bericht);
	TEST_OK(&t, run(ACT_bericht_zien, FIELDS({ "bericht", id }), NULL, &zien));
	return (int)zien.voorstellen;
}

/* G2: that there is somebody of that name is not told by a number either. */
static void
who_may_not_be_seen_is_not_counted_among_the_proposals(void **state)
{
	struct uit_voorstellen_lezen v;
	struct uit_bericht_innemen een, twee;
	char id[32];

	(void)state;
	een = melding("Politie|BVH", "R1", "999990020", "kind");
	test_db_script(&t, "UPDATE dossier SET stand = 'gesloten'");	/* two dossiers, then */
	twee = melding("Politie|BVH", "R2", "999990020", "kind");
	assert_int_not_equal(een.dossier, twee.dossier);
	assert_true(to_judge(twee.bericht) > 0);
	test_db_script(&t, "UPDATE dossier SET afgeschermd = 1 WHERE stand = 'gesloten'");
	assert_int_equal(to_judge(twee.bericht), 0);
	(void)snprintf(id, sizeof(id), "%lld", (long long)twee.melding);
	TEST_OK(&t, run(ACT_voorstellen_lezen, FIELDS({ "melding", id }), NULL, &v));
	assert_int_equal(v.n, 0);
}

/* A6 */
static void
a_person_judges_who_is_who_and_may_judge_again(void **state)
{
	struct uit_voorstellen_lezen v;
	struct uit_bericht_innemen u;
	struct act_klaar klaar;
	char melding_id[32], id[32];

	(void)state;
	(void)melding("Politie|BVH", "R1", "999990020", "kind");
	u = melding("Politie|BVH", "R2", "999990020", "kind");
	(void)snprintf(melding_id, sizeof(melding_id), "%lld", (long long)u.melding);
	TEST_OK(&t, run(ACT_voorstellen_lezen, FIELDS({ "melding", melding_id }), NULL, &v));
	assert_true(v.n >= 1);
	assert_string_equal(v.v[0].stand, "open");
	assert_non_null(v.v[0].bekend.kenmerk);
	(void)snprintf(id, sizeof(id), "%lld", (long long)v.v[0].id);
	TEST_OK(&t, run(ACT_voorstel_beoordelen, FIELDS({ "voorstel", id },
	    { "oordeel", "zelfde" }), NULL, &klaar));
	/* nothing merges: it waits for the data steward */
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM dubbel WHERE bron = 'bericht' "
	    "AND stand = 'open'"), 1);
	TEST_OK(&t, run(ACT_voorstel_beoordelen, FIELDS({ "voorstel", id },
	    { "oordeel", "ander" }), NULL, &klaar));
	TEST_OK(&t, run(ACT_voorstellen_lezen, FIELDS({ "melding", melding_id }), NULL, &v));
	assert_string_equal(v.v[0].stand, "ander");
	assert_string_equal(v.v[0].door, "Sanne de Wit");
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM persoon WHERE samengevoegd "
	    "IS NOT NULL"), 0);
	assert_int_equal(to_judge(u.bericht), (int)v.n - 1);
	test_db_wie(&t, TEST_EIGEN);
	assert_int_equal(run(ACT_voorstel_beoordelen, FIELDS({ "voorstel", id },
	    { "oordeel", "zelfde" }), NULL, &klaar), ERR_NOT_FOUND);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_report_in_a_message_gets_a_dossier_with_its_clocks),
		T(the_same_reference_of_the_same_sender_is_refused_as_StUF016),
		T(what_cannot_be_read_is_kept_byte_for_byte_and_sealed),
		T(one_offering_is_taken_in_once_also_after_a_crash),
		T(somebody_known_by_bsn_brings_the_report_to_the_running_dossier),
		T(a_bsn_in_two_running_dossiers_brings_a_new_one),
		T(words_of_the_police_become_roles_and_unknown_ones_are_kept),
		T(a_refused_message_is_settled_once_with_words),
		T(who_saw_a_case_in_the_list_of_messages_is_known),
		T(a_message_of_a_dossier_one_may_not_see_stays_closed),
		T(of_a_large_message_the_beginning_is_shown_and_the_whole_is_given_back),
		T(who_may_not_be_seen_is_not_counted_among_the_proposals),
		T(a_person_judges_who_is_who_and_may_judge_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
