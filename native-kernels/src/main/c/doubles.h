/* Doubles side by side, as many as a register of the tier holds: for sums that must stay in registers. */
#ifndef WEFT_DOUBLES_H
#define WEFT_DOUBLES_H

#include <stdint.h>
#include <string.h>

#if defined(__AVX512F__)
enum { LANES = 8 };
#elif defined(__AVX2__)
enum { LANES = 4 };
#else
enum { LANES = 2 };
#endif

typedef double doubles __attribute__((vector_size(8 * LANES)));

/* Four registers are summed side by side, so that one addition need not wait for the one before it. */
enum { BLOCK = 4 * LANES };

static inline doubles load(const double *from) {
    doubles lanes;
    memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

static inline void store(double *to, doubles lanes) {
    memcpy(to, &lanes, sizeof lanes);
}

#endif
