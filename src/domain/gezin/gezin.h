/* gezin.h - the family of a dossier: people, ties, and what goes on between them.
 *
 * A tie (relatie) is between two persons and belongs to no dossier; whoever may
 * not know of one of the two does not see it (G2). Violence and support (band),
 * authority, network and animals belong to a dossier. */
#ifndef DOMAIN_GEZIN_GEZIN_H
#define DOMAIN_GEZIN_GEZIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/genogram/genogram.h"
#include "domain/lid/lid.h"
#include "domain/werk.h"

struct seal_key;

/* CORV codes that the program itself works with. */
#define RELATIE_OUDER	"027"
#define BAND_GEWELD	"geweld"
#define BAND_STEUN	"steun"

struct gezin_persoon {
	int64_t		 id;
	const char	*naam, *kort;	/* whole name; call name or first name */
	const char	*geslacht, *geboren;	/* geboren: or NULL */
	const char	*rol, *hoedanigheid;	/* or NULL */
	bool		 overleden, samen, lid, geheim;
	bool		 meer_nummers;	/* of a member: others were merged into him */
};

struct gezin_band {
	int64_t		 id;		/* 0: follows from reports and roles */
	size_t		 a, b;		/* places in personen: a is ... of b */
	bool		 relatie;	/* code list relatie, else band */
	const char	*soort, *naam;	/* "027", "Ouder" */
	const char	*van, *tot;	/* ISO days, or NULL */
	const char	*bron;		/* code list feitbron; NULL when it follows */
	const char	*twijfel;	/* codes of what looked wrong, or NULL */
	bool		 beide, tekenen;
	enum geno_soort	 geno;
	int		 stap;
};

#define GEZIN_MAX 60
#define GEZIN_BANDEN_MAX 200

struct gezin {
	struct gezin_persoon *personen;		size_t n;
	struct gezin_band *banden;		size_t nbanden;
};

/* Members, whoever they are tied to (one step), and all their ties. A tie with
 * a last day is told and not drawn; a partner of before is drawn as an ex. */
MUST_CHECK enum err_code gezin_lees(struct werk *, int64_t dossier, const struct lid *,
    size_t nleden, struct gezin *out, struct err *);

/* The drawing of these people. ERR_LIMIT: too many for one; show the list. */
MUST_CHECK enum err_code gezin_teken(struct arena *, const struct gezin *, int32_t vandaag,
    struct geno_tekening *out, struct err *);

/* The figure of a person in the drawing: by sex, or a triangle when not yet born. */
enum geno_vorm gezin_vorm(const struct gezin_persoon *);

/* ---- writing ---------------------------------------------------------------------- */

/* What looks wrong and may be right all the same: codes of the list twijfel,
 * with a space between; "" when nothing does. */
struct twijfel {
	char		 codes[120];
};

/* Adds a code, once; what does not fit is left out. */
void twijfel_add(struct twijfel *, const char *code);

struct relatie_invoer {
	int64_t		 dossier, persoon, ander;
	const char	*soort;		/* persoon is ... of ander */
	const char	*van, *tot;
	const char	*bron, *reden;
};

/* Is this tie a loop in parenthood, a child older than its parent, a third
 * parent, there already? */
MUST_CHECK enum err_code relatie_toets(struct werk *, const struct relatie_invoer *,
    struct twijfel *out, struct err *);

/* Writes a tie; Kind is turned round into Ouder. twijfel stands in the row with
 * the reason (sealed). */
MUST_CHECK enum err_code relatie_nieuw(struct werk *, const struct seal_key *,
    const struct relatie_invoer *, const struct twijfel *, int64_t *id_out, struct err *);

struct band_invoer {
	int64_t		 dossier, persoon, ander;
	const char	*soort, *van, *bron;
	bool		 wederzijds;
};
MUST_CHECK enum err_code band_nieuw(struct werk *, const struct band_invoer *,
    int64_t *id_out, struct err *);

/* The kinds of row that end in the same way. */
enum gezin_rij { RIJ_RELATIE, RIJ_BAND, RIJ_GEZAG, RIJ_NETWERK, RIJ_DIER, RIJ_WOONT,
    RIJ_ADRES, RIJ_COUNT };
/* "relatie", "band", ...; RIJ_COUNT when there is no such word. */
enum gezin_rij gezin_rij_van(const char *woord);

/* Ends a row on a day, or (tot NULL) says that it was never right. It stays in
 * the history. ERR_NOT_FOUND: no such row that is open and of this dossier:
 * its own, or about two people who both belong to the dossier. */
MUST_CHECK enum err_code gezin_beeindig(struct werk *, enum gezin_rij, int64_t dossier,
    int64_t huishouden, int64_t id, const char *tot, struct err *);

#endif
