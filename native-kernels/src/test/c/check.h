/*
 * What the tests of kernels share. They run under the address and undefined behaviour sanitizers, once per tier, on
 * arguments in blocks of exactly their size. A test file names test(); WEFT_SEED=... in the environment repeats a run.
 */
#ifndef WEFT_CHECK_H
#define WEFT_CHECK_H

#include "weft.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What the file at hand tests. */
void test(void);

/* A random number, 0 <= n < limit. */
int64_t below(int64_t limit);

/* Memory for n items, which kernels get none of; ends the program where there is none. */
void *block(int64_t n, size_t size);

/* Ends the program with a message unless a condition holds. */
#define CHECK(condition) check(condition, __FILE__, __LINE__, #condition)
void check(int condition, const char *file, int line, const char *what);

/* How many more blocks of memory kernels get; below 0 as many as they want. */
extern int64_t blocks_left;

#endif
