/* terugkoppeling.h - telling the reporter what was done with the report (D5;
 * Wmo 2015, art. 4.1.1 lid 2 g).
 *
 * What a reporter may know depends on who it is. Whoever it is: whether
 * something was started. A professional also: what, and who takes it on, with a
 * number to call. Nobody: birth dates, numbers, names of who was asked, or of
 * people that are not in the reporter's own report; who does not report by
 * profession no name at all. Informants get no feedback. */
#ifndef DOMAIN_TERUGKOPPELING_TERUGKOPPELING_H
#define DOMAIN_TERUGKOPPELING_TERUGKOPPELING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

/* The reporter, as far as the page may show: never who. */
struct ontvanger {
	const char	*hoedanigheid;
	bool		 beroep;	/* reports by profession */
	bool		 beschermd, bekend;
	bool		 telefoon, email;	/* known, in the vault */
};
MUST_CHECK enum err_code terugkoppeling_ontvanger(struct werk *, int64_t melding,
    struct ontvanger *out, struct err *);

/* A text to begin with, made of nothing but what this reporter may know. */
MUST_CHECK enum err_code terugkoppeling_voorstel(struct werk *, const struct seal_key *,
    int64_t melding, const char **out, struct err *);

/* Is there a name in this dossier that w->wie may not see (a protected reporter of
 * any report, an informant)? Then a text is let through by its words. */
MUST_CHECK enum err_code terugkoppeling_gewone_woorden(struct werk *, int64_t dossier,
    bool *out, struct err *);

/* Does the text say more than this reporter may know? ERR_INVALID, field "tekst",
 * in words that do not tell what was found. What w->wie may not see does not change
 * the answer: guessing a name tells nothing. */
MUST_CHECK enum err_code terugkoppeling_keur(struct werk *, const struct seal_key *,
    int64_t melding, const char *tekst, struct err *);

/* The same check for another text that goes out of the house: nothing but ordinary words,
 * words of `mag` (folded, see utf8_fold) and the own name of w->wie. ERR_INVALID, field
 * "tekst". */
MUST_CHECK enum err_code terugkoppeling_keur_gewoon(struct werk *, const char *mag,
    const char *tekst, struct err *);

/* Does this text (folded) name an informant of the dossier? For who may read them. */
MUST_CHECK enum err_code terugkoppeling_informant_in(struct werk *, const struct seal_key *,
    int64_t dossier, const char *tekst, bool *out, struct err *);

/* Gives it: stops its clock and its task. wijze: code list terugkoppelwijze;
 * niet_mogelijk only for a reporter of whom nothing is known, with why as text.
 * ERR_INVALID (field wijze, tekst). ERR_CONFLICT: closed, or no decision yet. */
MUST_CHECK enum err_code terugkoppeling_geef(struct werk *, const struct seal_key *,
    int64_t melding, const char *wijze, const char *tekst, int64_t *id_out, struct err *);

struct terugkoppeling {
	int64_t		 id, op;
	const char	*wijze, *tekst, *door_naam;	/* door_naam NULL: not known */
};

/* Newest first, at most 50. */
MUST_CHECK enum err_code terugkoppelingen_van_melding(struct werk *,
    const struct seal_key *, int64_t melding, struct terugkoppeling **out, size_t *n_out,
    struct err *);

/* Reports with a decision whose reporter did not hear yet, in dossiers that
 * w->wie may see; at most 200, the oldest decision first. */
struct terugkoppeling_wacht {
	int64_t		 melding, dossier, volgnr, besloten_op, eigenaar;	/* DB_NULL */
	const char	*kenmerk, *naam, *hoedanigheid, *route, *eigenaar_naam;
	bool		 beschermd;
};
MUST_CHECK enum err_code terugkoppelingen_open(struct werk *,
    struct terugkoppeling_wacht **out, size_t *n_out, struct err *);

#endif
