#include "main/demo_zaak.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "acts/uit.h"
#include "base/date.h"

static const char *const front[] = { "frontoffice", "elidrissi" };
static const char *const casus[] = { "casusregie", "koster", "ramdin" };

/* ---- who and what --------------------------------------------------------- */

static const struct demo_plaats *
plaats(struct demo *d)
{
	unsigned all = 0, at;

	for (size_t i = 0; i < demo_nplaatsen; i++)
		all += demo_plaatsen[i].gewicht;
	at = demo_gooi(d, all);
	for (size_t i = 0; i < demo_nplaatsen; i++) {
		if (at < demo_plaatsen[i].gewicht)
			return &demo_plaatsen[i];
		at -= demo_plaatsen[i].gewicht;
	}
	return &demo_plaatsen[0];
}

static enum demo_route
route(struct demo *d, const struct demo_verhaal *v)
{
	unsigned r = demo_gooi(d, 100);

	if (v->ernst == 0)
		return r < 60 ? DEMO_LOKAAL : DEMO_AFSLUITEN;
	if (v->ernst == 2)
		return r < 60 ? DEMO_HULP : r < 85 ? DEMO_ONDERZOEK : DEMO_RAAD;
	return r < 35 ? DEMO_LOKAAL : r < 75 ? DEMO_HULP : r < 95 ?
	    DEMO_ONDERZOEK : DEMO_AFSLUITEN;
}

void
demo_zaak_maak(struct demo *d, struct demo_zaak *z, int64_t ontvangen)
{
	*z = (struct demo_zaak){ .ontvangen = ontvangen,
	    .verhaal = &demo_verhalen[demo_gooi(d, (unsigned)demo_nverhalen)],
	    .plaats = plaats(d), .huisnummer = 1 + demo_gooi(d, 180) };
	z->naam1 = &demo_namen[demo_gooi(d, (unsigned)demo_nnamen)];
	z->naam2 = &demo_namen[demo_gooi(d, (unsigned)demo_nnamen)];
	z->vrouw = demo_vrouwen[demo_gooi(d, (unsigned)demo_nvrouwen)];
	z->man = demo_mannen[demo_gooi(d, (unsigned)demo_nmannen)];
	z->straat = demo_straten[demo_gooi(d, (unsigned)demo_nstraten)];
	z->nkinderen = z->verhaal->kinderen ? 1 + demo_gooi(d, 3) : 0;
	for (unsigned i = 0; i < z->nkinderen; i++) {
		bool jongen = demo_gooi(d, 2) == 1;

		z->jongens |= jongen ? 1u << i : 0;
		z->kind[i] = jongen ?
		    demo_jongens[(demo_gooi(d, 3) + 4 * i) % demo_njongens] :
		    demo_meisjes[(demo_gooi(d, 3) + 4 * i) % demo_nmeisjes];
		z->leeftijd[i] = 1 + demo_gooi(d, 15);
	}
	z->behandelaar = casus[demo_gooi(d, 3)];
	z->route = route(d, z->verhaal);
}

/* ---- the report ------------------------------------------------------------- */

static void
persoon(struct demo *d, unsigned i, const struct demo_naam *naam,
    const char *voornaam, const char *geslacht, unsigned leeftijd,
    const char *rol, const char *hoedanigheid)
{
	struct civil c = civil_from_time(d->op);
	char veld[48];

#define PUT(v, ...) ((void)snprintf(veld, sizeof(veld), "personen.%u.%s", i, v), \
	demo_veld(d, veld, __VA_ARGS__))
	PUT("geslachtsnaam", "%s", naam->naam);
	PUT("voorvoegsel", "%s", naam->voorvoegsel);
	PUT("voornamen", "%s", voornaam);
	PUT("geslacht", "%s", geslacht);
	PUT("geboren", "%d-%u-%u", 1 + (int)demo_gooi(d, 28), 1 + demo_gooi(d, 12),
	    (unsigned)c.year - 1 - leeftijd);
	PUT("rol", "%s", rol);
	PUT("hoedanigheid", "%s", hoedanigheid);
#undef PUT
}

