#include "exchange/corv/vtmelding.h"

#include "hulp/test_msg.h"

/* A file with one piece of text replaced by another. */
static struct blob
changed(const char *name, const char *from, const char *to)
{
	struct blob b = load(name);
	const char *s = (const char *)b.p, *at = strstr(s, from);
	char *out;

	if (at == NULL)
		fail_msg("%s has no %s", name, from);
	out = arena_printf(a, "%.*s%s%s", (int)(at - s), s, to, at + strlen(from));
	return (struct blob){ (const uint8_t *)out, strlen(out) };
}

static void
assert_refused(struct blob b, const char *field, const char *part)
{
	struct vtmelding *m = NULL;
	struct err err;

	assert_int_equal(vtmelding_parse(a, b, &m, &err), ERR_INVALID);
	assert_null(m);
	if (err.text == NULL || strstr(err.text, part) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", err.text, part);
	if (field != NULL)
		assert_string_equal(err.field, field);
}

static bool
has(const struct vtm_lijst *list, const char *part)
{
	for (size_t i = 0; i < list->n; i++)
		if (strstr(list->item[i], part) != NULL)
			return true;
	return false;
}

/* D9 */
static void
the_smallest_message_is_read(void **state)
{
	const struct vtmelding *m = read_file("minimaal.xml");

	(void)state;
	assert_string_equal(m->referentienummer, "BVH-2026-000101");
	assert_string_equal(m->zender.organisatie, "Politie Noord-Holland (voorbeeld)");
	assert_string_equal(m->zender.applicatie, "BVH");
	assert_string_equal(m->ontvanger.applicatie, "Samenloop");
	assert_string_equal(m->tijdstip_bericht, "20261120081500");
	assert_string_equal(m->identificatie, "PL1100-2026000101");
	assert_string_equal(m->datum_incident, "20261119");
	assert_string_equal(m->agendering, "nee");
	assert_string_equal(m->indiener_code, "POL-VB-01");
	assert_int_equal(m->n_betrokkenen, 1);
	assert_string_equal(m->betrokkenen[0].naam.geslachtsnaam, "Testman");
	assert_string_equal(m->betrokkenen[0].geslacht, "V");
	assert_null(m->betrokkenen[0].geboortedatum);
	assert_null(m->betrokkenen[0].afgeschermd);
	assert_int_equal(m->let_op.n, 0);
}

static void
a_family_of_five_keeps_roles_addresses_and_relations(void **state)
{
	const struct vtmelding *m = read_file("gezin-van-vijf.xml");
	const struct vtm_persoon *moeder = &m->betrokkenen[0];

	(void)state;
	assert_int_equal(m->n_betrokkenen, 5);
	assert_string_equal(moeder->rol, "ouder met gezag");
	assert_string_equal(moeder->naam.bsn, "999990007");
	assert_string_equal(moeder->geboortedatum, "19880412");
	assert_int_equal(moeder->telefoon.n, 2);
	assert_string_equal(moeder->formeel.postcode, "2011ZZ");
	assert_string_equal(moeder->feitelijk.huisletter, "a");
	assert_string_equal(moeder->feitelijk.toevoeging, "2hg");
	assert_int_equal(moeder->n_relaties, 2);
	assert_string_equal(moeder->relaties[0].omschrijving, "echtgenoot");
	assert_string_equal(moeder->relaties[0].persoon.voorvoegsel, "van der");
	assert_string_equal(moeder->relaties[0].persoon.bsn, m->betrokkenen[1].naam.bsn);
	assert_string_equal(m->betrokkenen[3].rol, "kind");
	assert_non_null(strstr(m->betrokkenen[3].overige_zorg, "ProKid"));
	assert_int_equal(m->relevante_registraties.n, 2);
	assert_int_equal(m->n_geinformeerd, 2);
	assert_string_equal(m->geinformeerd[0].gereageerd, "ja");
	assert_string_equal(m->geinformeerd[1].persoon.volledige_naam, "Rik van der Bedacht");
	assert_null(m->geinformeerd[1].datum);
	assert_string_equal(m->sash_niveau, "hoog");
	assert_string_equal(m->contact_email.item[0], "hg.haarlem@politie.example");
	assert_non_null(strstr(m->omschrijving_incident, "\"papa doet mama pijn\". Collega's"));
}

/* The schema has text here, and the police write sentences. */
static void
restraining_order_arrest_complaint_and_honour_are_free_text(void **state)
{
	const struct vtmelding *m = read_file("gezin-van-vijf.xml");

	(void)state;
	assert_non_null(strstr(m->tijdelijk_huisverbod, "03.10 uur, tien dagen"));
	assert_non_null(strstr(m->aanhouding, "heengezonden"));
	assert_non_null(strstr(m->aangifte, "denkt nog na"));
	assert_string_equal(m->eergerelateerd_geweld, "Geen aanwijzingen.");
}

/* The element is really called formeelVerblijfadresBinnenland. */
static void
the_formal_address_is_read_under_the_schemas_spelling_and_the_right_one(void **state)
{
	struct vtmelding *m;
	struct err err;
	struct blob b = changed("minimaal.xml", "</BG:geslachtsaanduiding>",
	    "</BG:geslachtsaanduiding><BG:formeelVerblijfsadresBinnenland>"
	    "<BG:wpl.woonplaatsNaam>Velsen</BG:wpl.woonplaatsNaam>"
	    "</BG:formeelVerblijfsadresBinnenland>");

	(void)state;
	assert_string_equal(read_file("gezin-van-vijf.xml")->betrokkenen[2].formeel.straat,
	    "Voorbeeldstraat");
	assert_int_equal(vtmelding_parse(a, b, &m, &err), ERR_OK);
	assert_string_equal(m->betrokkenen[0].formeel.woonplaats, "Velsen");
}

static void
parts_of_a_date_that_are_called_unknown_are_never_shown_as_known(void **state)
{
	static const char *const want[] = { "19770000", "19880400", "19880400", "19770000",
	    "19770000", NULL, "20040229", NULL };
	const struct vtmelding *m = read_file("datums-onvolledig.xml");

	(void)state;
	assert_int_equal(m->n_betrokkenen, 8);
	for (size_t i = 0; i < 8; i++) {
		const char *got = m->betrokkenen[i].geboortedatum;

		if (want[i] == NULL)
			assert_null(got);
		else
			assert_string_equal(got, want[i]);
	}
	assert_string_equal(m->datum_incident, "20261100");
}

static void
a_date_that_does_not_exist_is_not_said_and_noted(void **state)
{
	const struct vtmelding *m = read_file("datums-onvolledig.xml");

	(void)state;
	assert_int_equal(m->let_op.n, 1);
	assert_true(has(&m->let_op, "Betrokkene 8: geboortedatum (regel "));
	assert_false(has(&m->let_op, "2005"));
}

static void
a_date_of_four_or_six_digits_is_a_year_or_a_month(void **state)
{
	static const struct { const char *in, *want; } t[] = {
	    { "2026", "20260000" }, { "202611", "20261100" }, { "20260012", "20260000" },
	    { "00000000", NULL }, { "2026-1-1", NULL }, { "20261301", NULL },
	    { "19000229", NULL }, { "20240229", "20240229" }, { "20261", NULL } };

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct vtmelding *m;
		struct err err;

		assert_int_equal(vtmelding_parse(a, changed("minimaal.xml", "20261119<",
		    arena_printf(a, "%s<", t[i].in)), &m, &err), ERR_OK);
		if (t[i].want == NULL)
			assert_null(m->datum_incident);
		else
			assert_string_equal(m->datum_incident, t[i].want);
	}
}

