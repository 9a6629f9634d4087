/* vernietiging_test.c - destroying a dossier: nothing of the family is left in any column of
 * any table, and who stands elsewhere stays. */
#include "hulp/test_vernietig.h"

#include "db/tabel.h"
#include "rights/grafsteen.h"

#define DOCS		"docs/vernietigen.md"

/* Everything that can hang under a dossier. */
static void
maak_rijk(struct test_db *t)
{
	int64_t sleutel = test_db_getal(t, arena_printf(t->a, "SELECT sleutel FROM dossier WHERE"
	    " id = %lld", (long long)dossier));

	for (size_t i = 0; i < sizeof(rijk) / sizeof(rijk[0]); i++)
		test_db_script(t, vul_in(t, rijk[i], sleutel));
	sluit(t, dossier);
}

/* ---- nothing is left ---------------------------------------------------------------------- */

struct speur {
	struct test_db	*t;
	struct arena	*a;
	bool		 gevonden[32];	/* per word */
	const char	*waar[32];
};

static enum err_code
speur_work(struct tx *tx, void *arg, struct err *err)
{
	struct speur *s = arg;
	struct tabellen tt;

	TRY(tabellen_lees(tx, s->a, &tt, err));
	for (size_t i = 0; i < tt.n; i++) {
		const struct db_value *na = NULL;
		struct rijen r;

		for (;;) {
			TRY(tabel_rijen(tx, tt.v[i], na, s->a, &r, err));
			if (r.n == 0)
				break;
			na = r.v[r.n - 1];
			for (size_t k = 0; k < r.n; k++)
				for (unsigned c = 0; c < tt.v[i]->n; c++)
					for (size_t w = 0; w < sizeof(woorden) /
					    sizeof(woorden[0]); w++)
						if (tt.v[i]->type[c] != 'i' &&
						    bevat(&r.v[k][c], woorden[w])) {
							s->gevonden[w] = true;
							s->waar[w] = arena_printf(s->t->a,
							    "%s.%s", tt.v[i]->naam,
							    tt.v[i]->kolom[c]);
						}
		}
	}
	return ERR_OK;
}

static void
speur(struct test_db *t, struct speur *s)
{
	/* A connection keeps statements by address: this arena lives as long as the test. */
	static struct arena *a;

	if (a == NULL)
		a = arena_create((size_t)256 << 20);
	*s = (struct speur){ .t = t, .a = a };
	TEST_OK(t, db_read(t->db, speur_work, s, &t->err));
}

static void
nothing_of_the_family_is_left_in_any_column_of_any_table(void **state)	/* G3 */
{
	struct test_db *t = *state;
	struct speur s;

	maak_rijk(t);
	/* Words the test looks for, that are not of this family. */
	test_db_script(t, "UPDATE persoon SET geboren = NULL, roepnaam = 'Ander' WHERE id IN "
	    "(301, 302, 303, 304)");
	speur(t, &s);
	assert_true(s.gevonden[0]);
	assert_true(s.gevonden[1]);
	assert_true(s.gevonden[9]);
	vernietig(t, 2);
	speur(t, &s);
	for (size_t w = 0; w < sizeof(woorden) / sizeof(woorden[0]); w++)
		if (s.gevonden[w])
			fail_msg("%s is left in %s", woorden[w], s.waar[w]);
	assert_int_equal(test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM sleutel s"
	    " JOIN dossier d ON d.sleutel = s.id WHERE d.id = %lld AND s.gewikkeld IS NULL AND"
	    " s.vernietigd_op IS NOT NULL", (long long)dossier)), 1);
}

static void
nothing_of_the_family_is_left_in_the_bytes_of_the_file(void **state)	/* G3 */
{
	struct test_db *t = *state;
	bool done = false;

	maak_rijk(t);
	assert_true(doe_in_bestand(t, "Zwanenhals"));
	vernietig(t, 2);
	if (t->driver == &db_postgres)
		return;		/* dead rows go with VACUUM: docs/vernietigen.md */
	/* Not yet, while the log thread is at it. */
	for (long i = 0; !done && i < 1000000; i++)
		TEST_OK(t, db_tidy(t->db, &done, &t->err));
	assert_true(done);
	assert_false(doe_in_bestand(t, "Zwanenhals"));
	assert_false(doe_in_bestand(t, "Quirina"));
	assert_false(doe_in_bestand(t, "Kwikstaart"));
	assert_false(doe_in_bestand(t, "0612349876"));
}

