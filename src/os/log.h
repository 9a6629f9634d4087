/* log.h - lines for the administrator, on standard error.
 *
 * One call is one line and one write, so lines of threads do not mix. Where
 * standard error is the journal of systemd (JOURNAL_STREAM names it) the line goes
 * there in its own protocol, with the fields PRIORITY, SAMENLOOP_DEEL (the
 * component) and one for each key=value in the text; where that socket is not
 * there, with the level in front as "<3>". Else the level is a word. Control
 * characters become spaces. Never personal data, never secrets:
 * what happened to people stands in the journal of the database, not here. */
#ifndef OS_LOG_H
#define OS_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum log_level {
	LEVEL_ERROR = 3,	/* the numbers of sd-daemon */
	LEVEL_WARNING = 4,
	LEVEL_NOTICE = 5,
	LEVEL_INFO = 6,
	LEVEL_DEBUG = 7
};

#define LOG_LINE_MAX 1024	/* bytes with the newline; longer is cut */

/* component: the module that speaks, such as "db". */
void log_line(enum log_level level, const char *component, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The failure of something, with code, place and detail of err. */
void log_err(const char *component, const char *what, const struct err *err);

/* The same as an entry of the journal: lines of FIELD=value. A word of the text
 * that is key=value becomes SAMENLOOP_KEY too. Gives its length. */
#define LOG_ENTRY_MAX (3 * LOG_LINE_MAX)
size_t log_entry(char *to, enum log_level level, const char *component, const char *text);

/* The line itself, without writing it; gives its length. to has LOG_LINE_MAX. */
size_t log_format(char *to, bool journal, enum log_level level, const char *component,
    const char *text);

#endif
