#include "xml/xml.h"
#include "text/utf8.h"
#include "hulp/test_db.h"
