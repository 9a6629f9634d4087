#include "base/thing.h"
#include "domain/dossier/dossier.h"
#include "melding_sql.h"

#include <stddef.h>

/* Members may be called what functions may not, and so may words in strings. */
int
melding_time(struct thing *t)
{
	const char *s = "call system() or \"strcpy(a, b)\" // not a comment";
	char quote = '"', other = '\'';

	(void)other;
	return quote == '"' && s != NULL ? t->time() : strcpy_like(s);
}

/* A method of HTTP and a word of a sentence are not SQL. */
const char *
melding_method(void)
{
	return "DELETE";
}
