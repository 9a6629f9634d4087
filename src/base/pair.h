/* pair.h - a name and its value, as in a query, a form or a header. */
#ifndef BASE_PAIR_H
#define BASE_PAIR_H

struct pair {
	const char	*name;
	const char	*value;
};

#endif
