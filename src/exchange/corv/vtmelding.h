/* vtmelding.h - a police report as it comes in: StUF-koppelvlak Jeugdzorg
 * 1.0.9, message vtMeldingDi01, bare or in a SOAP envelope (D9).
 *
 * Everything is text in an arena; NULL means "not said", which is neither yes
 * nor no. The message is read liberally: what must be there is what is needed
 * to receive, refuse a duplicate and answer (the stuurgegevens and the object).
 * What is odd but usable does not hold up a report about somebody's safety:
 * it stands in let_op, as Dutch sentences without content from the message.
 *
 * Dates are "JJJJMMDD" with 00 for what is not known. Where the sender says
 * (StUF:indOnvolledigeDatum) that a part is unknown, it is 00 here, whatever
 * was filled in; a date that does not exist is NULL, with a let_op. */
#ifndef EXCHANGE_CORV_VTMELDING_H
#define EXCHANGE_CORV_VTMELDING_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/pair.h"

#define VTM_MAX_BETROKKENEN	200	/* over it: ERR_LIMIT */
#define VTM_MAX_LIJST		200	/* items of any other list: ERR_LIMIT */
#define VTM_MAX_TEKST		250000	/* characters of a narrative text */

struct vtm_lijst {
	const char	**item;
	size_t		  n;
};

struct vtm_systeem {
	const char	*organisatie, *applicatie, *administratie, *gebruiker;
};

/* Dutch: the first six; abroad: landcode (BRP table 34) and lines. All NULL:
 * no address was given. */
struct vtm_adres {
	const char	*woonplaats, *straat, *postcode, *huisnummer;
	const char	*huisletter, *toevoeging;
	const char	*landcode, *regel1, *regel2, *regel3;
};

/* A person as others refer to him. */
struct vtm_naam {
	const char	*bsn;		/* passed the eleven-test */
	const char	*bsn_ongeldig;	/* did not: never to search with */
	const char	*geslachtsnaam, *voorvoegsel, *voornamen, *volledige_naam;
	const char	*vreemdelingennummer, *rni;
};

struct vtm_relatie {
	struct vtm_naam	 persoon;
	const char	*omschrijving;	/* free text: "moeder", "ex-partner" */
};

struct vtm_extra {		/* StUF:extraElement: outside the standard */
	const char	*naam, *waarde;
};

struct vtm_extras {
	struct vtm_extra *item;
	size_t		  n;
};

struct vtm_persoon {
	const char	*rol;		/* jeugzorgrol: "kind", "ouder met gezag" ... */
	struct vtm_naam	 naam;
	const char	*geslacht;	/* "M", "V", "O" */
	const char	*geboortedatum;	/* JJJJMMDD */
	struct vtm_lijst telefoon;
	const char	*nationaliteit, *taal;
	struct vtm_adres formeel, formeel_buitenland;
	struct vtm_adres feitelijk, feitelijk_buitenland;
	struct vtm_relatie *relaties;
	size_t		 n_relaties;
	const char	*aanvullend;
	const char	*overige_zorg;	/* overigeZorgMinderjarige: under 12, ProKid */
	/* "ja": the sender may not tell something (nietGeautoriseerd), or an
	 * extraElement speaks of secrecy. Treat the address as secret. */
	const char	*afgeschermd;
	/* "veld=reden" of fields that the sender left empty on purpose. Reason:
	 * StUF's own word, or "onbekend" when nil says no more. */
	struct vtm_lijst zonder_waarde;
	struct vtm_extras extra;
};

struct vtm_informering {	/* isGeinformeerdAan */
	struct vtm_naam	 persoon;
	const char	*wijze;		/* "mondeling", "telefonisch" ... */
	const char	*gereageerd;	/* "ja", "nee" */
	const char	*strekking;
	const char	*datum;		/* JJJJMMDD */
};

struct vtmelding {
	struct vtm_systeem zender, ontvanger;
	const char	*referentienummer;	/* with zender: unique (StUF016) */
	const char	*tijdstip_bericht;	/* 8-17 digits, JJJJMMDDuummss..., local */
	const char	*functie;		/* "vtMeldingDi01" */

	const char	*identificatie;		/* number at the police (BVH) */
	const char	*datum_melding, *datum_incident;	/* JJJJMMDD */
	const char	*locatie;		/* of the incident, free text */
	const char	*omschrijving_incident;
	const char	*agendering;		/* "ja", "nee": for the periodic meeting */
	const char	*informering;
	const char	*sash_ingevuld;		/* "ja", "nee" */
	const char	*sash_niveau;		/* "laag", "matig", "hoog" */
	const char	*contact_naam, *contact_afdeling;
	struct vtm_lijst contact_email, contact_telefoon;

	const char	*omschrijving_situatie;
	struct vtm_lijst relevante_registraties;
	const char	*aanvullend;
	const char	*bestaande_hulp;
	/* Free text, all four: "Nee." and "ja, opgelegd om 03.10" both occur. */
	const char	*tijdelijk_huisverbod, *aanhouding, *aangifte;
	const char	*eergerelateerd_geweld;

	struct vtm_persoon *betrokkenen;
	size_t		 n_betrokkenen;
	struct vtm_informering *geinformeerd;
	size_t		 n_geinformeerd;

	const char	*indiener_naam, *indiener_code;	/* isIngediendDoor */
	const char	*indiener_vestiging, *indiener_rsin, *indiener_kvk;

	struct vtm_lijst zonder_waarde;	/* of the report itself; as with persons */
	struct vtm_extras extra;
	struct vtm_lijst let_op;	/* Dutch sentences for who takes it in */
};

/* Reads a message. Only for the confined process and tests; all others call
 * confined_read_vtmelding. ERR_INVALID and ERR_LIMIT come with a Dutch sentence
 * (in the arena) naming element and line, never the content. */
MUST_CHECK enum err_code vtmelding_parse(struct arena *a, struct blob message,
    struct vtmelding **melding_out, struct err *err);

/* The same report as a flat list, in a fixed order, absent values left out.
 * Names are the members above, with dots:
 *
 *	zender.organisatie  ontvanger.applicatie  referentienummer  agendering
 *	contact_email.0  relevante_registraties.1  let_op.0  zonder_waarde.0
 *	betrokkenen  (their number, "3")
 *	betrokkenen.0.rol  betrokkenen.0.naam.geslachtsnaam
 *	betrokkenen.0.geboortedatum  betrokkenen.0.telefoon.0
 *	betrokkenen.0.formeel.straat  betrokkenen.0.feitelijk_buitenland.landcode
 *	betrokkenen.0.relaties  betrokkenen.0.relaties.0.persoon.bsn
 *	betrokkenen.0.relaties.0.omschrijving  betrokkenen.0.extra.0.naam
 *	geinformeerd  geinformeerd.0.persoon.volledige_naam  geinformeerd.0.wijze
 *
 * ERR_LIMIT: the arena is full. */
MUST_CHECK enum err_code vtmelding_to_pairs(struct arena *a,
    const struct vtmelding *melding, struct pair **pairs_out, size_t *n_out,
    struct err *err);

/* And back. Strict, because the writer may have been taken over: known names
 * only, in that order, within the limits above, valid UTF-8 without control
 * characters, dates and BSNs of the right form. ERR_INVALID otherwise. Values
 * are borrowed from the pairs. */
MUST_CHECK enum err_code vtmelding_from_pairs(struct arena *a,
    const struct pair *pairs, size_t n, struct vtmelding **melding_out,
    struct err *err);

#endif
