/* The rules that rows of a region must keep, between files too: each mistake comes back
 * with its file, line and a Dutch sentence. */
#include "domain/regio/regio_controle.h"

#include "hulp/test_regio.h"

/* ---- keys and time ---------------------------------------------------------------- */

static void
one_code_does_not_hold_twice_on_a_day(void **state)
{
	struct bank *b = *state;

	voeg_toe(b, "gemeente.tsv", "9901\t2019-01-01\t\tProef\t5\tNogmaals\n");
	fout(b, "gemeente.tsv", "code", "op dezelfde dagen als regel 3");
}

static void
rows_that_follow_each_other_are_good(void **state)
{
	struct bank *b = *state;

	(void)vervang(b, "gemeente.tsv", "9901\t2015-01-01\t", "9901\t2015-01-01\t"
	    "2019-01-01");
	voeg_toe(b, "gemeente.tsv", "9901\t2019-01-01\t\tProef\t5\tNogmaals\n");
	assert_int_equal(laad(b), ERR_OK);
}

static void
doubled_keys_are_refused(void **state)
{
	struct bank *b = *state;

	geeft(b, "organisatie.tsv", "gem_west", "gem_oost", "code", "ook op regel");
	geeft(b, "medewerker.tsv", "proef-manager", "proef-casusregie", "inlog",
	    "ook op regel");
	geeft(b, "kalender.tsv", "2026-01-02", "2026-05-15", "datum", "ook op regel");
	geeft(b, "recht.tsv", "frontoffice\t2015-01-01\t\tadvies",
	    "frontoffice\t2015-01-01\t\tgesprek", "recht", "op dezelfde dagen");
	geeft(b, "code.tsv", "vorm\tex_partnergeweld", "vorm\tpartnergeweld", "code",
	    "op dezelfde dagen");
	geeft(b, "rol.tsv", "privacy", "manager", "code", "op dezelfde dagen");
}

static void
versions_of_a_norm_join(void **state)
{
	struct bank *b = *state;

	geeft(b, "norm.tsv", "2\t2019-01-01", "2\t2019-02-01", "tot", "gat");
	geeft(b, "norm.tsv", "2\t2019-01-01", "2\t2018-12-31", "van",
	    "op dezelfde dagen");
	geeft(b, "norm.tsv", "2\t2019-01-01", "1\t2019-01-01", "versie",
	    "ook op regel");
}

/* ---- references and rules ------------------------------------------------------------ */

static void
an_unknown_word_is_refused(void **state)
{
	struct bank *b = *state;

	geeft(b, "rol.tsv", "\teigen\t", "\talles\t", "zicht", "regio, eigen of geen");
	geeft(b, "recht.tsv", "\tgesprek", "\tkletsen", "recht", "bestaat niet");
	geeft(b, "recht.tsv", "frontoffice", "backoffice", "rol", "rol.tsv");
	geeft(b, "norm.tsv", "hulp_gestart", "hulp_bedacht", "stop_gebeurtenis",
	    "codelijst gebeurtenis");
	geeft(b, "norm.tsv", "\tpiket\t", "\tniemand\t", "wie", "rol.tsv");
	geeft(b, "organisatie.tsv", "\traad\t", "\traads\t", "soort",
	    "organisatiesoort");
	geeft(b, "organisatie.tsv", "\t9902\t", "\t9903\t", "gemeente",
	    "gemeente.tsv");
	geeft(b, "overleg.tsv", "team_oost", "team_zuid", "partners",
	    "organisatie.tsv");
	geeft(b, "overleg.tsv", "procesregisseur", "voorzitster", "voorzitter",
	    "rol.tsv");
	geeft(b, "medewerker.tsv", "\tmanager\t", "\tbaas\t", "rol", "rol.tsv");
	geeft(b, "medewerker.tsv", "vt_proefland", "vt", "organisatie",
	    "organisatie.tsv");
}

static void
the_rules_of_a_norm_hold(void **state)
{
	struct bank *b = *state;

	geeft(b, "norm.tsv", "48\turen\tnee", "48\turen\tja", "atw", "vul nee in");
	geeft(b, "norm.tsv", "48\turen", "0\turen", "lengte", "1 tot en met");
	geeft(b, "norm.tsv", "hulp_op_gang\t1", "hulp_op_gang\t0", "versie",
	    "eerste versie is 1");
	geeft(b, "norm.tsv", "50%,12u", "half", "waarschuw", "25%");
	geeft(b, "norm.tsv", "50%,12u", "100%", "waarschuw", "25%");
	geeft(b, "norm.tsv", "50%,12u", "50%,", "waarschuw", "25%");
	geeft(b, "norm.tsv", "50%,12u", "12", "waarschuw", "25%");
	geeft(b, "norm.tsv", "=directeur", "=niemand", "waarschuw", "rol.tsv");
	geeft(b, "norm.tsv", "\telke 2 weken\t", "\telke week\t", "verleng", "elke 2 weken");
	geeft(b, "norm.tsv", "nee\texact\t\tnee\tmelding", "nee\texact\t\tnee\tiemand",
	    "per", "melding, persoon of regio");
	geeft(b, "norm.tsv", "\tnee\texact\t", "\tnee\tkerk\t", "kalender",
	    "atw, organisatie of exact");
	geeft(b, "norm.tsv", "uren\tnee\texact", "uren\tnee\tatw", "kalender", "altijd exact");
	geeft(b, "norm.tsv", "werkdagen\tnee\torganisatie", "werkdagen\tnee\texact", "kalender",
	    "Werkdagen zijn");
	geeft(b, "norm.tsv", "weken\tja\tatw", "weken\tja\torganisatie", "kalender",
	    "alleen werkdagen");
	geeft(b, "norm.tsv", "dagen\tnee\texact", "dagen\tja\texact", "atw", "vul nee in");
}

