/*
 * The kernels of graphics processors with a thread for every item of every group, all at once: what they count must not
 * depend on how many there are. Run under the thread sanitizer, which sees where a barrier is missing, and under the address
 * sanitizer, with levels in blocks of exactly their padded size. WEFT_SEED=... in the environment repeats a run.
 */
#define _POSIX_C_SOURCE 200809L

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_GROUPS = 12, MOST_ITEMS = 4, MOST_WORDS = 4096 };

/* A group at work. */
struct group {
    int64_t number, groups, items;
    pthread_barrier_t barrier;
    uint32_t shared[MOST_WORDS];
};

static _Thread_local struct group *own;
static _Thread_local int64_t own_item;

#define KERNEL(name, ...)                                                                                              \
    void name(__VA_ARGS__);                                                                                            \
    void name(__VA_ARGS__)
#define FUNCTION static inline
#define GLOBAL
#define LOCAL
#define SHARED (own->shared)
#define ITEM own_item
#define ITEMS (own->items)
#define GROUP (own->number)
#define GROUPS (own->groups)
#define BARRIER pthread_barrier_wait(&own->barrier)
#define FLOOR(x) floor(x)

FUNCTION uint32_t read_global(volatile uint32_t *cell) {
    return atomic_load_explicit((_Atomic uint32_t *)cell, memory_order_relaxed);
}

FUNCTION uint32_t add_global(volatile uint32_t *cell, uint32_t value) {
    return atomic_fetch_add_explicit((_Atomic uint32_t *)cell, value, memory_order_relaxed);
}

FUNCTION uint32_t lower_global(volatile uint32_t *cell, uint32_t value) {
    uint32_t old = read_global(cell);
    while (value < old && !atomic_compare_exchange_weak((_Atomic uint32_t *)cell, &old, value)) {
    }
    return old;
}

FUNCTION void add_wide(uint64_t *cell, uint64_t value) {
    atomic_fetch_add_explicit((_Atomic uint64_t *)cell, value, memory_order_relaxed);
}

FUNCTION uint32_t add_shared(uint32_t *cell, uint32_t value) {
    return atomic_fetch_add_explicit((_Atomic uint32_t *)cell, value, memory_order_relaxed);
}

#include "kernels.h"

static uint64_t state;

static int64_t below(int64_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((state >> 33) % (uint64_t)limit);
}

static void *block(int64_t n, size_t size) {
    void *memory = calloc((size_t)n, size);
    if (!memory) {
        exit(2);
    }
    return memory;
}

/* Padded levels of a small region, and the directions to half of a voxel's neighbours, then to the others. */
enum { NX = 19, NY = 11, NZ = 7, NG = 5, ROW = NX + 1, SLICE = ROW * (NY + 1), FRONT = 1 + ROW + SLICE };
enum { FROM = FRONT, TO = FRONT + NZ * SLICE, COUNT = TO + FRONT, LANES = 8 * ((COUNT + 99) / 100), HALF = 13, STEPS = 26, MAX_RUN = 19 };

static uint16_t *levels;

/* Two calls, each for a part of the slices and the steps of both behind them. */
static struct table {
    struct call calls[2];
    int64_t steps[STEPS];
} table;
static int64_t *const steps = table.steps;

static void make_region(void) {
    int64_t full = below(2);
    levels = block(COUNT, sizeof *levels);
    for (int64_t z = 0; z < NZ; z++) {
        for (int64_t y = 0; y < NY; y++) {
            for (int64_t x = 0; x < NX; x++) {
                int64_t k = FRONT + z * SLICE + y * ROW + x;
                levels[k] = (uint16_t)(below(2) ? levels[k - 1] : full + below(NG + 1 - full));
            }
        }
    }
    for (int64_t m = 0, z = -1; z <= 1; z++) {
        for (int64_t y = -1; y <= 1; y++) {
            for (int64_t x = -1; x <= 1; x++) {
                if (x || y || z) {
                    steps[m++] = x + y * ROW + z * SLICE;
                }
            }
        }
    }
    int64_t above = steps[4]; /* in the slice before, next to all other neighbours before the voxel */
    steps[4] = steps[0];
    steps[0] = above;
}

