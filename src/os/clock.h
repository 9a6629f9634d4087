/* clock.h - the only place where the time comes from.
 *
 * Whoever decides by time gets `now` as an argument; the caller at the top
 * (a request, a job, a subcommand) asks its struct clock once. */
#ifndef OS_CLOCK_H
#define OS_CLOCK_H

#include <stdint.h>

/* Zero is the real clock. Tests and demo data set a moment that stands still. */
struct clock {
	int64_t	fixed;		/* UTC seconds; 0: real time */
};

/* UTC seconds since 1970. NULL: real time. */
int64_t clock_now(const struct clock *c);

int64_t os_now(void);		/* UTC seconds since 1970, real */
int64_t os_now_ms(void);	/* monotonic, only for differences */

#endif
