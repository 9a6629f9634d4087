/* sqlite_node.h - a node number in ids that no other process of this database has.
 *
 * The server and the command line may write in one file. The number is a locked byte of
 * FILE-node, which is empty: the system lets go of it when the process ends, also when
 * it is killed. */
#ifndef DB_SQLITE_NODE_H
#define DB_SQLITE_NODE_H

/* Claims db_node(), and draws another as long as somebody has it. What to close when the
 * writer is closed; -1: no such file can be made here, and the number is a draw. */
int sqlite_node_claim(const char *path);

#endif