static void
personen(struct demo *d, const struct demo_zaak *z)
{
	unsigned n = 0, ouder = 26 + demo_gooi(d, 20);

	d->op = z->ontvangen;

	persoon(d, n++, z->naam1, z->vrouw, "V", ouder, "112", "slachtoffer");
	if (strcmp(z->verhaal->hoedanigheid, "slachtoffer") != 0)
		persoon(d, n++, z->naam2, z->man, "M", ouder + 2, "112",
		    z->verhaal->ernst == 0 ? "huisgenoot" : "pleger");
	for (unsigned i = 0; i < z->nkinderen; i++)
		persoon(d, n++, z->naam2, z->kind[i],
		    z->jongens >> i & 1 ? "M" : "V", z->leeftijd[i], "115", "getuige");
}

/* A second report on the same household: its people are known. */
static void
bekenden(struct demo *d, const struct uit_melding_openen *m)
{
	char veld[48];

	for (size_t i = 0; i < m->npersonen; i++) {
		const struct zaak_persoon *p = &m->personen[i];

		(void)snprintf(veld, sizeof(veld), "personen.%zu.bekend", i);
		demo_veld(d, veld, "%" PRId64, p->id);
		(void)snprintf(veld, sizeof(veld), "personen.%zu.rol", i);
		demo_veld(d, veld, "%s", p->rol);
		(void)snprintf(veld, sizeof(veld), "personen.%zu.hoedanigheid", i);
		demo_veld(d, veld, "%s", p->hoedanigheid == NULL ? "onbekend" :
		    p->hoedanigheid);
	}
}

static void
melder(struct demo *d, const struct demo_verhaal *v)
{
	bool beschermd = strcmp(v->hoedanigheid, "buurtbewoner") == 0 ||
	    strcmp(v->hoedanigheid, "familielid") == 0;

	demo_veld(d, "openheid", beschermd ? "beschermd" : "openbaar");
	if (beschermd)
		demo_veld(d, "beschermingsgrond", "geen_toestemming");
	demo_veld(d, "melder_naam", "%c. Melder", 'A' + (char)demo_gooi(d, 20));
	demo_veld(d, "melder_telefoon", "06 990 %05u", demo_gooi(d, 99999));
	if (strcmp(v->hoedanigheid, "school") == 0) {
		demo_veld(d, "melder_organisatie", "Basisschool De Zandbank");
		demo_veld(d, "meldcode_stap", "5");
	}
}

static enum err_code
ontvangst(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	const struct demo_verhaal *v = z->verhaal;
	struct civil c = civil_from_time(op);
	struct uit_melding_openen m;
	struct act_klaar uit;

	if (z->vorige != NULL && z->vorige->dossier != 0) {
		/* Who worked on it then may not see it any more. */
		demo_veld(d, "melding", "%" PRId64, z->vorige->melding);
		TRY(demo_doe(d, "melding_openen", "frontoffice", op, &m, err));
		demo_veld(d, "dossier", "%" PRId64, z->vorige->dossier);
	}
	demo_veld(d, "bron", "%s", v->bron);
	demo_veld(d, "hoedanigheid", "%s", v->hoedanigheid);
	melder(d, v);
	demo_veld(d, "verteld", "%s", v->verteld);
	demo_veld(d, "getoond", "%s", v->getoond);
	demo_veld(d, "gebeurd_op", "%04d-%02d-%02d", c.year, c.month, c.day);
	demo_veld(d, "gebeurd_waar", "thuis");
	for (size_t i = 0; i < 3 && v->vormen[i] != NULL; i++)
		demo_veld(d, "vormen", "%s", v->vormen[i]);
	demo_veld(d, "direct_gevaar", v->ernst == 2 ? "ja" : v->ernst == 1 ?
	    "onbekend" : "nee");
	if (v->gevaar != NULL)
		demo_veld(d, "gevaar", "%s", v->gevaar);
	if (v->crisis)
		demo_veld(d, "crisis", "1");
	demo_veld(d, "kinderen", "%u", z->nkinderen);
	demo_veld(d, "gezin_weet", v->ernst == 0 ? "ja" : "onbekend");
	demo_veld(d, "gemeente", "%s", z->plaats->gemeente);
	demo_veld(d, "straat", "%s", z->straat);
	demo_veld(d, "huisnummer", "%u", z->huisnummer);
	demo_veld(d, "postcode", "%s %c%c", z->plaats->postcode,
	    'A' + (char)(z->huisnummer % 18), 'B' + (char)(z->huisnummer % 7));
	demo_veld(d, "woonplaats", "%s", z->plaats->woonplaats);
	if (v->ernst > 0)
		demo_veld(d, "contact_veilig", "Mobiel van %s, werkdagen van 9 tot 11. "
		    "Geen voicemail en geen post.", z->vrouw);
	if (v->ernst == 2)
		demo_veld(d, "huisbezoek", "Ga met twee. Er is een hond in huis.");
	if (z->vorige != NULL && z->vorige->dossier != 0)
		bekenden(d, &m);
	else
		personen(d, z);
	TRY(demo_doe(d, "melding_registreren", front[demo_gooi(d, 2)], op, &uit, err));
	z->melding = uit.id;
	z->dossier = uit.dossier;
	return ERR_OK;
}

