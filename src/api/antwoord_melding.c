/* antwoord_melding.c - one report as JSON. Who reported is not in it: that is
 * seen in the program, where it may be, and nowhere else. */
#include "acts/zaak.h"
#include "api/antwoord_velden.h"

#define S struct zaak_persoon
static const struct antwoord_veld betrokkene[] = {
	ID_(id, "id", "Sleutel van de persoon."),
	TEKST_(naam, "naam", "Naam."),
	TEKST_(geboren, "geboren", "JJJJMMDD, met 00 voor wat niet bekend is."),
	TEKST_(rol, "rol", "Codelijst jeugdzorgrol."),
	TEKST_(hoedanigheid, "hoedanigheid", "Codelijst betrokkenheid."),
	VLAG_(kind, "kind", "Was kind bij de melding."),
	EINDE_
};
const struct antwoord antwoord_betrokkene = { "Betrokkene", sizeof(S), betrokkene, NULL };
#undef S

#define S struct besluit
static const struct antwoord_veld besluit[] = {
	ID_(id, "id", "Sleutel."),
	TEKST_(uitkomst, "uitkomst", "Codelijst uitkomst."),
	TEKST_(route, "route", "Codelijst route."),
	TEKST_(reden, "reden", "Waarom."),
	MOMENT_(op, "op", "Wanneer besloten is."),
	TEKST_(door_naam, "door", "Wie besloot."),
	TEKST_(eigenaar_naam, "eigenaar", "Wie het oppakt."),
	EINDE_
};
const struct antwoord antwoord_besluit = { "Besluit", sizeof(S), besluit, NULL };
#undef S

#define S struct uit_melding_openen
static const struct antwoord_veld melding[] = {
	ID_(kop.melding, "id", "Sleutel."),
	ID_(kop.dossier, "dossier", "Sleutel van het dossier."),
	TEKST_(kop.kenmerk, "kenmerk", "Zaaknummer van het dossier."),
	GETAL_(kop.volgnr, "volgnummer", "De hoeveelste van dit dossier."),
	TEKST_(melding.soort, "soort", "melding, vervolgmelding of hermelding."),
	TEKST_(melding.bron, "bron", "Codelijst bron."),
	TEKST_(melding.hoedanigheid, "hoedanigheid", "Codelijst hoedanigheid."),
	MOMENT_(melding.ontvangen_op, "ontvangenOp", "Wanneer de melding binnenkwam."),
	TEKST_(melding.gebeurd_op, "gebeurdOp", "De dag waarop het gebeurde."),
	TEKST_(melding.verteld, "verteld", "Wat er is verteld; niet voor een partner."),
	TEKSTEN_(melding.vormen, melding.nvormen, "vormen", "Codelijst vorm."),
	TEKST_(melding.direct_gevaar, "directGevaar", "ja, nee of onbekend."),
	TEKST_(melding.gevaar, "gevaar", "Wat het gevaar is; niet voor een partner."),
	TEKST_(melding.gemeente, "gemeente", "Gemeentecode."),
	GETAL_(melding.kinderen, "kinderen", "Hoeveel kinderen."),
	VLAG_(melding.crisis, "crisis", "Er is crisis."),
	VLAG_(melding.open, "open", "De melding is open."),
	TEKST_(melding.stap, "stap", "Waar de melding staat."),
	TEKST_(melding.letter, "letter", "Uit de weging; ontbreekt zolang die er niet is."),
	GETAL_(melding.punten, "punten", "Uit de weging; ontbreekt zolang die er niet is."),
	TEKST_(melding.behandelaar_naam, "behandelaar", "Wie eraan werkt."),
	TEKST_(melding.afsluitreden, "afsluitreden", "Codelijst afsluitreden."),
	MOMENT_(melding.gesloten_op, "geslotenOp", "Ontbreekt zolang de melding open is."),
	VLAG_(melder.beschermd, "melderBeschermd", "De melder is beschermd."),
	RIJ_(personen, npersonen, betrokkene, "betrokkenen", "Over wie de melding gaat."),
	RIJ_(termijnen, ntermijnen, termijn, "termijnen", "De termijnen van deze melding."),
	RIJ_(besluiten, nbesluiten, besluit, "besluiten", "Wat er is besloten."),
	EINDE_
};
const struct antwoord antwoord_melding = { "Melding", sizeof(S), melding, NULL };
#undef S
