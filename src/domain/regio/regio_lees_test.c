/* Reading a region folder: the two that are shipped are good, and each mistake
 * comes back with its file, line and a Dutch sentence. The folders are copies
 * of regio/test with one piece of text replaced. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "domain/regio/regio_lees.h"
#include "os/file.h"

static const char *const bestanden[] = { "regio.tsv", "gemeente.tsv",
	"organisatie.tsv", "rol.tsv", "recht.tsv", "norm.tsv", "kalender.tsv",
	"code.tsv", "vragenlijst.tsv", "vragenlijst/weging-1.tsv", "overleg.tsv",
	"medewerker.tsv" };

#define NBESTANDEN (sizeof(bestanden) / sizeof(bestanden[0]))

struct bank {
	struct arena		*a;
	char			 map[64];
	struct tsv_faults	 f;
	struct regio_map	 m;
	struct err		 err;
};

static const char *
pad(struct bank *b, const char *map, const char *naam)
{
	return arena_printf(b->a, "%s/%s", map, naam);
}

static void
schrijf(struct bank *b, const char *naam, const char *tekst)
{
	FILE *f = fopen(pad(b, b->map, naam), "w");

	assert_non_null(f);
	assert_int_equal(fwrite(tekst, 1, strlen(tekst), f), strlen(tekst));
	assert_int_equal(fclose(f), 0);
}

static const char *
lees(struct bank *b, const char *naam)
{
	struct blob p;
	struct err err;

	assert_int_equal(file_read(b->a, pad(b, b->map, naam), 1 << 20, &p, &err),
	    ERR_OK);
	return (const char *)p.p;
}

static int
begin(void **state)
{
	static struct bank b;
	struct err err;

	b = (struct bank){ .a = arena_create((size_t)64 << 20),
	    .map = "/tmp/regio-test-XXXXXX" };
	if (b.a == NULL || mkdtemp(b.map) == NULL ||
	    mkdir(pad(&b, b.map, "vragenlijst"), 0700) != 0)
		return 1;
	for (size_t i = 0; i < NBESTANDEN; i++) {
		struct blob p;

		if (file_read(b.a, pad(&b, "regio/test", bestanden[i]), 1 << 20,
		    &p, &err) != ERR_OK)
			return 1;
		schrijf(&b, bestanden[i], (const char *)p.p);
	}
	*state = &b;
	return 0;
}

static int
einde(void **state)
{
	struct bank *b = *state;

	for (size_t i = 0; i < NBESTANDEN; i++)
		(void)unlink(pad(b, b->map, bestanden[i]));
	(void)rmdir(pad(b, b->map, "vragenlijst"));
	(void)rmdir(b->map);
	arena_destroy(b->a);
	return 0;
}

/* Replaces the first piece of text that is like this; gives its line. */
static unsigned
vervang(struct bank *b, const char *naam, const char *oud, const char *nieuw)
{
	const char *tekst = lees(b, naam), *p = strstr(tekst, oud);
	unsigned regel = 1;

	assert_non_null(p);
	for (const char *s = tekst; s < p; s++)
		regel += *s == '\n';
	schrijf(b, naam, arena_printf(b->a, "%.*s%s%s", (int)(p - tekst), tekst,
	    nieuw, p + strlen(oud)));
	return regel;
}

static void
voeg_toe(struct bank *b, const char *naam, const char *regels)
{
	schrijf(b, naam, arena_printf(b->a, "%s%s", lees(b, naam), regels));
}

static enum err_code
laad(struct bank *b)
{
	b->f.n = 0;
	return regio_lees(b->a, b->map, &b->f, &b->m, &b->err);
}

/* Among the mistakes is one in that file and column with these words. */
static void
fout(struct bank *b, const char *naam, const char *kolom, const char *woorden)
{
	assert_int_equal(laad(b), ERR_INVALID);
	for (unsigned i = 0; i < b->f.n && i < TSV_MAX_FAULTS; i++) {
		const struct tsv_fault *f = &b->f.v[i];

		if (strcmp(f->file, naam) == 0 && strstr(f->text, woorden) != NULL &&
		    (kolom == NULL || (f->column != NULL &&
		    strcmp(f->column, kolom) == 0)))
			return;
	}
	for (unsigned i = 0; i < b->f.n && i < TSV_MAX_FAULTS; i++)
		print_message("%s\n", tsv_fault_text(b->a, &b->f.v[i]));
	fail_msg("no mistake in %s with: %s", naam, woorden);
}

