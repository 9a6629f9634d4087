/* inlog_test.c - logging in through the door: counted, and ended by a new password. */
#include "hulp/test_doe.h"

#include "rights/sessie.h"

#define OUD "een heel lang wachtwoord"
#define NIEUW "een ander lang wachtwoord"

static struct test_db t;

static int
setup(void **state)
{
	char hash[SEAL_PASSWORD];

	(void)state;
	test_db_open(&t, false);
	TEST_OK(&t, seal_gate_open(1, (struct seal_cost){ .mib = 1, .passes = 1 },
	    &t.app.gate, &t.err));
	TEST_OK(&t, seal_password_hash(t.app.gate, OUD, hash, &t.err));
	test_db_script(&t, arena_printf(t.a,
	    "UPDATE medewerker SET wachtwoord = '%s' WHERE id = 101", hash));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	seal_gate_close(t.app.gate);
	test_db_close(&t);
	return 0;
}

static struct uit_inloggen
log_in_van(const char *adres, const char *inlog, const char *wachtwoord)
{
	struct wie wie = wie_niemand(TEST_REGIO);
	struct act_ctx *c = arena_new(t.a, struct act_ctx, 1);
	struct pair v[] = { { "inlog", inlog }, { "wachtwoord", wachtwoord } };
	struct uit_inloggen uit;

	assert_non_null(c);
	act_begin(c, &t.app, t.a, &wie, "test");
	TEST_OK(&t, act_run(c, &(struct act_vraag){ .act = ACT_inloggen, .velden = v,
	    .nvelden = 2, .adres = adres }, &uit, &t.err));
	return uit;
}

static struct uit_inloggen
log_in(const char *wachtwoord)
{
	return log_in_van(NULL, "sanne", wachtwoord);
}

struct leeft {
	const char	*token;
	bool		 ja;
};

static enum err_code
leeft_work(struct tx *tx, void *arg, struct err *err)
{
	struct leeft *l = arg;
	struct wie wie;
	bool stale;

	l->ja = sessie_wie(tx, t.a, TEST_REGIO, l->token, TEST_NU, &wie, &stale, err) ==
	    ERR_OK;
	if (l->ja)
		t.wie.sessie = wie.sessie;
	return ERR_OK;
}

static bool
leeft(const struct uit_inloggen *u)
{
	struct leeft l = { .token = u->token };

	TEST_OK(&t, db_read(t.db, leeft_work, &l, &t.err));
	return l.ja;
}

static void
a_new_password_ends_the_other_sessions_and_not_this_one(void **state)
{
	struct doe d = { .t = &t };
	struct uit_inloggen a = log_in(OUD), b = log_in(OUD);
	struct act_klaar uit;

	(void)state;
	assert_true(leeft(&a));
	assert_true(leeft(&b));		/* the last one: t.wie is this session */
	doe_veld(&d, "oud", OUD);
	doe_veld(&d, "nieuw", NIEUW);
	TEST_OK(&t, doe(&d, ACT_wachtwoord_wijzigen, &uit));
	assert_true(leeft(&b));
	assert_false(leeft(&a));
	assert_int_equal(log_in(OUD).medewerker, 0);
	assert_int_equal(log_in(NIEUW).medewerker, TEST_FRONT);
}

static void
a_password_that_the_administrator_sets_ends_all_sessions(void **state)
{
	struct doe d = { .t = &t };
	struct uit_inloggen a = log_in(OUD);
	struct act_klaar uit;

	(void)state;
	doe_veld(&d, "inlog", "sanne");
	doe_veld(&d, "naam", "Sanne de Wit");
	doe_veld(&d, "rol", "alles");
	doe_veld(&d, "wachtwoord", NIEUW);
	TEST_OK(&t, doe(&d, ACT_medewerker_bewaren, &uit));
	assert_false(leeft(&a));
}

