/* regio_lees.h - a region folder as it stands in its files, checked.
 *
 * The format is described in regio/README.md. No database here: what is read
 * is good as a whole, or comes back as mistakes with file, line and column
 * (tsv.h), all at once. Days are ISO text ("2026-11-24"), which sorts; tot is
 * the first day on which a row no longer holds, NULL while it does. Texts are
 * never NULL. All memory is the arena's. */
#ifndef DOMAIN_REGIO_REGIO_LEES_H
#define DOMAIN_REGIO_REGIO_LEES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "seal/seal.h"
#include "text/tsv.h"

/* Where a row stands and when it holds. First in every row. */
struct rij {
	unsigned	 regel;
	const char	*van, *tot;
};

struct rij_regio {
	struct rij	 rij;
	int64_t		 nummer;
	const char	*code, *naam, *scherm, *telefoon;
};

struct rij_gemeente {
	struct rij	 rij;
	const char	*code, *naam, *jeugdregio;
	int64_t		 inwoners;
};

struct rij_organisatie {
	struct rij	 rij;
	const char	*code, *naam, *soort, *gemeente, *telefoon;
};

struct rij_rol {
	struct rij	 rij;
	const char	*code, *naam, *zicht;
};

struct rij_recht {
	struct rij	 rij;
	const char	*rol, *recht;
};

struct rij_norm {
	struct rij	 rij;
	const char	*code, *naam, *bron, *start, *stop, *eenheid;
	const char	*waarschuw, *wie, *kalender, *per, *verleng;
	int64_t		 versie, lengte;
	bool		 atw, opschort;
};

struct rij_kalender {
	struct rij	 rij;		/* van: the day; tot: NULL */
	const char	*naam, *besluit;
	bool		 atw, werkdag;
};

struct rij_code {
	struct rij	 rij;
	const char	*lijst, *code, *naam, *cbs, *extra;
	int64_t		 volgorde;
};

/* A row of a file of questions. keuze is "" in the row of the question. */
struct rij_vraag {
	struct rij	 rij;		/* van, tot: NULL, those of the version */
	const char	*sectie, *vraag, *keuze, *tekst, *verplicht, *punten;
	int64_t		 waarde;	/* of punten */
};

struct rij_vragenlijst {
	struct rij	 rij;
	const char	*code, *naam, *bestand;
	int64_t		 versie, grens_a, grens_b;
	struct rij_vraag *vragen;
	size_t		 nvragen;	/* rows, answers included */
};

struct rij_overleg {
	struct rij	 rij;
	const char	*code, *naam, *dagen, *begin, *voorzitter, *partners;
	int64_t		 minuten, minuten_zaak, quorum;
};

struct rij_medewerker {
	struct rij	 rij;
	const char	*inlog, *naam, *rol, *organisatie;
};

struct regio_map {
	struct rij_regio	*regio;		/* one */
	struct rij_gemeente	*gemeenten;
	struct rij_organisatie	*organisaties;
	struct rij_rol		*rollen;
	struct rij_recht	*rechten;
	struct rij_norm		*normen;
	struct rij_kalender	*dagen;
	struct rij_code		*codes;
	struct rij_vragenlijst	*vragenlijsten;
	struct rij_overleg	*overleggen;
	struct rij_medewerker	*medewerkers;	/* none when there is no file */
	size_t	 nregio, ngemeenten, norganisaties, nrollen, nrechten, nnormen,
		 ndagen, ncodes, nvragenlijsten, noverleggen, nmedewerkers;
	char	 vingerafdruk[2 * SEAL_HASH + 1];	/* SHA-256 of the files */
};

/* Reads and checks the folder. ERR_INVALID: see faults. ERR_LIMIT: the arena
 * is full (a region of 5,000 rows takes some 4 MB). */
MUST_CHECK enum err_code regio_lees(struct arena *, const char *pad,
    struct tsv_faults *faults, struct regio_map *out, struct err *);

/* Only the rules and free days, from the text of their files; what they refer to
 * in other files is not looked at. Errors as regio_lees. */
MUST_CHECK enum err_code regio_lees_regels(struct arena *, struct blob kalender,
    struct blob norm, struct tsv_faults *faults, struct regio_map *out, struct err *);

/* The checks between rows and tables that regio_lees ends with. */
void regio_controleer(const struct regio_map *, struct arena *,
    struct tsv_faults *);

/* The day of an ISO text; DATE_NONE when there is no such day. */
int32_t regio_dag(const char *iso);

/* "naam=waarde;naam=waarde": the value, or NULL. */
const char *regio_extra(struct arena *, const char *extra, const char *naam);

#endif
