/* kluis_test.c - the name of a protected reporter is nowhere but behind one act. */
#include "hulp/test_doe.h"

#include "domain/melding/melding.h"
#include "seal/sleutel.h"

#define NAAM "Wubbegien Quastmakersdochter"
#define DEEL "quastmakersdochter"
#define REDEN "Zij belde zelf terug over de kinderen"

static int64_t melding, dossier;

static int
setup(void **state)
{
	static struct test_db t;

	test_db_open(&t, false);
	melding = doe_melding(&t, NAAM, &dossier);
	*state = &t;
	return 0;
}

static enum err_code
open_kluis(struct test_db *t, const char *grond, const char *reden,
    struct uit_kluis_openen *uit)
{
	struct doe d = { .t = t };

	doe_id(&d, "melding", melding);
	if (grond != NULL)
		doe_veld(&d, "grond", grond);
	if (reden != NULL)
		doe_veld(&d, "reden", reden);
	return doe(&d, ACT_kluis_openen, uit);
}

/* Runs a look with the ids it asks for; what it answered. */
static enum err_code
kijk(struct test_db *t, enum act_id act)
{
	const struct pair bekend[] = { { "q", "Terlouw" }, { "geslachtsnaam", "Terlouw" },
	    { "cijfer", "meldingen" } };
	void *uit = arena_alloc(t->a, acts[act].out_size + 1);
	struct doe d = { .t = t };

	for (const struct act_field *f = acts[act].velden(); f->naam != NULL; f++) {
		if (strcmp(f->naam, "melding") == 0)
			doe_id(&d, f->naam, melding);
		else if (strcmp(f->naam, "dossier") == 0)
			doe_id(&d, f->naam, dossier);
		else if (f->type == ACT_ID && f->moet == MOET)
			doe_id(&d, f->naam, TEST_MOEDER);
		for (size_t i = 0; i < sizeof(bekend) / sizeof(bekend[0]); i++)
			if (strcmp(f->naam, bekend[i].name) == 0)
				doe_veld(&d, f->naam, bekend[i].value);
	}
	return doe(&d, act, uit);
}

static enum err_code
vernietig(struct tx *tx, void *arg, struct err *err)
{
	return sleutel_destroy(tx, TEST_REGIO, *(int64_t *)arg, TEST_NU, err);
}

/* Preparing the feedback asks the vault how the reporter can be reached: yes or
 * no, and nothing else. */
static bool
vraagt_alleen(int act)
{
	return act == ACT_terugkoppeling_openen;
}

static void
feedback_knows_how_to_reach_and_not_whom(void **state)
{
	struct test_db *t = *state;
	struct uit_terugkoppeling_openen uit;
	struct doe d = { .t = t };

	doe_id(&d, "melding", melding);
	TEST_OK(t, doe(&d, ACT_terugkoppeling_openen, &uit));
	assert_null(uit.identiteit.naam);
	assert_null(uit.identiteit.telefoon);
	assert_true(uit.voorstel == NULL || strstr(uit.voorstel, "Quast") == NULL);
}

/* With the key of the vault destroyed, every look answers as before: so none of
 * them opens it. */
static void
no_look_needs_the_vault(void **state)
{
	struct test_db *t = *state;
	enum err_code voor[ACT_COUNT];
	struct uit_kluis_openen uit;
	int64_t sleutel;
	size_t gelukt = 0;

	for (int i = 0; i < ACT_COUNT; i++)
		if (acts[i].soort == KIJK)
			voor[i] = kijk(t, (enum act_id)i);
	sleutel = test_db_getal(t, "SELECT sleutel FROM melder WHERE regio = 7");
	TEST_OK(t, db_write(t->db, vernietig, &sleutel, &t->err));
	for (int i = 0; i < ACT_COUNT; i++)
		if (acts[i].soort == KIJK && !vraagt_alleen(i)) {
			if (kijk(t, (enum act_id)i) != voor[i])
				fail_msg("%s opens the vault", acts[i].naam);
			gelukt += voor[i] == ERR_OK;
		}
	assert_true(gelukt >= 12);
	assert_int_equal(open_kluis(t, "navraag", REDEN, &uit), ERR_NOT_FOUND);
}