/* StUF:noValue on most fields, plain noValue on Ja/Nee fields and relations,
 * none on address groups. */
static void
a_missing_value_keeps_the_reason_the_sender_gave(void **state)
{
	const struct vtmelding *m = read_file("waarden-onbekend.xml");
	const struct vtm_persoon *p = &m->betrokkenen[0];

	(void)state;
	assert_null(p->naam.bsn);
	assert_null(p->geboortedatum);
	assert_true(has(&p->zonder_waarde, "bsn=waardeOnbekend"));
	assert_true(has(&p->zonder_waarde, "geboortedatum=vastgesteldOnbekend"));
	assert_true(has(&p->zonder_waarde, "formeel=onbekend"));
	assert_true(has(&p->zonder_waarde, "feitelijk=onbekend"));
	assert_null(m->agendering);
	assert_true(has(&m->zonder_waarde, "agendering=waardeOnbekend"));
	assert_true(has(&m->zonder_waarde, "locatie=nietGeautoriseerd"));
	assert_null(m->datum_incident);
	assert_int_equal(m->relevante_registraties.n, 0);
	assert_int_equal(m->betrokkenen[2].n_relaties, 1);
	assert_null(m->betrokkenen[2].relaties[0].omschrijving);
	assert_null(m->betrokkenen[2].rol);
	assert_true(has(&m->let_op, "Betrokkene 3: de rol staat niet in het bericht."));
	assert_true(has(&m->let_op, "niet wie de melding heeft ingediend"));
}

