/* inlezen.h - answers of the acts that read persons from a list. */
#ifndef ACTS_INLEZEN_H
#define ACTS_INLEZEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct uit_inlezen {
	int64_t		 id;
	bool		 was_er;	/* this record was read before */
	size_t		 dubbel;	/* pairs that went to the queue */
	const char	*twijfel;	/* what looked wrong, in words; "" */
};

#endif
