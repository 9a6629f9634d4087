/* field.h - the one table of a vtMelding's plain fields: where each stands in
 * the message, in struct vtmelding and in the flat list. Internal to corv. */
#ifndef EXCHANGE_CORV_FIELD_H
#define EXCHANGE_CORV_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#define NS_JZ	"http://www.stufstandaarden.nl/koppelvlak/jz0100"
#define NS_STUF	"http://www.egem.nl/StUF/StUF0301"
#define NS_BG	"http://www.egem.nl/StUF/sector/bg/0310"
#define NS_ZKN	"http://www.egem.nl/StUF/sector/zkn/0310"

enum field_kind {
	FIELD_TEXT,
	FIELD_NEEDED,	/* text that must be there */
	FIELD_DATE,	/* StUF date with its incompleteness */
	FIELD_YESNO,	/* "Ja", "Nee" -> "ja", "nee" */
	FIELD_SEX,	/* M, V, O */
	FIELD_BSN,
	FIELD_SASH,	/* laag, matig, hoog */
	FIELD_MOMENT,	/* 8-17 digits, must be there */
	FIELD_FUNCTION,	/* "vtMeldingDi01", must be there */
	FIELD_OWN	/* made by the reader; not an element of the message */
};

struct field {
	const char	*name;		/* in the flat list */
	size_t		 offset;	/* of a const char * in the struct */
	size_t		 max;		/* characters */
	enum field_kind	 kind;
	const char	*ns, *element;
};

struct fields {
	const struct field *item;
	size_t		 n;
};

extern const struct fields vtm_fields_systeem, vtm_fields_stuur, vtm_fields_melding,
    vtm_fields_contact, vtm_fields_situatie, vtm_fields_naam, vtm_fields_rol,
    vtm_fields_persoon, vtm_fields_eigen, vtm_fields_binnenland, vtm_fields_buitenland,
    vtm_fields_adres, vtm_fields_relatie, vtm_fields_informering, vtm_fields_indiener;

const char **field_at(const struct field *f, void *base);

/* "JJJJMMDD" that can be: 00 only at the end, and the day exists. All unknown
 * ("00000000") is not a date. */
bool field_date_ok(const char *s);
bool field_bsn_ok(const char *s);	/* nine digits that pass the eleven-test */
bool field_digits(const char *s, size_t min, size_t max);

#endif
