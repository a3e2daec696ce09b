/*
 * The kernels as C, for tests on any machine: a group has one item, and whoever calls a kernel says first which group
 * it is and what memory it shares. A thread works for one group at a time; several threads may work at once.
 */
#include <math.h>
#include <stdatomic.h>
#include <stdint.h>

static _Thread_local int64_t weft_group, weft_groups;
static _Thread_local uint32_t *weft_shared;

#define KERNEL(name, ...)                                                                                              \
    void name(__VA_ARGS__);                                                                                            \
    void name(__VA_ARGS__)
#define FUNCTION static inline
#define GLOBAL
#define LOCAL
#define SHARED weft_shared
#define ITEM ((int64_t)0)
#define ITEMS ((int64_t)1)
#define GROUP weft_group
#define GROUPS weft_groups
#define BARRIER ((void)0)
#define FLOOR(x) floor(x)

void weft_be_group(int64_t group, int64_t groups, uint32_t *shared);

void weft_be_group(int64_t group, int64_t groups, uint32_t *shared) {
    weft_group = group;
    weft_groups = groups;
    weft_shared = shared;
}

/* What others may be changing. */
FUNCTION uint32_t read_global(volatile uint32_t *cell) {
    return atomic_load_explicit((_Atomic uint32_t *)cell, memory_order_relaxed);
}

FUNCTION uint32_t add_global(volatile uint32_t *cell, uint32_t value) {
    return atomic_fetch_add((_Atomic uint32_t *)cell, value);
}

FUNCTION uint32_t lower_global(volatile uint32_t *cell, uint32_t value) {
    uint32_t old = atomic_load((_Atomic uint32_t *)cell);
    while (value < old && !atomic_compare_exchange_weak((_Atomic uint32_t *)cell, &old, value)) {
    }
    return old;
}

FUNCTION void add_wide(uint64_t *cell, uint64_t value) {
    atomic_fetch_add((_Atomic uint64_t *)cell, value);
}

FUNCTION uint32_t add_shared(uint32_t *cell, uint32_t value) {
    uint32_t old = *cell;
    *cell = old + value;
    return old;
}

#include "kernels.h"
