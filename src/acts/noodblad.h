/* noodblad.h - one sheet of paper per case, for when nothing works. */
#ifndef ACTS_NOODBLAD_H
#define ACTS_NOODBLAD_H

#include <stddef.h>
#include <stdint.h>

#include "acts/dossier.h"
#include "domain/gezin/omgeving.h"

#define NOODBLADEN_MAX 300

struct noodblad_zaak {
	int64_t		 dossier;
	const char	*kenmerk;
};
struct uit_noodbladen {
	struct noodblad_zaak *v;
	size_t		 n;
};

struct noodblad_lid {
	struct lid	 lid;
	struct persoon	 persoon;	/* a secret address is left out: this is paper */
	struct lid_contact contact;	/* how contact is safe */
};
struct uit_noodblad {
	struct dossier_kop kop;
	struct melding	 melding;	/* of kop.melding; id 0: there is none */
	struct noodblad_lid *leden;
	size_t		 nleden;
	struct plan	 plan;		/* versie 0: none */
	struct dossier_keten *keten;
	size_t		 nketen;
};

/* The sheet as lines. Both paper and page show these, so that they say the same. */
struct noodblad_regel {
	const char	*kop;		/* begins a part with this title, or NULL */
	const char	*label, *tekst;
};
/* "zondag 22 november 2026 om 19.00 uur" */
const char *noodblad_nu(struct arena *, int64_t nu);
struct act_ctx;
const struct noodblad_regel *noodblad_regels(struct act_ctx *, const struct uit_noodblad *,
    size_t *n_out);

#endif
