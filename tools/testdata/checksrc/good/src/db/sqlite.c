#include <sqlite3.h>

const char *begin = "BEGIN IMMEDIATE";
