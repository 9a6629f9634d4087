/* sessie.h - who is behind this cookie. The cookie itself is never stored. */
#ifndef RIGHTS_SESSIE_H
#define RIGHTS_SESSIE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "rights/recht.h"
#include "seal/seal.h"

struct tx;

enum {
	SESSIE_DUUR = 12 * 3600,	/* seconds: a long night shift */
	SESSIE_STIL = 2 * 3600,		/* without a request */
	SESSIE_GEZIEN = 300,		/* how stale gezien_op may get */
	INLOG_FOUTEN = 5,		/* after these, wait */
	INLOG_WACHT = 30,		/* seconds, doubling per further failure */
	/* Of one network address, over all names: */
	INLOG_ADRES_FOUTEN = 40,	/* after these, who is not known there waits */
	INLOG_ADRES_LEK = 60,		/* seconds after which one failure is forgotten */
	INLOG_BEKEND = 90 * 86400	/* seconds that a log-in makes somebody known */
};

/* What log-in needs to know of an employee. */
struct inlog {
	int64_t		 medewerker;
	const char	*wachtwoord;	/* stored form, or NULL: may not log in */
	int64_t		 fouten;
	int64_t		 geblokkeerd_tot; /* DB_NULL: not */
};

/* ERR_NOT_FOUND: no such name here, or no longer working here. */
MUST_CHECK enum err_code inlog_find(struct tx *, struct arena *,
    int64_t regio, const char *inlog, int64_t now, struct inlog *out,
    struct err *);

/* Counts a failure (and blocks for a while), or clears the count. */
MUST_CHECK enum err_code inlog_tel(struct tx *, int64_t regio,
    const struct inlog *, bool goed, int64_t now, struct err *);

/* Guessing at many names from one network address. Who logged in from there
 * lately is not held up by it, and what they mistype does not count: an office
 * behind one address does not lock itself out, and a guesser in it does not lock
 * out the others. adres is a code of the address (see acts/inlog.c).
 * te_veel_out: this name may not try from there now. */
MUST_CHECK enum err_code inlog_adres_vraag(struct tx *, struct arena *,
    int64_t regio, const char *adres, int64_t medewerker, int64_t now,
    bool *bekend_out, bool *te_veel_out, struct err *);
MUST_CHECK enum err_code inlog_adres_fout(struct tx *, struct arena *,
    int64_t regio, const char *adres, int64_t now, struct err *);
MUST_CHECK enum err_code inlog_adres_goed(struct tx *, int64_t regio,
    const char *adres, int64_t medewerker, int64_t now, struct err *);

/* A new password ends the sessions that began with the old one, but for this
 * one (0: all of them). */
MUST_CHECK enum err_code wachtwoord_zet(struct tx *, int64_t regio,
    int64_t medewerker, const char *opgeslagen, int64_t behalve, struct err *);

/* Makes a session; token is the value of the cookie. */
MUST_CHECK enum err_code sessie_nieuw(struct tx *, int64_t regio,
    int64_t medewerker, int64_t now, char token[SEAL_TOKEN], struct err *);

/* Who this token is. ERR_LOGIN: no session, or it ended. stale_out: call
 * sessie_gezien soon. */
MUST_CHECK enum err_code sessie_wie(struct tx *, struct arena *,
    int64_t regio, const char *token, int64_t now, struct wie *out,
    bool *stale_out, struct err *);

/* The person of this session was here now, or left: it ends. A session that is not
 * there is fine. */
MUST_CHECK enum err_code sessie_gezien(struct tx *, int64_t regio,
    int64_t sessie, int64_t now, struct err *);
MUST_CHECK enum err_code sessie_einde(struct tx *, int64_t regio,
    int64_t sessie, struct err *);

#endif
