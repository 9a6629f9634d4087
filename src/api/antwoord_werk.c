/* antwoord_werk.c - answers about advice, reports, cases, terms and tasks. */
#include "acts/contact.h"
#include "acts/werk.h"
#include "api/antwoord_velden.h"

#define CURSOR_UITLEG "Voor de volgende bladzijde: geef dit en het id van de laatste mee."

/* ---- advice ------------------------------------------------------------------- */

#define S struct advies
static const struct antwoord_veld advies[] = {
	ID_(id, "id", "Sleutel."),
	TEKST_(kenmerk, "kenmerk", "AV-2026-000123-4."),
	MOMENT_(ontvangen_op, "ontvangenOp", "Wanneer het binnenkwam."),
	TEKST_(bron, "bron", "Codelijst bron."),
	TEKST_(hoedanigheid, "hoedanigheid", "Codelijst hoedanigheid."),
	TEKST_(gemeente, "gemeente", "Gemeentecode."),
	TEKST_(meldcodestap, "meldcodeStap", "Codelijst meldcodestap."),
	TEKST_(medewerker_naam, "medewerker", "Wie het advies gaf."),
	TEKST_(vraag, "vraag", "Alleen bij één advies."),
	TEKST_(advies, "advies", "Alleen bij één advies."),
	TEKSTEN_(vormen, nvormen, "vormen", "Codelijst vorm; alleen bij één advies."),
	ID_(dossier, "dossier", "Het dossier van de melding die het werd."),
	GETAL_(ontvangen_op, "cursor", CURSOR_UITLEG),
	EINDE_
};
const struct antwoord antwoord_advies = { "Advies", sizeof(S), advies, NULL };
#undef S

#define S struct uit_adviezen_lezen
static const struct antwoord_veld adviezen[] = {
	RIJ_(v, n, advies, "adviezen", "Het nieuwste eerst."),
	EINDE_
};
const struct antwoord antwoord_adviezen = { "Adviezen", sizeof(S), adviezen, NULL };
#undef S

/* ---- reports -------------------------------------------------------------------- */

#define S struct werk_regel
static const struct antwoord_veld werkregel[] = {
	ID_(melding, "id", "Sleutel van de melding."),
	ID_(dossier, "dossier", "Sleutel van het dossier."),
	TEKST_(kenmerk, "kenmerk", "Zaaknummer van het dossier."),
	GETAL_(volgnr, "volgnummer", "De hoeveelste melding van dit dossier."),
	TEKST_(huishouden, "huishouden", "Naam van het huishouden."),
	TEKST_(gemeente, "gemeente", "Naam van de gemeente."),
	TEKST_(letter, "letter", "Uit de weging; ontbreekt zolang die er niet is."),
	GETAL_(punten, "punten", "Uit de weging; ontbreekt zolang die er niet is."),
	GETAL_(kinderen, "kinderen", "Hoeveel kinderen."),
	VLAG_(crisis, "crisis", "Er is crisis."),
	MOMENT_(ontvangen_op, "ontvangenOp", "Wanneer de melding binnenkwam."),
	TEKST_(bron, "bron", "Hoe de melding binnenkwam."),
	TEKST_(stap, "stap", "Waar de melding staat."),
	TEKST_(behandelaar_naam, "behandelaar", "Wie eraan werkt."),
	MOMENT_(verloopt_op, "verlooptOp", "De eerste termijn die afloopt."),
	TEKST_(klok.woorden, "tijdOver", "Dezelfde termijn in woorden."),
	EINDE_
};
const struct antwoord antwoord_werkregel = { "OpenMelding", sizeof(S), werkregel, NULL };
#undef S

#define S struct uit_werkvoorraad
static const struct antwoord_veld werkvoorraad[] = {
	RIJ_(v, n, werkregel, "meldingen", "Crisis eerst, dan de minste tijd over."),
	TEKST_(volgende, "volgende", "Geef dit als na; ontbreekt op de laatste bladzijde."),
	EINDE_
};
const struct antwoord antwoord_werkvoorraad = { "OpenMeldingen", sizeof(S), werkvoorraad, NULL };
#undef S

/* ---- cases ------------------------------------------------------------------------ */

#define S struct uit_mijn_dossier
static const struct antwoord_veld dossierregel[] = {
	ID_(id, "id", "Sleutel."),
	TEKST_(kenmerk, "kenmerk", "Zaaknummer."),
	TEKST_(naam, "naam", "Naam van het huishouden."),
	TEKST_(gemeente, "gemeente", "Gemeente."),
	TEKST_(veiligheid, "veiligheid", "Codelijst veiligheid."),
	TEKST_(letter, "letter", "Van de laatste weging."),
	GETAL_(punten, "punten", "Van de laatste weging."),
	GETAL_(meldingen, "meldingen", "Hoeveel meldingen open zijn."),
	EINDE_
};
const struct antwoord antwoord_dossierregel = { "EigenDossier", sizeof(S), dossierregel, NULL };
#undef S

#define S struct uit_mijn_dossiers
static const struct antwoord_veld dossiers[] = {
	RIJ_(v, n, dossierregel, "dossiers", "De dossiers van wie vraagt."),
	EINDE_
};
const struct antwoord antwoord_dossiers = { "EigenDossiers", sizeof(S), dossiers, NULL };
#undef S