/* ---- screening, weighing, decision -------------------------------------------- */

static enum err_code
screening(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	struct act_klaar uit;

	demo_veld(d, "melding", "%" PRId64, z->melding);
	demo_veld(d, "direct_gevaar", z->verhaal->ernst == 2 ? "ja" : "nee");
	if (z->verhaal->gevaar != NULL)
		demo_veld(d, "gevaar", "%s", z->verhaal->gevaar);
	if (z->verhaal->crisis)
		demo_veld(d, "crisis", "1");
	return demo_doe(d, "acute_screening", front[demo_gooi(d, 2)], op, &uit, err);
}

/* Answers by how heavy the story is: light, middle, heavy. */
static enum err_code
weging(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	static const struct { const char *vraag, *keuze[3], *reden; } antwoorden[] = {
		{ "eerder", { "nee", "een", "vaker" }, "Volgens eerdere meldingen." },
		{ "verloop", { "nee", "onduidelijk", "ja" }, "Zo vertelt de melder het." },
		{ "afspraken", { "nvt", "deels", "nee" }, "Nagevraagd bij het wijkteam." },
		{ "letsel", { "geen", "licht", "arts" }, "Gezien door de melder." },
		{ "duur", { "kort", "maanden", "jaren" }, "Uit het gesprek." },
		{ "kind", { "geen", "getuige", "doelwit" }, "Wat de kinderen zagen." },
		{ "wapen", { "nee", "nee", "dreiging" }, "Gevraagd aan de politie." },
		{ "middelen", { "nee", "nee", "ja" }, "Volgens de melder." },
		{ "kwetsbaar", { "nee", "ja", "ja" }, "Leeftijd van de kinderen." },
		{ "omstandigheden", { "nee", "een", "meer" }, "Geld en wonen." },
		{ "gezondheid", { "nee", "nee", "ja" }, "Volgens de huisarts." },
		{ "nu", { "nee", "onduidelijk", "ja" }, "Op het moment van de melding." },
		{ "hulp", { "loopt", "wil", "nee" }, "Gevraagd aan het gezin." },
		{ "netwerk", { "ja", "deels", "nee" }, "Wie er om het gezin staat." },
	};
	struct act_klaar uit;
	char veld[48];

	demo_veld(d, "melding", "%" PRId64, z->melding);
	for (unsigned i = 0; i < sizeof(antwoorden) / sizeof(antwoorden[0]); i++) {
		unsigned e = z->verhaal->ernst;

		/* Two families are never quite the same. */
		if (demo_gooi(d, 4) == 0)
			e = demo_gooi(d, 3);
		(void)snprintf(veld, sizeof(veld), "antwoorden.%u.vraag", i);
		demo_veld(d, veld, "%s", antwoorden[i].vraag);
		(void)snprintf(veld, sizeof(veld), "antwoorden.%u.keuze", i);
		demo_veld(d, veld, "%s", antwoorden[i].keuze[e]);
		(void)snprintf(veld, sizeof(veld), "antwoorden.%u.reden", i);
		demo_veld(d, veld, "%s", antwoorden[i].reden);
	}
	return demo_doe(d, "weging_vastleggen", z->behandelaar, op, &uit, err);
}

