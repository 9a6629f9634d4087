/* date_token.h - inside base/date*.c only: a typed date cut in tokens.
 *
 * Numbers, words and marks; the shape of that row ("n-n-n", "nwn") says which
 * form it is. Spaces only separate. */
#ifndef BASE_DATE_TOKEN_H
#define BASE_DATE_TOKEN_H

#include <stdbool.h>

enum {
	TEXT_MAX = 48,
	TOKENS_MAX = 20
};

struct token {
	char	kind;		/* 'n' number, 'w' word, else the mark itself */
	int	value;		/* of a number */
	int	len;
	char	word[16];	/* lower case */
};

struct tokens {
	struct token	t[TOKENS_MAX];
	char		shape[TOKENS_MAX + 1];
	int		n;
};

/* False when s is NULL, empty, too long, or holds what no date holds. */
bool token_read(const char *s, struct tokens *ts);
bool token_shape_is(const struct tokens *ts, const char *shape);
void token_cut(struct tokens *ts, int n);		/* keeps the first n */
void token_drop_first(struct tokens *ts);

/* 1-12, 0 when it is no month. */
int token_month(const char *word);

/* The shapes with a full date; false when ts has none of them. last is the
 * last year that two digits may mean. The date need not exist. */
bool token_full_date(const struct tokens *ts, int last, int *y, int *m, int *d);

#endif
