/* brp_test.c - answers of Haal Centraal BRP personen 2, as published. */
#include "hulp/test_db.h"

#include "domain/brp/brp.h"
#include "json/json.h"

static const char antwoord[] =
"{\"type\":\"RaadpleegMetBurgerservicenummer\",\"personen\":[{"
"\"burgerservicenummer\":\"123456782\",\"geheimhoudingPersoonsgegevens\":true,"
"\"naam\":{\"voornamen\":\"Fenna\",\"voorvoegsel\":\"van der\",\"geslachtsnaam\":\"Meer\","
"\"aanduidingNaamgebruik\":{\"code\":\"E\",\"omschrijving\":\"eigen geslachtsnaam\"}},"
"\"geboorte\":{\"datum\":{\"type\":\"JaarMaandDatum\",\"jaar\":2019,\"maand\":9,"
"\"langFormaat\":\"september 2019\"}},\"geslacht\":{\"code\":\"V\"},"
"\"verblijfplaats\":{\"type\":\"Adres\",\"verblijfadres\":{"
"\"officieleStraatnaam\":\"Duinweg\",\"huisnummer\":7,\"huisletter\":\"a\","
"\"postcode\":\"2011AB\",\"woonplaats\":\"Haarlem\"}},"
"\"gezag\":[{\"type\":\"GezamenlijkOuderlijkGezag\",\"ouders\":["
"{\"burgerservicenummer\":\"111222333\"},{\"burgerservicenummer\":\"249566758\"}],"
"\"minderjarige\":{\"burgerservicenummer\":\"123456782\"}}]}]}";

static enum err_code
lees(struct test_db *t, const char *json, struct brp_persoon *p)
{
	const struct pair *v;
	size_t n;

	TEST_OK(t, json_flatten(t->a, json, strlen(json), 1 << 20, &v, &n, &t->err));
	return brp_lees(t->a, v, n, p, &t->err);
}

static void
an_answer_is_read_with_partial_date_address_and_authority(void **state)
{
	struct test_db *t = *state;
	struct brp_persoon p;

	TEST_OK(t, lees(t, antwoord, &p));
	assert_string_equal(p.geboren, "20190900");
	assert_string_equal(p.voorvoegsel, "van der");
	assert_string_equal(p.huisnummer, "7a");
	assert_true(p.geheim);
	assert_int_equal(p.ngezag, 2);
	assert_string_equal(p.gezag[1].bsn, "249566758");
	assert_string_equal(p.gezag[0].soort, "gezamenlijk_ouder");
	assert_int_equal(lees(t, "{\"type\":\"x\",\"personen\":[]}", &p), ERR_NOT_FOUND);
}

/* Each kind of authority that the published description names, in 2.5 and after it. */
static void
every_kind_of_authority_is_known_by_its_name(void **state)
{
	static const struct pair soorten[] = {
		{ "TweehoofdigOuderlijkGezag", "gezamenlijk_ouder" },
		{ "GezamenlijkOuderlijkGezag", "gezamenlijk_ouder" },
		{ "EenhoofdigOuderlijkGezag", "eenhoofdig_ouder" },
		{ "GezamenlijkGezag", "gezamenlijk" }, { "Voogdij", "voogdij" },
		{ "TijdelijkGeenGezag", "tijdelijk_geen" },
		{ "GezagNietTeBepalen", "niet_te_bepalen" },
	};
	struct test_db *t = *state;
	struct brp_persoon p;

	for (size_t i = 0; i < sizeof(soorten) / sizeof(soorten[0]); i++) {
		TEST_OK(t, lees(t, arena_printf(t->a, "{\"type\":\"x\",\"personen\":[{"
		    "\"burgerservicenummer\":\"123456782\",\"gezag\":[{\"type\":\"%s\","
		    "\"toelichting\":\"x\",\"minderjarige\":{\"burgerservicenummer\":"
		    "\"123456782\"}}]}]}", soorten[i].name), &p));
		assert_int_equal(p.ngezag, 1);
		assert_string_equal(p.gezag[0].soort, soorten[i].value);
		assert_false(p.geheim);
	}
}

static void
secrecy_and_authority_are_taken_over_and_what_the_brp_lacks_stays(void **state)
{
	struct test_db *t = *state;
	struct brp_persoon p;
	size_t n;

	TEST_OK(t, lees(t, antwoord, &p));
	test_db_script(t, "UPDATE persoon SET bsn = '111222333' WHERE id = 301;"
	    "UPDATE persoon SET bsn = '123456782', telefoon = '0612345678' WHERE id = 303;"
	    "INSERT INTO sleutel (regio,id,doel,meester,gemaakt_op) VALUES (7,1,'dossier',1,0);"
	    "INSERT INTO dossier (regio,id,kenmerk,huishouden,naam,sleutel,stand,"
	    "casusregisseur,geopend_op) VALUES (7,9002,'VT-1',201,'X',1,'open',101,0)");
	TEST_OK(t, brp_neem_over(&t->w, 9002, TEST_KIND, &p, &n, &t->err));
	assert_true(n >= 5);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM persoon WHERE id = 303 AND "
	    "geheim = 1 AND bsn_stand = 'geverifieerd' AND telefoon = '0612345678' AND "
	    "roepnaam = 'Fenna' AND straat = 'Duinweg'"), 1);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM gezag WHERE kind = 303 AND "
	    "bron = 'brp' AND tot IS NULL"), 2);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM gezag WHERE gezaghebber = "
	    "301"), 1);
	/* asked again: the old rows end, the facts do not double */
	TEST_OK(t, brp_neem_over(&t->w, 9002, TEST_KIND, &p, &n, &t->err));
	assert_int_equal(n, 0);
	assert_int_equal(test_db_getal(t, "SELECT COUNT(*) FROM gezag WHERE kind = 303 AND "
	    "tot IS NULL"), 2);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, test_db_start, test_db_end)
	const struct CMUnitTest tests[] = {
		T(an_answer_is_read_with_partial_date_address_and_authority),
		T(every_kind_of_authority_is_known_by_its_name),
		T(secrecy_and_authority_are_taken_over_and_what_the_brp_lacks_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