/* One replacement gives that mistake. */
static void
geeft(struct bank *b, const char *naam, const char *oud, const char *nieuw,
    const char *kolom, const char *woorden)
{
	const char *goed = lees(b, naam);

	(void)vervang(b, naam, oud, nieuw);
	fout(b, naam, kolom, woorden);
	schrijf(b, naam, goed);
}

/* ---- what is good -------------------------------------------------------------- */

static void
print_faults(struct bank *b)
{
	for (unsigned i = 0; i < b->f.n && i < TSV_MAX_FAULTS; i++)
		print_message("%s\n", tsv_fault_text(b->a, &b->f.v[i]));
}

static void
kennemerland_is_good(void **state)
{
	struct bank *b = *state;
	enum err_code rc = regio_lees(b->a, "regio/kennemerland", &b->f, &b->m,
	    &b->err);

	print_faults(b);
	assert_int_equal(rc, ERR_OK);
	assert_int_equal(b->m.regio[0].nummer, 1);
	assert_string_equal(b->m.regio[0].scherm, "Veilig Thuis Kennemerland");
	assert_int_equal(b->m.ngemeenten, 10);	/* nine, one of them in two parts */
	assert_int_equal(strlen(b->m.vingerafdruk), 64);
}

static void
the_test_region_is_good(void **state)
{
	struct bank *b = *state;
	enum err_code rc = laad(b);

	print_faults(b);
	assert_int_equal(rc, ERR_OK);
	assert_int_equal(b->m.ngemeenten, 2);
	assert_int_equal(b->f.n, 0);
}

static void
cells_stand_in_their_rows(void **state)
{
	struct bank *b = *state;
	const struct rij_norm *n;

	assert_int_equal(laad(b), ERR_OK);
	n = &b->m.normen[1];
	assert_string_equal(n->code, "veiligheidsbeoordeling");
	assert_int_equal(n->versie, 1);
	assert_int_equal(n->lengte, 5);
	assert_string_equal(n->eenheid, "werkdagen");
	assert_false(n->atw);
	assert_string_equal(n->rij.tot, "2019-01-01");
	assert_null(b->m.normen[2].rij.tot);
	assert_true(b->m.dagen[0].atw);
	assert_int_equal(b->m.vragenlijsten[0].grens_a, 18);
	assert_string_equal(b->m.vragenlijsten[0].vragen[0].keuze, "");
	assert_int_equal(b->m.vragenlijsten[0].vragen[3].waarde, 2);
}

static void
the_fingerprint_follows_the_content(void **state)
{
	struct bank *b = *state;
	char was[65];

	assert_int_equal(laad(b), ERR_OK);
	memcpy(was, b->m.vingerafdruk, sizeof(was));
	assert_int_equal(laad(b), ERR_OK);
	assert_string_equal(b->m.vingerafdruk, was);
	(void)vervang(b, "gemeente.tsv", "12000", "12001");
	assert_int_equal(laad(b), ERR_OK);
	assert_string_not_equal(b->m.vingerafdruk, was);
}

static void
the_file_of_employees_may_be_absent(void **state)
{
	struct bank *b = *state;

	assert_int_equal(unlink(pad(b, b->map, "medewerker.tsv")), 0);
	assert_int_equal(laad(b), ERR_OK);
	assert_int_equal(b->m.nmedewerkers, 0);
}

static void
a_value_is_found_among_the_extras(void **state)
{
	struct bank *b = *state;

	assert_string_equal(regio_extra(b->a, "soort=hg;aard=07", "aard"), "07");
	assert_string_equal(regio_extra(b->a, "soort=hg;aard=07", "soort"), "hg");
	assert_null(regio_extra(b->a, "soort=hg", "oort"));
	assert_null(regio_extra(b->a, "", "soort"));
	assert_null(regio_extra(b->a, NULL, "soort"));
}

/* ---- files and cells ------------------------------------------------------------ */