static void
what_the_sender_may_not_tell_marks_the_person_as_shielded(void **state)
{
	const struct vtmelding *m = read_file("waarden-onbekend.xml");

	(void)state;
	assert_string_equal(m->betrokkenen[0].afgeschermd, "ja");
	assert_string_equal(m->betrokkenen[1].afgeschermd, "ja");
	assert_string_equal(m->betrokkenen[1].extra.item[0].naam, "indicatieGeheimAdres");
	assert_null(m->betrokkenen[2].afgeschermd);
	assert_true(has(&m->let_op, "Betrokkene 2: de afzender schermt gegevens af."));
}

static void
a_bsn_that_fails_the_eleven_test_is_kept_apart(void **state)
{
	const struct vtmelding *m = read_file("waarden-onbekend.xml");

	(void)state;
	assert_null(m->betrokkenen[2].naam.bsn);
	assert_string_equal(m->betrokkenen[2].naam.bsn_ongeldig, "123456789");
	assert_true(has(&m->let_op, "Betrokkene 3: een BSN klopt niet."));
	assert_false(has(&m->let_op, "123456789"));
}

static void
an_age_that_is_not_in_the_message_is_not_said(void **state)
{
	(void)state;
	assert_null(read_file("minimaal.xml")->betrokkenen[0].geboortedatum);
	assert_null(read_file("minimaal.xml")->sash_niveau);
}

static void
foreign_addresses_and_names_keep_their_own_letters(void **state)
{
	const struct vtmelding *m = read_file("adres-buitenland.xml");

	(void)state;
	assert_string_equal(m->betrokkenen[0].formeel_buitenland.landcode, "5010");
	assert_string_equal(m->betrokkenen[0].formeel_buitenland.regel1,
	    "Rue de l\u2019Exemple 5");
	assert_null(m->betrokkenen[0].formeel.woonplaats);
	assert_string_equal(m->betrokkenen[0].feitelijk.woonplaats, "Beverwijk");
	assert_string_equal(m->betrokkenen[1].naam.voornamen, "\u0141ukasz");
	assert_string_equal(m->indiener_kvk, "99999999");
}

static void
latin1_becomes_utf8(void **state)
{
	const struct vtmelding *m = read_file("tekenset-latin1.xml");

	(void)state;
	assert_string_equal(m->betrokkenen[0].naam.geslachtsnaam, "\u00c7ift\u00e7i-M\u00fcller");
	assert_string_equal(m->locatie, "Caf\u00e9 aan de Oude Gracht");
}

static void
a_message_in_a_soap_envelope_is_found(void **state)
{
	(void)state;
	assert_string_equal(read_file("in-soap-envelop.xml")->referentienummer,
	    "BVH-2026-000107");
}

static void
an_envelope_with_two_messages_or_none_is_refused(void **state)
{
	(void)state;
	assert_refused(changed("in-soap-envelop.xml", "<soap:Body>", "<soap:Body><x/>"), "Body",
	    "precies één bericht");
	assert_refused(changed("in-soap-envelop.xml", "<soap:Header/>",
	    "<soap:Header/><soap:Body/>"), "Body", "precies één bericht");
}

static void
a_report_whose_situation_is_withheld_comes_in_without_persons(void **state)
{
	const struct vtmelding *m = read_file("zonder-betrokkenen.xml");

	(void)state;
	assert_int_equal(m->n_betrokkenen, 0);
	assert_true(has(&m->let_op, "Er staan geen betrokkenen in het bericht."));
}

static void
broken_messages_are_refused_with_element_and_line(void **state)
{
	(void)state;
	assert_refused(load("fout-afgebroken.xml"), NULL, "geen goed XML");
	assert_refused(load("fout-doctype.xml"), NULL, "DOCTYPE");
	assert_refused(load("fout-zonder-referentie.xml"), "referentienummer",
	    "In stuurgegevens (regel 8) ontbreekt referentienummer.");
	assert_refused(load("fout-andere-functie.xml"), "functie",
	    "functie (regel 20) noemt een ander bericht dan vtMeldingDi01.");
}

