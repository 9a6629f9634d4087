/* grafsteen.h - what stays of a destroyed person, dossier or report: its number, the day
 * and the article of the law (decision 12, G3). Found by number only, by whoever has it. */
#ifndef RIGHTS_GRAFSTEEN_H
#define RIGHTS_GRAFSTEEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct tx;

#define GRAF_DOSSIER	"dossier"
#define GRAF_MELDING	"melding"
#define GRAF_PERSOON	"persoon"

/* "Dit dossier is vernietigd op 3 mei 2041 (Wmo 2015, artikel 5.3.4)."; NULL: it was not
 * destroyed. In the arena. */
MUST_CHECK enum err_code grafsteen_zin(struct tx *, struct arena *, int64_t regio,
    const char *soort, int64_t nummer, const char **out, struct err *);
MUST_CHECK enum err_code grafsteen_zin_kenmerk(struct tx *, struct arena *, int64_t regio,
    const char *kenmerk, const char **out, struct err *);

/* What was not found: ERR_NOT_FOUND, with that sentence (and GRAF_VELD as its field) where
 * there is a tombstone. The sentence lives as long as the arena. */
#define GRAF_VELD	"vernietigd"
MUST_CHECK enum err_code grafsteen_of_niets(struct tx *, struct arena *, int64_t regio,
    const char *soort, int64_t nummer, struct err *);

/* When a dossier was last destroyed; 0: never. */
MUST_CHECK enum err_code grafsteen_laatste(struct tx *, struct arena *, int64_t regio,
    int64_t *out, struct err *);

/* Says err that it was destroyed? Then the status is 410. */
bool grafsteen_is(const struct err *);
#define GRAF_STATUS	410

#endif
