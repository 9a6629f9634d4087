/* omgeving.h - what stands round a family: authority, network, animals, homes.
 *
 * Words are sealed with the key of the dossier. Rows are ended, never changed
 * (gezin_beeindig). */
#ifndef DOMAIN_GEZIN_OMGEVING_H
#define DOMAIN_GEZIN_OMGEVING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/gezin/gezin.h"
#include "domain/werk.h"

/* Each list may hold what ended; tot NULL: it holds now. */
struct gezag {
	int64_t		 id, kind, gezaghebber;	/* gezaghebber DB_NULL: nobody */
	const char	*soort, *kind_naam, *naam; /* naam: of the person or institution */
	const char	*van, *tot, *bron;
};

struct netwerklid {
	int64_t		 id, persoon;		/* of whom; DB_NULL: of the family */
	const char	*soort, *naam, *toelichting, *steun, *persoon_naam;
	const char	*van, *tot, *bron;
};

struct dier {
	int64_t		 id;
	const char	*soort, *tekst, *van, *tot, *bron;
	bool		 gevaarlijk;
};

struct huisadres {
	int64_t		 id;	/* 0: it came with a report and has no row */
	const char	*straat, *huisnummer, *postcode, *woonplaats;
	const char	*van, *tot, *bron, *twijfel;
};

struct bewoning {		/* a membership of this household */
	int64_t		 id, persoon;
	const char	*naam, *rol, *van, *tot, *bron, *twijfel;
};

struct omgeving {
	struct gezag	*gezag;		size_t ngezag;
	struct netwerklid *netwerk;	size_t nnetwerk;
	struct dier	*dieren;	size_t ndieren;
	struct huisadres *adressen;	size_t nadressen;
	struct bewoning	*woont;		size_t nwoont;
};

#define OMGEVING_MAX 100

/* w->wie sees no authority of a child he may not know of. key NULL: no words
 * (partners). */
MUST_CHECK enum err_code omgeving_lees(struct werk *, const struct seal_key *,
    int64_t dossier, int64_t huishouden, struct omgeving *out, struct err *);

struct gezag_invoer {
	int64_t		 dossier, kind, gezaghebber;	/* 0: nobody */
	const char	*soort, *instelling, *van, *bron;
};
MUST_CHECK enum err_code gezag_nieuw(struct werk *, const struct seal_key *,
    const struct gezag_invoer *, int64_t *id_out, struct err *);

struct netwerk_invoer {
	int64_t		 dossier, persoon;	/* 0: of the family */
	const char	*soort, *naam, *toelichting, *steun, *van, *bron;
};
MUST_CHECK enum err_code netwerk_nieuw(struct werk *, const struct seal_key *,
    const struct netwerk_invoer *, int64_t *id_out, struct err *);

/* Of the household; what is told about it is sealed. */
MUST_CHECK enum err_code dier_nieuw(struct werk *, const struct seal_key *, int64_t dossier,
    const struct dier *, int64_t *id_out, struct err *);

/* Where a household lives or lived. */
struct adres_invoer {
	int64_t		 dossier, huishouden;
	const char	*straat, *huisnummer, *postcode, *woonplaats, *gemeente;
	const char	*van, *tot, *bron, *reden;
};
/* The address that came with a report has no row of its own until another one is written
 * down. *is_er: the household has such an address. */
MUST_CHECK enum err_code adres_zonder_rij(struct werk *, int64_t huishouden,
    struct adres_invoer *out, bool *is_er, struct err *);
/* The same address twice in overlapping times. */
MUST_CHECK enum err_code adres_toets(struct werk *, const struct adres_invoer *,
    struct twijfel *out, struct err *);
/* One without a last day becomes the address of the household and of who lives
 * there; the one before ends on that day. */
MUST_CHECK enum err_code adres_nieuw(struct werk *, const struct seal_key *,
    const struct adres_invoer *, const struct twijfel *, int64_t *id_out, struct err *);

struct woont_invoer {
	int64_t		 dossier, huishouden, persoon;
	const char	*rol, *van, *tot, *bron, *reden;
};
/* Already a member here at that time; grown up and a member elsewhere; dead;
 * before birth. */
MUST_CHECK enum err_code woont_toets(struct werk *, const struct woont_invoer *,
    struct twijfel *out, struct err *);
MUST_CHECK enum err_code woont_nieuw(struct werk *, const struct seal_key *,
    const struct woont_invoer *, const struct twijfel *, int64_t *id_out, struct err *);

/* How contact with one member is safe. versie 0: nothing written yet. */
struct lid_contact {
	const char	*hoe, *wanneer, *niet;	/* or NULL */
	int64_t		 op, versie;
	const char	*door;
};
MUST_CHECK enum err_code lid_contact_lees(struct werk *, const struct seal_key *,
    int64_t dossier, int64_t persoon, struct lid_contact *out, struct err *);
/* versie of the input: the one that was read. ERR_CONFLICT: somebody saved. */
MUST_CHECK enum err_code lid_contact_zet(struct werk *, const struct seal_key *,
    int64_t dossier, int64_t persoon, const struct lid_contact *, struct err *);

/* What must be seen before anybody calls or goes there: how contact with a person is safe
 * (contact), or an animal that a visitor must know about (diersoort and its words). */
struct veilig {
	int64_t		 persoon;	/* 0: an animal */
	const char	*naam;		/* of the person */
	const char	*diersoort, *tekst;	/* of an animal; tekst or NULL */
	struct lid_contact contact;
};
/* Of a whole dossier. A person who was written about under several numbers comes once for
 * each, for none of it may be missed. */
MUST_CHECK enum err_code veilig_lees(struct werk *, const struct seal_key *, int64_t dossier,
    struct veilig **out, size_t *n_out, struct err *);

#endif
