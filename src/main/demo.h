/* demo.h - the made-up year of a region. */
#ifndef MAIN_DEMO_H
#define MAIN_DEMO_H

#include "base/err.h"

struct call;
struct running;

/* Fills an empty region with made-up cases over the past year, through acts. */
MUST_CHECK enum err_code demo_vul(struct call *, struct running *, struct err *);

#endif
