/* password.c - argon2id behind a gate. */
#include "seal/inside.h"

#include <errno.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#define WAITING_MAX 32	/* some 1.5 s of log-ins on two cores */

_Static_assert(SEAL_PASSWORD >= crypto_pwhash_STRBYTES, "room for argon2id");

struct seal_gate {
	sem_t		 free;
	atomic_uint	 inside;	/* busy and waiting */
	unsigned	 cores;
	size_t		 memory;
	unsigned	 passes;
	char		 nobody[SEAL_PASSWORD];	/* for users who do not exist */
};

static enum err_code
gate_enter(struct seal_gate *g, struct err *err)
{
	unsigned inside = atomic_fetch_add(&g->inside, 1);

	if (inside >= g->cores + WAITING_MAX) {
		atomic_fetch_sub(&g->inside, 1);
		return SEAL_FAIL(err, ERR_BUSY,
		    "Er loggen nu veel mensen tegelijk in. Probeer het zo weer.",
		    "%u log-ins at once", inside);
	}
	while (sem_wait(&g->free) != 0 && errno == EINTR)
		;
	return ERR_OK;
}

static void
gate_leave(struct seal_gate *g)
{
	(void)sem_post(&g->free);
	atomic_fetch_sub(&g->inside, 1);
}

static bool
password_fits(const char *password)
{
	size_t n = strnlen(password, SEAL_PASSWORD_MAX + 1);

	return n > 0 && n <= SEAL_PASSWORD_MAX;
}

enum err_code
seal_password_hash(struct seal_gate *g, const char *password,
    char out[SEAL_PASSWORD], struct err *err)
{
	int rc;

	if (!password_fits(password))
		return SAY(err, ERR_INVALID, "wachtwoord",
		    "Vul een wachtwoord in van ten hoogste 1.024 tekens.");
	TRY(gate_enter(g, err));
	memset(out, 0, SEAL_PASSWORD);
	rc = crypto_pwhash_str_alg(out, password, strlen(password), g->passes,
	    g->memory, crypto_pwhash_ALG_ARGON2ID13);
	gate_leave(g);
	if (rc != 0)
		return FAIL(err, ERR_BUSY, "no memory for argon2id");
	return ERR_OK;
}

enum err_code
seal_password_verify(struct seal_gate *g, const char *stored,
    const char *password, bool *same_out, struct err *err)
{
	const char *against = stored != NULL ? stored : g->nobody;
	bool same;

	TRY(gate_enter(g, err));
	same = crypto_pwhash_str_verify(against, password,
	    strnlen(password, SEAL_PASSWORD_MAX + 1)) == 0;
	gate_leave(g);
	*same_out = same && stored != NULL && password_fits(password);
	return ERR_OK;
}

enum err_code
seal_gate_open(unsigned cores, struct seal_cost cost, struct seal_gate **out,
    struct err *err)
{
	struct seal_gate *g;
	char nothing[SEAL_TOKEN];

	if (cores < 1 || cores > 1024 || cost.mib < 1 || cost.mib > 1024 ||
	    cost.passes < 1 || cost.passes > 10)
		return FAIL(err, ERR_INVALID, "gate of %u cores, %u MiB, %u "
		    "passes", cores, cost.mib, cost.passes);
	if (sodium_init() < 0 || (g = sodium_malloc(sizeof(*g))) == NULL)
		return FAIL(err, ERR_LIMIT, "no memory for the log-in gate");
	*g = (struct seal_gate){ .cores = cores, .passes = cost.passes,
	    .memory = (size_t)cost.mib << 20 };
	(void)sem_init(&g->free, 0, cores);
	seal_token_new(nothing);
	if (seal_password_hash(g, nothing, g->nobody, err) != ERR_OK) {
		seal_gate_close(g);
		return err->code;
	}
	*out = g;
	return ERR_OK;
}

void
seal_gate_close(struct seal_gate *g)
{
	if (g == NULL)
		return;
	(void)sem_destroy(&g->free);
	sodium_free(g);
}
