/* rechten.c - samenloop rechten: who may do what, as docs/rechten.md. */
#include <stdio.h>

#include "acts/act_matrix.h"
#include "main/main.h"

#define MATRIX_MAX ((size_t)1 << 20)

static int
run(struct call *c)
{
	BUF_AUTO b = BUF_INIT(MATRIX_MAX);
	struct err err = { 0 };

	if (matrix_write(c->a, c->nargs == 1 ? c->args[0] : c->s.regio_map, &b,
	    &err) != ERR_OK)
		return call_failed(c, &err);
	return fwrite(b.p, 1, b.n, stdout) == b.n ? 0 : 1;
}

static const struct option none[] = { { NULL, false, NULL } };

const struct command command_rechten = {
	.naam = "rechten", .uitleg = "tonen welke rol wat mag",
	.gebruik = "[MAP]", .opties = none, .run = run,
};