/* What a launch works on, and its results. */
static int64_t call_count;
static int32_t parameter;
static uint64_t *counts;
static float *values;
static double *sums;
static uint32_t *parents, *sizes, *least, *seams;

static void run_glcm(void) {
    weft_glcm(levels, table.calls, call_count, counts);
}

static void run_glrlm(void) {
    weft_glrlm(levels, table.calls, call_count, counts);
}

static void run_ngtdm(void) {
    weft_ngtdm(levels, table.calls, call_count, counts);
}

static void run_ngldm(void) {
    weft_ngldm(levels, table.calls, call_count, counts);
}

static void run_histogram(void) {
    weft_histogram(levels, table.calls, call_count, counts);
}

/* Sums of the levels as floats, in blocks of 100. */
static void run_moments(void) {
    weft_moments(values, COUNT, 100, 2.25, 1, NG - 1, LANES, sums);
}

/* Zones of all slices but the first. */
enum { END = TO - SLICE, SEAM = 2 * NX * NY };

static void run_link(void) {
    weft_zones_link(levels, SLICE, FROM, END, steps, HALF, parents);
}

static void run_measure(void) {
    weft_zones_measure(levels, SLICE, FROM, END, parents, parameter, sizes, least, 0, NULL, FRONT, ROW, SLICE, NX, NY);
}

static void run_roots(void) {
    weft_zones_roots(levels, SLICE, parents, SEAM, NX, NY, FRONT, ROW, (NZ - 2) * SLICE, seams);
}

/* Sizes stand for the numbers that the host has put in their place. */
static void run_number(void) {
    weft_zones_number(seams, SEAM, sizes);
}

struct item {
    struct group *group;
    int64_t number;
    void (*kernel)(void);
    pthread_t thread;
};

static void *work(void *argument) {
    struct item *item = argument;
    own = item->group;
    own_item = item->number;
    item->kernel();
    return NULL;
}

/* Runs a kernel with a thread for each item. */
static void launch(void (*kernel)(void), int64_t groups, int64_t items) {
    static struct group all[MOST_GROUPS];
    static struct item threads[MOST_GROUPS][MOST_ITEMS];
    for (int64_t g = 0; g < groups; g++) {
        all[g].number = g;
        all[g].groups = groups;
        all[g].items = items;
        memset(all[g].shared, 0x5a, sizeof all[g].shared);
        pthread_barrier_init(&all[g].barrier, NULL, (unsigned)items);
        for (int64_t i = 0; i < items; i++) {
            threads[g][i] = (struct item){.group = all + g, .number = i, .kernel = kernel};
            if (pthread_create(&threads[g][i].thread, NULL, work, &threads[g][i])) {
                exit(2);
            }
        }
    }
    for (int64_t g = 0; g < groups; g++) {
        for (int64_t i = 0; i < items; i++) {
            pthread_join(threads[g][i].thread, NULL);
        }
        pthread_barrier_destroy(&all[g].barrier);
    }
}

enum { CELLS = 2 * NG * MAX_RUN + 2 * NG * (STEPS + 1) };

static void check(const char *what, const void *expected, const void *found, size_t bytes) {
    if (memcmp(expected, found, bytes) != 0) {
        fprintf(stderr, "%s differs with many items\n", what);
        exit(1);
    }
}

