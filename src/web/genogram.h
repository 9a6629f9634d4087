/* genogram.h - views of the family of a dossier. */
#ifndef WEB_GENOGRAM_H
#define WEB_GENOGRAM_H

#include "domain/gezin/gezin.h"
#include "web/genogram_view.h"
#include "web/web.h"

/* The drawing and the list. dossier gives the links. */
struct geno_view geno_view(struct pagina *, int64_t dossier, const struct gezin *);

/* Who stands where in the list: sentences of one person. */
const struct geno_feit_view *geno_feiten(struct pagina *, const struct gezin *, size_t wie,
    const bool *getekend, size_t *n_out);

#endif