#define S struct persoon_eerder
static const struct antwoord_veld eerder[] = {
	ID_(melding, "melding", "Sleutel van de melding."),
	ID_(dossier, "dossier", "Sleutel van het dossier."),
	TEKST_(kenmerk, "kenmerk", "Zaaknummer."),
	TEKST_(soort, "soort", "melding, vervolgmelding of hermelding."),
	MOMENT_(ontvangen_op, "ontvangenOp", "Wanneer de melding binnenkwam."),
	MOMENT_(gesloten_op, "geslotenOp", "Ontbreekt zolang de melding open is."),
	VLAG_(dossier_open, "dossierOpen", "Het dossier is open."),
	EINDE_
};
const struct antwoord antwoord_eerder = { "EerdereMelding", sizeof(S), eerder, NULL };
#undef S

#define S struct uit_persoon
static const struct antwoord_veld gevonden[] = {
	ID_(id, "id", "Sleutel van de persoon."),
	TEKST_(naam, "naam", "Naam."),
	TEKST_(geboren, "geboren", "JJJJMMDD, met 00 voor wat niet bekend is."),
	TEKST_(adres, "adres", "Leeg als het geheim of niet bekend is."),
	VLAG_(geheim, "geheim", "Het adres is geheim."),
	TEKSTEN_(redenen, nredenen, "redenen", "Waarom dit de persoon kan zijn."),
	GETAL_(score, "score", "Hoe goed het past, van 1000; 0: alleen op adres of nummer."),
	RIJ_(eerder, neerder, eerder, "eerder", "Wat er eerder was."),
	EINDE_
};
const struct antwoord antwoord_gevonden = { "GevondenPersoon", sizeof(S), gevonden, NULL };
#undef S

#define S struct uit_zoeken
static const struct antwoord_veld zoekresultaat[] = {
	TEKST_(soort, "soort", "Waarvoor de vraag is gehouden: naam, adres ..."),
	ID_(dossier, "dossier", "Er was een zaaknummer ingevuld: dit dossier."),
	ID_(advies, "advies", "Er was een adviesnummer ingevuld: dit advies."),
	TEKST_(grafsteen, "grafsteen", "Dat nummer is vernietigd: wanneer en op welke grond."),
	RIJ_(v, n, gevonden, "personen", "De beste eerst."),
	EINDE_
};
const struct antwoord antwoord_zoekresultaat = { "Zoekresultaat", sizeof(S), zoekresultaat,
    NULL };
#undef S

/* ---- terms and tasks ---------------------------------------------------------------- */

#define S struct termijn
static const struct antwoord_veld termijn[] = {
	ID_(id, "id", "Sleutel."),
	ID_(dossier, "dossier", "Sleutel van het dossier."),
	ID_(melding, "melding", "Sleutel van de melding."),
	TEKST_(kenmerk, "kenmerk", "Zaaknummer, in lijsten over dossiers heen."),
	TEKST_(code, "norm", "Code van de norm."),
	TEKST_(naam, "naam", "Naam van de norm."),
	MOMENT_(start_op, "begonnenOp", "Wanneer de termijn begon."),
	MOMENT_(verloopt_op, "verlooptOp", "Het laatste moment dat op tijd is."),
	MOMENT_(stop_op, "gestoptOp", "Ontbreekt zolang de termijn loopt."),
	TEKST_(stand, "stand", "loopt, gehaald, te_laat of vervallen."),
	TEKST_(woorden.woorden, "tijdOver", "Hetzelfde in woorden."),
	GETAL_(verloopt_op, "cursor", CURSOR_UITLEG),
	EINDE_
};
const struct antwoord antwoord_termijn = { "Termijn", sizeof(S), termijn, NULL };
#undef S

#define S struct uit_termijnen_lezen
static const struct antwoord_veld termijnen[] = {
	RIJ_(v, n, termijn, "termijnen", "Wat het eerst afloopt, eerst."),
	EINDE_
};
const struct antwoord antwoord_termijnen = { "Termijnen", sizeof(S), termijnen, NULL };
#undef S

#define S struct taak
static const struct antwoord_veld taak[] = {
	ID_(id, "id", "Sleutel."),
	ID_(dossier, "dossier", "Sleutel van het dossier."),
	ID_(melding, "melding", "Sleutel van de melding."),
	TEKST_(kenmerk, "kenmerk", "Zaaknummer."),
	TEKST_(soort, "soort", "vrij, terugkoppeling, hulp ..."),
	TEKST_(tekst, "tekst", "Wat er moet gebeuren."),
	TEKST_(eigenaar_naam, "eigenaar", "Wie het doet."),
	MOMENT_(gemaakt_op, "gemaaktOp", "Wanneer de taak is gemaakt."),
	MOMENT_(verloopt_op, "verlooptOp", "Wanneer het af moet zijn."),
	MOMENT_(klaar_op, "klaarOp", "Ontbreekt zolang het niet klaar is."),
	EINDE_
};
const struct antwoord antwoord_taak = { "Taak", sizeof(S), taak, NULL };
#undef S

#define S struct uit_mijn_taken
static const struct antwoord_veld taken[] = {
	RIJ_(v, n, taak, "taken", "De taken van wie vraagt."),
	EINDE_
};
const struct antwoord antwoord_taken = { "Taken", sizeof(S), taken, NULL };
#undef S