/* Shares all slices out over so many calls of one table, each with so many groups. */
static void make_calls(int64_t n, int64_t groups, int64_t step_count, int64_t other, int64_t shared) {
    call_count = n;
    for (int64_t c = 0; c < n; c++) {
        table.calls[c] = (struct call){.first_group = c * groups, .groups = groups, .from = FROM + c * (TO - FROM) / n,
            .to = FROM + (c + 1) * (TO - FROM) / n, .steps = (int64_t)(offsetof(struct table, steps) / sizeof(int64_t)),
            .step_count = step_count, .ng = NG, .parameter = other, .shared = shared, .counts = 1};
    }
}

/* Counts with many items in two calls, and with one that needs no group's memory, are the same. */
static void compare(const char *what, void (*kernel)(void), int64_t step_count, int64_t other, int64_t alone,
    int64_t groups, int32_t shared) {
    uint64_t *expected = counts = block(CELLS + 1, sizeof *counts);
    make_calls(1, alone, step_count, other, 0);
    launch(kernel, alone, 1);
    counts = block(CELLS + 1, sizeof *counts);
    make_calls(2, groups, step_count, other, shared);
    launch(kernel, 2 * groups, MOST_ITEMS);
    check(what, expected, counts, (CELLS + 1) * sizeof *counts);
    free(expected);
    free(counts);
}

static void compare_moments(void) {
    values = block(COUNT, sizeof *values);
    for (int64_t k = 0; k < COUNT; k++) {
        values[k] = levels[k];
    }
    double *expected = sums = block(8 * LANES, sizeof *sums);
    launch(run_moments, 1, 1);
    sums = block(8 * LANES, sizeof *sums);
    launch(run_moments, MOST_GROUPS, MOST_ITEMS);
    check("power sums", expected, sums, 8 * LANES * sizeof *sums);
    free(expected);
    free(sums);
    free(values);
}

static void link_zones(int64_t groups, int64_t items) {
    parents = block(END, sizeof *parents);
    sizes = block(END, sizeof *sizes);
    least = block(END, sizeof *least);
    for (uint32_t k = 0; k < END; k++) {
        parents[k] = k;
    }
    launch(run_link, groups, items);
    parameter = (int32_t)(1 + below(40));
    launch(run_measure, groups, items);
    seams = block(SEAM, sizeof *seams);
    launch(run_roots, groups, items);
    launch(run_number, groups, items);
    free(parents);
    free(least);
}

static void compare_zones(void) {
    link_zones(1, 1);
    uint32_t *expected = sizes, *expected_seams = seams;
    link_zones(MOST_GROUPS, MOST_ITEMS);
    check("zones", expected, sizes, END * sizeof *sizes);
    check("seams", expected_seams, seams, SEAM * sizeof *seams);
    free(expected);
    free(expected_seams);
    free(sizes);
    free(seams);
}

int main(void) {
    const char *seed = getenv("WEFT_SEED");
    state = seed ? strtoull(seed, NULL, 10) : (uint64_t)time(NULL);
    printf("WEFT_SEED=%llu\n", (unsigned long long)state);
    for (int round = 0; round < 20; round++) {
        make_region();
        compare("co-occurrence", run_glcm, 2, 0, 2, 6, NG);
        compare("co-occurrence in tiles", run_glcm, 2, 0, 2, 6, 2);
        compare("co-occurrence in the device's memory", run_glcm, 2, 0, 2, 4, 0);
        compare("run lengths", run_glrlm, 2, MAX_RUN, 2, 4, 3);
        compare("run lengths in the device's memory", run_glrlm, 2, MAX_RUN, 2, 6, 0);
        compare("tone differences", run_ngtdm, STEPS, 0, 1, 3, NG * (STEPS + 1));
        compare("tone differences in the device's memory", run_ngtdm, STEPS, 0, 1, 3, 0);
        compare("dependence", run_ngldm, STEPS, 1, 1, 3, NG * (STEPS + 1));
        compare("histogram", run_histogram, 0, 0, 1, 3, NG);
        compare("histogram in the device's memory", run_histogram, 0, 0, 1, 3, 0);
        compare_moments();
        compare_zones();
        free(levels);
    }
    return 0;
}
