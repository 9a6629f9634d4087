/* test_rijk.h - a region with something of everything in it, made through the door: for
 * tests that walk over all acts there are. Who adds an act that needs a thing of a new kind
 * makes one here and puts its number in struct rijk.
 * Part of tests only; functions are static so that the program has none. */
#ifndef HULP_TEST_RIJK_H
#define HULP_TEST_RIJK_H

#include "hulp/test_doe.h"

static struct test_db t;

/* What is in it, by name. */
static struct {
	int64_t contact, advies, melding, dossier, persoon, overleg, termijn, hulp, overdracht,
	    onderzoek, vto, bericht, dubbel, tweede, brief, collega;
} er = { .collega = TEST_FRONT };

static struct doe d;

static int64_t
maak(enum act_id act)
{
	struct act_klaar uit;

	TEST_OK(&t, doe(&d, act, &uit));
	d.n = 0;
	return uit.id;
}

static void
veld(const char *naam, const char *tekst)
{
	doe_veld(&d, naam, tekst);
}

static int64_t
gesprek(void)
{
	struct uit_gesprek_bewaren bewaard;
	int64_t contact;

	veld("bron", "telefoon");
	contact = maak(ACT_gesprek_beginnen);
	for (int i = 0; i < 2; i++) {
		doe_id(&d, "contact", contact);
		veld("versie", "0");
		veld("venster", i == 0 ? "venster-1" : "venster-2");
		veld("verteld", i == 0 ? "Er wordt geschreeuwd." : "Het is stil.");
		(void)doe(&d, ACT_gesprek_bewaren, &bewaard);
		d.n = 0;
	}
	return contact;
}

static void
maak_advies(void)
{
	doe_id(&d, "contact", gesprek());
	veld("hoedanigheid", "school");
	veld("vormen", "partnergeweld");
	veld("vraag", "Wat kan ik doen?");
	veld("advies", "Praat met beide ouders.");
	er.advies = maak(ACT_advies_vastleggen);
}

static void
maak_bericht(void)
{
	struct uit_bericht_innemen uit;
	const struct pair v[] = { { "soort", "vtMeldingDi01" }, { "zender", "Politie|BVH" },
	    { "referentie", "R1" }, { "identificatie", "PL1100-1" },
	    { "melder_organisatie", "Politie" }, { "verteld", "Er was ruzie." },
	    { "direct_gevaar", "nee" }, { "personen.0.geslachtsnaam", "Bedacht" },
	    { "personen.0.rol", "kind" }, { "personen.0.geboren", "20150906" } };
	struct act_ctx c;

	act_begin(&c, &t.app, t.a, &t.wie, "test");
	TEST_OK(&t, act_run(&c, &(struct act_vraag){ .act = ACT_bericht_innemen, .velden = v,
	    .nvelden = sizeof(v) / sizeof(v[0]), .lading = { (const uint8_t *)"<bericht/>",
	    10 } }, &uit, &t.err));
	er.bericht = uit.bericht;
}

static void
maak_zaak(void)
{
	er.melding = doe_melding(&t, "Iemand", &er.dossier);
	er.persoon = test_db_getal(&t, arena_printf(t.a, "SELECT min(persoon) FROM"
	    " melding_betrokkene WHERE melding = %lld", (long long)er.melding));
	er.termijn = test_db_getal(&t, "SELECT min(id) FROM termijn");
	doe_id(&d, "melding", er.melding);
	veld("direct_gevaar", "nee");
	(void)maak(ACT_acute_screening);
	doe_id(&d, "dossier", er.dossier);
	veld("tekst", "Gebeld");
	veld("zicht", "team");
	(void)maak(ACT_notitie_toevoegen);
	doe_id(&d, "dossier", er.dossier);
	veld("versie", "0");
	veld("acties.0.doel", "Rust in huis");
	veld("acties.0.actie", "De school belt elke week");
	(void)maak(ACT_plan_bewaren);
	doe_id(&d, "dossier", er.dossier);
	veld("tekst", "Bellen");
	doe_id(&d, "eigenaar", t.wie.medewerker);
	(void)maak(ACT_taak_toevoegen);
}

/* A second case waits for the meeting. */
static void
maak_overleg(void)
{
	int64_t ander;

	er.tweede = doe_melding(&t, "Iemand anders", &ander);
	doe_id(&d, "dossier", ander);
	veld("tekst", "Ook bellen");
	doe_id(&d, "eigenaar", t.wie.medewerker);
	(void)maak(ACT_taak_toevoegen);
	doe_id(&d, "melding", er.tweede);
	veld("direct_gevaar", "nee");
	(void)maak(ACT_acute_screening);
	doe_id(&d, "melding", er.tweede);
	veld("op", "1");
	(void)maak(ACT_melding_op_lijst);
	veld("soort", "screening");
	er.overleg = maak(ACT_overleg_plannen);
	doe_id(&d, "overleg", er.overleg);
	(void)maak(ACT_overleg_beginnen);
}

static void
besluit(const char *route)
{
	doe_id(&d, "melding", er.melding);
	veld("route", route);
	veld("reden", "Het gezin wil hulp.");
	doe_id(&d, "eigenaar", TEST_CASUS);
	(void)maak(ACT_besluit_nemen);
}

static void
maak_vervolg(void)
{
	doe_id(&d, "melding", er.melding);
	veld("antwoorden.0.vraag", "v1");
	veld("antwoorden.0.keuze", "nee");
	veld("antwoorden.0.reden", "Niets bekend.");
	veld("antwoorden.1.vraag", "v2");
	veld("antwoorden.1.keuze", "ja");
	veld("antwoorden.1.reden", "Jong kind.");
	(void)maak(ACT_weging_vastleggen);
	besluit("onderzoek");
	er.onderzoek = test_db_getal(&t, "SELECT max(id) FROM onderzoek");
	doe_id(&d, "melding", er.melding);
	veld("soort", "ambulant");
	doe_id(&d, "organisatie", 3);
	er.hulp = maak(ACT_hulp_vragen);
	doe_id(&d, "melding", er.melding);
	doe_id(&d, "organisatie", 3);
	veld("grond", "toestemming");
	veld("tekst", "Het gezin wil hulp.");
	er.overdracht = maak(ACT_overdracht_aanbieden);
	doe_id(&d, "melding", er.melding);
	veld("reden", "De dreiging blijft.");
	er.vto = maak(ACT_vto_registreren);
	test_db_script(&t, arena_printf(t.a, "INSERT INTO dubbel (regio, id, een, twee, bron,"
	    " stand, op, door) VALUES (7, 9001, 304, %lld, 'bsn', 'open', 0, 101)",
	    (long long)er.persoon));
	er.dubbel = 9001;
}

static void
maak_brief(void)
{
	doe_id(&d, "dossier", er.dossier);
	doe_id(&d, "persoon", er.persoon);
	doe_id(&d, "aan", er.persoon);
	veld("soort", "kennisgeving");
	veld("wijze", "uitreiken");
	veld("tekst", "Bel ons.");
	er.brief = maak(ACT_brief_maken);
}

static int
test_rijk_begin(void **state)
{
	(void)state;
	test_db_open(&t, false);
	d = (struct doe){ .t = &t };
	maak_advies();
	er.contact = gesprek();
	maak_bericht();
	maak_zaak();
	maak_overleg();
	maak_vervolg();
	maak_brief();
	return 0;
}

static int
test_rijk_einde(void **state)
{
	(void)state;
	test_db_close(&t);
	return 0;
}

#endif
