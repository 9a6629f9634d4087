/* antwoord_dossier.c - one dossier as JSON: what the asker may see of it. */
#include "acts/brief.h"
#include "acts/dossier.h"
#include "api/antwoord_velden.h"

#define S struct melding_kort
static const struct antwoord_veld meldingkort[] = {
	ID_(id, "id", "Sleutel."),
	GETAL_(volgnr, "volgnummer", "De hoeveelste van dit dossier."),
	TEKST_(soort, "soort", "melding, vervolgmelding of hermelding."),
	TEKST_(bron, "bron", "Codelijst bron."),
	TEKST_(hoedanigheid, "hoedanigheid", "Codelijst hoedanigheid."),
	TEKST_(vormen, "vormen", "Codes van de lijst vorm, met een spatie ertussen."),
	MOMENT_(ontvangen_op, "ontvangenOp", "Wanneer de melding binnenkwam."),
	MOMENT_(gesloten_op, "geslotenOp", "Ontbreekt zolang de melding open is."),
	TEKST_(afsluitreden, "afsluitreden", "Codelijst afsluitreden."),
	TEKST_(stap, "stap", "Waar de melding staat."),
	TEKST_(letter, "letter", "Uit de weging; ontbreekt zolang die er niet is."),
	GETAL_(punten, "punten", "Uit de weging; ontbreekt zolang die er niet is."),
	GETAL_(kinderen, "kinderen", "Hoeveel kinderen."),
	TEKST_(behandelaar_naam, "behandelaar", "Wie eraan werkt."),
	VLAG_(open, "open", "De melding is open."),
	VLAG_(crisis, "crisis", "Er is crisis."),
	EINDE_
};
const struct antwoord antwoord_meldingkort = { "MeldingKort", sizeof(S), meldingkort, NULL };
#undef S

#define S struct lid
static const struct antwoord_veld lid[] = {
	ID_(persoon, "persoon", "Sleutel van de persoon."),
	TEKST_(naam, "naam", "Naam."),
	TEKST_(geboren, "geboren", "JJJJMMDD, met 00 voor wat niet bekend is."),
	TEKST_(geslacht, "geslacht", "Codelijst geslacht."),
	TEKST_(rol, "rol", "Codelijst jeugdzorgrol."),
	TEKST_(hoedanigheid, "hoedanigheid", "Codelijst betrokkenheid."),
	TEKST_(veiligheid, "veiligheid", "Codelijst lid_veiligheid."),
	TEKST_(tekst, "tekst", "Hoe het gaat, en welke hulp er is."),
	TEKST_(gesproken_op, "gesprokenOp", "De dag waarop er is gesproken."),
	VLAG_(in_huis, "inHuis", "Woont in dit huishouden."),
	VLAG_(geheim, "geheim", "Het adres is geheim."),
	EINDE_
};
const struct antwoord antwoord_lid = { "Lid", sizeof(S), lid, NULL };
#undef S

#define S struct tijdlijn_rij
static const struct antwoord_veld gebeurtenis[] = {
	ID_(id, "id", "Sleutel."),
	MOMENT_(op, "op", "Wanneer het gebeurde."),
	TEKST_(soort, "soort", "Codelijst gebeurtenis."),
	TEKST_(tekst, "tekst", "Wat erbij is geschreven."),
	TEKST_(medewerker_naam, "medewerker", "Wie het deed; ontbreekt bij het programma."),
	ID_(melding, "melding", "Bij welke melding."),
	EINDE_
};
const struct antwoord antwoord_gebeurtenis = { "Gebeurtenis", sizeof(S), gebeurtenis, NULL };
#undef S

#define S struct notitie
static const struct antwoord_veld notitie[] = {
	ID_(id, "id", "Sleutel."),
	MOMENT_(op, "op", "Wanneer de notitie is geschreven."),
	TEKST_(medewerker_naam, "medewerker", "Wie hem schreef."),
	TEKST_(zicht, "zicht", "Codelijst notitie_zicht."),
	TEKST_(tekst, "tekst", "De notitie."),
	ID_(persoon, "persoon", "Over wie."),
	EINDE_
};
const struct antwoord antwoord_notitie = { "Notitie", sizeof(S), notitie, NULL };
#undef S

#define S struct uit_dossier_openen
static const struct antwoord_veld dossier[] = {
	ID_(kop.dossier.id, "id", "Sleutel."),
	TEKST_(kop.dossier.kenmerk, "kenmerk", "Zaaknummer."),
	TEKST_(kop.dossier.naam, "naam", "Naam van het huishouden."),
	TEKST_(kop.dossier.gemeente, "gemeente", "Gemeentecode."),
	VLAG_(kop.dossier.open, "open", "Het dossier is open."),
	VLAG_(kop.dossier.afgeschermd, "afgeschermd", "Alleen voor wie toegang kreeg."),
	TEKST_(kop.dossier.casusregisseur_naam, "casusregisseur", "Wie het dossier vasthoudt."),
	TEKST_(kop.dossier.veiligheid, "veiligheid", "Codelijst veiligheid."),
	MOMENT_(kop.dossier.veiligheid_op, "veiligheidOp", "Wanneer dat is vastgelegd."),
	TEKST_(kop.dossier.contact_veilig, "contactVeilig", "Zo is contact veilig."),
	TEKST_(kop.dossier.huisbezoek, "huisbezoek", "Weten vóór een huisbezoek."),
	MOMENT_(kop.dossier.geopend_op, "geopendOp", "Wanneer het is geopend."),
	MOMENT_(kop.dossier.gesloten_op, "geslotenOp", "Ontbreekt zolang het open is."),
	RIJ_(kop.meldingen, kop.nmeldingen, meldingkort, "meldingen", "De nieuwste eerst."),
	RIJ_(leden, nleden, lid, "leden", "Bij deel overzicht en gezin."),
	RIJ_(termijnen, ntermijnen, termijn, "termijnen", "Bij deel overzicht."),
	RIJ_(taken, ntaken, taak, "taken", "Bij deel overzicht."),
	RIJ_(tijdlijn, ntijdlijn, gebeurtenis, "tijdlijn", "Bij deel overzicht en tijdlijn."),
	RIJ_(notities, nnotities, notitie, "notities", "Bij deel notities."),
	EINDE_
};
const struct antwoord antwoord_dossier = { "Dossier", sizeof(S), dossier, NULL };
#undef S

