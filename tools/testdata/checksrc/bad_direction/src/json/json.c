#include "xml/xml.h"
#include "text/utf8.h"
