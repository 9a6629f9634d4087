/* antwoord_termijn.c - one clock with its history, and warnings. */
#include "acts/termijn.h"
#include "api/antwoord_velden.h"

#define S struct termijn_stap
static const struct antwoord_veld stap[] = {
	TEKST_(soort, "soort", "geschorst, hervat, verlengd, reden_laat, vervallen of herrekend."),
	MOMENT_(op, "op", "Wanneer."),
	TEKST_(door, "door", "Wie het deed; ontbreekt bij het programma."),
	MOMENT_(van, "verliepOp", "Wanneer de termijn ervoor afliep."),
	MOMENT_(tot, "verlooptOp", "Wanneer hij erna afloopt."),
	TEKST_(reden, "reden", "Waarom."),
	EINDE_
};
const struct antwoord antwoord_termijn_stap = { "TermijnStap", sizeof(S), stap, NULL };
#undef S

#define S struct uit_termijn_openen
static const struct antwoord_veld verhaal[] = {
	ID_(termijn.id, "id", "Sleutel."),
	ID_(termijn.dossier, "dossier", "Sleutel van het dossier."),
	ID_(termijn.melding, "melding", "Sleutel van de melding."),
	TEKST_(kenmerk, "kenmerk", "Zaaknummer."),
	TEKST_(termijn.code, "regel", "Code van de regel."),
	TEKST_(termijn.naam, "naam", "Naam van de regel."),
	MOMENT_(termijn.start_op, "begonnenOp", "Wanneer de termijn begon."),
	MOMENT_(termijn.verloopt_op, "verlooptOp", "Wanneer de termijn afloopt."),
	MOMENT_(termijn.stop_op, "gestoptOp", "Ontbreekt zolang de termijn loopt."),
	MOMENT_(termijn.geschorst_op, "geschorstOp", "Sinds wanneer de termijn stilstaat."),
	TEKST_(termijn.stand, "stand", "loopt, geschorst, gehaald, te_laat of vervallen."),
	TEKST_(termijn.woorden.woorden, "tijdOver", "In woorden."),
	TEKST_(termijn.laat_reden, "laatreden", "Codelijst laatreden."),
	TEKST_(eigenaar, "eigenaar", "Wie de termijn bewaakt."),
	TEKST_(persoon, "persoon", "Over wie de termijn gaat."),
	TEKST_(uitleg, "uitleg", "Hoe de termijn is berekend, een stap per regel."),
	RIJ_(stappen, nstappen, termijn_stap, "geschiedenis", "Wat ermee gebeurde."),
	EINDE_
};
const struct antwoord antwoord_termijn_verhaal = { "TermijnVerhaal", sizeof(S), verhaal, NULL };
#undef S

#define S struct voorval_regel
static const struct antwoord_veld voorval[] = {
	ID_(t.voorval, "id", "Sleutel van het voorval."),
	ID_(t.id, "termijn", "Sleutel van zijn termijn."),
	TEKST_(t.kenmerk, "kenmerk", "Nummer van het voorval."),
	TEKST_(soort, "soort", "Codelijst gebeurtenis."),
	MOMENT_(op, "op", "Wanneer het is ontdekt of ontvangen."),
	TEKST_(periode, "periode", "Over welk jaar of halfjaar; ontbreekt bij wat is vastgelegd."),
	TEKST_(t.code, "norm", "Code van de norm."),
	TEKST_(t.naam, "naam", "Naam van de norm."),
	MOMENT_(t.start_op, "begonnenOp", "Wanneer de termijn begon."),
	MOMENT_(t.verloopt_op, "verlooptOp", "Het laatste moment dat op tijd is."),
	MOMENT_(t.stop_op, "gestoptOp", "Ontbreekt zolang de termijn loopt."),
	TEKST_(t.stand, "stand", "loopt, geschorst, gehaald, te_laat of vervallen."),
	TEKST_(t.woorden.woorden, "tijdOver", "In woorden."),
	TEKST_(eigenaar, "eigenaar", "Wie de termijn bewaakt."),
	EINDE_
};
const struct antwoord antwoord_voorval = { "Voorval", sizeof(S), voorval, NULL };
#undef S

#define S struct uit_voorvallen_lezen
static const struct antwoord_veld voorval_lijst[] = {
	RIJ_(v, n, voorval, "voorvallen", "Wat loopt en het eerst afloopt, eerst."),
	EINDE_
};
const struct antwoord antwoord_voorvallen = { "Voorvallen", sizeof(S), voorval_lijst, NULL };
#undef S

#define S struct waarschuwing
static const struct antwoord_veld waarschuwing[] = {
	ID_(id, "id", "Sleutel."),
	ID_(termijn, "termijn", "Sleutel van de termijn."),
	TEKST_(kenmerk, "kenmerk", "Zaaknummer."),
	TEKST_(naam, "naam", "Naam van de regel."),
	TEKST_(soort, "soort", "straks, laat of zonder_eigenaar."),
	MOMENT_(op, "op", "Wanneer er werd gewaarschuwd."),
	MOMENT_(gezien_op, "gezienOp", "Ontbreekt zolang het niet is gezien."),
	MOMENT_(verloopt_op, "verlooptOp", "Wanneer de termijn afloopt."),
	TEKST_(woorden, "tijdOver", "Hoe de termijn er nu voor staat."),
	EINDE_
};
const struct antwoord antwoord_waarschuwing = { "Waarschuwing", sizeof(S), waarschuwing, NULL };
#undef S

#define S struct uit_waarschuwingen_lezen
static const struct antwoord_veld waarschuwingen[] = {
	RIJ_(v, n, waarschuwing, "waarschuwingen", "Wat nog niet is gezien eerst."),
	EINDE_
};
const struct antwoord antwoord_waarschuwingen = { "Waarschuwingen", sizeof(S), waarschuwingen,
    NULL };
#undef S
