/* feit.c - names of facts and levels, and the words for employees. */
#include "domain/koppeling/feit.h"

#include <string.h>

#define GEWOON	{ NULL, "anders", "lijkt", "bijna", "gelijk" }

#define VRIJ(nr) { .naam = "vrij" #nr, .groep = GROEP_EIGEN, .gelijk = TEKST_GELIJK, \
	.telt = true, .code = GEWOON, .reden = { NULL, NULL, "ander gegeven lijkt", \
	"ander gegeven bijna gelijk", "ander gegeven gelijk" } }

const struct feit_soort feit_soorten[FEITEN] = {
	[FEIT_ACHTERNAAM] = { .naam = "achternaam", .groep = GROEP_GEZIN,
	    .gelijk = ACHTERNAAM_GELIJK, .telt = true,
	    .code = { NULL, "anders", "lijkt", "deel", "klinkt", "letter", "gelijk",
	    "verwisseld" },
	    .reden = { NULL, "andere achternaam", "achternaam lijkt",
	    "deel van de dubbele naam gelijk", "achternaam klinkt hetzelfde",
	    "één letter verschil", "zelfde achternaam",
	    "voornaam en achternaam verwisseld" } },
	[FEIT_VOORNAAM] = { .naam = "voornaam", .groep = GROEP_EIGEN,
	    .gelijk = VOORNAAM_N_GELIJK, .telt = true,
	    .code = { NULL, "anders", "letter", "ver", "roepnaam", "lijkt", "gelijk" },
	    .reden = { NULL, "andere voornaam", "voorletter past",
	    "voornaam lijkt een beetje", "roepnaam past", "voornaam lijkt",
	    "zelfde voornaam" } },
	[FEIT_GEBOREN] = { .naam = "geboortedatum", .groep = GROEP_DATUM,
	    .gelijk = DATUM_GELIJK,
	    .code = { NULL, "anders", "deel", "ongeveer", "past", "cijfer", "verwisseld",
	    "gelijk" },
	    .reden = { NULL, "andere geboortedatum", "deel van de geboortedatum gelijk",
	    "leeftijd past ongeveer", "geboortedatum past",
	    "één cijfer in de geboortedatum verschilt", "dag en maand verwisseld",
	    "zelfde geboortedatum" } },
	[FEIT_GESLACHT] = { .naam = "geslacht", .groep = GROEP_EIGEN, .gelijk = TEKST_GELIJK,
	    .code = GEWOON, .reden = { NULL, "ander geslacht" } },
	[FEIT_POSTCODE] = { .naam = "postcode", .groep = GROEP_GEZIN, .gelijk = TEKST_GELIJK,
	    .telt = true, .code = GEWOON, .reden = { NULL, NULL, NULL,
	    "postcode bijna gelijk", "zelfde postcode" } },
	[FEIT_HUISNUMMER] = { .naam = "huisnummer", .groep = GROEP_GEZIN,
	    .gelijk = TEKST_GELIJK, .adres = true,
	    .code = GEWOON, .reden = { NULL, NULL, NULL, NULL, "zelfde huisnummer" } },
	[FEIT_STRAAT] = { .naam = "straat", .groep = GROEP_GEZIN, .gelijk = TEKST_GELIJK,
	    .telt = true, .adres = true, .code = GEWOON,
	    .reden = { NULL, NULL, "straat lijkt", "straat bijna gelijk", "zelfde straat" } },
	[FEIT_PLAATS] = { .naam = "plaats", .groep = GROEP_GEZIN, .gelijk = TEKST_GELIJK,
	    .telt = true, .adres = true, .code = GEWOON,
	    .reden = { NULL, NULL, NULL, "plaats bijna gelijk", "zelfde plaats" } },
	[FEIT_BSN] = { .naam = "bsn", .groep = GROEP_EIGEN, .gelijk = TEKST_GELIJK,
	    .code = GEWOON, .reden = { NULL, "ander BSN", "BSN lijkt", "één cijfer van het "
	    "BSN verschilt", "zelfde BSN" } },
	[FEIT_TELEFOON] = { .naam = "telefoon", .groep = GROEP_GEZIN, .gelijk = TEKST_GELIJK,
	    .code = GEWOON, .reden = { NULL, NULL, NULL, "telefoonnummer bijna gelijk",
	    "zelfde telefoonnummer" } },
	[FEIT_EMAIL] = { .naam = "email", .groep = GROEP_EIGEN, .gelijk = TEKST_GELIJK,
	    .code = GEWOON, .reden = { NULL, NULL, NULL, "e-mailadres bijna gelijk",
	    "zelfde e-mailadres" } },
	VRIJ(1), VRIJ(2), VRIJ(3), VRIJ(4), VRIJ(5), VRIJ(6), VRIJ(7), VRIJ(8),
};

int
feit_vind(const char *naam)
{
	for (int i = 0; i < FEITEN; i++)
		if (strcmp(feit_soorten[i].naam, naam) == 0)
			return i;
	return -1;
}

int
feit_niveau_vind(enum feit feit, const char *code)
{
	for (int i = 1; i < NIVEAUS; i++)
		if (feit_soorten[feit].code[i] != NULL &&
		    strcmp(feit_soorten[feit].code[i], code) == 0)
			return i;
	return -1;
}
