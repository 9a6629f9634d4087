/* meting.h - figures in the text format of Prometheus (version 0.0.4). */
#ifndef MAIN_METING_H
#define MAIN_METING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "db/db.h"
#include "http/http.h"
#include "os/proces.h"

struct gereed {
	bool	database, klok, schijf;		/* each: good */
	int64_t	schijf_vrij;			/* bytes, or -1 */
};

struct meting {
	int64_t		 begon;		/* UTC seconds */
	struct gereed	 gereed;
	struct http_stats http;
	struct db_stats	 db;
	struct os_proces proces;
};

/* Numbers only: no label holds anything of a person, a region or a path. */
void meting_schrijf(const struct meting *, struct buf *);

#endif
