#include "main/demo.h"

enum err_code
demo_vul(struct call *c, struct running *r, struct err *err)
{
	(void)c;
	(void)r;
	(void)err;
	return ERR_OK;
}
