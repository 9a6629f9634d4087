/* regio_schrijf.h - a region folder into the database.
 *
 * The same files change nothing. Rows that are new are added, rows that differ
 * are brought up to date, nothing is deleted. Refused, as a whole: a row that
 * left its file (old cases refer to it; give it a tot), and a change of what a
 * running clock or an answered questionnaire stands on (make a new version). */
#ifndef DOMAIN_REGIO_REGIO_SCHRIJF_H
#define DOMAIN_REGIO_REGIO_SCHRIJF_H

#include <stdint.h>

#include "domain/regio/regio_lees.h"

struct tx;

/* ERR_INVALID: faults says why, and the transaction must be undone.
 * changed_out: rows added or changed, 0 when the folder was loaded before. */
MUST_CHECK enum err_code regio_schrijf(struct tx *, struct arena *,
    const struct regio_map *, int64_t now, struct tsv_faults *faults,
    int64_t *changed_out, struct err *);

/* Adds the employees of the folder whose log-in is not there yet, with this
 * password (of seal_password_hash; NULL: they may not log in). Employees
 * that exist stay as they are. regio_schrijf comes first. ERR_CONFLICT: a
 * log-in is in use in another region. */
MUST_CHECK enum err_code regio_schrijf_medewerkers(struct tx *, struct arena *,
    const struct regio_map *, const char *wachtwoord, int64_t *added_out,
    struct err *);

#endif
