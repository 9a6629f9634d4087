/* The test program is its own confined process: see main. */
#include "exchange/corv/inbox.h"

#include "acts/uit.h"
#include "domain/bericht/bericht.h"
#include "exchange/corv/confined.h"
#include "hulp/test_db.h"
#include "os/file.h"
#include "xml/xml.h"

#define VANDAAG date_of_time(TEST_NU)

static struct test_db t;
static struct inbox in;

static int
begin(void **state)
{
	(void)state;
	test_db_open(&t, false);
	in = (struct inbox){ .app = &t.app, .herkomst = "test" };
	return 0;
}

static int
end(void **state)
{
	(void)state;
	test_db_close(&t);
	return 0;
}

static struct uit_bericht_innemen
neem(const char *naam)
{
	struct uit_bericht_innemen uit;

	TEST_OK(&t, inbox_neem_bestand(&in, t.a, arena_printf(t.a, "tests/msg/%s", naam), NULL,
	    &uit, &t.err));
	return uit;
}

static struct vtmelding *
lees(const char *naam)
{
	struct vtmelding *m;
	struct blob b;

	xml_start();
	TEST_OK(&t, file_read(t.a, arena_printf(t.a, "tests/msg/%s", naam), 1 << 20, &b, &t.err));
	TEST_OK(&t, vtmelding_parse(t.a, b, &m, &t.err));
	return m;
}

static const char *
veld(const struct pair *v, size_t n, const char *naam)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].name, naam) == 0)
			return v[i].value;
	return NULL;
}

/* D9 */
static void
every_good_message_is_processed_and_a_second_one_is_double(void **state)
{
	static const char *const goed[] = { "minimaal.xml", "gezin-van-vijf.xml",
	    "datums-onvolledig.xml", "waarden-onbekend.xml", "adres-buitenland.xml",
	    "tekenset-latin1.xml", "in-soap-envelop.xml", "zonder-betrokkenen.xml" };

	(void)state;
	for (size_t i = 0; i < sizeof(goed) / sizeof(goed[0]); i++)
		assert_string_equal(neem(goed[i]).stand, "verwerkt");
	for (size_t i = 0; i < sizeof(goed) / sizeof(goed[0]); i++)
		assert_string_equal(neem(goed[i]).foutcode, "StUF016");
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding"), 8);
}

/* A9 */
static void
what_is_wrong_is_refused_with_a_reason_and_kept(void **state)
{
	static const char *const fout[] = { "fout-afgebroken.xml", "fout-doctype.xml",
	    "fout-zonder-referentie.xml", "fout-andere-functie.xml", "README.md" };

	(void)state;
	for (size_t i = 0; i < sizeof(fout) / sizeof(fout[0]); i++) {
		struct uit_bericht_innemen u = neem(fout[i]);

		assert_string_equal(u.stand, "afgewezen");
		assert_true(u.reden[0] != '\0');
	}
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM bericht"), 5);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM melding"), 0);
}

struct ruw {
	int64_t		 bericht;
	struct blob	 bytes;
};

static enum err_code
ruw_work(struct tx *tx, void *arg, struct err *err)
{
	struct ruw *r = arg;
	struct werk w = t.w;

	w.tx = tx;
	return bericht_ruw(&w, r->bericht, &r->bytes, err);
}

/* D9 */
static void
the_bytes_are_kept_exactly_as_they_came(void **state)
{
	static const char *const namen[] = { "tekenset-latin1.xml", "fout-afgebroken.xml" };
	struct blob file;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct ruw r = { .bericht = neem(namen[i]).bericht };

		TEST_OK(&t, db_read(t.db, ruw_work, &r, &t.err));
		TEST_OK(&t, file_read(t.a, arena_printf(t.a, "tests/msg/%s", namen[i]),
		    1 << 20, &file, &t.err));
		assert_int_equal(r.bytes.n, file.n);
		assert_memory_equal(r.bytes.p, file.p, file.n);
	}
}

static void
an_empty_file_is_refused_not_lost(void **state)
{
	struct uit_bericht_innemen u;

	(void)state;
	TEST_OK(&t, inbox_neem(&in, t.a, (struct blob){ NULL, 0 }, NULL, &u, &t.err));
	assert_string_equal(u.stand, "afgewezen");
	assert_string_equal(u.reden, "Het bestand is leeg.");
}

static void
when_we_cannot_read_now_the_message_is_not_blamed(void **state)
{
	struct uit_bericht_innemen u;
	enum err_code rc;

	(void)state;
	in.program = "./there-is-no-such-program";
	rc = inbox_neem_bestand(&in, t.a, "tests/msg/minimaal.xml", NULL, &u, &t.err);
	assert_true(rc == ERR_INTERNAL || rc == ERR_BUSY);
	assert_int_equal(test_db_getal(&t, "SELECT COUNT(*) FROM bericht"), 0);
}

