/* net.h - network addresses as text, compared and told apart. Nothing is looked
 * up and nothing is sent. */
#ifndef OS_NET_H
#define OS_NET_H

#include <stdbool.h>
#include <stdint.h>

#define NET_BLOK 33		/* hex and a NUL */

/* The 16 bytes of an address; IPv4 as ::ffff:a.b.c.d, so that both ways to
 * write it are the same. False: it is no address. */
bool net_parse(const char *text, uint8_t out[16]);

/* What one subscriber has: an IPv4 address, or the /64 of an IPv6 address. */
bool net_blok(const char *text, char out[NET_BLOK]);

/* Is this address one of a list ("10.0.0.1, 10.0.0.2")? */
bool net_in_lijst(const char *lijst, const char *adres);

/* Does the list hold addresses and nothing else, at least one? */
bool net_lijst_goed(const char *lijst);

#endif