static enum err_code
tabellen_work(struct tx *tx, void *arg, struct err *err)
{
	struct test_db *t = arg;
	struct tabellen tt;
	struct blob docs;

	TRY(tabellen_lees(tx, t->a, &tt, err));
	TRY(file_read(t->a, DOCS, 1 << 20, &docs, err));
	for (size_t i = 0; i < tt.n; i++)
		if (strstr((const char *)docs.p, arena_printf(t->a, "`%s`",
		    tt.v[i]->naam)) == NULL)
			fail_msg("%s does not say what happens to %s", DOCS, tt.v[i]->naam);
	return ERR_OK;
}

static void
what_an_older_copy_brought_back_is_destroyed_again(void **state)	/* G3 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	struct act_klaar uit = { 0 };
	struct doe d = { .t = t };
	struct speur s;

	maak_rijk(t);
	/* As after restore with later keys: the key is gone, all else is back and open. */
	test_db_script(t, vul_in(t, "UPDATE sleutel SET gewikkeld = NULL, vernietigd_op = "
	    "1795400000 WHERE id = (SELECT sleutel FROM dossier WHERE id = @D);"
	    "UPDATE dossier SET stand = 'open', gesloten_op = NULL WHERE id = @D;"
	    "UPDATE melding SET stand = 'open', stap = 'weging' WHERE id = @M;"
	    "UPDATE persoon SET geboren = NULL, roepnaam = 'Ander' WHERE id IN "
	    "(301, 302, 303, 304)", 0));
	TEST_OK(t, doe(&d, ACT_vernietiging_herhalen, &uit));
	assert_true(uit.id == dossier);
	speur(t, &s);
	for (size_t w = 0; w < sizeof(woorden) / sizeof(woorden[0]); w++)
		if (s.gevonden[w])
			fail_msg("%s is left in %s", woorden[w], s.waar[w]);
	assert_int_equal(doe_open(t, dossier, "gezin", &u), ERR_NOT_FOUND);
	assert_non_null(strstr(t->err.text, "op 23 november 2026"));
	uit.id = 0;
	TEST_OK(t, doe(&d, ACT_vernietiging_herhalen, &uit));
	assert_true(uit.id == 0);
}

static void
of_every_table_is_written_down_what_destroying_does(void **state)	/* G3 */
{
	struct test_db *t = *state;

	TEST_OK(t, db_read(t->db, tabellen_work, t, &t->err));
}

/* ---- what stays ----------------------------------------------------------------------------- */

static void
a_tombstone_answers_to_its_number_and_to_nothing_else(void **state)	/* G3, A6 */
{
	struct test_db *t = *state;
	struct uit_dossier_openen u;
	struct uit_kandidaten k = { 0 };
	struct uit_zoeken z = { 0 };
	struct doe m = { .t = t }, n = { .t = t }, p = { .t = t }, q = { .t = t };

	maak_rijk(t);
	vernietig(t, 2);
	assert_int_equal(doe_open(t, dossier, "gezin", &u), ERR_NOT_FOUND);
	assert_true(grafsteen_is(&t->err));
	assert_string_equal(t->err.text, "Dit dossier is vernietigd op 24 november 2026 "
	    "(Wmo 2015, artikel 5.3.5).");
	doe_id(&m, "melding", melding);
	assert_int_equal(doe(&m, ACT_melding_openen, &(struct uit_melding_openen){ 0 }),
	    ERR_NOT_FOUND);
	assert_non_null(strstr(t->err.text, "Deze melding is vernietigd op"));
	doe_id(&n, "q", moeder);
	n.v[0].value = arena_printf(t->a, "%015lld", (long long)moeder);
	TEST_OK(t, doe(&n, ACT_zoeken, &z));
	assert_int_equal(z.n, 0);
	assert_non_null(z.grafsteen);
	assert_non_null(strstr(z.grafsteen, "Deze persoon is vernietigd op 24 november 2026"));
	doe_veld(&p, "q", "Quirina Zwanenhals");
	TEST_OK(t, doe(&p, ACT_zoeken, &z));
	assert_int_equal(z.n, 0);
	assert_null(z.grafsteen);
	doe_veld(&q, "geslachtsnaam", "Zwanenhals");
	doe_veld(&q, "bsn", "123456782");
	TEST_OK(t, doe(&q, ACT_kandidaten, &k));
	assert_int_equal(k.n, 0);
}

