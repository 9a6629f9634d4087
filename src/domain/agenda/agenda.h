/* agenda.h - looking ahead: what runs out when, per employee or team; and the
 * secret address under which a calendar program reads it. */
#ifndef DOMAIN_AGENDA_AGENDA_H
#define DOMAIN_AGENDA_AGENDA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/termijn/termijn_reken.h"
#include "domain/werk.h"
#include "seal/seal.h"

struct agenda_punt {
	int64_t		 id, dossier;	/* of the clock, or the task */
	bool		 taak;
	const char	*kenmerk;
	const char	*naam;		/* of the norm; of a task "Taak" */
	const char	*wie;		/* name of the employee */
	int64_t		 start_op, op;	/* when it began; when it is due */
	bool		 uren;		/* due at that minute, else by the end of the day */
	bool		 laat;
};

#define AGENDA_MAX 400

/* What is due from van to before tot, by moment, for one employee, or with
 * medewerker 0 for everybody with this role. Only dossiers that w->wie may see. */
MUST_CHECK enum err_code agenda_lees(struct werk *, int64_t medewerker, const char *team,
    int64_t van, int64_t tot, struct agenda_punt **out, size_t *n_out, bool *vol_out,
    struct err *);

struct agenda_team {
	const char	*rol, *naam;
};

/* Teams are the roles whose people have clocks (right termijn) and work here. */
MUST_CHECK enum err_code agenda_teams(struct werk *, struct agenda_team **out, size_t *n_out,
    struct err *);

struct agenda_adres {
	int64_t		 id, gemaakt_op;
};

#define AGENDA_ADRESSEN_MAX 5

/* Those of one employee that are not taken back. */
MUST_CHECK enum err_code agenda_adressen(struct werk *, int64_t medewerker,
    struct agenda_adres **out, size_t *n_out, struct err *);

/* A new one; token is shown once, only its hash is kept. ERR_CONFLICT: there are
 * AGENDA_ADRESSEN_MAX already. */
MUST_CHECK enum err_code agenda_adres_nieuw(struct werk *, int64_t medewerker,
    char token[SEAL_TOKEN], int64_t *id_out, struct err *);

/* Taken back: from now on nobody reads it. ERR_NOT_FOUND: not his. */
MUST_CHECK enum err_code agenda_adres_weg(struct werk *, int64_t medewerker, int64_t id,
    struct err *);

/* Whose address this is. ERR_NOT_FOUND: nobody's, or taken back. */
MUST_CHECK enum err_code agenda_adres_van(struct tx *, struct arena *, int64_t regio,
    const char *token, int64_t *medewerker_out, struct err *);

#endif
