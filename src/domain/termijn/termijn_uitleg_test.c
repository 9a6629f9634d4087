/* Why a term ends when it ends, in words. */
#include "domain/termijn/termijn_reken.h"

#include "hulp/test_wereld.h"

static const char *
uitleg(struct wereld *w, const struct norm *n, int64_t start)
{
	BUF_AUTO b = BUF_INIT(4096);

	assert_int_equal(termijn_uitleg(&b, w->a, n, w->k, start, &w->err), ERR_OK);
	return arena_strdup(w->a, buf_str(&b));
}

static void
a_term_moved_by_the_law_explains_itself(void **state)
{
	struct wereld *w = *state;

	assert_string_equal(uitleg(w, &k3, time_from_civil(2026, 5, 13, 10, 0, 0)),
	    "Start onderzoek: 5 dagen. Bron: Uitvoeringsbesluit Wmo 2015, artikel 4.1.7 lid 1. "
	    "Regel onderzoek_start, versie 2.\n"
	    "De termijn begint op woensdag 13 mei 2026 om 10.00.\n"
	    "De dag zelf telt niet mee. 5 dagen later is het maandag 18 mei 2026.\n"
	    "In een termijn van 5 dagen moeten minstens twee dagen zitten die geen zaterdag, "
	    "zondag of feestdag zijn (Algemene termijnenwet, artikel 2). Daarom loopt de "
	    "termijn langer door.\n"
	    "Niet meegeteld: do 14 mei (Hemelvaartsdag), vr 15 mei (Dag na Hemelvaartsdag, "
	    "gelijkgesteld bij besluit), za 16 mei (zaterdag), zo 17 mei (zondag).\n"
	    "De termijn loopt af op dinsdag 19 mei 2026 om 23.59.\n");
	assert_non_null(strstr(uitleg(w, &k3, time_from_civil(2025, 12, 23, 10, 0, 0)),
	    "Dat is een vrije dag (zondag). De termijn loopt door tot de eerste dag die geen "
	    "zaterdag, zondag of feestdag is (Algemene termijnenwet, artikel 1)."));
	assert_non_null(strstr(uitleg(w, &k6, time_from_civil(2026, 5, 13, 10, 0, 0)),
	    "De dag blijft staan (Algemene termijnenwet, artikel 1)."));
}

static void
working_days_explain_which_days_were_skipped(void **state)
{
	struct wereld *w = *state;

	assert_string_equal(uitleg(w, &k2, time_from_civil(2026, 4, 30, 16, 5, 0)),
	    "Veiligheidsbeoordeling: 5 werkdagen. Bron: Handelingsprotocol. "
	    "Regel veiligheid, versie 1.\n"
	    "De termijn begint op donderdag 30 april 2026 om 16.05.\n"
	    "De dag zelf telt niet mee. Alleen werkdagen tellen.\n"
	    "Niet meegeteld: za 2 mei (zaterdag), zo 3 mei (zondag), di 5 mei "
	    "(Bevrijdingsdag).\n"
	    "De termijn loopt af op vrijdag 8 mei 2026 om 23.59.\n");
}

static void
hours_explain_a_change_of_summer_time(void **state)
{
	struct wereld *w = *state;

	assert_string_equal(uitleg(w, &crisis, time_from_civil(2026, 3, 29, 1, 30, 0)),
	    "Ter plaatse bij crisis: 2 uur. Bron: contract. Regel crisis, versie 1.\n"
	    "De termijn begint op zondag 29 maart 2026 om 01.30.\n"
	    "Uren tellen dag en nacht, ook in het weekend en op feestdagen.\n"
	    "In deze tijd gaat de klok een uur vooruit. Dat uur telt niet, want het bestaat niet.\n"
	    "De termijn loopt af op zondag 29 maart 2026 om 04.30.\n");
	assert_non_null(strstr(uitleg(w, &hulp, time_from_civil(2026, 10, 24, 10, 0, 0)),
	    "een uur terug. Dat uur telt twee keer."));
	assert_null(strstr(uitleg(w, &hulp, time_from_civil(2026, 7, 1, 10, 0, 0)), "de klok"));
}

