/* The meeting and the weighing through the one door: what the wall shows, that
 * the minutes are the decisions, and what stands in the journal. */
#include "hulp/test_db.h"

#include "acts/uit.h"
#include "domain/dossier/dossier.h"
#include "domain/melding/melding.h"

struct proef {
	struct test_db	 t;
	int64_t		 dossier[2], melding[2], overleg;
	struct act_ctx	 ctx;
};

#define GEVAAR "Hij zei tegen zijn zus dat hij een mes heeft."
#define VERTELD "Buurvrouw Wil Buursma hoorde geschreeuw."

/* One report of an open reporter, one of a protected one; neither has a text
 * that may be shown. */
static enum err_code
vul(struct tx *tx, void *arg, struct err *err)
{
	static const char *const vormen[] = { "partnergeweld" };
	static const struct melding_betrokkene gezin[] = { { .persoon = TEST_KIND,
	    .rol = "115", .kind = true } };
	static const struct melding_meldcode stap = { "5", "ja" };
	static const int64_t huishouden[] = { TEST_HUISHOUDEN, TEST_HUISHOUDEN_2 };
	struct proef *p = arg;
	struct werk w = p->t.w;
	struct seal_key *key;

	w.tx = tx;
	for (size_t i = 0; i < 2; i++) {
		TRY(dossier_nieuw(&w, &(struct dossier_invoer){ .huishouden = huishouden[i],
		    .naam = "Hoekzema – Terlouw", .gemeente = "0392",
		    .casusregisseur = TEST_CASUS }, &p->dossier[i], &key, err));
		TRY(melding_nieuw(&w, key, &(struct melding_invoer){
		    .dossier = p->dossier[i], .bron = "telefoon",
		    .hoedanigheid = "buurtbewoner", .verteld = VERTELD,
		    .direct_gevaar = "ja", .gevaar = GEVAAR, .vormen = vormen, .nvormen = 1,
		    .meldcode = &stap, .nmeldcode = 1,
		    .kinderen = 1, .betrokkenen = gezin, .nbetrokkenen = 1,
		    .melder = { .openheid = i == 0 ? "openbaar" : "beschermd",
		    .grond = i == 0 ? NULL : "geen_toestemming",
		    .identiteit = { .naam = "Wil Buursma" } } }, &p->melding[i], err));
		TRY(melding_acuut_zet(&w, key, p->melding[i], &(struct melding_acuut){
		    .direct_gevaar = "ja" }, err));
	}
	return ERR_OK;
}

static enum err_code
doe(struct proef *p, enum act_id act, const struct pair *v, size_t n, void *out)
{
	act_begin(&p->ctx, &p->t.app, p->t.a, &p->t.wie, "test");
	return act_run(&p->ctx, &(struct act_vraag){ .act = act, .velden = v,
	    .nvelden = n }, out, &p->t.err);
}

static const char *
getal(struct proef *p, int64_t n)
{
	return arena_printf(p->t.a, "%lld", (long long)n);
}

static int
begin(void **state)
{
	struct proef *p = calloc(1, sizeof(*p));
	struct act_klaar uit;

	assert_non_null(p);
	test_db_open(&p->t, false);
	TEST_OK(&p->t, db_write(p->t.db, vul, p, &p->t.err));
	TEST_OK(&p->t, doe(p, ACT_overleg_plannen, (struct pair[]){ { "soort",
	    "screening" } }, 1, &uit));
	p->overleg = uit.id;
	TEST_OK(&p->t, doe(p, ACT_overleg_beginnen, (struct pair[]){ { "overleg",
	    getal(p, p->overleg) } }, 1, &uit));
	*state = p;
	return 0;
}

static int
einde(void **state)
{
	struct proef *p = *state;

	test_db_close(&p->t);
	free(p);
	return 0;
}

static void
open_wand(struct proef *p, size_t i, const char *namen, struct uit_overleg_openen *u)
{
	TEST_OK(&p->t, doe(p, ACT_overleg_openen, (struct pair[]){
	    { "overleg", getal(p, p->overleg) }, { "melding", getal(p, p->melding[i]) },
	    { "namen", namen } }, 3, u));
}

