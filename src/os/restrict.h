/* restrict.h - a process gives up what it does not need, before it touches
 * what came from outside.
 *
 * ROLE_PARSER reads and writes what is already open, and uses memory: nothing
 * else. In this order: no core dump and no tracing; limits (512 MB of address
 * space, 10 s of processor, no new file, no new process); no new privileges;
 * landlock without any path, port or foreign process; seccomp with a list of
 * what is allowed. A call off the list fails with EPERM; one that only an
 * intruder makes (execve, socket, fork, ptrace ...) ends the process. */
#ifndef OS_RESTRICT_H
#define OS_RESTRICT_H

#include "base/err.h"

enum os_role { ROLE_PARSER };

/* For the whole process, for good; call while it has one thread. ERR_INTERNAL:
 * something could not be given up, so do not go on. A kernel without landlock
 * is no failure (see os_landlock_version). */
MUST_CHECK enum err_code os_restrict(enum os_role role, struct err *err);

/* The version of landlock in this kernel; 0: it has none, which the
 * administrator should read once in the log. */
int os_landlock_version(void);

#endif
