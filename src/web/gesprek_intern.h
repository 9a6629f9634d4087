/* gesprek_intern.h - what the files of the page of a conversation share. */
#ifndef WEB_GESPREK_INTERN_H
#define WEB_GESPREK_INTERN_H

#include "web/gesprek_view.h"
#include "web/web.h"

/* The conversation as it is shown: from the draft, or from what was sent. */
struct gesprek {
	struct pagina	*p;
	int64_t		 id;		/* 0: nothing was kept yet */
	struct uit_gesprek_openen open;	/* when id is not 0 */
	const struct pair *velden;	/* what stands in the fields */
	size_t		 n;
	const char	*melding;	/* why it could not be ended, or NULL */
	const struct kandidaat_view *kandidaten;
	size_t		 nkandidaten;
	bool		 gekeken;
};

/* The value of a field, "" when absent. */
const char *gesprek_waarde(const struct gesprek *, const char *naam);

/* Fills the view and writes the page. */
void gesprek_toon(struct gesprek *);

/* Known persons as the page shows them. rij: index of the row that is typed in;
 * SIZE_MAX: nobody can be chosen. */
const struct kandidaat_view *kandidaten_view(struct pagina *,
    const struct uit_persoon *, size_t n, size_t rij);

/* What is noticed about the people of these fields who are known, and about the
 * address. NULL: nobody is known yet. Asks an act, and leaves the errors of the form. */
const struct signaal_view *gesprek_signalen(struct pagina *, const struct pair *velden,
    size_t n, size_t *n_out);
void gesprek_signalen_post(struct pagina *);

/* "personen.3.geboren" gives 3 and "geboren"; false for another name. */
bool rij_van_naam(const char *naam, size_t *rij, const char **veld);

#endif
