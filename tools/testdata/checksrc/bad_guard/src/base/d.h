#ifndef BASE_D_H
#define BASE_D_H
#endif