static void
nobody_gets_a_role_that_is_not_there_or_is_not_for_people(void **state)	/* G2 */
{
	const char *rol[] = { "verzonnen", ROL_SYSTEEM };
	struct act_klaar uit;

	(void)state;
	test_db_script(&t, "INSERT INTO rol VALUES (7,'systeem','Systeem','regio',"
	    "'2000-01-01',NULL)");
	for (size_t i = 0; i < 2; i++) {
		struct doe d = { .t = &t };

		doe_veld(&d, "inlog", "sanne");
		doe_veld(&d, "naam", "Sanne de Wit");
		doe_veld(&d, "rol", rol[i]);
		assert_int_equal(doe(&d, ACT_medewerker_bewaren, &uit), ERR_INVALID);
		assert_string_equal(d.ctx.fouten[0].veld, "rol");
	}
}

struct poging {
	struct act_ctx	 c;
	struct in_inloggen in;
	struct uit_inloggen uit;
};

static enum err_code
tel_work(struct tx *tx, void *arg, struct err *err)
{
	struct poging *p = arg;

	p->c.w.tx = tx;
	return act_inloggen(&p->c, &p->in, &p->uit, err);
}

/* All look at the password before the first is counted. */
static void
guesses_at_the_same_time_are_all_counted(void **state)
{
	enum { N = INLOG_FOUTEN + 1 };
	struct poging *p = arena_new(t.a, struct poging, N);
	struct wie wie = wie_niemand(TEST_REGIO);

	(void)state;
	for (int i = 0; i < N; i++) {
		act_begin(&p[i].c, &t.app, t.a, &wie, "test");
		p[i].in = (struct in_inloggen){ .inlog = "sanne",
		    .wachtwoord = i + 1 < N ? "fout" : OUD };
		TEST_OK(&t, act_inloggen_eerst(&p[i].c, &p[i].in, &t.err));
	}
	for (int i = 0; i < N; i++) {
		TEST_OK(&t, db_write(t.db, tel_work, &p[i], &t.err));
		assert_int_equal(p[i].uit.medewerker, 0);
	}
	assert_string_equal(p[N - 1].c.detail, "geblokkeerd");
	assert_int_equal(test_db_getal(&t, "SELECT fouten FROM medewerker WHERE id = 101"),
	    INLOG_FOUTEN);
}

/* ---- guessing at many names from one address -------------------------------- */

#define KANTOOR "192.0.2.7"
#define ELDERS "198.51.100.9"

static void
raad(const char *adres, int n)
{
	for (int i = 0; i < n; i++)
		assert_int_equal(log_in_van(adres, arena_printf(t.a, "naam%d", i),
		    "Welkom2026!!").medewerker, 0);
}

static void
verstrijkt(int64_t seconden)
{
	t.clock.fixed += seconden;
}

/* G3 */
static void
guessing_at_many_names_from_one_address_is_held_up_there_and_nowhere_else(void **state)
{
	(void)state;
	raad(ELDERS, INLOG_ADRES_FOUTEN - 1);
	assert_int_equal(log_in_van(ELDERS, "sanne", "fout").medewerker, 0);
	/* Also the right password waits now, and the name is not locked by it. */
	assert_int_equal(log_in_van(ELDERS, "sanne", OUD).medewerker, 0);
	assert_int_equal(test_db_getal(&t, "SELECT fouten FROM medewerker WHERE id = 101"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM journaal WHERE detail = "
	    "'te veel van dit adres'"), 1);
	assert_int_equal(log_in_van(KANTOOR, "sanne", OUD).medewerker, TEST_FRONT);
	verstrijkt(INLOG_ADRES_LEK);
	assert_int_equal(log_in_van(ELDERS, "sanne", OUD).medewerker, TEST_FRONT);
}

static void
who_is_known_at_an_address_is_not_held_up_by_a_guesser_there(void **state)
{
	(void)state;
	assert_int_equal(log_in_van(KANTOOR, "sanne", OUD).medewerker, TEST_FRONT);
	raad(KANTOOR, INLOG_ADRES_FOUTEN + 5);
	assert_int_equal(log_in_van(KANTOOR, "sanne", OUD).medewerker, TEST_FRONT);
	/* Known is known for a while. */
	verstrijkt(INLOG_BEKEND + 1);
	raad(KANTOOR, INLOG_ADRES_FOUTEN);
	assert_int_equal(log_in_van(KANTOOR, "sanne", OUD).medewerker, 0);
}

