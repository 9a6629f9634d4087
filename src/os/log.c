#include "os/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define JOURNAL "/run/systemd/journal/socket"
#define KEY_MAX_LEN 24

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

/* Control characters out: no text can make a second line or a field of its own. */
static size_t
clean(char *to, size_t size, const char *text)
{
	size_t n = 0;

	for (; *text != '\0' && n + 1 < size; text++)
		to[n++] = (unsigned char)*text < 0x20 || *text == 0x7f ? ' ' : *text;
	to[n] = '\0';
	return n;
}

/* "route=/dossier/{id}" becomes "SAMENLOOP_ROUTE=/dossier/{id}". */
static size_t
word_field(char *to, size_t size, const char *word, size_t n)
{
	const char *eq = memchr(word, '=', n);
	size_t key = eq == NULL ? 0 : (size_t)(eq - word), at;

	if (key == 0 || key > KEY_MAX_LEN || n - key > size - 64)
		return 0;
	at = (size_t)snprintf(to, size, "SAMENLOOP_");
	for (size_t i = 0; i < key; i++) {
		char c = word[i];

		if (c < 'a' || c > 'z')
			return 0;
		to[at++] = (char)(c - 'a' + 'A');
	}
	memcpy(to + at, eq, n - key);
	at += n - key;
	to[at++] = '\n';
	return at;
}

size_t
log_entry(char *to, enum log_level level, const char *component, const char *text)
{
	char line[LOG_LINE_MAX];
	size_t n = clean(line, sizeof(line), text), at;

	at = (size_t)snprintf(to, LOG_ENTRY_MAX, "PRIORITY=%d\nSYSLOG_IDENTIFIER=samenloop\n"
	    "SAMENLOOP_DEEL=%.40s\nMESSAGE=%.40s: %s\n", (int)level, component, component,
	    line);
	for (size_t i = 0; i < n; i += strcspn(line + i, " ") + 1)
		if (LOG_ENTRY_MAX - at > 128)
			at += word_field(to + at, LOG_ENTRY_MAX - at, line + i,
			    strcspn(line + i, " "));
	return at;
}

/* Is standard error the stream that systemd names? "DEVICE:INODE" */
static bool
is_journal(void)
{
	const char *stream = getenv("JOURNAL_STREAM");
	char own[48];
	struct stat st;

	if (stream == NULL || fstat(STDERR_FILENO, &st) != 0)
		return false;
	(void)snprintf(own, sizeof(own), "%llu:%llu", (unsigned long long)st.st_dev,
	    (unsigned long long)st.st_ino);
	return strcmp(own, stream) == 0;
}

static bool
to_journal(enum log_level level, const char *component, const char *text)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX, .sun_path = JOURNAL };
	char entry[LOG_ENTRY_MAX];
	size_t n = log_entry(entry, level, component, text);
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	bool done;

	if (fd < 0)
		return false;
	done = sendto(fd, entry, n, MSG_NOSIGNAL, (struct sockaddr *)&to, sizeof(to)) ==
	    (ssize_t)n;
	(void)close(fd);
	return done;
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
	if (is_journal() && to_journal(level, component, text))
		return;
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