#define S struct brief
static const struct antwoord_veld briefregel[] = {
	ID_(id, "id", "Sleutel."),
	TEKST_(soort, "soort", "Codelijst briefsoort."),
	TEKST_(wijze, "wijze", "Codelijst briefwijze."),
	TEKST_(naam, "aan", "Aan wie."),
	MOMENT_(op, "op", "Wanneer hij is gemaakt; per post ook verstuurd."),
	MOMENT_(uitgereikt_op, "uitgereiktOp", "Wanneer hij is overhandigd."),
	TEKST_(door, "door", "Wie hem maakte."),
	EINDE_
};
const struct antwoord antwoord_briefregel = { "BriefRegel", sizeof(S), briefregel, NULL };
#undef S

#define S struct uit_brieven_lezen
static const struct antwoord_veld brieven[] = {
	RIJ_(v, n, briefregel, "brieven", "De nieuwste eerst."),
	EINDE_
};
const struct antwoord antwoord_brieven = { "Brieven", sizeof(S), brieven, NULL };
#undef S

#define S struct uit_brief_openen
static const struct antwoord_veld brief[] = {
	ID_(brief.id, "id", "Sleutel."),
	ID_(brief.dossier, "dossier", "Bij welk dossier."),
	ID_(brief.persoon, "persoon", "Over wie."),
	TEKST_(brief.soort, "soort", "Codelijst briefsoort."),
	TEKST_(brief.wijze, "wijze", "Codelijst briefwijze."),
	TEKST_(brief.naam, "aan", "Aan wie."),
	TEKST_(brief.adres, "adres", "Ontbreekt bij overhandigen, of als het geheim is."),
	VLAG_(adres_weg, "adresVervallen", "Naar dit adres mag geen post meer."),
	TEKST_(brief.tekst, "tekst", "De tekst."),
	TEKST_(brief.reden, "reden", "Waarom hij per post mocht."),
	MOMENT_(brief.op, "op", "Wanneer hij is gemaakt; per post ook verstuurd."),
	MOMENT_(brief.uitgereikt_op, "uitgereiktOp", "Wanneer hij is overhandigd."),
	TEKST_(brief.door, "door", "Wie hem maakte."),
	EINDE_
};
const struct antwoord antwoord_brief = { "Brief", sizeof(S), brief, NULL };
#undef S

#define S struct persoon_feit
static const struct antwoord_veld feit[] = {
	TEKST_(veld, "veld", "Welk gegeven."),
	TEKST_(waarde, "waarde", "Ontbreekt als het toen is weggehaald."),
	TEKST_(bron, "bron", "Codelijst feitbron."),
	MOMENT_(op, "op", "Wanneer het is vastgelegd."),
	TEKST_(door, "door", "Wie het vastlegde."),
	EINDE_
};
const struct antwoord antwoord_feit = { "Feit", sizeof(S), feit, NULL };
#undef S

#define S struct uit_persoon_openen
static const struct antwoord_veld persoon[] = {
	ID_(persoon.id, "id", "Sleutel; een samengevoegd nummer geeft het nummer dat blijft."),
	TEKST_(persoon.roepnaam, "roepnaam", "Roepnaam."),
	TEKST_(persoon.voornamen, "voornamen", "Voornamen."),
	TEKST_(persoon.voorvoegsel, "voorvoegsel", "Voorvoegsel."),
	TEKST_(persoon.geslachtsnaam, "geslachtsnaam", "Achternaam."),
	TEKST_(persoon.geslacht, "geslacht", "Codelijst geslacht."),
	TEKST_(persoon.geboren, "geboren", "JJJJMMDD, met 00 voor wat niet bekend is."),
	TEKST_(persoon.overleden, "overleden", "De dag; ontbreekt bij leven."),
	TEKST_(persoon.bsn, "bsn", "Alleen met het recht persoon.bsn."),
	TEKST_(vol.bsn_stand, "bsnStand", "geverifieerd, of leeg."),
	TEKST_(persoon.telefoon, "telefoon", "Telefoon."),
	TEKST_(persoon.taal, "taal", "Codelijst taal."),
	VLAG_(persoon.tolk, "tolk", "Er is een tolk nodig."),
	VLAG_(persoon.geheim, "geheim", "Geheim adres: geen post, niemand noemen."),
	TEKST_(persoon.straat, "straat", "Een geheim adres alleen met het recht persoon.geheim."),
	TEKST_(persoon.huisnummer, "huisnummer", "Huisnummer."),
	TEKST_(persoon.postcode, "postcode", "Postcode."),
	TEKST_(persoon.woonplaats, "woonplaats", "Woonplaats."),
	GETAL_(vol.versie, "versie", "Stuur mee bij een wijziging."),
	RIJ_(feiten, nfeiten, feit, "geschiedenis", "De nieuwste eerst."),
	EINDE_
};
const struct antwoord antwoord_persoon = { "Persoon", sizeof(S), persoon, NULL };
#undef S
