#include "main/demo_zaak.h"

enum err_code
demo_onderzoek_start(struct demo *d, struct demo_zaak *z, int64_t op,
    struct err *err)
{
	(void)d; (void)z; (void)op; (void)err;
	return ERR_OK;
}

enum err_code
demo_onderzoek_af(struct demo *d, struct demo_zaak *z, int64_t op,
    struct err *err)
{
	(void)d; (void)z; (void)op; (void)err;
	return ERR_OK;
}
