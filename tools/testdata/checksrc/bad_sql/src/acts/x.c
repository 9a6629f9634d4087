static const char *const statements[] = {
	"SELECT 1",
	"  UPDATE x SET y = 1",
	"delete from x",
	"CREATE TABLE y (z)",
	"Select a line of the list",
	"PRAGMA user_version",
};