static void
the_name_is_not_in_the_database_in_any_form(void **state)
{
	struct test_db *t = *state;
	static const char *const vormen[] = { NAAM, DEEL, "wubbegien", "0612340987",
	    "612340987" };

	for (int i = 0; i < ACT_COUNT; i++)
		if (acts[i].soort == KIJK)
			(void)kijk(t, (enum act_id)i);
	for (size_t i = 0; i < sizeof(vormen) / sizeof(vormen[0]); i++)
		assert_false(doe_in_bestand(t, vormen[i]));
	assert_true(doe_in_bestand(t, "Terlouw"));	/* the search does find */
}

static void
opening_shows_the_name_once_and_leaves_a_trace_without_it(void **state)
{
	struct test_db *t = *state;
	struct uit_kluis_openen uit;
	struct uit_dossier_openen u;
	struct doe d = { .t = t };

	TEST_OK(t, open_kluis(t, "navraag", REDEN, &uit));
	assert_string_equal(uit.identiteit.naam, NAAM);
	assert_int_equal(uit.ninzagen, 1);
	assert_string_equal(uit.inzagen[0].reden, REDEN);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal j JOIN"
	    " journaal_object o ON o.regio = j.regio AND o.volgnr = j.volgnr WHERE"
	    " j.handeling = 'kluis_openen' AND j.grond = 'navraag' AND o.soort ="
	    " 'dossier'"), 1);
	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "deel", "tijdlijn");
	TEST_OK(t, doe(&d, ACT_dossier_openen, &u));
	assert_string_equal(u.tijdlijn[0].soort, "melder_ingezien");
	assert_null(u.tijdlijn[0].tekst);
	assert_false(doe_in_bestand(t, DEEL));
	assert_false(doe_in_bestand(t, REDEN));
}

static void
opening_asks_a_ground_and_a_reason(void **state)
{
	struct test_db *t = *state;
	struct uit_kluis_openen uit;

	assert_int_equal(open_kluis(t, NULL, REDEN, &uit), ERR_INVALID);
	assert_int_equal(open_kluis(t, "nieuwsgierig", REDEN, &uit), ERR_INVALID);
	assert_int_equal(open_kluis(t, "navraag", NULL, &uit), ERR_INVALID);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM kluis_inzage"), 0);
}

static void
without_the_right_it_stays_shut_and_the_try_is_journaled(void **state)
{
	struct test_db *t = *state;
	struct uit_kluis_openen uit;

	t->wie.rechten &= ~(UINT64_C(1) << RECHT_KLUIS_OPENEN);
	assert_int_equal(open_kluis(t, "navraag", REDEN, &uit), ERR_FORBIDDEN);
	assert_null(uit.identiteit.naam);
	assert_int_equal(test_db_getal(t, "SELECT count(*) FROM journaal WHERE"
	    " handeling = 'kluis_openen' AND uitkomst = 'forbidden'"), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(no_look_needs_the_vault, setup, test_db_end),
		cmocka_unit_test_setup_teardown(feedback_knows_how_to_reach_and_not_whom, setup,
		    test_db_end),
		cmocka_unit_test_setup_teardown(the_name_is_not_in_the_database_in_any_form,
		    setup, test_db_end),
		cmocka_unit_test_setup_teardown(
		    opening_shows_the_name_once_and_leaves_a_trace_without_it, setup,
		    test_db_end),
		cmocka_unit_test_setup_teardown(opening_asks_a_ground_and_a_reason, setup,
		    test_db_end),
		cmocka_unit_test_setup_teardown(
		    without_the_right_it_stays_shut_and_the_try_is_journaled, setup, test_db_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