/* B1: nothing is typed twice. */
static void
the_minutes_are_the_decisions_of_the_meeting(void **state)
{
	struct proef *p = *state;
	struct uit_overleg_verslag v;
	struct act_klaar uit;
	const char *id = getal(p, p->overleg);

	TEST_OK(&p->t, doe(p, ACT_overleg_besluiten, (struct pair[]){ { "overleg", id },
	    { "melding", getal(p, p->melding[0]) }, { "route", "onderzoek" },
	    { "reden", "Er is te weinig bekend." }, { "eigenaar", getal(p, TEST_CASUS) } },
	    5, &uit));
	TEST_OK(&p->t, doe(p, ACT_overleg_aanhouden, (struct pair[]){ { "overleg", id },
	    { "melding", getal(p, p->melding[1]) }, { "reden", "Politie zoekt na." } }, 3,
	    &uit));
	TEST_OK(&p->t, doe(p, ACT_overleg_sluiten, (struct pair[]){ { "overleg", id } }, 1,
	    &uit));
	TEST_OK(&p->t, doe(p, ACT_overleg_verslag, (struct pair[]){ { "overleg", id } }, 1,
	    &v));
	assert_int_equal(v.n, 2);
	for (size_t i = 0; i < 2; i++) {
		const struct overleg_besproken *b = &v.v[i];
		bool eerste = b->zaak.melding == p->melding[0];

		assert_string_equal(b->reden, eerste ? "Er is te weinig bekend." :
		    "Politie zoekt na.");
		assert_string_equal(b->zaak.stand, eerste ? PUNT_BESLOTEN :
		    PUNT_AANGEHOUDEN);
		assert_true(b->zonder_quorum);
		if (!eerste)
			continue;
		assert_string_equal(b->zaak.route, "onderzoek");
		assert_string_equal(b->uitkomst, "vervolgstappen_vt");
		assert_string_equal(b->zaak.eigenaar_naam, "Mo Bakkali");
		assert_string_equal(b->door_naam, "Sanne de Wit");
	}
}

/* B1, G4: partners look at the wall too. */
static void
the_wall_says_nothing_of_a_protected_reporter(void **state)
{
	struct proef *p = *state;
	struct uit_overleg_openen u;

	open_wand(p, 0, "0", &u);
	assert_int_equal(u.zaak.soort_tekst, TEKST_VOLLEDIG);
	assert_string_equal(u.zaak.tekst, VERTELD);
	assert_string_equal(u.zaak.hoedanigheid, "buurtbewoner");
	assert_string_equal(u.zaak.gevaar, GEVAAR);
	assert_non_null(u.zaak.meldcode_stap);
	open_wand(p, 1, "0", &u);
	assert_int_equal(u.zaak.soort_tekst, TEKST_NIET);
	assert_null(u.zaak.tekst);
	assert_true(u.zaak.beschermd);
	assert_string_equal(u.zaak.hoedanigheid, "");
	assert_null(u.zaak.gevaar);
	assert_null(u.zaak.meldcode_stap);
	assert_true(u.zaak.direct_gevaar);
}

/* B1, G4 */
static void
the_wall_does_not_say_how_a_protected_reporter_came_before(void **state)
{
	struct proef *p = *state;
	struct uit_overleg_openen u;

	test_db_script(&p->t, arena_printf(p->t.a, "UPDATE melding SET ontvangen_op ="
	    " ontvangen_op - 60, dossier = %lld WHERE id = %lld",
	    (long long)p->dossier[0], (long long)p->melding[1]));
	open_wand(p, 0, "0", &u);
	assert_int_equal(u.zaak.neerder, 1);
	assert_null(u.zaak.eerder[0].bron);
	test_db_script(&p->t, "UPDATE melder SET openheid = 'openbaar'");
	open_wand(p, 0, "0", &u);
	assert_string_equal(u.zaak.eerder[0].bron, "telefoon");
}

