#include <jansson.h>
#include <libpq-fe.h>
#include <libxml/parser.h>
#include <microhttpd.h>
#include <seccomp.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