static void
a_missing_file_is_named(void **state)
{
	struct bank *b = *state;

	assert_int_equal(unlink(pad(b, b->map, "norm.tsv")), 0);
	fout(b, "norm.tsv", NULL, "ontbreekt");
	schrijf(b, "norm.tsv", lees(b, "rol.tsv"));
	assert_int_equal(unlink(pad(b, b->map, "vragenlijst/weging-1.tsv")), 0);
	fout(b, "vragenlijst/weging-1.tsv", NULL, "ontbreekt");
}

static void
an_unknown_or_missing_column_is_refused(void **state)
{
	geeft(*state, "rol.tsv", "tot\tzicht", "tot\tuitzicht", "uitzicht", "hoort hier niet");
	geeft(*state, "rol.tsv", "tot\tzicht", "tot\tuitzicht", "zicht", "ontbreekt");
}

static void
a_cell_of_the_wrong_kind_is_refused(void **state)
{
	struct bank *b = *state;

	geeft(b, "gemeente.tsv", "12000", "veel", "inwoners", "heel getal");
	geeft(b, "gemeente.tsv", "12000", "-5", "inwoners", "heel getal");
	geeft(b, "gemeente.tsv", "Oosterproef", "", "naam", "Vul dit in");
	geeft(b, "gemeente.tsv", "9901", "99 01", "code", "letters, cijfers");
	geeft(b, "kalender.tsv", "ja\tnee", "ja\tmisschien", "werkdag", "ja of nee");
	geeft(b, "vragenlijst/weging-1.tsv", "een\t\t1", "een\t\t1,5", "punten",
	    "heel getal");
}

static void
a_date_must_exist(void **state)
{
	struct bank *b = *state;
	static const char *const fouten[] = { "2026-02-30", "26-01-02", "2026-1-2",
	    "20260102", "2026-01-0a", "----------" };

	for (size_t i = 0; i < sizeof(fouten) / sizeof(fouten[0]); i++)
		geeft(b, "kalender.tsv", "2026-01-02", fouten[i], "datum",
		    "datum in die bestaat");
	geeft(b, "gemeente.tsv", "2015-01-01", "", "van", "datum in die bestaat");
}

static void
tot_comes_after_van(void **state)
{
	geeft(*state, "norm.tsv", "2015-01-01\t2019-01-01",
	    "2015-01-01\t2014-01-01", "tot", "na van");
	geeft(*state, "norm.tsv", "2015-01-01\t2019-01-01",
	    "2015-01-01\t2015-01-01", "tot", "na van");
}

static void
a_mistake_names_its_line(void **state)
{
	struct bank *b = *state;
	unsigned regel = vervang(b, "norm.tsv", "48\turen", "48\tuurtjes");

	fout(b, "norm.tsv", "eenheid", "uren, dagen");
	assert_int_equal(b->f.v[0].line, regel);
}

static void
mistakes_of_all_files_come_at_once(void **state)
{
	struct bank *b = *state;

	(void)vervang(b, "gemeente.tsv", "12000", "veel");
	(void)vervang(b, "norm.tsv", "48\turen", "x\turen");
	(void)vervang(b, "rol.tsv", "\tzicht", "\tuitzicht");
	assert_int_equal(laad(b), ERR_INVALID);
	assert_int_equal(b->f.n, 4);
}

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

static void
an_arena_that_is_full_is_an_error(void **state)
{
	struct bank *b = *state;
	struct arena *klein = arena_create(30000);

	assert_int_equal(regio_lees(klein, b->map, &b->f, &b->m, &b->err), ERR_LIMIT);
	arena_destroy(klein);
}

#define T(f) cmocka_unit_test_setup_teardown(f, begin, einde)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(kennemerland_is_good),
		T(the_test_region_is_good),
		T(cells_stand_in_their_rows),
		T(the_fingerprint_follows_the_content),
		T(the_file_of_employees_may_be_absent),
		T(a_value_is_found_among_the_extras),
		T(a_missing_file_is_named),
		T(an_unknown_or_missing_column_is_refused),
		T(a_cell_of_the_wrong_kind_is_refused),
		T(a_date_must_exist),
		T(tot_comes_after_van),
		T(a_mistake_names_its_line),
		T(mistakes_of_all_files_come_at_once),
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
		T(an_arena_that_is_full_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
