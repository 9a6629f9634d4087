/* weging.h - the points instrument of the region, filled in for a report (B2).
 *
 * The instrument is data: questions, points and limits, versioned. A report is
 * weighed with the version that was valid on the day it came in, and every
 * later weighing of it keeps that version, so that two weighings of one report
 * can be compared. Every answer that is given has a reason. Each weighing is
 * kept; one counts (actueel). A report without one is still to be weighed,
 * which is never the same as 0 points. */
#ifndef DOMAIN_WEGING_WEGING_H
#define DOMAIN_WEGING_WEGING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/regio/regio.h"
#include "domain/werk.h"

struct seal_key;

#define WEGING_VRAGENLIJST "weging"	/* code of the instrument */
enum { WEGING_VRAGEN_MAX = 100, WEGING_SECTIES_MAX = 20, WEGING_FOUTEN_MAX = 220 };

/* One question answered; keuze NULL: left open. reden opened, NULL: none. */
struct weging_antwoord {
	const char	*vraag, *keuze, *reden;
	int64_t		 punten;	/* when read */
};

/* Points of one part of the instrument. max is what its best answers add up
 * to by the code list weging_sectie, below 0 for what protects; 0: not said. */
struct weging_sectie {
	const char	*code, *naam;
	int64_t		 punten, max;
};

struct weging_som {
	int64_t		 punten;	/* of all parts together, never below 0 */
	const char	*letter;	/* "A", "B" or "C" by the limits */
	struct weging_sectie sectie[WEGING_SECTIES_MAX];
	size_t		 nsecties;
};

/* The instrument for this report. ERR_NOT_FOUND: no such report; ERR_CONFLICT
 * with a Dutch text: the region has no instrument for that day. */
MUST_CHECK enum err_code weging_lijst(struct werk *, int64_t melding,
    const struct regio_vragenlijst **out, struct err *);

/* Sum, parts and letter. Pure; an answer that is not in the list counts for
 * nothing (weging_keur finds it). A part never counts for more than its max. */
void weging_reken(const struct regio_gegevens *, const struct regio_vragenlijst *,
    const struct weging_antwoord *, size_t n, struct weging_som *out);

/* One thing wrong with an answer: which, and in which of its fields. */
struct weging_fout {
	size_t		 i;		/* of the answer; n: of the weighing itself */
	const char	*veld;		/* "keuze", "reden", "letter", "afwijking" */
	const char	*tekst;		/* Dutch */
};

struct weging_invoer {
	int64_t		 melding, dossier;
	const struct weging_antwoord *antwoorden;
	size_t		 n;
	const char	*letter;	/* another letter than the points give; NULL */
	const char	*afwijking;	/* why; must be there with another letter */
};

/* All that is wrong, also mandatory questions that were left out (i is then n
 * and tekst names the question). At most max; 0: nothing. */
MUST_CHECK enum err_code weging_keur(struct werk *, const struct regio_vragenlijst *,
    const struct weging_invoer *, struct weging_fout *out, size_t max, size_t *n_out,
    struct err *);

/* Writes a weighing that counts from now; the one before stays. Sets letter
 * and points of the report and adds to the timeline. key: of the dossier.
 * ERR_INVALID: weging_keur finds something. ERR_CONFLICT: closed, or before
 * the acute screening. */
MUST_CHECK enum err_code weging_leg_vast(struct werk *, const struct seal_key *,
    const struct weging_invoer *, int64_t *id_out, struct err *);

/* A weighing as it was made. */
struct weging {
	int64_t		 id, melding, door, op, punten;
	const char	*letter;	/* that counts: the chosen one, else by points */
	const char	*letter_punten;	/* by points */
	const char	*afwijking;	/* why another letter; NULL: none */
	const char	*door_naam;
	bool		 actueel;
	const struct regio_vragenlijst *lijst;	/* its version */
	struct weging_antwoord *antwoorden;	/* in the order of the list */
	size_t		 n;
	struct weging_som som;
};

/* The weighing that counts. ERR_NOT_FOUND: still to be weighed. */
MUST_CHECK enum err_code weging_laad(struct werk *, const struct seal_key *, int64_t melding,
    struct weging *out, struct err *);

#define WEGINGEN_MAX 50
/* All weighings of a report, newest first, without their answers. */
MUST_CHECK enum err_code wegingen_van_melding(struct werk *, const struct seal_key *,
    int64_t melding, struct weging **out, size_t *n_out, struct err *);

#endif
