/* confined.h - foreign messages are read in a process of their own, that can
 * do nothing but read and answer (os_restrict), and whose answer is checked
 * again: what takes over the reader has gained a text.
 *
 *	question	length (32 bits, little end first) and the message
 *	answer		"SLP1", number of pairs, then per pair length and bytes
 *			of name and value; the first pair is uitslag=ok, or
 *			uitslag=invalid with tekst, veld and detail */
#ifndef EXCHANGE_CORV_CONFINED_H
#define EXCHANGE_CORV_CONFINED_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/pair.h"
#include "exchange/corv/vtmelding.h"

struct confined {
	const char	*program;	/* this program; NULL: /proc/self/exe */
	const char	*word;		/* NULL: "parser" */
	int64_t		 timeout_ms;	/* 0: ten seconds */
};

/* Reads a vtMelding in the confined process. how may be NULL. The report, and
 * err->text and err->field of a refusal, live in the arena, which needs room
 * for some three times the message.
 * ERR_INVALID, ERR_LIMIT: the message is wrong; err->text says so in Dutch,
 * "Het bericht kon niet gelezen worden." where the reader crashed or took too
 * long. ERR_BUSY, ERR_INTERNAL: we could not read it, so try again later: the
 * message itself may well be good. */
MUST_CHECK enum err_code confined_read_vtmelding(const struct confined *how,
    struct arena *a, struct blob message, struct vtmelding **melding_out,
    struct err *err);

/* The same, as pairs: checked for form (names, lengths, plain UTF-8), not yet
 * for meaning. */
MUST_CHECK enum err_code confined_read(const struct confined *how, struct arena *a,
    struct blob message, const struct pair **pairs_out, size_t *n_out,
    struct err *err);

/* The other side: the subcommand `samenloop parser`. Confines this process,
 * reads one question from in, answers on out. Gives the exit status; the
 * process must end then. */
int parser_main(int in, int out);

#endif