/* B1, G2: names are shown when asked for, and that stands in the journal. */
static void
a_look_with_names_is_journaled_as_one(void **state)
{
	struct proef *p = *state;
	struct uit_overleg_openen u;

	open_wand(p, 0, "0", &u);
	assert_string_equal(u.zaak.zaak.initialen, "H. – T.");
	assert_int_equal(u.zaak.nkinderen, 1);
	assert_string_equal(u.zaak.kinderen[0].leeftijd, "7");
	assert_string_equal(u.zaak.kinderen[0].wat, "jaar, meisje");
	assert_null(u.zaak.kinderen[0].naam);
	assert_string_equal(p->ctx.detail, "zonder namen");
	open_wand(p, 0, "1", &u);
	assert_string_equal(u.zaak.kinderen[0].naam, "Fenna Hoekzema");
	assert_string_equal(p->ctx.detail, "met namen");
	assert_int_equal(test_db_getal(&p->t, "SELECT count(*) FROM journaal_object"
	    " WHERE soort = 'persoon' AND object = 303"), 1);
}

/* B1, B4: each decision says what it starts. */
static void
a_decision_says_which_clock_it_must_make(void **state)
{
	struct proef *p = *state;
	struct uit_overleg_openen u;

	open_wand(p, 0, "0", &u);
	assert_int_equal(u.zaak.nroutes, 7);
	assert_string_equal(u.zaak.routes[1].code, "directe_hulp");
	assert_string_equal(u.zaak.routes[1].toets, "2");
	assert_string_equal(u.zaak.routes[1].gevolg, "hulp op gang vóór do 26 nov 09.31");
	assert_string_equal(u.zaak.routes[2].gevolg, "start uiterlijk ma 30 nov");
	assert_string_equal(u.zaak.routes[3].gevolg, "");
}

/* B4: without owner or reason there is no decision; all is said at once. */
static void
a_decision_without_reason_or_owner_is_refused_by_field(void **state)
{
	struct proef *p = *state;
	struct act_klaar uit;

	assert_int_equal(doe(p, ACT_overleg_besluiten, (struct pair[]){
	    { "overleg", getal(p, p->overleg) }, { "melding", getal(p, p->melding[0]) } },
	    2, &uit), ERR_INVALID);
	assert_int_equal(p->ctx.nfouten, 3);
	assert_int_equal(doe(p, ACT_overleg_besluiten, (struct pair[]){
	    { "overleg", getal(p, p->overleg) }, { "melding", getal(p, p->melding[0]) },
	    { "route", "onderzoek" }, { "reden", "Zo" }, { "eigenaar", "105" } }, 5, &uit),
	    ERR_INVALID);
	assert_string_equal(p->ctx.fouten[0].veld, "eigenaar");
}

/* B2 */
static void
what_is_wrong_with_a_weighing_names_the_question(void **state)
{
	struct proef *p = *state;
	struct act_klaar uit;

	assert_int_equal(doe(p, ACT_weging_vastleggen, (struct pair[]){
	    { "melding", getal(p, p->melding[0]) }, { "antwoorden.0.vraag", "v1" },
	    { "antwoorden.1.vraag", "v2" }, { "antwoorden.1.keuze", "ja" } }, 4, &uit),
	    ERR_INVALID);
	assert_int_equal(p->ctx.nfouten, 2);
	assert_string_equal(p->ctx.fouten[0].veld, "antwoorden.0.keuze");
	assert_string_equal(p->ctx.fouten[0].label, "Eerder geweld");
	assert_string_equal(p->ctx.fouten[1].veld, "antwoorden.1.reden");
}

#define T(f) cmocka_unit_test_setup_teardown(f, begin, einde)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_minutes_are_the_decisions_of_the_meeting),
		T(the_wall_says_nothing_of_a_protected_reporter),
		T(the_wall_does_not_say_how_a_protected_reporter_came_before),
		T(a_look_with_names_is_journaled_as_one),
		T(a_decision_says_which_clock_it_must_make),
		T(a_decision_without_reason_or_owner_is_refused_by_field),
		T(what_is_wrong_with_a_weighing_names_the_question),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