static void
the_case_number_gives_the_tombstone_in_search(void **state)	/* G3 */
{
	struct test_db *t = *state;
	struct uit_vernietiging_openen u;
	struct uit_zoeken z = { 0 };
	struct doe n = { .t = t }, e = { .t = t };

	sluit(t, dossier);
	TEST_OK(t, kijk(t, &u));
	vernietig(t, 2);
	doe_veld(&n, "q", u.lijst.kenmerk);
	TEST_OK(t, doe(&n, ACT_zoeken, &z));
	assert_int_equal(z.dossier, 0);
	doe_veld(&e, "kenmerk", u.lijst.kenmerk);
	doe_veld(&e, "reden", "Ik wil het toch zien.");
	assert_int_equal(doe(&e, ACT_toegang_nood, &(struct act_klaar){ 0 }), ERR_NOT_FOUND);
	assert_true(grafsteen_is(&t->err));
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM toegang"), 0);
	assert_string_equal(z.grafsteen, "Dit dossier is vernietigd op 24 november 2026 "
	    "(Wmo 2015, artikel 5.3.5).");
}

static void
who_is_in_another_dossier_stays_whole(void **state)	/* G3 */
{
	struct test_db *t = *state;
	struct uit_vernietiging_openen u;
	int64_t een = dossier, ander;

	TEST_OK(t, kijk(t, &u));
	assert_int_equal(u.lijst.weg, 2);
	(void)doe_melding(t, "Tweede", &ander);	/* a household of its own */
	assert_true(ander != een);
	test_db_script(t, vul_in(t, arena_printf(t->a, "INSERT INTO melding_betrokkene "
	    "(regio,melding,persoon,rol,kind) SELECT 7,id,@K,'115',1 FROM melding WHERE "
	    "dossier = %lld", (long long)ander), 0));
	sluit(t, dossier);
	TEST_OK(t, kijk(t, &u));
	assert_int_equal(u.lijst.weg, 1);
	assert_true(u.lijst.v[1].blijft);
	assert_true(u.lijst.v[1].id == kind);
	vernietig(t, 1);
	assert_int_equal(test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM persoon "
	    "WHERE id = %lld AND roepnaam = 'Fennetje' AND geboren = '20190906' AND achternaam "
	    "IS NOT NULL", (long long)kind)), 1);
	assert_int_equal(test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM vernietigd "
	    "WHERE soort = 'persoon' AND nummer = %lld", (long long)kind)), 0);
}

static void
a_merged_group_is_destroyed_number_by_number(void **state)	/* G3 */
{
	struct test_db *t = *state;

	/* 301 and 304 are read under the mother, who goes. */
	test_db_script(t, vul_in(t, "INSERT INTO dubbel (regio,id,een,twee,bron,redenen,stand,"
	    "blijft,op,door) VALUES (7,8101,301,@P,'import','zelfde naam','samen',@P,0,101),"
	    "(7,8102,304,@P,'import','zelfde naam','samen',@P,0,101);"
	    "UPDATE persoon SET samengevoegd = @P WHERE id IN (301, 304);"
	    "UPDATE persoon SET geheim = 1, overleden = '20200101' WHERE id = @P", 0));
	sluit(t, dossier);
	vernietig(t, 2);
	/* what keeps him safe was written on the number that went */
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon WHERE id IN (301, 304) "
	    "AND geheim = 1 AND overleden = '20200101'"), 2);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon WHERE geheim = 1"), 2);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon WHERE id = 301 AND "
	    "samengevoegd IS NULL AND roepnaam = 'Elin'"), 1);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon WHERE id = 304 AND "
	    "samengevoegd = 301"), 1);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM dubbel WHERE stand = 'samen' "
	    "AND redenen = ''"), 2);
}