static void
a_start_in_the_hour_that_does_not_exist_says_that_it_was_moved(void **state)
{
	struct wereld *w = *state;
	static const char zin[] = "Die nacht gaat de klok van 02.00 naar 03.00 uur. 02.30 bestaat "
	    "dan niet: is dat opgegeven, dan is het begin een uur later gezet, op 03.30.\n";

	assert_non_null(strstr(uitleg(w, &crisis, time_from_civil(2026, 3, 29, 2, 30, 0)), zin));
	assert_non_null(strstr(uitleg(w, &k2, time_from_civil(2026, 3, 29, 2, 30, 0)), zin));
	assert_non_null(strstr(uitleg(w, &k2, time_from_civil(2026, 3, 29, 2, 59, 59)),
	    "Die nacht"));
	assert_null(strstr(uitleg(w, &k2, time_from_civil(2026, 3, 29, 1, 59, 59)), "Die nacht"));
	assert_null(strstr(uitleg(w, &k2, time_from_civil(2026, 3, 29, 4, 0, 0)), "Die nacht"));
	assert_null(strstr(uitleg(w, &k2, time_from_civil(2026, 10, 25, 2, 30, 0)), "Die nacht"));
}

/* C4 */
static void
an_exact_term_explains_itself(void **state)
{
	struct wereld *w = *state;

	assert_string_equal(uitleg(w, &huisverbod, time_from_civil(2026, 3, 27, 20, 0, 0)),
	    "Tijdelijk huisverbod: 10 dagen. Bron: Wth. Regel huisverbod, versie 1.\n"
	    "De termijn begint op vrijdag 27 maart 2026 om 20.00.\n"
	    "De termijn telt exact, van minuut tot minuut. 10 dagen later is het maandag "
	    "6 april 2026, op hetzelfde tijdstip.\n"
	    "De Algemene termijnenwet geldt niet: een zaterdag, zondag of feestdag verschuift "
	    "niets.\n"
	    "In deze tijd gaat de klok een uur vooruit. Het tijdstip blijft gelijk; de termijn "
	    "duurt een uur korter.\n"
	    "De termijn loopt af op maandag 6 april 2026 om 20.00.\n");
	assert_non_null(strstr(uitleg(w, &huisverbod, time_from_civil(2026, 3, 19, 2, 30, 0)),
	    "Op zo 29 mrt bestaat 02.30 niet"));
	assert_non_null(strstr(uitleg(w, &huisverbod, time_from_civil(2026, 10, 15, 2, 30, 0)),
	    "De afloop is de eerste keer (zomertijd)"));
	assert_non_null(strstr(uitleg(w, &crisis, time_from_civil(2026, 10, 25, 2, 30, 0) + 3600),
	    "De start is de tweede keer (wintertijd)"));
}

static void
a_year_without_a_decree_is_named_in_the_explanation(void **state)
{
	static const char let_op[] = "Let op: van 2031 staan er geen dagen in de kalender";
	struct wereld *w = *state;

	assert_non_null(strstr(uitleg(w, &k3, time_from_civil(2031, 3, 3, 10, 0, 0)), let_op));
	assert_non_null(strstr(uitleg(w, &k3, time_from_civil(2030, 12, 30, 10, 0, 0)), let_op));
	assert_null(strstr(uitleg(w, &k3, time_from_civil(2026, 5, 13, 10, 0, 0)), "Let op"));
	assert_null(strstr(uitleg(w, &hulp, time_from_civil(2031, 3, 3, 10, 0, 0)), "Let op"));
}

static void
an_explanation_without_room_is_an_error(void **state)
{
	struct wereld *w = *state;
	BUF_AUTO b = BUF_INIT(40);

	assert_int_equal(termijn_uitleg(&b, w->a, &k3, w->k, time_at(20500, 9, 17), &w->err),
	    ERR_LIMIT);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, test_wereld_begin, test_wereld_end)
	const struct CMUnitTest tests[] = {
		T(a_term_moved_by_the_law_explains_itself),
		T(working_days_explain_which_days_were_skipped),
		T(hours_explain_a_change_of_summer_time),
		T(an_exact_term_explains_itself),
		T(a_start_in_the_hour_that_does_not_exist_says_that_it_was_moved),
		T(a_year_without_a_decree_is_named_in_the_explanation),
		T(an_explanation_without_room_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
