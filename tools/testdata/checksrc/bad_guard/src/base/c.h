#ifndef BASE_C_H
#define BASE_D_H
#endif
