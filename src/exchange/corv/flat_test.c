/* A message as pairs, from the confined reader to the program, and back. */
#include "exchange/corv/vtmelding.h"

#include "hulp/test_msg.h"

static const char *const good[] = { "minimaal.xml", "gezin-van-vijf.xml",
    "datums-onvolledig.xml", "waarden-onbekend.xml", "adres-buitenland.xml",
    "tekenset-latin1.xml", "in-soap-envelop.xml", "zonder-betrokkenen.xml" };

static void
every_message_survives_the_way_through_pairs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		struct pair *one, *two;
		struct vtmelding *back;
		size_t n, k;
		struct err err;

		assert_int_equal(vtmelding_to_pairs(a, read_file(good[i]), &one, &n, &err), ERR_OK);
		if (vtmelding_from_pairs(a, one, n, &back, &err) != ERR_OK)
			fail_msg("%s: %s", good[i], err.detail);
		assert_int_equal(vtmelding_to_pairs(a, back, &two, &k, &err), ERR_OK);
		assert_int_equal(n, k);
		for (k = 0; k < n; k++) {
			assert_string_equal(one[k].name, two[k].name);
			assert_string_equal(one[k].value, two[k].value);
		}
	}
}

static void
pairs_have_the_names_in_the_contract(void **state)
{
	static const char *const names[] = { "zender.organisatie", "referentienummer",
	    "contact_email.0", "relevante_registraties.1", "betrokkenen",
	    "betrokkenen.0.rol", "betrokkenen.1.naam.voorvoegsel", "betrokkenen.0.telefoon.1",
	    "betrokkenen.0.formeel.straat", "betrokkenen.0.relaties",
	    "betrokkenen.0.relaties.0.persoon.bsn", "betrokkenen.0.relaties.0.omschrijving",
	    "geinformeerd.1.persoon.volledige_naam", "indiener_naam" };
	struct pair *pairs;
	struct err err;
	size_t n;

	(void)state;
	assert_int_equal(vtmelding_to_pairs(a, read_file("gezin-van-vijf.xml"), &pairs, &n, &err),
	    ERR_OK);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		bool found = false;

		for (size_t k = 0; k < n; k++)
			found = found || strcmp(pairs[k].name, names[i]) == 0;
		if (!found)
			fail_msg("no %s", names[i]);
	}
}

/* The writer of the pairs may have been taken over by what it read. */
static void
pairs_that_an_honest_writer_would_not_make_are_refused(void **state)
{
	static const struct { const char *name, *value; } lies[] = {
	    { "betrokkenen", "0" }, { "betrokkenen", "201" }, { "betrokkenen", "9999" },
	    { "betrokkenen", "-1" }, { "betrokkenen.0.geboortedatum", "19880432" },
	    { "betrokkenen.0.naam.bsn", "123456789" }, { "agendering", "misschien" },
	    { "referentienummer", "" }, { "functie", "vtoDi01" },
	    { "locatie", "\xc3(" }, { "locatie", "\xed\xa0\x80" }, { "locatie", "a\x1b[2J" },
	    { "locatie", "\xf8\x88\x80\x80\x80" }, { "locatie", "\xc0\xaf" },
	    { "zender.applicatie",
	      "012345678901234567890123456789012345678901234567890" },
	};
	struct vtmelding *m = NULL;
	struct pair *pairs;
	struct err err;
	size_t n, k;

	(void)state;
	for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); i++) {
		assert_int_equal(vtmelding_to_pairs(a, read_file("gezin-van-vijf.xml"), &pairs, &n,
		    &err), ERR_OK);
		for (k = 0; strcmp(pairs[k].name, lies[i].name) != 0; k++)
			assert_true(k + 1 < n);
		pairs[k].value = lies[i].value;
		assert_int_equal(vtmelding_from_pairs(a, pairs, n, &m, &err), ERR_INVALID);
		assert_null(m);
	}
	assert_int_equal(vtmelding_from_pairs(a, pairs, 3, &m, &err), ERR_INVALID);
	assert_int_equal(vtmelding_from_pairs(a, NULL, 0, &m, &err), ERR_INVALID);
	pairs[0].name = "eigenaar";
	assert_int_equal(vtmelding_from_pairs(a, pairs, n, &m, &err), ERR_INVALID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_message_survives_the_way_through_pairs),
		cmocka_unit_test(pairs_have_the_names_in_the_contract),
		cmocka_unit_test(pairs_that_an_honest_writer_would_not_make_are_refused),
	};

	return cmocka_run_group_tests(tests, test_msg_begin, test_msg_end);
}