static enum err_code
besluit(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	static const struct { const char *uitkomst, *route, *reden; } keuzes[] = {
		[DEMO_HULP] = { "vervolgstappen_vt", "directe_hulp",
		    "Het is nu niet veilig genoeg. Hulp moet snel beginnen." },
		[DEMO_LOKAAL] = { "overdracht", "lokaal_veld",
		    "Het gezin wil hulp en het wijkteam kent het gezin." },
		[DEMO_ONDERZOEK] = { "vervolgstappen_vt", "onderzoek",
		    "Er is nog niet genoeg bekend om te kiezen." },
		[DEMO_RAAD] = { "vervolgstappen_vt", "raad",
		    "Vrijwillige hulp is niet gelukt en de kinderen zijn niet veilig." },
		[DEMO_AFSLUITEN] = { "geen_vervolg", "afsluiten_advies",
		    "De zorgen zijn besproken. Verdere stappen zijn niet nodig." },
	};
	struct act_klaar uit;

	demo_veld(d, "melding", "%" PRId64, z->melding);
	demo_veld(d, "uitkomst", "%s", keuzes[z->route].uitkomst);
	demo_veld(d, "route", "%s", keuzes[z->route].route);
	demo_veld(d, "reden", "%s", keuzes[z->route].reden);
	if (z->route == DEMO_ONDERZOEK)
		z->behandelaar = demo_gooi(d, 2) == 0 ? "onderzoeker" : "vanleeuwen";
	demo_veld(d, "eigenaar", "%" PRId64, demo_wie(d, z->behandelaar));
	return demo_doe(d, "besluit_nemen", "gedragswetenschapper", op, &uit, err);
}

/* ---- in the dossier -------------------------------------------------------------- */

static enum err_code
veiligheid(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	static const char *const standen[] = { "veilig", "onduidelijk", "acuut_onveilig" };
	struct act_klaar uit;

	demo_veld(d, "dossier", "%" PRId64, z->dossier);
	demo_veld(d, "veiligheid", "%s", standen[z->verhaal->ernst]);
	demo_veld(d, "contact_veilig", "Mobiel van %s, werkdagen van 9 tot 11. Geen "
	    "voicemail en geen post.", z->vrouw);
	demo_veld(d, "huisbezoek", z->verhaal->ernst == 2 ?
	    "Ga met twee. Er is een hond in huis." : "Geen bijzonderheden.");
	return demo_doe(d, "veiligheid_vastleggen", z->behandelaar, op, &uit, err);
}

static enum err_code
notitie(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	struct act_klaar uit;

	demo_veld(d, "dossier", "%" PRId64, z->dossier);
	demo_veld(d, "soort", "gesprek");
	demo_veld(d, "tekst", "%s", demo_notities[demo_gooi(d,
	    (unsigned)demo_nnotities)]);
	demo_veld(d, "zicht", "team");
	return demo_doe(d, "notitie_toevoegen", z->behandelaar, op, &uit, err);
}

static enum err_code
plan(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	struct act_klaar uit;

	if (z->route != DEMO_HULP)
		return ERR_OK;
	demo_veld(d, "dossier", "%" PRId64, z->dossier);
	demo_veld(d, "versie", "0");
	demo_veld(d, "zorgcoordinator", "wijkteam %s", z->plaats->woonplaats);
	demo_veld(d, "acties.0.doel_nr", "1");
	demo_veld(d, "acties.0.doel", "%s en de kinderen zijn thuis veilig", z->vrouw);
	demo_veld(d, "acties.0.actie", "Veiligheidsplan maken met het gezin");
	demo_veld(d, "acties.0.wie", "casusregie");
	demo_veld(d, "acties.0.stand", "bezig");
	demo_veld(d, "acties.1.doel_nr", "1");
	demo_veld(d, "acties.1.doel", "%s en de kinderen zijn thuis veilig", z->vrouw);
	demo_veld(d, "acties.1.actie", "Sloten vervangen");
	demo_veld(d, "acties.1.wie", "wijkteam");
	demo_veld(d, "acties.1.stand", "gepland");
	demo_veld(d, "acties.2.doel_nr", "2");
	demo_veld(d, "acties.2.doel", "%s stopt met geweld", z->man);
	demo_veld(d, "acties.2.actie", "Intake ambulante forensische hulp");
	demo_veld(d, "acties.2.wie", "forensische polikliniek");
	demo_veld(d, "acties.2.stand", "afgesproken");
	return demo_doe(d, "plan_bewaren", z->behandelaar, op, &uit, err);
}

