/* contact.h - one conversation that comes in, before it is advies or melding
 * (A1, A3). What is typed in it is a draft of all who work on it (concept.h). */
#ifndef DOMAIN_CONTACT_CONTACT_H
#define DOMAIN_CONTACT_CONTACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/contact/concept.h"
#include "domain/werk.h"

#define CONTACT_CONCEPT		"concept"	/* not finished yet */
#define CONTACT_ADVIES		"advies"
#define CONTACT_MELDING		"melding"
#define CONTACT_VERVALLEN	"vervallen"

struct contact {
	int64_t		 id, begonnen_op, medewerker;
	int64_t		 advies;	/* the advice it grew out of; 0: none */
	int64_t		 afgerond_op;	/* DB_NULL: not yet */
	const char	*bron, *stand;
	const char	*medewerker_naam;	/* "" when unknown */
};

/* Begins a conversation, now, of w->wie. bron: code list bron; advies: the advice it
 * grows out of, 0: none. The caller has checked both. */
MUST_CHECK enum err_code contact_nieuw(struct werk *, const char *bron, int64_t advies,
    int64_t *id_out, struct err *);

/* ERR_NOT_FOUND: no such contact. */
MUST_CHECK enum err_code contact_laad(struct werk *, int64_t contact, struct contact *out,
    struct err *);

/* As contact_laad; ERR_CONFLICT with a Dutch sentence when it is finished. */
MUST_CHECK enum err_code contact_open(struct werk *, int64_t contact, struct contact *out,
    struct err *);

/* It has become stand (not CONTACT_CONCEPT). The draft is destroyed with its
 * key (A2). ERR_CONFLICT: it was finished already. */
MUST_CHECK enum err_code contact_afronden(struct werk *, int64_t contact, const char *stand,
    struct err *);

/* The place of its draft. */
struct concept_plek contact_plek(int64_t contact);

/* In what capacity the caller speaks, for the list of what is not finished; NULL: not
 * said. A code that the caller has checked: it is not sealed. */
MUST_CHECK enum err_code contact_zet_beller(struct werk *, int64_t contact,
    const char *hoedanigheid, struct err *);

struct contact_kort {
	int64_t		 id, begonnen_op, medewerker;
	int64_t		 bewaard_op;	/* DB_NULL: nothing was typed yet */
	const char	*bron, *medewerker_naam;
	const char	*hoedanigheid;	/* in what capacity the caller speaks; NULL: not said */
	bool		 van_mij;
};

#define CONTACTEN_MAX 100

/* Conversations that are not finished: one's own first, then the oldest. */
MUST_CHECK enum err_code contacten_lees(struct werk *, struct contact_kort **out,
    size_t *n_out, struct err *);

#endif
