/* parser.c - samenloop parser: the confined process that reads one foreign
 * message. Started by the program itself; no settings, no threads. */
#include "exchange/corv/confined.h"
#include "main/main.h"

static int
run(struct call *c)
{
	(void)c;
	return parser_main(0, 1);
}

const struct command command_parser = {
	.naam = "parser", .uitleg = "een bericht lezen in een afgesloten proces",
	.gebruik = "", .run = run, .verborgen = true,
};
