#include "domain/overleg/overleg.h"

#include "hulp/test_db.h"

#include "domain/besluit/besluit.h"
#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/dossier/tijdlijn.h"
#include "domain/melding/melding.h"
#include "rights/zicht.h"

enum { AGENT = 106, BUITENSTAANDER = 107, ORG_ANDER = 4 };

struct zaak {
	int64_t		 dossier, melding;
	struct seal_key	*key;
};

struct proef {
	struct test_db	 t;
	struct zaak	 a, b, c;	/* a, b: with children; c: without */
};

static struct zaak
nieuw(struct test_db *t, int64_t huishouden, const char *naam, int64_t kinderen)
{
	static const char *const vormen[] = { "partnergeweld" };
	struct zaak z = { 0 };

	TEST_OK(t, dossier_nieuw(&t->w, &(struct dossier_invoer){ .huishouden = huishouden,
	    .naam = naam, .gemeente = "0392", .casusregisseur = TEST_CASUS }, &z.dossier,
	    &z.key, &t->err));
	TEST_OK(t, melding_nieuw(&t->w, z.key, &(struct melding_invoer){
	    .dossier = z.dossier, .bron = "telefoon", .hoedanigheid = "leerkracht",
	    .verteld = "Ruzie met geschreeuw.", .direct_gevaar = "nee", .vormen = vormen,
	    .nvormen = 1, .kinderen = kinderen, .melder = { .openheid = "openbaar" } },
	    &z.melding, &t->err));
	TEST_OK(t, melding_acuut_zet(&t->w, z.key, z.melding, &(struct melding_acuut){
	    .direct_gevaar = "nee" }, &t->err));
	return z;
}