/* ---- step by step ------------------------------------------------------------------- */

static enum err_code
op_melding(struct demo *d, struct demo_zaak *z, const char *act,
    const char *wie, int64_t op, struct err *err)
{
	struct act_klaar uit;

	demo_veld(d, "melding", "%" PRId64, z->melding);
	return demo_doe(d, act, wie, op, &uit, err);
}

/* Takes the report and becomes the one who keeps hold of the dossier. */
static enum err_code
nemen(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	struct act_klaar uit;

	TRY(op_melding(d, z, "melding_opnemen", z->behandelaar, op, err));
	demo_veld(d, "dossier", "%" PRId64, z->dossier);
	demo_veld(d, "casusregisseur", "%" PRId64, demo_wie(d, z->behandelaar));
	return demo_doe(d, "casusregisseur_wijzigen", z->behandelaar, op, &uit, err);
}

enum err_code
demo_stap_doe(struct demo *d, struct demo_zaak *z, enum demo_stap stap,
    int64_t op, struct err *err)
{
	switch (stap) {
	case DS_ONTVANGST:
		return ontvangst(d, z, op, err);
	case DS_SCREENING:
		return screening(d, z, op, err);
	case DS_PLAATSE:
		return op_melding(d, z, "ter_plaatse", "piket", op, err);
	case DS_NEMEN:
		return nemen(d, z, op, err);
	case DS_LID:
		return z->vorige == NULL ? demo_leden(d, z, op, err) : ERR_OK;
	case DS_VEILIGHEID:
		return veiligheid(d, z, op, err);
	case DS_WEGING:
		return weging(d, z, op, err);
	case DS_BESLUIT:
		return besluit(d, z, op, err);
	case DS_NOTITIE:
		return notitie(d, z, op, err);
	case DS_VRAAG:
		return demo_vraag(d, z, op, err);
	case DS_AANNAME:
		return demo_aanname(d, z, op, err);
	case DS_TERUGKOPPELING:
		return demo_terugkoppeling(d, z, op, err);
	case DS_PLAN:
		return plan(d, z, op, err);
	case DS_START:
		return demo_start(d, z, op, err);
	case DS_SLUITEN:
		return demo_sluiten(d, z, op, err);
	default:
		return ERR_OK;
	}
}

/* ---- advice ----------------------------------------------------------------------------- */

enum err_code
demo_advies(struct demo *d, int64_t op, struct err *err)
{
	static const char *const wie[] = { "school", "huisarts", "buurtbewoner",
	    "jgz", "sociaal_netwerk" };
	const char *inlog = front[demo_gooi(d, 2)];
	unsigned i = demo_gooi(d, 5);
	struct act_klaar uit;

	demo_veld(d, "bron", "telefoon");
	TRY(demo_doe(d, "gesprek_beginnen", inlog, op, &uit, err));
	demo_veld(d, "contact", "%" PRId64, uit.id);
	demo_veld(d, "hoedanigheid", "%s", wie[i]);
	demo_veld(d, "vormen", i < 2 ? "km_lichamelijk" : "partnergeweld");
	demo_veld(d, "gemeente", "%s", plaats(d)->gemeente);
	demo_veld(d, "vraag", "%s", demo_vragen[i]);
	demo_veld(d, "advies", "%s", demo_adviezen[demo_gooi(d,
	    (unsigned)demo_nadviezen)]);
	return demo_doe(d, "advies_vastleggen", inlog, op + 900, &uit, err);
}
