/* Counting of cells: lanes compute which cell each voxel belongs to, and a tally raises them one by one. */
#ifndef WEFT_TALLY_H
#define WEFT_TALLY_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Lanes of 16 bits: as many as the tier has. */
#if defined(__AVX512BW__)
enum { TALLY_LANES = 32 };
#elif defined(__AVX2__)
enum { TALLY_LANES = 16 };
#else
enum { TALLY_LANES = 8 };
#endif

enum {
    TALLY_QUEUE = 2048, /* cells of several rows: loops as short as one row would be left too often to be foreseen */
    TALLY_MAX_CELLS = 1 << 16,
    TALLY_NEAR_BYTES = 36 << 10 /* of several tables at most: what the nearest cache holds */
};

typedef uint16_t lanes16 __attribute__((vector_size(2 * TALLY_LANES)));

static inline lanes16 load16(const uint16_t *from) {
    lanes16 lanes;
    memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

static inline void store16(uint16_t *to, lanes16 lanes) {
    memcpy(to, &lanes, sizeof lanes);
}

/*
 * Tables uint32[number][size] and a queue of cells that are to be raised in them. Increments alternate between the
 * tables, so that one need not wait for the one before it in the same cell. Cells have 32 bits: some processors take
 * half as long again to raise one of 16.
 */
struct tally {
    uint32_t *cells;
    int64_t number, size;
    int64_t counted; /* at most what a cell may hold */
    int64_t waiting;
    uint16_t queue[TALLY_QUEUE + TALLY_LANES];
};

/*
 * Makes a tally of at most TALLY_MAX_CELLS cells, of which so many are busy. False where there is no memory; true asks
 * for free(tally->cells).
 */
static inline int make_tally(struct tally *tally, int64_t size, int64_t busy) {
    int64_t fit = TALLY_NEAR_BYTES / (busy * (int64_t)sizeof(uint32_t));
    tally->number = fit >= 4 ? 4 : fit >= 2 ? 2 : 1;
    tally->size = size;
    tally->counted = 0;
    tally->waiting = 0;
    tally->cells = calloc((size_t)(tally->number * size), sizeof(uint32_t));
    return tally->cells != NULL;
}

/* Raises the cells that wait. */
static inline void raise_waiting(struct tally *tally) {
    uint32_t *a = tally->cells;
    uint32_t *b = tally->number > 1 ? a + tally->size : a;
    uint32_t *c = tally->number > 2 ? b + tally->size : a;
    uint32_t *d = tally->number > 2 ? c + tally->size : b;
    int64_t x = 0;
    for (; x + 4 <= tally->waiting; x += 4) {
        uint64_t four; /* whichever of them comes first in memory */
        memcpy(&four, tally->queue + x, sizeof four);
        a[four & UINT16_MAX]++;
        b[four >> 16 & UINT16_MAX]++;
        c[four >> 32 & UINT16_MAX]++;
        d[four >> 48]++;
    }
    for (; x < tally->waiting; x++) {
        a[tally->queue[x]]++;
    }
    tally->counted += tally->waiting;
    tally->waiting = 0;
}

/* Whether TALLY_QUEUE more cells might overflow: then the tally must be taken first. */
static inline int is_full(const struct tally *tally) {
    return tally->counted > UINT32_MAX - 2 * TALLY_QUEUE;
}

/* Where to write at most TALLY_QUEUE cells and TALLY_LANES more that nobody looks at; added(tally, n) queues them. */
static inline uint16_t *space(struct tally *tally, int64_t n) {
    if (tally->waiting + n > TALLY_QUEUE) {
        raise_waiting(tally);
    }
    return tally->queue + tally->waiting;
}

static inline void added(struct tally *tally, int64_t n) {
    tally->waiting += n;
}

/* Adds n cells from one on to sums, over all tables. Raise those that wait before. */
static inline void add_cells(const struct tally *tally, int64_t from, int64_t n, int64_t *restrict sums) {
    for (int64_t k = 0; k < tally->number; k++) {
        const uint32_t *cells = tally->cells + k * tally->size + from;
        for (int64_t i = 0; i < n; i++) {
            sums[i] += cells[i];
        }
    }
}

static inline void clear_tally(struct tally *tally) {
    memset(tally->cells, 0, (size_t)(tally->number * tally->size) * sizeof *tally->cells);
    tally->counted = 0;
}

#endif