/* The partners of the test region: politie and hulp; both are needed. */
static int
begin(void **state)
{
	struct proef *p = calloc(1, sizeof(*p));

	assert_non_null(p);
	test_db_open(&p->t, true);
	test_db_script(&p->t,
	    "INSERT INTO organisatie VALUES (7,4,'ander','Ander','hulp',NULL,NULL,"
	    "'2000-01-01',NULL);"
	    "INSERT INTO rol VALUES (7,'keten','Ketenpartner','eigen','2000-01-01',NULL);"
	    "INSERT INTO rolrecht VALUES (7,'keten','overleg','2000-01-01',NULL),"
	    " (7,'keten','dossier.lezen','2000-01-01',NULL);"
	    "INSERT INTO medewerker (regio,id,inlog,naam,rol,organisatie,van,tot) VALUES"
	    " (7,106,'agent','Agent Visser','keten',2,0,NULL),"
	    " (7,107,'buiten','Bo Buiten','keten',4,0,NULL);"
	    "INSERT INTO huishouden (regio,id,naam,gemaakt_op) VALUES (7,203,'Smit',0);");
	p->a = nieuw(&p->t, TEST_HUISHOUDEN, "Hoekzema – De Boer", 2);
	p->b = nieuw(&p->t, TEST_HUISHOUDEN_2, "Van den Berg", 1);
	p->c = nieuw(&p->t, 203, "Smit", 0);
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

static int64_t
plan(struct proef *p)
{
	int64_t id;

	TEST_OK(&p->t, overleg_plan(&p->t.w, "screening", TIME_NONE, &id, &p->t.err));
	return id;
}

static int64_t
lopend(struct proef *p)
{
	int64_t id = plan(p);

	p->t.w.nu = TEST_NU + 1800;
	TEST_OK(&p->t, overleg_begin(&p->t.w, id, &p->t.err));
	return id;
}

static size_t
lijst(struct proef *p, int64_t overleg, struct overleg_zaak **out)
{
	struct overleg o;
	size_t n;

	TEST_OK(&p->t, overleg_laad(&p->t.w, overleg, &o, &p->t.err));
	TEST_OK(&p->t, overleg_lijst(&p->t.w, &o, out, &n, &p->t.err));
	return n;
}

static void
aanwezig(struct proef *p, int64_t overleg, int64_t organisatie)
{
	TEST_OK(&p->t, overleg_zet_aanwezig(&p->t.w, overleg, organisatie, true, &p->t.err));
}

static enum err_code
besluit(struct proef *p, int64_t overleg, const struct zaak *z, const char *route,
    int64_t *id)
{
	return overleg_besluit(&p->t.w, z->key, &(struct overleg_besluit){
	    .overleg = overleg, .melding = z->melding, .dossier = z->dossier,
	    .route = route, .reden = "Letsel bij kind", .eigenaar = TEST_CASUS }, id,
	    &p->t.err);
}

/* B1 */
static void
a_meeting_is_planned_at_the_next_moment_of_the_region(void **state)
{
	struct proef *p = *state;
	struct overleg o;
	const int64_t verwacht[] = { time_from_civil(2026, 11, 24, 10, 0, 0),
	    time_from_civil(2026, 11, 26, 10, 0, 0), time_from_civil(2026, 11, 27, 10, 0, 0),
	    time_from_civil(2026, 11, 30, 10, 0, 0) };

	for (size_t i = 0; i < 4; i++) {
		TEST_OK(&p->t, overleg_laad(&p->t.w, plan(p), &o, &p->t.err));
		assert_int_equal(o.begint_op, verwacht[i]);
		assert_int_equal(o.eindigt_op, verwacht[i] + 90 * 60);
		assert_int_equal(o.npartners, 2);
	}
}

/* B1: 24 December is a Thursday on which this organisation does not work. */
static void
a_day_on_which_nobody_works_is_passed_over(void **state)
{
	struct proef *p = *state;
	struct overleg o;

	p->t.w.nu = time_from_civil(2026, 12, 22, 11, 0, 0);
	TEST_OK(&p->t, overleg_laad(&p->t.w, plan(p), &o, &p->t.err));
	assert_int_equal(o.begint_op, time_from_civil(2026, 12, 28, 10, 0, 0));
}

/* B1 */
static void
two_meetings_at_one_moment_are_refused(void **state)
{
	struct proef *p = *state;
	int64_t op = time_from_civil(2026, 12, 2, 14, 0, 0), id;

	TEST_OK(&p->t, overleg_plan(&p->t.w, "screening", op, &id, &p->t.err));
	assert_int_equal(overleg_plan(&p->t.w, "screening", op, &id, &p->t.err), ERR_CONFLICT);
	assert_int_equal(overleg_plan(&p->t.w, "anders", op, &id, &p->t.err), ERR_INVALID);
}

/* B1: all reports with children, and those put on the list. */
static void
the_list_builds_itself(void **state)
{
	struct proef *p = *state;
	struct overleg_zaak *v;
	int64_t id = plan(p);

	assert_int_equal(lijst(p, id, &v), 2);
	TEST_OK(&p->t, melding_op_lijst(&p->t.w, p->c.melding, true, &p->t.err));
	assert_int_equal(lijst(p, id, &v), 3);
	TEST_OK(&p->t, melding_op_lijst(&p->t.w, p->a.melding, false, &p->t.err));
	assert_int_equal(lijst(p, id, &v), 2);
}

/* B1, B2 */
static void
crisis_comes_first_then_letters_then_what_is_to_be_weighed(void **state)
{
	struct proef *p = *state;
	struct overleg_zaak *v;
	int64_t id = plan(p);

	TEST_OK(&p->t, melding_op_lijst(&p->t.w, p->c.melding, true, &p->t.err));
	TEST_OK(&p->t, melding_weging_zet(&p->t.w, p->b.melding, "B", 14, &p->t.err));
	assert_int_equal(lijst(p, id, &v), 3);
	assert_int_equal(v[0].melding, p->b.melding);
	assert_int_equal(v[0].volgnr, 1);
	TEST_OK(&p->t, melding_weging_zet(&p->t.w, p->c.melding, "A", 12, &p->t.err));
	TEST_OK(&p->t, melding_acuut_zet(&p->t.w, p->a.key, p->a.melding,
	    &(struct melding_acuut){ .direct_gevaar = "ja", .crisis = true }, &p->t.err));
	assert_int_equal(lijst(p, id, &v), 3);
	assert_int_equal(v[0].melding, p->a.melding);
	assert_null(v[0].letter);
	assert_int_equal(v[0].punten, DB_NULL);
	assert_int_equal(v[1].melding, p->c.melding);
	assert_int_equal(v[2].melding, p->b.melding);
}

/* B1 */
static void
the_agenda_is_fixed_at_the_begin_and_late_cases_go_behind_it(void **state)
{
	struct proef *p = *state;
	struct overleg_zaak *v;
	int64_t id = lopend(p), laat;
	struct overleg o;
	size_t n;

	TEST_OK(&p->t, overleg_laad(&p->t.w, id, &o, &p->t.err));
	assert_string_equal(o.stand, OVERLEG_BEZIG);
	assert_int_equal(o.voorzitter, TEST_FRONT);
	assert_int_equal(lijst(p, id, &v), 2);
	TEST_OK(&p->t, melding_op_lijst(&p->t.w, p->c.melding, true, &p->t.err));
	assert_int_equal(lijst(p, id, &v), 2);
	TEST_OK(&p->t, overleg_laat(&p->t.w, id, &laat, &p->t.err));
	assert_int_equal(laat, 1);
	TEST_OK(&p->t, overleg_vul_aan(&p->t.w, id, &n, &p->t.err));
	assert_int_equal(n, 1);
	assert_int_equal(lijst(p, id, &v), 3);
	assert_int_equal(v[2].melding, p->c.melding);
	assert_int_equal(v[2].volgnr, 3);
	assert_int_equal(overleg_begin(&p->t.w, id, &p->t.err), ERR_CONFLICT);
	assert_int_equal(overleg_begin(&p->t.w, plan(p), &p->t.err), ERR_CONFLICT);
}

/* B1, B4 */
static void
a_decision_in_the_meeting_stands_in_report_agenda_and_dossier(void **state)
{
	struct proef *p = *state;
	struct overleg_zaak *v;
	int64_t id = lopend(p), b;
	struct besluit x;

	aanwezig(p, id, TEST_ORG_POLITIE);
	aanwezig(p, id, TEST_ORG_HULP);
	p->t.w.nu += 130;
	TEST_OK(&p->t, besluit(p, id, &p->a, "directe_hulp", &b));
	TEST_OK(&p->t, besluit_laad(&p->t.w, p->a.key, b, &x, &p->t.err));
	assert_int_equal(x.overleg, id);
	assert_int_equal(x.door, TEST_FRONT);
	assert_string_equal(x.reden, "Letsel bij kind");
	assert_int_equal(lijst(p, id, &v), 2);
	for (size_t i = 0; i < 2; i++)
		if (v[i].melding == p->a.melding) {
			assert_string_equal(v[i].stand, PUNT_BESLOTEN);
			assert_string_equal(v[i].route, "directe_hulp");
			assert_string_equal(v[i].eigenaar_naam, "Mo Bakkali");
			assert_int_equal(v[i].klaar_op - v[i].begonnen_op, 130);
			assert_int_equal(v[i].aanwezig, 2);
		}
	assert_int_equal(besluit(p, id, &p->a, "onderzoek", &b), ERR_CONFLICT);
	assert_int_equal(besluit(p, id, &p->c, "onderzoek", &b), ERR_CONFLICT);
}

/* B1 */
static void
deciding_without_quorum_writes_a_warning(void **state)
{
	struct proef *p = *state;
	struct tijdlijn_rij *g;
	int64_t id = lopend(p), b;
	struct overleg o;
	bool gezien = false;
	size_t n;

	aanwezig(p, id, TEST_ORG_POLITIE);
	TEST_OK(&p->t, overleg_laad(&p->t.w, id, &o, &p->t.err));
	assert_false(o.quorum);
	assert_int_equal(o.naanwezig, 1);
	TEST_OK(&p->t, besluit(p, id, &p->a, "lokaal_veld", &b));
	TEST_OK(&p->t, tijdlijn_lees(&p->t.w, p->a.key, p->a.dossier, 0, 0, 50, &g, &n,
	    &p->t.err));
	for (size_t i = 0; i < n; i++)
		gezien = gezien || (strcmp(g[i].soort, "overleg") == 0 && strcmp(g[i].tekst,
		    "Besloten met te weinig partners: 1 aanwezig, 2 nodig") == 0);
	assert_true(gezien);
	aanwezig(p, id, TEST_ORG_HULP);
	TEST_OK(&p->t, overleg_laad(&p->t.w, id, &o, &p->t.err));
	assert_true(o.quorum);
	assert_int_equal(overleg_zet_aanwezig(&p->t.w, id, ORG_ANDER, true, &p->t.err),
	    ERR_INVALID);
}

/* B1 */
static void
what_is_held_over_or_not_reached_stands_on_the_next_list(void **state)
{
	struct proef *p = *state;
	struct overleg_zaak *v;
	int64_t id = lopend(p), volgende;
	const char *reden;

	assert_int_equal(overleg_houd_aan(&p->t.w, p->a.key, id, p->a.melding, p->a.dossier,
	    "", &p->t.err), ERR_INVALID);
	TEST_OK(&p->t, overleg_houd_aan(&p->t.w, p->a.key, id, p->a.melding, p->a.dossier,
	    "Politie zoekt na", &p->t.err));
	TEST_OK(&p->t, overleg_sluit(&p->t.w, id, &p->t.err));
	assert_int_equal(overleg_sluit(&p->t.w, id, &p->t.err), ERR_CONFLICT);
	assert_int_equal(lijst(p, id, &v), 2);
	for (size_t i = 0; i < 2; i++) {
		assert_string_equal(v[i].stand, PUNT_AANGEHOUDEN);
		TEST_OK(&p->t, overleg_reden(&p->t.w, v[i].melding == p->a.melding ?
		    p->a.key : p->b.key, id, &v[i], &reden, &p->t.err));
		assert_string_equal(reden, v[i].melding == p->a.melding ?
		    "Politie zoekt na" : OVERLEG_NIET_TOE);
	}
	volgende = plan(p);
	assert_int_equal(lijst(p, volgende, &v), 2);
}

/* B1 */
static void
a_case_decided_elsewhere_leaves_the_agenda_as_dealt_with(void **state)
{
	struct proef *p = *state;
	struct overleg_zaak *v;
	int64_t id = lopend(p), b;

	TEST_OK(&p->t, besluit_vastleggen(&p->t.w, p->b.key, &(struct besluit_invoer){
	    .melding = p->b.melding, .dossier = p->b.dossier, .route = "onderzoek",
	    .reden = "Kon niet wachten", .eigenaar = TEST_CASUS }, &b, &p->t.err));
	TEST_OK(&p->t, overleg_sluit(&p->t.w, id, &p->t.err));
	assert_int_equal(lijst(p, id, &v), 2);
	for (size_t i = 0; i < 2; i++)
		assert_string_equal(v[i].stand, v[i].melding == p->b.melding ? PUNT_BUITEN :
		    PUNT_AANGEHOUDEN);
}

/* B1, G2: a partner sees the cases of the meeting it is invited to, while it
 * lasts, and nothing else. */
static void
a_partner_sees_only_the_cases_of_its_meeting_on_that_day(void **state)
{
	struct proef *p = *state;
	struct overleg_kort *kort;
	struct overleg_zaak *v;
	struct zicht_melding z;
	struct overleg o;
	int64_t id = plan(p);
	size_t n;

	p->t.w.nu = TEST_NU + 1800;
	test_db_wie(&p->t, AGENT);
	assert_int_equal(lijst(p, id, &v), 0);
	test_db_wie(&p->t, TEST_PROCES);
	TEST_OK(&p->t, overleg_begin(&p->t.w, id, &p->t.err));
	test_db_wie(&p->t, AGENT);
	assert_int_equal(lijst(p, id, &v), 2);
	TEST_OK(&p->t, zicht_op_melding(p->t.w.tx, p->t.a, &p->t.wie, p->a.melding,
	    p->t.w.nu, &z, &p->t.err));
	assert_int_equal(zicht_op_melding(p->t.w.tx, p->t.a, &p->t.wie, p->c.melding,
	    p->t.w.nu, &z, &p->t.err), ERR_NOT_FOUND);
	p->t.w.nu = time_from_civil(2026, 11, 25, 0, 0, 0);
	assert_int_equal(lijst(p, id, &v), 0);
	TEST_OK(&p->t, overleggen(&p->t.w, &kort, &n, &p->t.err));
	assert_int_equal(n, 1);
	test_db_wie(&p->t, BUITENSTAANDER);
	assert_int_equal(overleg_laad(&p->t.w, id, &o, &p->t.err), ERR_NOT_FOUND);
	TEST_OK(&p->t, overleggen(&p->t.w, &kort, &n, &p->t.err));
	assert_int_equal(n, 0);
}

/* B1, G2: own family of a colleague, for instance. */
static void
a_shielded_case_is_on_no_agenda_of_who_may_not_see_it(void **state)
{
	struct proef *p = *state;
	struct overleg_zaak *v;

	test_db_script(&p->t, "UPDATE dossier SET afgeschermd = 1 WHERE naam = 'Van den Berg';");
	assert_int_equal(lijst(p, lopend(p), &v), 1);
	assert_int_equal(v[0].melding, p->a.melding);
}

static enum err_code
breng_in(struct proef *p, int64_t overleg, int64_t organisatie, const char *tekst,
    int64_t versie)
{
	return inbreng_leg_vast(&p->t.w, p->a.key, &(struct inbreng_invoer){
	    .overleg = overleg, .melding = p->a.melding, .dossier = p->a.dossier,
	    .organisatie = organisatie, .tekst = tekst, .versie = versie }, &p->t.err);
}

/* B1 */
static void
input_stands_by_partner_and_a_partner_writes_only_its_own(void **state)
{
	struct proef *p = *state;
	int64_t id = lopend(p);
	struct inbreng *v;
	struct overleg o;
	size_t n;

	TEST_OK(&p->t, breng_in(p, id, TEST_ORG_HULP, "Niet bekend", 0));
	test_db_wie(&p->t, AGENT);
	TEST_OK(&p->t, breng_in(p, id, TEST_ORG_POLITIE, "Twee mutaties in 2026", 0));
	assert_int_equal(breng_in(p, id, TEST_ORG_HULP, "Toch wel", 1), ERR_FORBIDDEN);
	assert_int_equal(breng_in(p, id, ORG_ANDER, "Iets", 0), ERR_INVALID);
	TEST_OK(&p->t, overleg_laad(&p->t.w, id, &o, &p->t.err));
	TEST_OK(&p->t, inbreng_van_zaak(&p->t.w, p->a.key, &o, p->a.melding, &v, &n,
	    &p->t.err));
	assert_int_equal(n, 2);
	assert_string_equal(v[0].tekst, "Twee mutaties in 2026");
	assert_string_equal(v[0].door_naam, "Agent Visser");
	assert_string_equal(v[1].tekst, "Niet bekend");
	TEST_OK(&p->t, inbreng_van_zaak(&p->t.w, p->b.key, &o, p->b.melding, &v, &n,
	    &p->t.err));
	assert_null(v[0].tekst);
}

/* B1 */
static void
input_that_somebody_else_changed_is_not_overwritten(void **state)
{
	struct proef *p = *state;
	int64_t id = lopend(p);
	struct inbreng *v;
	struct overleg o;
	size_t n;

	TEST_OK(&p->t, breng_in(p, id, TEST_ORG_POLITIE, "Eerste", 0));
	assert_int_equal(breng_in(p, id, TEST_ORG_POLITIE, "Tegelijk", 0), ERR_CONFLICT);
	TEST_OK(&p->t, breng_in(p, id, TEST_ORG_POLITIE, "Tweede", 1));
	TEST_OK(&p->t, overleg_laad(&p->t.w, id, &o, &p->t.err));
	TEST_OK(&p->t, inbreng_van_zaak(&p->t.w, p->a.key, &o, p->a.melding, &v, &n,
	    &p->t.err));
	assert_string_equal(v[0].tekst, "Tweede");
	assert_int_equal(v[0].versie, 2);
}

/* B1 */
static void
input_goes_along_with_a_case_that_is_held_over(void **state)
{
	struct proef *p = *state;
	int64_t id = lopend(p), volgende;
	struct inbreng *v;
	struct overleg o;
	size_t n;

	TEST_OK(&p->t, breng_in(p, id, TEST_ORG_POLITIE, "Twee mutaties", 0));
	TEST_OK(&p->t, overleg_sluit(&p->t.w, id, &p->t.err));
	volgende = plan(p);
	TEST_OK(&p->t, overleg_laad(&p->t.w, volgende, &o, &p->t.err));
	TEST_OK(&p->t, inbreng_van_zaak(&p->t.w, p->a.key, &o, p->a.melding, &v, &n,
	    &p->t.err));
	assert_string_equal(v[0].tekst, "Twee mutaties");
	assert_true(v[0].eerder);
	TEST_OK(&p->t, breng_in(p, volgende, TEST_ORG_POLITIE, "Nu drie", v[0].versie));
	assert_int_equal(breng_in(p, id, TEST_ORG_POLITIE, "Te laat", 1), ERR_CONFLICT);
}

/* B1: names are hidden on the wall. */
static void
initials_tell_no_names(void **state)
{
	struct proef *p = *state;

	assert_string_equal(overleg_initialen(p->t.a, "Kaya – De Smet"), "K. – D.S.");
	assert_string_equal(overleg_initialen(p->t.a, "Van den Berg"), "V.D.B.");
	assert_string_equal(overleg_initialen(p->t.a, "İnan-Çelik"), "İ.");
	assert_string_equal(overleg_initialen(p->t.a, ""), "?");
}

#define T(f) cmocka_unit_test_setup_teardown(f, begin, einde)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_meeting_is_planned_at_the_next_moment_of_the_region),
		T(a_day_on_which_nobody_works_is_passed_over),
		T(two_meetings_at_one_moment_are_refused),
		T(the_list_builds_itself),
		T(crisis_comes_first_then_letters_then_what_is_to_be_weighed),
		T(the_agenda_is_fixed_at_the_begin_and_late_cases_go_behind_it),
		T(a_decision_in_the_meeting_stands_in_report_agenda_and_dossier),
		T(deciding_without_quorum_writes_a_warning),
		T(what_is_held_over_or_not_reached_stands_on_the_next_list),
		T(a_case_decided_elsewhere_leaves_the_agenda_as_dealt_with),
		T(a_partner_sees_only_the_cases_of_its_meeting_on_that_day),
		T(a_shielded_case_is_on_no_agenda_of_who_may_not_see_it),
		T(input_stands_by_partner_and_a_partner_writes_only_its_own),
		T(input_that_somebody_else_changed_is_not_overwritten),
		T(input_goes_along_with_a_case_that_is_held_over),
		T(initials_tell_no_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
