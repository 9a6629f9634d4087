/* child.h - a question to a process of its own, and its answer.
 *
 * The child gets the question on its standard input and answers on its
 * standard output. It has no environment and no other open file but standard
 * error. It never outlives the call. */
#ifndef OS_CHILD_H
#define OS_CHILD_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct os_child {
	const char	*program;	/* path; no search */
	const char	*word;		/* its one argument */
	int64_t		 timeout_ms;	/* for all of it */
};

/* Writes the question, reads what the child says until it closes, and ends the
 * child. The answer may be half: a crash looks like the end, so the answer must
 * show by its own form that it is whole. ERR_BUSY: no process to be had now;
 * ERR_INTERNAL: the program cannot be started; ERR_LIMIT: time is up, or the
 * answer is more than answer->max. */
MUST_CHECK enum err_code os_child_ask(const struct os_child *child,
    struct blob question, struct buf *answer, struct err *err);

#endif