static void
what_colleagues_mistype_does_not_lock_their_office(void **state)
{
	(void)state;
	assert_int_equal(log_in_van(KANTOOR, "sanne", OUD).medewerker, TEST_FRONT);
	for (int i = 0; i < INLOG_ADRES_FOUTEN + 5; i++) {
		assert_int_equal(log_in_van(KANTOOR, "sanne", "typefout").medewerker, 0);
		verstrijkt(i % 4 == 3 ? 3600 : 0);
	}
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM inlog_adres"), 0);
}

static void
a_subscriber_cannot_change_to_another_address_of_its_own(void **state)
{
	(void)state;
	for (int i = 0; i < INLOG_ADRES_FOUTEN; i++)
		raad(arena_printf(t.a, "2001:db8:1:2::%x", (unsigned)i + 1), 1);
	assert_int_equal(log_in_van("2001:db8:1:2::abcd", "sanne", OUD).medewerker, 0);
	assert_int_equal(log_in_van("2001:db8:1:3::1", "sanne", OUD).medewerker, TEST_FRONT);
}

static void
an_address_stands_readable_nowhere_but_in_the_journal(void **state)
{
	(void)state;
	raad(ELDERS, 1);
	assert_int_equal(log_in_van(KANTOOR, "sanne", OUD).medewerker, TEST_FRONT);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM inlog_adres WHERE "
	    "length(adres) = 64"), 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM inlog_bekend WHERE "
	    "length(adres) = 64"), 1);
	assert_false(doe_in_bestand(&t, KANTOOR));
	assert_false(doe_in_bestand(&t, ELDERS));
}

static void
an_address_where_nothing_happened_for_long_is_forgotten(void **state)
{
	(void)state;
	raad(ELDERS, 3);
	verstrijkt((int64_t)INLOG_ADRES_FOUTEN * INLOG_ADRES_LEK + 1);
	raad(KANTOOR, 1);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM inlog_adres"), 1);
}

/* ---- one's own password -------------------------------------------------------- */

static enum err_code
wijzig(const char *oud)
{
	struct doe d = { .t = &t };
	struct act_klaar uit;

	doe_veld(&d, "oud", oud);
	doe_veld(&d, "nieuw", NIEUW);
	return doe(&d, ACT_wachtwoord_wijzigen, &uit);
}

static void
a_wrong_old_password_counts_as_a_failed_attempt(void **state)
{
	(void)state;
	for (int i = 0; i < INLOG_FOUTEN; i++) {
		assert_int_equal(wijzig("geraden wachtwoord"), ERR_INVALID);
		assert_string_equal(t.err.field, "oud");
	}
	/* From now on the right one waits too, here and at log-in. */
	assert_int_equal(wijzig(OUD), ERR_INVALID);
	assert_non_null(strstr(t.err.text, "te vaak"));
	assert_int_equal(log_in(OUD).medewerker, 0);
	verstrijkt(INLOG_WACHT);
	TEST_OK(&t, wijzig(OUD));
	assert_int_equal(log_in(NIEUW).medewerker, TEST_FRONT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)
		T(a_new_password_ends_the_other_sessions_and_not_this_one),
		T(a_password_that_the_administrator_sets_ends_all_sessions),
		T(nobody_gets_a_role_that_is_not_there_or_is_not_for_people),
		T(guessing_at_many_names_from_one_address_is_held_up_there_and_nowhere_else),
		T(who_is_known_at_an_address_is_not_held_up_by_a_guesser_there),
		T(what_colleagues_mistype_does_not_lock_their_office),
		T(a_subscriber_cannot_change_to_another_address_of_its_own),
		T(an_address_stands_readable_nowhere_but_in_the_journal),
		T(an_address_where_nothing_happened_for_long_is_forgotten),
		T(a_wrong_old_password_counts_as_a_failed_attempt),
		T(guesses_at_the_same_time_are_all_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
