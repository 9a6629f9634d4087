/* inlezen.h - which record of a list from elsewhere became which row. */
#ifndef DOMAIN_INLEZEN_INLEZEN_H
#define DOMAIN_INLEZEN_INLEZEN_H

#include "base/err.h"
#include "domain/werk.h"

#define INLEES_PERSOON "persoon"
#define INLEES_RELATIE "relatie"
#define INLEES_HUISHOUDEN "huishouden"

#define INLEES_LID "lid"
#define INLEES_NAAM "naam"
#define INLEES_GEZAG "gezag"
#define INLEES_ADRES "adres"

/* The row, or 0 when this record was not read yet. */
MUST_CHECK enum err_code inlees_zoek(struct werk *, const char *lijst, const char *soort,
    const char *record, int64_t *out, struct err *);
MUST_CHECK enum err_code inlees_noteer(struct werk *, const char *lijst, const char *soort,
    const char *record, int64_t rij, struct err *);

/* Authority and an address of before, of no dossier. gezaghebber 0: nobody here. Authority
 * over somebody who is grown up now ended on the day he was. */
struct inlees_gezag {
	int64_t		 kind, gezaghebber;
	const char	*soort, *van, *bron;
	const char	*geboren;		/* of the child, JJJJMMDD or NULL */
};
MUST_CHECK enum err_code inlees_gezag(struct werk *, const struct inlees_gezag *,
    int64_t *id_out, struct err *);

struct inlees_adres {
	int64_t		 huishouden;
	const char	*straat, *huisnummer, *postcode, *woonplaats, *van, *tot, *bron;
};
MUST_CHECK enum err_code inlees_adres(struct werk *, const struct inlees_adres *,
    int64_t *id_out, struct err *);

#endif
