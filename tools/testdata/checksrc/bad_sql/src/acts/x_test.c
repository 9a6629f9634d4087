static const char sql[] = "SELECT 1";
