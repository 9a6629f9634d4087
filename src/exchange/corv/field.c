#include "exchange/corv/field.h"

#include <string.h>

#include "base/bsn.h"
#include "exchange/corv/vtmelding.h"

#define TABLE(t)	{ (t), sizeof(t) / sizeof((t)[0]) }
#define F(type, member, max, kind, ns, element) \
	{ #member, offsetof(struct type, member), (max), FIELD_##kind, (ns), (element) }

static const struct field systeem[] = {
	F(vtm_systeem, organisatie, 200, NEEDED, NS_STUF, "organisatie"),
	F(vtm_systeem, applicatie, 50, NEEDED, NS_STUF, "applicatie"),
	F(vtm_systeem, administratie, 50, TEXT, NS_STUF, "administratie"),
	F(vtm_systeem, gebruiker, 100, TEXT, NS_STUF, "gebruiker"),
};
const struct fields vtm_fields_systeem = TABLE(systeem);

static const struct field stuur[] = {
	F(vtmelding, functie, 30, FUNCTION, NS_STUF, "functie"),
	F(vtmelding, referentienummer, 40, NEEDED, NS_STUF, "referentienummer"),
	F(vtmelding, tijdstip_bericht, 17, MOMENT, NS_STUF, "tijdstipBericht"),
};
const struct fields vtm_fields_stuur = TABLE(stuur);

#define LONG VTM_MAX_TEKST
static const struct field melding[] = {
	F(vtmelding, identificatie, 200, TEXT, NS_JZ, "identificatieVtMelding"),
	F(vtmelding, datum_melding, 12, DATE, NS_JZ, "datumMelding"),
	F(vtmelding, datum_incident, 12, DATE, NS_JZ, "datumIncident"),
	F(vtmelding, locatie, LONG, TEXT, NS_JZ, "locatieIncident"),
	F(vtmelding, omschrijving_incident, LONG, TEXT, NS_JZ, "omschrijvingIncident"),
	F(vtmelding, agendering, 10, YESNO, NS_JZ,
	    "indicatieAgenderingAfstemmingsoverlegGewenst"),
	F(vtmelding, informering, LONG, TEXT, NS_JZ, "informering"),
	F(vtmelding, sash_ingevuld, 10, YESNO, NS_JZ, "indicatieSASHIngevuld"),
	F(vtmelding, sash_niveau, 20, SASH, NS_JZ, "SASHniveau"),
};
const struct fields vtm_fields_melding = TABLE(melding);

static const struct field contact[] = {
	F(vtmelding, contact_naam, 1000, TEXT, NS_JZ, "naamContactpersoon"),
	F(vtmelding, contact_afdeling, 1000, TEXT, NS_JZ, "afdeling"),
};
const struct fields vtm_fields_contact = TABLE(contact);

static const struct field situatie[] = {
	F(vtmelding, omschrijving_situatie, LONG, TEXT, NS_JZ, "omschrijvingZorgelijkeSituatie"),
	F(vtmelding, aanvullend, LONG, TEXT, NS_JZ, "aanvullendeInformatie"),
	F(vtmelding, bestaande_hulp, LONG, TEXT, NS_JZ, "bestaandeHulpverlening"),
	F(vtmelding, tijdelijk_huisverbod, LONG, TEXT, NS_JZ, "tijdelijkHuisverbod"),
	F(vtmelding, aanhouding, LONG, TEXT, NS_JZ, "aanhouding"),
	F(vtmelding, aangifte, LONG, TEXT, NS_JZ, "aangifte"),
	F(vtmelding, eergerelateerd_geweld, LONG, TEXT, NS_JZ, "eergerelateerdGeweld"),
};
const struct fields vtm_fields_situatie = TABLE(situatie);

static const struct field naam[] = {
	F(vtm_naam, bsn, 17, BSN, NS_BG, "inp.bsn"),
	F(vtm_naam, bsn_ongeldig, 17, OWN, NULL, NULL),
	F(vtm_naam, geslachtsnaam, 200, TEXT, NS_BG, "geslachtsnaam"),
	F(vtm_naam, voorvoegsel, 10, TEXT, NS_BG, "voorvoegselGeslachtsnaam"),
	F(vtm_naam, voornamen, 200, TEXT, NS_BG, "voornamen"),
	F(vtm_naam, volledige_naam, 412, TEXT, NS_BG, "volledigeNaam"),
	F(vtm_naam, vreemdelingennummer, 200, TEXT, NS_BG, "vreemdelingennummer"),
	F(vtm_naam, rni, 200, TEXT, NS_BG, "rni"),
};
const struct fields vtm_fields_naam = TABLE(naam);

static const struct field rol[] = {
	/* The missing "d" is the schema's. */
	F(vtm_persoon, rol, 80, TEXT, NS_JZ, "jeugzorgrol"),
	F(vtm_persoon, aanvullend, LONG, TEXT, NS_JZ, "aanvullendeInformatieBetrokkenPersoon"),
	F(vtm_persoon, overige_zorg, LONG, TEXT, NS_JZ, "overigeZorgMinderjarige"),
};
const struct fields vtm_fields_rol = TABLE(rol);

static const struct field persoon[] = {
	F(vtm_persoon, geslacht, 1, SEX, NS_BG, "geslachtsaanduiding"),
	F(vtm_persoon, geboortedatum, 12, DATE, NS_BG, "geboortedatum"),
	F(vtm_persoon, nationaliteit, 42, TEXT, NS_BG, "nationaliteit"),
	F(vtm_persoon, taal, 200, TEXT, NS_BG, "taal"),
};
const struct fields vtm_fields_persoon = TABLE(persoon);

static const struct field eigen[] = {
	F(vtm_persoon, afgeschermd, 2, YESNO, NULL, NULL),
};
const struct fields vtm_fields_eigen = TABLE(eigen);

#define BINNENLAND \
	F(vtm_adres, woonplaats, 80, TEXT, NS_BG, "wpl.woonplaatsNaam"), \
	F(vtm_adres, straat, 80, TEXT, NS_BG, "gor.openbareRuimteNaam"), \
	F(vtm_adres, postcode, 7, TEXT, NS_BG, "aoa.postcode"), \
	F(vtm_adres, huisnummer, 10, TEXT, NS_BG, "aoa.huisnummer"), \
	F(vtm_adres, huisletter, 1, TEXT, NS_BG, "aoa.huisletter"), \
	F(vtm_adres, toevoeging, 4, TEXT, NS_BG, "aoa.huisnummertoevoeging")
#define BUITENLAND \
	F(vtm_adres, landcode, 4, TEXT, NS_BG, "lnd.landcode"), \
	F(vtm_adres, regel1, 35, TEXT, NS_BG, "sub.adresBuitenland1"), \
	F(vtm_adres, regel2, 35, TEXT, NS_BG, "sub.adresBuitenland2"), \
	F(vtm_adres, regel3, 35, TEXT, NS_BG, "sub.adresBuitenland3")
static const struct field binnenland[] = { BINNENLAND };
static const struct field buitenland[] = { BUITENLAND };
static const struct field adres[] = { BINNENLAND, BUITENLAND };
const struct fields vtm_fields_binnenland = TABLE(binnenland);
const struct fields vtm_fields_buitenland = TABLE(buitenland);
const struct fields vtm_fields_adres = TABLE(adres);

static const struct field relatie[] = {
	F(vtm_relatie, omschrijving, 1000, TEXT, NS_BG, "omschrijvingSocialeRelatie"),
};
const struct fields vtm_fields_relatie = TABLE(relatie);

static const struct field informering[] = {
	F(vtm_informering, wijze, 80, TEXT, NS_JZ, "wijzeVanInformering"),
	F(vtm_informering, gereageerd, 10, YESNO, NS_JZ, "indicatieGereageerd"),
	F(vtm_informering, strekking, LONG, TEXT, NS_JZ, "strekkingReactie"),
	F(vtm_informering, datum, 12, DATE, NS_JZ, "datumGeinformeerd"),
};
const struct fields vtm_fields_informering = TABLE(informering);

static const struct field indiener[] = {
	F(vtmelding, indiener_naam, 200, TEXT, NS_ZKN, "naam"),
	F(vtmelding, indiener_code, 200, TEXT, NS_ZKN, "instantiecode"),
	F(vtmelding, indiener_vestiging, 12, TEXT, NS_BG, "vestigingsNummer"),
	F(vtmelding, indiener_rsin, 9, TEXT, NS_BG, "rsin"),
	F(vtmelding, indiener_kvk, 8, TEXT, NS_BG, "kvkNummer"),
};
const struct fields vtm_fields_indiener = TABLE(indiener);

const char **
field_at(const struct field *f, void *base)
{
	return (const char **)(void *)((char *)base + f->offset);
}

bool
field_digits(const char *s, size_t min, size_t max)
{
	size_t n = strspn(s, "0123456789");

	return s[n] == '\0' && n >= min && n <= max;
}

static int
number(const char *s, size_t n)
{
	int v = 0;

	while (n-- > 0)
		v = v * 10 + (*s++ - '0');
	return v;
}

bool
field_date_ok(const char *s)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, day;
	bool leap;

	if (!field_digits(s, 8, 8))
		return false;
	year = number(s, 4);
	month = number(s + 4, 2);
	day = number(s + 6, 2);
	leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	if (year < 1850 || year > 2199 || month > 12)
		return false;
	if (month == 0)
		return day == 0;
	return day <= days[month - 1] && (month != 2 || day != 29 || leap);
}

bool
field_bsn_ok(const char *s)
{
	char nine[BSN_SIZE];
	struct err why;

	return field_digits(s, 9, 9) && bsn_parse(s, nine, &why) == ERR_OK;
}
