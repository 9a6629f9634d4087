/* db_id.c - numbers that no two programs give to two things. */
#include <stdatomic.h>

#include "db/db.h"
#include "db/driver.h"
#include "os/clock.h"
#include "os/random.h"

int
db_node(bool anew)
{
	static atomic_int node = -1;
	int drawn = atomic_load(&node), was = drawn;
	uint16_t r;

	if (drawn >= 0 && !anew)
		return drawn;
	do
		os_random(&r, sizeof(r));
	while ((r & 0x3ff) == was);
	/* Two threads at once: one of them is right. */
	if (atomic_compare_exchange_strong(&node, &was, r & 0x3ff))
		return r & 0x3ff;
	return was;
}

int64_t
db_new_id(void)
{
	/* 41 bits milliseconds since 2020, 10 bits node, 12 bits sequence. No
	 * two writers of one database have the same node: on PostgreSQL a lock of the
	 * server says so (postgres_pipe.c), on SQLite one of the file system
	 * (sqlite_node.h). */
	static atomic_int_least64_t last;
	const int64_t epoch = INT64_C(1577836800000);
	int64_t now, prev, next;

	now = (os_now() * 1000 - epoch) << 12;
	prev = atomic_load(&last);
	do {
		next = now > prev ? now : prev + 1;
	} while (!atomic_compare_exchange_weak(&last, &prev, next));
	return (next >> 12) << 22 | (int64_t)db_node(false) << 12 | (next & 0xfff);
}