static void
what_is_needed_to_receive_and_answer_must_be_there_once(void **state)
{
	static const struct { const char *from, *to, *field; } t[] = {
	    { "Di01</StUF:berichtcode", "Lk01</StUF:berichtcode", "berichtcode" },
	    { "<StUF:applicatie>BVH</StUF:applicatie>", "", "applicatie" },
	    { ">BVH<", "> <", "applicatie" },
	    { "20261120081500", "gisteren", "tijdstipBericht" },
	    { "20261120081500", "2026112", "tijdstipBericht" },
	    { "BVH-2026-000101", "01234567890123456789012345678901234567890",
	      "referentienummer" },
	    { "<StUF:tijdstip", "<StUF:referentienummer>B</StUF:referentienummer><StUF:tijdstip",
	      "referentienummer" },
	    { "</JZ:betreft>", "</JZ:betreft><JZ:betreft/>", "betreft" },
	    { "JZ:object ", "JZ:voorwerp ", NULL },
	    { ">V<", ">X<", "geslachtsaanduiding" },
	    { ">Nee</JZ:indicatieA", ">nee hoor</JZ:indicatieA",
	      "indicatieAgenderingAfstemmingsoverlegGewenst" },
	    { ">Testman<", "><b/><", "geslachtsnaam" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		assert_refused(changed("minimaal.xml", t[i].from, t[i].to), t[i].field, "");
}

static void
another_root_or_namespace_is_not_a_report(void **state)
{
	static const char other[] = "<vtMeldingDi01 xmlns='urn:x'/>";

	(void)state;
	assert_refused(changed("minimaal.xml", "koppelvlak/jz0100", "koppelvlak/jz0200"),
	    "vtMeldingDi01", "Dit is geen vtMeldingDi01");
	assert_refused((struct blob){ (const uint8_t *)other, sizeof(other) - 1 },
	    "vtMeldingDi01", "(regel 1)");
}

static void
an_error_never_holds_content(void **state)
{
	struct vtmelding *m;
	struct err err;

	(void)state;
	assert_int_equal(vtmelding_parse(a, changed("minimaal.xml", ">V<", ">Testvrouw<"), &m,
	    &err), ERR_INVALID);
	assert_null(strstr(err.text, "Testvrouw"));
	assert_null(strstr(err.detail, "Testvrouw"));
}

/* Two hundred persons are taken, one more is not. */
static void
persons_at_the_limit_are_taken_and_one_over_it_refused(void **state)
{
	(void)state;
	for (size_t over = 0; over < 2; over++) {
		struct blob b = load("minimaal.xml");
		char *s = (char *)(uintptr_t)b.p, *from = strstr(s, "<JZ:heeftBetrokken ");
		char *to = strstr(s, "</JZ:heeftBetrokken>") + strlen("</JZ:heeftBetrokken>");
		size_t one = (size_t)(to - from), n = VTM_MAX_BETROKKENEN + over;
		char *out = arena_alloc(a, b.n + n * one + 1), *p = out;
		struct vtmelding *m;
		struct err err;

		memcpy(p, s, (size_t)(from - s));
		p += from - s;
		for (size_t i = 0; i < n; i++, p += one)
			memcpy(p, from, one);
		memcpy(p, to, strlen(to));
		assert_int_equal(vtmelding_parse(a, (struct blob){ (uint8_t *)out, strlen(out) },
		    &m, &err), over ? ERR_LIMIT : ERR_OK);
		if (over)
			assert_non_null(strstr(err.text, "meer dan 200"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_smallest_message_is_read),
		cmocka_unit_test(a_family_of_five_keeps_roles_addresses_and_relations),
		cmocka_unit_test(restraining_order_arrest_complaint_and_honour_are_free_text),
		cmocka_unit_test(
		    the_formal_address_is_read_under_the_schemas_spelling_and_the_right_one),
		cmocka_unit_test(parts_of_a_date_that_are_called_unknown_are_never_shown_as_known),
		cmocka_unit_test(a_date_that_does_not_exist_is_not_said_and_noted),
		cmocka_unit_test(a_date_of_four_or_six_digits_is_a_year_or_a_month),
		cmocka_unit_test(a_missing_value_keeps_the_reason_the_sender_gave),
		cmocka_unit_test(what_the_sender_may_not_tell_marks_the_person_as_shielded),
		cmocka_unit_test(a_bsn_that_fails_the_eleven_test_is_kept_apart),
		cmocka_unit_test(an_age_that_is_not_in_the_message_is_not_said),
		cmocka_unit_test(foreign_addresses_and_names_keep_their_own_letters),
		cmocka_unit_test(latin1_becomes_utf8),
		cmocka_unit_test(a_message_in_a_soap_envelope_is_found),
		cmocka_unit_test(an_envelope_with_two_messages_or_none_is_refused),
		cmocka_unit_test(a_report_whose_situation_is_withheld_comes_in_without_persons),
		cmocka_unit_test(broken_messages_are_refused_with_element_and_line),
		cmocka_unit_test(what_is_needed_to_receive_and_answer_must_be_there_once),
		cmocka_unit_test(another_root_or_namespace_is_not_a_report),
		cmocka_unit_test(an_error_never_holds_content),
		cmocka_unit_test(persons_at_the_limit_are_taken_and_one_over_it_refused),
	};

	return cmocka_run_group_tests(tests, test_msg_begin, test_msg_end);
}
