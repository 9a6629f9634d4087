/* sqlite_wal.h - takes committed pages from the log to the database file, beside the writer.
 *
 * SQLite does this in the commit that finds the log long: all who share that commit wait
 * for a thousand pages and a flush. Here a thread of its own does it in small steps while
 * others write, and the log begins anew when it is long and readers allow it. What was
 * committed is in the log all the time; a step that fails is done the next time. */
#ifndef DB_SQLITE_WAL_H
#define DB_SQLITE_WAL_H

struct sqlite3;
struct sqlite_wal;

/* writer: in WAL mode, used by one thread. NULL: no memory or no thread, and SQLite
 * does it in the commit as it always did. */
struct sqlite_wal *sqlite_wal_start(struct sqlite3 *writer, const char *path);

/* Before the writer is closed. NULL does nothing. */
void sqlite_wal_stop(struct sqlite_wal *);

#endif
