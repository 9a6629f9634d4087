/* terugkoppeling_intern.h - what the files of the word share. */
#ifndef DOMAIN_TERUGKOPPELING_TERUGKOPPELING_INTERN_H
#define DOMAIN_TERUGKOPPELING_TERUGKOPPELING_INTERN_H

#include "domain/terugkoppeling/terugkoppeling.h"

/* What may be said beside the ordinary words; all folded. */
struct toegestaan {
	const char	*voorstel;	/* the proposal: codes, days, organisations */
	const char	**namen;	/* that both author and reporter may know; or NULL */
	size_t		 n;
};

/* Only ordinary words and these? ERR_INVALID, field "tekst", with the words that
 * are not: they were typed, nothing secret was looked at. */
MUST_CHECK enum err_code terugkoppeling_keur_woorden(struct werk *,
    const struct toegestaan *, const char *tekst, struct err *);

#endif
