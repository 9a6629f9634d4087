/* sqlite_plan.h - what SQLite's planner should believe about our tables.
 *
 * Every index begins with the region, which never selects anything in a file
 * of one region. Without statistics SQLite thinks it does, and walks a whole
 * region; with measured ones plans would change with the data. So each index
 * gets statistics made from the schema alone: the same plans everywhere, in
 * tools/sql2c too, which refuses a statement that walks a region. */
#ifndef DB_SQLITE_PLAN_H
#define DB_SQLITE_PLAN_H

#include <sqlite3.h>

/* Writes sqlite_stat1 for all indexes; an SQLite result code. Connections
 * that are opened later use it. */
int sqlite_plan_write(sqlite3 *db);

#endif