static void
figures_without_names_count_on(void **state)	/* G3 */
{
	struct test_db *t = *state;

	maak_rijk(t);
	vernietig(t, 2);
	assert_int_equal(test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM melding m "
	    "JOIN melding_vorm v ON v.melding = m.id WHERE m.id = %lld AND m.ontvangen_op = "
	    "%lld AND v.vorm = 'partnergeweld'", (long long)melding, (long long)TEST_NU)), 1);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM melding_betrokkene"), 0);
}

static void
destroying_stands_in_the_journal_with_numbers(void **state)	/* G3, G4 */
{
	struct test_db *t = *state;

	sluit(t, dossier);
	vernietig(t, 2);
	assert_int_equal(test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM journaal j "
	    "JOIN journaal_object o ON o.regio = j.regio AND o.volgnr = j.volgnr WHERE "
	    "j.handeling = 'vernietiging_bevestigen' AND j.actie = 'D' AND j.uitkomst = 'ok' "
	    "AND o.soort = 'persoon' AND o.object = %lld", (long long)moeder)), 1);
}

static void
the_page_of_a_destroyed_person_says_so_in_a_living_dossier(void **state)	/* G3, A6 */
{
	struct test_db *t = *state;
	struct uit_persoon_openen u;
	struct doe p = { .t = t };
	int64_t ander;

	(void)doe_melding(t, "Tweede", &ander);
	sluit(t, dossier);
	vernietig(t, 2);
	doe_id(&p, "dossier", ander);
	doe_id(&p, "persoon", moeder);
	assert_int_equal(doe(&p, ACT_persoon_openen, &u), ERR_NOT_FOUND);
	assert_non_null(strstr(t->err.text, "Deze persoon is vernietigd op"));
}

/* Nobody lives there or is named in a report: the other dossier says how to reach him. */
static void
whom_another_dossier_writes_about_stays_and_it_can_be_destroyed_later(void **state) /* G3 */
{
	struct test_db *t = *state;
	struct act_klaar uit;
	struct doe c = { .t = t };
	int64_t ander, eerst = dossier;

	(void)doe_melding(t, "Tweede", &ander);
	doe_id(&c, "dossier", ander);
	doe_id(&c, "persoon", moeder);
	doe_veld(&c, "hoe", "Alleen op haar werk");
	TEST_OK(t, doe(&c, ACT_contact_vastleggen, &uit));
	sluit(t, dossier);
	vernietig(t, 1);
	assert_int_equal(test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM persoon WHERE "
	    "id = %lld AND geslachtsnaam <> ''", (long long)moeder)), 1);
	dossier = ander;
	sluit(t, dossier);
	vernietig(t, 3);
	dossier = eerst;
	assert_int_equal(test_db_getal(t, arena_printf(t->a, "SELECT COUNT(*) FROM persoon WHERE "
	    "id = %lld AND geslachtsnaam <> ''", (long long)moeder)), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, vernietig_setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(nothing_of_the_family_is_left_in_any_column_of_any_table),
		T(nothing_of_the_family_is_left_in_the_bytes_of_the_file),
		T(what_an_older_copy_brought_back_is_destroyed_again),
		T(of_every_table_is_written_down_what_destroying_does),
		T(a_tombstone_answers_to_its_number_and_to_nothing_else),
		T(the_page_of_a_destroyed_person_says_so_in_a_living_dossier),
		T(the_case_number_gives_the_tombstone_in_search),
		T(who_is_in_another_dossier_stays_whole),
		T(a_merged_group_is_destroyed_number_by_number),
		T(figures_without_names_count_on),
		T(destroying_stands_in_the_journal_with_numbers),
		T(whom_another_dossier_writes_about_stays_and_it_can_be_destroyed_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
