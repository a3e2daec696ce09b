#include "check.h"

#include <stdio.h>
#include <time.h>

int64_t blocks_left = -1;

static uint64_t state;

static uint64_t next(void) {
    uint64_t z = (state += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

int64_t below(int64_t limit) {
    return (int64_t)(next() % (uint64_t)limit);
}

void *block(int64_t n, size_t size) {
    void *memory = calloc((size_t)n, size);
    check(memory != NULL, __FILE__, __LINE__, "memory for the test");
    return memory;
}

void check(int condition, const char *file, int line, const char *what) {
    if (!condition) {
        fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
        exit(1);
    }
}

static int is_refused(void) {
    int refused = blocks_left == 0;
    blocks_left -= blocks_left > 0;
    return refused;
}

/* Kernels are compiled to take memory from here, under these names. */
void *weft_test_calloc(size_t n, size_t size) {
    return is_refused() ? NULL : calloc(n, size);
}

void *weft_test_malloc(size_t size) {
    return is_refused() ? NULL : malloc(size);
}

void *weft_test_realloc(void *memory, size_t size) {
    return is_refused() ? NULL : realloc(memory, size);
}

void *weft_test_aligned_alloc(size_t alignment, size_t size) {
    return is_refused() ? NULL : aligned_alloc(alignment, size);
}

int main(void) {
    if ((weft_tiers() & WEFT_TIER_UNDER_TEST) == 0) {
        printf("this machine cannot run the tier\n");
        return 77;
    }
    const char *seed = getenv("WEFT_SEED");
    state = seed != NULL ? strtoull(seed, NULL, 10) : (uint64_t)time(NULL);
    printf("WEFT_SEED=%llu\n", (unsigned long long)state);
    fflush(stdout);
    test();
    return 0;
}
