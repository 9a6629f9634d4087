#include "http/server.h"

#include <errno.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <unistd.h>

/* "127.0.0.1:8080", "[::1]:8080": numbers only, nothing is looked up. */
static enum err_code
address_split(const char *address, char host[64], char port[6],
    struct err *err)
{
	const char *colon = strrchr(address, ':');
	const char *from = address, *to = colon;

	if (colon == NULL || strlen(colon + 1) - 1 > 4 ||
	    strspn(colon + 1, "0123456789") != strlen(colon + 1))
		return FAIL(err, ERR_INVALID, "listen: no port");
	if (*from == '[') {
		from++;
		to--;
		if (to <= from || *to != ']')
			return FAIL(err, ERR_INVALID, "listen: no ]");
	}
	if (to <= from || to - from > 63)
		return FAIL(err, ERR_INVALID, "listen: no address");
	memset(host, 0, 64);
	memcpy(host, from, (size_t)(to - from));
	memcpy(port, colon + 1, strlen(colon + 1) + 1);
	return ERR_OK;
}

static enum err_code
address_bind(const struct addrinfo *ai, int *fd_out, struct err *err)
{
	int one = 1;
	int fd = socket(ai->ai_family, SOCK_STREAM | SOCK_CLOEXEC |
	    SOCK_NONBLOCK, 0);

	if (fd == -1)
		return FAIL(err, ERR_LIMIT, "socket: %s", strerror(errno));
	(void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(fd, ai->ai_addr, ai->ai_addrlen) == -1 ||
	    listen(fd, 1024) == -1) {
		int e = errno;

		(void)close(fd);
		return FAIL(err, e == EADDRINUSE ? ERR_BUSY : ERR_INVALID,
		    "listen: %s", strerror(e));
	}
	*fd_out = fd;
	return ERR_OK;
}

static unsigned
address_port(int fd)
{
	union {
		struct sockaddr		any;
		struct sockaddr_in	in;
		struct sockaddr_in6	in6;
	} a = { 0 };
	socklen_t n = sizeof(a);

	if (getsockname(fd, &a.any, &n) == -1)
		return 0;
	return ntohs(a.any.sa_family == AF_INET6 ? a.in6.sin6_port :
	    a.in.sin_port);
}

enum err_code
address_listen(const char *address, int *fd_out, unsigned *port_out,
    struct err *err)
{
	struct addrinfo hint = {
		.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
		.ai_socktype = SOCK_STREAM,
	}, *ai;
	char host[64], port[6];
	enum err_code rc;

	TRY(address_split(address, host, port, err));
	if (getaddrinfo(host, port, &hint, &ai) != 0)
		return FAIL(err, ERR_INVALID, "listen: not an address");
	rc = address_bind(ai, fd_out, err);
	freeaddrinfo(ai);
	if (rc == ERR_OK)
		*port_out = address_port(*fd_out);
	return rc;
}
