/* antwoord_basis.c - answers about changes, sessions and colleagues. */
#include "acts/act.h"
#include "acts/inlog.h"
#include "api/antwoord_velden.h"

#define S struct act_klaar
static const struct antwoord_veld klaar[] = {
	ID_(id, "id", "Wat is gemaakt of veranderd."),
	ID_(dossier, "dossier", "Het dossier waar het in staat."),
	VLAG_(herhaald, "herhaald", "Met deze sleutel was het al gedaan."),
	EINDE_
};
const struct antwoord antwoord_klaar = { "Klaar", sizeof(S), klaar, NULL };
#undef S

#define S struct uit_inloggen
static const struct antwoord_veld sessie[] = {
	ID_(medewerker, "medewerker", "Wie is ingelogd."),
	LETTERS_(token, "token", "Stuur dit mee als Authorization: Bearer TOKEN."),
	EINDE_
};
const struct antwoord antwoord_sessie = { "Sessie", sizeof(S), sessie, NULL };
#undef S

#define S struct uit_medewerker
static const struct antwoord_veld medewerker[] = {
	ID_(id, "id", "Sleutel."),
	TEKST_(naam, "naam", "Naam."),
	TEKST_(rol, "rol", "Code van de rol."),
	TEKST_(organisatie, "organisatie", "Waar deze collega werkt."),
	EINDE_
};
const struct antwoord antwoord_medewerker = { "Medewerker", sizeof(S), medewerker, NULL };
#undef S

#define S struct uit_medewerkers_lezen
static const struct antwoord_veld medewerkers[] = {
	RIJ_(v, n, medewerker, "medewerkers", "Op naam."),
	EINDE_
};
const struct antwoord antwoord_medewerkers = { "Medewerkers", sizeof(S), medewerkers, NULL };
#undef S
