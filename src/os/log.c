#include "os/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *
level_word(enum log_level level)
{
	switch (level) {
	case LEVEL_ERROR:
		return "error";
	case LEVEL_WARNING:
		return "warning";
	case LEVEL_NOTICE:
		return "notice";
	case LEVEL_INFO:
		return "info";
	case LEVEL_DEBUG:
		return "debug";
	}
	return "error";
}

size_t
log_format(char *to, bool journal, enum log_level level, const char *component, const char *text)
{
	int n;

	if (journal)
		n = snprintf(to, LOG_LINE_MAX, "<%d>%s: %s", (int)level, component, text);
	else
		n = snprintf(to, LOG_LINE_MAX, "%s %s: %s", level_word(level), component, text);
	if (n < 0)
		n = 0;
	if (n > LOG_LINE_MAX - 2)
		n = LOG_LINE_MAX - 2;
	for (int i = 0; i < n; i++)
		if ((unsigned char)to[i] < 0x20 || to[i] == 0x7f)
			to[i] = ' ';
	to[n] = '\n';
	to[n + 1] = '\0';
	return (size_t)n + 1;
}

void
log_line(enum log_level level, const char *component, const char *fmt, ...)
{
	char text[LOG_LINE_MAX], line[LOG_LINE_MAX];
	va_list ap;
	size_t n;

	va_start(ap, fmt);
	if (vsnprintf(text, sizeof(text), fmt, ap) < 0)
		text[0] = '\0';
	va_end(ap);
	n = log_format(line, getenv("JOURNAL_STREAM") != NULL, level, component, text);
	/* Where standard error is gone nobody can be told so. */
	if (write(STDERR_FILENO, line, n) < 0)
		return;
}

void
log_err(const char *component, const char *what, const struct err *err)
{
	log_line(LEVEL_ERROR, component, "%s: %s at %s%s%s", what, err_name(err->code),
	    err->where == NULL ? "?" : err->where, err->detail[0] == '\0' ? "" : ": ",
	    err->detail);
}
