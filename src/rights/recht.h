/* recht.h - rights, and who somebody is while acting.
 *
 * One rule set: a role has rights (dated rows of the region), and a role sees
 * the region, only what is its own, or no dossiers at all. The last is the SQL
 * fragment `zicht` (zicht.sql): the same text in every list and in the point
 * check, so that a list never shows what a page refuses (D14, G2). */
#ifndef RIGHTS_RECHT_H
#define RIGHTS_RECHT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct tx;

enum recht {
#define RECHT(word, code, title) RECHT_##word,
#include "rights/recht.def"
#undef RECHT
	RECHT_COUNT
};

const char *recht_code(enum recht);	/* "dossier.lezen" */
const char *recht_titel(enum recht);	/* Dutch */
bool recht_van_code(const char *code, enum recht *out);

/* Who acts, and with which rights, at this moment. */
struct wie {
	int64_t		 regio;
	int64_t		 medewerker;	/* DB_NULL: nobody is logged in */
	int64_t		 sessie;	/* DB_NULL: not through the web */
	int64_t		 organisatie;
	const char	*inlog, *naam;
	const char	*rol, *rol_naam; /* "frontoffice", "Frontoffice" */
	bool		 hele_regio;	/* zicht: all dossiers not shielded */
	bool		 toetsen;	/* single-letter keys on */
	uint64_t	 rechten;	/* bit per enum recht */
};

/* Has the role of this person the right today? Not: may he see this dossier (zicht.h). */
bool wie_mag(const struct wie *, enum recht);

/* One right more; a code that is not known is none. */
void wie_geef_recht(struct wie *, const char *code);

/* Those of the role that this employee has on this day ("2026-11-24"). */
MUST_CHECK enum err_code wie_rechten(struct tx *, struct arena *, const char *dag,
    struct wie *, struct err *);

/* Nobody: the log-in page, in this region. */
struct wie wie_niemand(int64_t regio);

/* The program itself (jobs, import, command line): every right but opening
 * the vault; the whole region. The journal shows rol. */
struct wie wie_systeem(int64_t regio, const char *rol);

#define ROL_SYSTEEM "systeem"	/* of jobs and messages; no person may have it */

/* Is there such a role on the day of now? */
MUST_CHECK enum err_code rol_bestaat(struct tx *, struct arena *, int64_t regio,
    const char *rol, int64_t now, bool *out, struct err *);

/* An employee by id, with the rights of the role on the day of now.
 * ERR_NOT_FOUND: unknown, or no longer working here. */
MUST_CHECK enum err_code wie_van_medewerker(struct tx *, struct arena *,
    int64_t regio, int64_t medewerker, int64_t now, struct wie *out,
    struct err *);

#endif
