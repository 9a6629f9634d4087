/* overleg.h - answers of the acts about the meeting (B1).
 *
 * The wall is looked at by partners too: what stands here of a case is what a
 * partner may see. The text is the one that may be shown; where there is none
 * the whole text, and nothing when the reporter is protected. How contact is
 * safe and what to know before a visit are not here. */
#ifndef ACTS_OVERLEG_H
#define ACTS_OVERLEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/overleg/overleg.h"
#include "domain/weging/weging.h"

enum { OVERLEG_EERDER_MAX = 5, OVERLEG_ROUTES_MAX = 9 };

struct uit_overleggen_lezen {
	struct overleg_kort *v;		/* to come first, then the past */
	size_t		 n;
};

struct overleg_kind {
	const char	*leeftijd;	/* "9", or "" */
	const char	*wat;		/* "jaar, jongen", "leeftijd onbekend, meisje" */
	const char	*naam;		/* only when names are shown, else NULL */
};

struct overleg_route {
	const char	*code, *naam;
	const char	*toets;		/* the key: "1" */
	const char	*gevolg;	/* "hulp op gang vóór wo 25 nov 14.20", or "" */
};

enum overleg_tekst { TEKST_GETOOND, TEKST_VOLLEDIG, TEKST_NIET };

struct overleg_detail {
	struct overleg_zaak zaak;
	const char	*bron, *hoedanigheid;	/* hoedanigheid "": protected */
	bool		 beschermd;
	const char	*meldcode_stap;		/* the last step that was done; or NULL */
	enum overleg_tekst soort_tekst;
	const char	*tekst;			/* NULL: TEKST_NIET */
	bool		 direct_gevaar;
	const char	*gevaar;		/* NULL: none */
	const char	*veiligheid;		/* code, NULL: not weighed */
	int64_t		 veiligheid_op;
	const char	*veiligheid_door;
	struct overleg_kind *kinderen;
	size_t		 nkinderen;
	int64_t		 meer_kinderen;		/* known in number only */
	struct overleg_eerder *eerder;
	size_t		 neerder;
	struct inbreng	*inbreng;
	size_t		 ninbreng;
	const struct regio_vragenlijst *lijst;	/* NULL: the region has none */
	bool		 gewogen;
	struct weging	 weging;		/* only when gewogen */
	struct weging_som leeg;			/* parts and maxima */
	const char	*reden;			/* why held over or decided; or NULL */
	struct overleg_route routes[OVERLEG_ROUTES_MAX];
	size_t		 nroutes;
};

struct uit_overleg_openen {
	struct overleg	 overleg;
	struct overleg_zaak *zaken;
	size_t		 n;
	int64_t		 laat;		/* came on the list after the begin */
	bool		 namen;		/* names are shown */
	bool		 heeft_zaak;
	size_t		 hier;		/* of the case that is shown */
	struct overleg_detail zaak;	/* only when heeft_zaak */
};

struct overleg_besproken {
	struct overleg_zaak zaak;
	const char	*uitkomst;	/* code; NULL: no decision */
	const char	*reden;		/* or NULL */
	const char	*door_naam;	/* or NULL */
	bool		 zonder_quorum;
};

struct uit_overleg_verslag {
	struct overleg	 overleg;
	bool		 namen;
	struct overleg_besproken *v;
	size_t		 n;
};

#endif
