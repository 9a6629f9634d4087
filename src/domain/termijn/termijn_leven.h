/* termijn_leven.h - what people do to a clock between its start and its stop.
 *
 * Suspend and resume where the rule allows it: the due moment moves by the time
 * that the clock stood still. Extend where the rule allows it, each time with a
 * reason. Say once why it was late. Let it lapse. Each is a row of its history,
 * the reason sealed with the key of the dossier; the clock itself is never
 * changed in another way.
 *
 * No function here checks who may see the dossier: zicht_op_dossier first. */
#ifndef DOMAIN_TERMIJN_TERMIJN_LEVEN_H
#define DOMAIN_TERMIJN_TERMIJN_LEVEN_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/termijn/termijn.h"

struct buf;
struct seal_key;

/* May somebody do this with the clock as it stands now? NULL: yes, else why
 * not, as a Dutch sentence. For the page, and for the functions below. */
const char *termijn_belet_schorsen(const struct termijn *, int64_t nu);
const char *termijn_belet_hervatten(const struct termijn *);
const char *termijn_belet_verlengen(const struct termijn *);
const char *termijn_belet_reden(const struct termijn *, int64_t nu);
const char *termijn_belet_vervallen(const struct termijn *);

/* Stands still from now. ERR_CONFLICT: see the belet of it. */
MUST_CHECK enum err_code termijn_schors(struct werk *, const struct seal_key *,
    int64_t termijn, const char *reden, struct err *);

/* Goes on: due_out is the new due moment. reden may be NULL. */
MUST_CHECK enum err_code termijn_hervat(struct werk *, const struct seal_key *,
    int64_t termijn, const char *reden, int64_t *due_out, struct err *);

/* To the end of this day. ERR_INVALID, field "tot": not later than it is, or
 * further than the rule allows at once. */
MUST_CHECK enum err_code termijn_verleng(struct werk *, const struct seal_key *,
    int64_t termijn, int32_t tot, const char *reden, struct err *);

/* The last day to which it may be extended at once; DATE_NONE: it may not. */
MUST_CHECK enum err_code termijn_verleng_tot(struct werk *, const struct termijn *,
    int32_t *out, struct err *);

/* Why it is or was late (code list laatreden), and in words or NULL. Once. */
MUST_CHECK enum err_code termijn_zeg_reden(struct werk *, const struct seal_key *,
    int64_t termijn, const char *code, const char *tekst, struct err *);

/* No longer applies, by hand and with a reason. */
MUST_CHECK enum err_code termijn_laat_vervallen(struct werk *, const struct seal_key *,
    int64_t termijn, const char *reden, struct err *);

/* Its own event happened at op: stops this clock and no other, "gehaald" or "te_laat".
 * For a clock of the organisation (what begins with that event begins), and for one of
 * which more may run, with meer=ja (termijn_hand.h).
 * ERR_CONFLICT: see the belet; ERR_INVALID, field "op": before the clock began, or not
 * yet. tekst may be NULL. */
const char *termijn_belet_stoppen(struct werk *, const struct termijn *);
MUST_CHECK enum err_code termijn_stop(struct werk *, const struct seal_key *,
    int64_t termijn, int64_t op, const char *tekst, struct err *);

/* ---- history --------------------------------------------------------------- */

struct termijn_stap {
	const char	*soort;		/* geschorst hervat verlengd reden_laat vervallen
					 * herrekend gestopt eigenaar */
	int64_t		 op, van, tot;	/* due moment before and after */
	const char	*door, *reden;	/* NULL: the program; no reason */
};

#define TERMIJN_STAPPEN_MAX 200

/* What happened to a clock, oldest first, at most TERMIJN_STAPPEN_MAX. key: of its
 * dossier. */
MUST_CHECK enum err_code termijn_stappen(struct werk *, const struct seal_key *,
    int64_t termijn, struct termijn_stap **out, size_t *n_out, struct err *);

/* What the explanation of the rule (termijn_uitleg) leaves out: how the due moment moved
 * since, one step a line. Writes nothing when nothing moved it. */
void termijn_uitleg_verloop(struct buf *, struct arena *, const struct termijn *,
    const struct termijn_stap *, size_t n);

/* key may be NULL without a reason. */
MUST_CHECK enum err_code termijn_stap_add(struct werk *, const struct seal_key *,
    int64_t termijn, const char *soort, int64_t van, int64_t tot, const char *reden,
    struct err *);

/* ---- whose it is ------------------------------------------------------------- */

/* After the behandelaar of a report, or the casusregisseur of a dossier, became
 * another: the running clocks go along, and who has them now is told what was
 * told before. */
MUST_CHECK enum err_code termijn_eigenaar_bij(struct werk *, int64_t melding, struct err *);
MUST_CHECK enum err_code termijn_eigenaar_bij_dossier(struct werk *, int64_t dossier,
    struct err *);

/* Who has the role of the rule and works here: the one who came first. DB_NULL: nobody,
 * which is an error that the director is told of (waarschuwing.h). */
MUST_CHECK enum err_code termijn_eigenaar_van_rol(struct werk *, const struct norm *,
    int64_t *out, struct err *);

/* A clock of the organisation goes to this colleague, who is told what was told before.
 * ERR_CONFLICT: a clock of a report goes with its report. ERR_INVALID, field
 * "medewerker": does not work here. */
const char *termijn_belet_geven(const struct termijn *);
MUST_CHECK enum err_code termijn_geef(struct werk *, const struct seal_key *, int64_t termijn,
    int64_t medewerker, struct err *);

/* The safety of the household was weighed anew: its reports that wait. */
MUST_CHECK enum err_code termijn_gewogen_dossier(struct werk *, int64_t dossier,
    struct err *);

/* ---- pure ---------------------------------------------------------------------- */

/* A clock that had this due moment stood still from van to tot: when it is due
 * now. Hours: as much later. Working days: those that were left are counted
 * from the day it went on. Other units: as many days later, and where the rule
 * follows the Termijnenwet never on a free day. Never earlier than before. */
MUST_CHECK enum err_code termijn_due_na_schorsing(const struct norm *,
    const struct kalender *, int64_t due, int64_t van, int64_t tot, int64_t *due_out,
    struct err *);

#endif
