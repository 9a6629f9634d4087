/* thing.h - has a guard, and comments may say malloc(3), system("x"), strcpy(). */
#ifndef BASE_THING_H
#define BASE_THING_H

struct thing {
	int	(*time)(void);
};

#endif
