/* err.h - how a function says that it did not succeed.
 *
 * Every function that can fail returns enum err_code and fills the struct err
 * that is its last parameter. Outputs stand just before it, are named *_out,
 * and are untouched on failure. Callers switch on the code only. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#define MUST_CHECK __attribute__((warn_unused_result))

/* One code, one meaning, one HTTP status (http/status.c) and exit status. */
enum err_code {
	ERR_OK = 0,
	ERR_INVALID,	/* the input breaks a rule, see err.field: 400 */
	ERR_LOGIN,	/* nobody is logged in, or the session ended: 401 */
	ERR_FORBIDDEN,	/* this employee may not do this: 403 */
	ERR_NOT_FOUND,	/* not there, or not for this employee to see: 404 */
	ERR_CONFLICT,	/* somebody else was first; nothing was changed: 409 */
	ERR_LIMIT,	/* over a limit of size, number or memory: 413 */
	ERR_BUSY,	/* too much at once, or the database is away: 503 */
	ERR_RETRY,	/* lost a race: the whole transaction may run again */
	ERR_UNCERTAIN,	/* the answer to COMMIT was lost: ask by idempotency key */
	ERR_INTERNAL	/* our own fault; detail goes to the log only: 500 */
};

/* Lives on the caller's stack. Never allocates: it can report "no memory". */
struct err {
	enum err_code	 code;
	const char	*where;		/* function that saw the first cause */
	const char	*field;		/* the input field at fault, or NULL */
	const char	*text;		/* Dutch sentence for the user, or NULL; static, or
				 * as long as the arena of the request */
	char		 detail[160];	/* for the log; never personal data */
};

/* Fills err and returns code, so that a failure is one statement. */
enum err_code err_set(struct err *err, enum err_code code, const char *where,
    const char *field, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* As err_set, with the Dutch sentence that the user must see (a literal). */
enum err_code err_say(struct err *err, enum err_code code, const char *where,
    const char *field, const char *text);

/* The English name of a code, for logs and JSON ("not_found"). */
const char *err_name(enum err_code code);

#define FAIL(err, code, ...)	err_set((err), (code), __func__, NULL, __VA_ARGS__)
#define SAY(err, code, field, text) \
	err_say((err), (code), __func__, (field), (text))

/* Leave with the callee's code when it failed. Hides a return: use only
 * where nothing needs undoing, or what does has a cleanup attribute. */
#define TRY(expr) do { \
	enum err_code try_rc_ = (expr); \
	if (try_rc_ != ERR_OK) \
		return try_rc_; \
} while (0)

#endif
