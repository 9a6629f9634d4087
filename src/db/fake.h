/* fake.h - a driver that fails on command, for tests: "fake:/path" is SQLite
 * at that path and "fake:postgres:..." is PostgreSQL, until the call that was
 * named. */
#ifndef DB_FAKE_H
#define DB_FAKE_H

#include "base/err.h"

/* The nth call from now (1 is the next) to begin, commit, mark, exec or query
 * fails with code; 0 never fails again. Test state of the whole process. */
void fake_fail_at(long nth, enum err_code code);
/* From now on every commit fails with this code; ERR_OK: none does. */
void fake_fail_commits(enum err_code code);
long fake_calls(void);		/* calls since fake_fail_at */

#endif
