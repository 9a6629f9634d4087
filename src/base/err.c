#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

enum err_code
err_set(struct err *err, enum err_code code, const char *where,
    const char *field, const char *fmt, ...)
{
	va_list ap;

	*err = (struct err){ .code = code, .where = where, .field = field };
	va_start(ap, fmt);
	(void)vsnprintf(err->detail, sizeof(err->detail), fmt, ap);
	va_end(ap);
	return code;
}

enum err_code
err_say(struct err *err, enum err_code code, const char *where,
    const char *field, const char *text)
{
	*err = (struct err){ .code = code, .where = where, .field = field,
	    .text = text };
	return code;
}

const char *
err_name(enum err_code code)
{
	static const char *const names[] = {
		[ERR_OK] = "ok", [ERR_INVALID] = "invalid",
		[ERR_LOGIN] = "login", [ERR_FORBIDDEN] = "forbidden",
		[ERR_NOT_FOUND] = "not_found", [ERR_CONFLICT] = "conflict",
		[ERR_LIMIT] = "limit", [ERR_BUSY] = "busy",
		[ERR_RETRY] = "retry", [ERR_UNCERTAIN] = "uncertain",
		[ERR_INTERNAL] = "internal",
	};

	return names[code];
}