static void
a_year_without_easter_is_refused(void **state)
{
	struct bank *b = *state;

	geeft(b, "kalender.tsv", "2026-01-02", "1989-12-29", "datum", "Pasen");
	geeft(b, "kalender.tsv", "2026-01-02", "2101-01-03", "datum", "Pasen");
	geeft(b, "norm.tsv", "acute_screening\t1\t2015-01-01", "acute_screening\t1\t1950-01-01",
	    "van", "Pasen");
}

static void
an_extra_is_a_list_of_names_and_values(void **state)
{
	struct bank *b = *state;

	geeft(b, "code.tsv", "soort=hg\tPartnergeweld", "soort\tPartnergeweld",
	    "extra", "naam=waarde");
	geeft(b, "code.tsv", "soort=hg\tPartnergeweld", "soort=\tPartnergeweld",
	    "extra", "naam=waarde");
	geeft(b, "code.tsv", "soort=hg\tPartnergeweld", "soort=hg;\tPartnergeweld",
	    "extra", "naam=waarde");
	geeft(b, "code.tsv", "soort=hg\tPartnergeweld", "=hg\tPartnergeweld",
	    "extra", "naam=waarde");
}

static void
the_rules_of_a_questionnaire_hold(void **state)
{
	struct bank *b = *state;
	const char *v = "vragenlijst/weging-1.tsv";

	geeft(b, "vragenlijst.tsv", "\t18\t10\t", "\t10\t18\t", "grens_a", "boven");
	geeft(b, "vragenlijst.tsv", "vragenlijst/weging-1.tsv", "../weging-1.tsv",
	    "bestand", "in deze map");
	geeft(b, v, "\tvaker\t\t2", "\tvaker\t\t3", NULL, "komt op 7 punten uit");
	geeft(b, v, "\tja\t\t-2", "\tja\t\t-3", NULL, "komt op -5 punten uit");
	geeft(b, v, "ernst\tletsel\t\tja", "zwaarte\tletsel\t\tja", "sectie",
	    "weging_sectie");
	geeft(b, v, "eerder\t\tja", "eerder\t\t", "verplicht", "ja of nee");
	geeft(b, v, "eerder\t\tja\t", "eerder\t\tja\t2", "punten", "geen punten");
	geeft(b, v, "eerder\teen\t\t1", "eerder\teen\t\t", "punten", "Vul de punten");
	geeft(b, v, "eerder\teen\t\t1", "eerder\teen\tja\t1", "verplicht", "leeg");
	geeft(b, v, "eerder\teen\t\t1", "duur\teen\t\t1", "vraag", "onder zijn vraag");
	geeft(b, v, "eerder\teen\t\t1", "eerder\tnee\t\t1", "keuze", "ook op regel");
	geeft(b, v, "kwetsbaar\tja\t\t1", "kwetsbaar2\tja\t\t1", "vraag",
	    "twee antwoorden");
	schrijf(b, v, "sectie\tvraag\tkeuze\tverplicht\tpunten\ttekst\n");
	fout(b, v, NULL, "geen vragen");
}

static void
the_rules_of_a_meeting_hold(void **state)
{
	struct bank *b = *state;

	geeft(b, "overleg.tsv", "ma do", "maandag", "dagen", "ma di do");
	geeft(b, "overleg.tsv", "ma do", "do do", "dagen", "ma di do");
	geeft(b, "overleg.tsv", "ma do", "ma ", "dagen", "");
	geeft(b, "overleg.tsv", "09:30", "9.30", "begin", "10:00");
	geeft(b, "overleg.tsv", "09:30", "24:00", "begin", "10:00");
	geeft(b, "overleg.tsv", "45\t5", "4\t5", "minuten", "minstens");
	geeft(b, "overleg.tsv", "5\t1\tproces", "5\t3\tproces", "quorum", "minder");
}

static void
a_region_is_one_row_with_a_number(void **state)
{
	struct bank *b = *state;

	geeft(b, "regio.tsv", "2\tproefland", "0\tproefland", "nummer", "99999");
	voeg_toe(b, "regio.tsv", "3\tx\t2015-01-01\t\t1\tX\tX\n");
	fout(b, "regio.tsv", NULL, "precies één");
}

static void
nobody_works_as_the_system(void **state)
{
	geeft(*state, "medewerker.tsv", "\tmanager\t", "\tsysteem\t", "rol",
	    "niet voor mensen");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, test_regio_begin, test_regio_end)
	const struct CMUnitTest tests[] = {
		T(one_code_does_not_hold_twice_on_a_day),
		T(rows_that_follow_each_other_are_good),
		T(doubled_keys_are_refused),
		T(versions_of_a_norm_join),
		T(an_unknown_word_is_refused),
		T(the_rules_of_a_norm_hold),
		T(a_year_without_easter_is_refused),
		T(an_extra_is_a_list_of_names_and_values),
		T(the_rules_of_a_questionnaire_hold),
		T(the_rules_of_a_meeting_hold),
		T(a_region_is_one_row_with_a_number),
		T(nobody_works_as_the_system),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