/* Said elsewhere: who sent it, dates in another form, numbers of things. */
static bool
elders(const char *naam)
{
	static const char *const delen[] = { "zender", "ontvanger", "referentienummer",
	    "tijdstip_bericht", "functie", "let_op", "zonder_waarde", "datum",
	    "contact_", "indiener_", "extra.", "afgeschermd" };
	const char *punt = strrchr(naam, '.');

	for (size_t i = 0; i < sizeof(delen) / sizeof(delen[0]); i++)
		if (strstr(naam, delen[i]) != NULL)
			return true;
	return strcmp(naam, "betrokkenen") == 0 || strcmp(naam, "geinformeerd") == 0 ||
	    (punt != NULL && strcmp(punt, ".relaties") == 0);
}

/* D9 */
static void
all_that_was_told_stands_in_the_text(void **state)
{
	static const char *const namen[] = { "gezin-van-vijf.xml", "adres-buitenland.xml",
	    "waarden-onbekend.xml", "tekenset-latin1.xml" };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct vtmelding *m = lees(namen[i]);
		struct pair *v;
		const char *tekst;
		size_t n;

		TEST_OK(&t, vtmelding_to_pairs(t.a, m, &v, &n, &t.err));
		TEST_OK(&t, inbox_tekst(t.a, m, &tekst, &t.err));
		for (size_t k = 0; k < n; k++)
			if (!elders(v[k].name) && strstr(tekst, v[k].value) == NULL)
				fail_msg("%s: %s is not in the text", namen[i], v[k].name);
	}
}

static void
a_report_lies_in_the_fields_of_the_act(void **state)
{
	const struct pair *v;
	size_t n;

	(void)state;
	TEST_OK(&t, inbox_velden(t.a, lees("gezin-van-vijf.xml"), VANDAAG, &v, &n, &t.err));
	assert_string_equal(veld(v, n, "zender"), "Politie Noord-Holland (voorbeeld)|BVH");
	assert_string_equal(veld(v, n, "direct_gevaar"), "ja");	/* SASH: hoog */
	assert_string_equal(veld(v, n, "gebeurd_op"), "2026-11-21");
	assert_string_equal(veld(v, n, "agenderen"), "1");
	assert_string_equal(veld(v, n, "personen.0.huisnummer"), "12a-2hg");
	assert_string_equal(veld(v, n, "personen.0.telefoon"), "+31600000011");
	assert_string_equal(veld(v, n, "personen.4.geboren"), "20230530");
	assert_string_equal(veld(v, n, "melder_telefoon"), "+31235550123");
	TEST_OK(&t, inbox_velden(t.a, lees("minimaal.xml"), VANDAAG, &v, &n, &t.err));
	assert_string_equal(veld(v, n, "direct_gevaar"), "onbekend");
	assert_null(veld(v, n, "agenderen"));
}

/* The address that somebody hides goes into no letter and no household. */
static void
a_shielded_address_is_marked(void **state)
{
	(void)state;
	(void)neem("waarden-onbekend.xml");
	assert_true(test_db_getal(&t, "SELECT COUNT(*) FROM persoon WHERE geheim = 1") >= 1);
}

/* What a field would refuse is left out there, never the report. */
static void
odd_values_do_not_hold_up_a_report(void **state)
{
	struct vtmelding *m = lees("minimaal.xml");
	struct vtm_persoon *p = &m->betrokkenen[0];
	char lang[3001];
	const struct pair *v;
	const char *tekst;
	size_t n;

	(void)state;
	memset(lang, 'x', sizeof(lang) - 1);
	lang[sizeof(lang) - 1] = '\0';
	p->naam.geslachtsnaam = lang;
	p->naam.voorvoegsel = lang;
	p->feitelijk.straat = "regel\nnog een";
	p->feitelijk.woonplaats = lang;
	p->feitelijk.huisnummer = lang;
	p->feitelijk.postcode = "1234";
	p->geboortedatum = "20990101";
	p->telefoon.item = (const char *[]){ "geen nummer" };
	p->telefoon.n = 1;
	m->locatie = lang;
	m->tijdelijk_huisverbod = lang;
	m->aanhouding = lang;
	TEST_OK(&t, inbox_velden(t.a, m, VANDAAG, &v, &n, &t.err));
	assert_int_equal(strlen(veld(v, n, "personen.0.geslachtsnaam")), 200);
	assert_null(veld(v, n, "personen.0.geboren"));
	assert_null(veld(v, n, "personen.0.postcode"));
	assert_null(veld(v, n, "personen.0.telefoon"));
	assert_string_equal(veld(v, n, "personen.0.straat"), "regel nog een");
	assert_non_null(strstr(veld(v, n, "opmerkingen"), "Persoon 1: de postcode"));
	TEST_OK(&t, inbox_tekst(t.a, m, &tekst, &t.err));
	assert_non_null(strstr(tekst, lang));
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		T(every_good_message_is_processed_and_a_second_one_is_double),
		T(what_is_wrong_is_refused_with_a_reason_and_kept),
		T(the_bytes_are_kept_exactly_as_they_came),
		T(an_empty_file_is_refused_not_lost),
		T(when_we_cannot_read_now_the_message_is_not_blamed),
		T(all_that_was_told_stands_in_the_text),
		T(a_report_lies_in_the_fields_of_the_act),
		T(a_shielded_address_is_marked),
		T(odd_values_do_not_hold_up_a_report),
	};

	if (argc == 2 && strcmp(argv[1], "parser") == 0)
		return parser_main(STDIN_FILENO, STDOUT_FILENO);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
