#include "weft.h"
#include "rows.h"

#include <stdlib.h>
#include <string.h>

/*
 * Row by row, the pairs of an offset are those of two stretches of levels. Lanes compute the cell of each pair in a
 * table whose row and column 0 take what lies outside the region. The increments, which no lane can do, alternate
 * between several tables, so that one need not wait for the one before it in the same cell, where the nearest cache holds them.
 * Offsets take turns on a tile of the volume that the next cache holds. Cells have 32 bits: some processors take half as
 * long again to raise one of 16.
 */

enum {
    MAX_TABLE_LEVELS = 255, /* cells of a table are numbered in 16 bits */
    TILE_VOXELS = 1 << 17,
    TABLE_BYTES = 36 << 10, /* of all tables, where there is a choice of their number: the nearest cache */
    AT_ONCE = 2048, /* pairs located before they are counted, of several rows: short loops would be left too often */
    LANES = 16
};

/* The rows y0 <= y < y1 of slices z0 <= z < z1. */
struct tile {
    int64_t y0, y1, z0, z1;
};

/* The n pairs of levels (first[x], second[x]); both go on in the volume up to x = within. */
struct pairs {
    const uint16_t *first, *second;
    int64_t n, within;
};

static struct pairs pairs_of(const struct rows *rows, const int32_t *offset, int64_t y, int64_t z) {
    int64_t dx = offset[0], y2 = y + offset[1], z2 = z + offset[2];
    if (y2 < 0 || y2 >= rows->ny || z2 < 0 || z2 >= rows->nz) {
        return (struct pairs){NULL, NULL, 0, 0};
    }
    struct extent e = extent(rows, y, z), e2 = extent(rows, y2, z2);
    int64_t from = most(e.first, e2.first - dx), n = least(e.end, e2.end - dx) - from;
    if (n <= 0) {
        return (struct pairs){NULL, NULL, 0, 0};
    }
    const uint16_t *first = row(rows, y, z) + from, *second = row(rows, y2, z2) + from + dx;
    const uint16_t *end = row(rows, 0, rows->nz);
    return (struct pairs){first, second, n, end - (first > second ? first : second)};
}

/* Tables uint32[number][side][side], one after the other, cells that are to be raised in them, and the number of both. */
struct tables {
    uint32_t *cells;
    int64_t number, side, size;
    int64_t pairs;
    int64_t waiting;
    uint16_t queue[AT_ONCE + LANES];
};

/* Raises the cells that wait. */
static void raise_waiting(struct tables *t) {
    uint32_t *a = t->cells;
    uint32_t *b = t->number > 1 ? a + t->size : a;
    uint32_t *c = t->number > 2 ? b + t->size : a;
    uint32_t *d = t->number > 2 ? c + t->size : b;
    int64_t x = 0;
    for (; x + 4 <= t->waiting; x += 4) {
        uint64_t four;
        memcpy(&four, t->queue + x, sizeof four);
        a[four & UINT16_MAX]++;
        b[four >> 16 & UINT16_MAX]++;
        c[four >> 32 & UINT16_MAX]++;
        d[four >> 48]++;
    }
    for (; x < t->waiting; x++) {
        a[t->queue[x]]++;
    }
    t->pairs += t->waiting;
    t->waiting = 0;
}

/* Adds the tables to counts int64[side - 1][side - 1] and clears them. */
static void flush(struct tables *t, int64_t *counts) {
    raise_waiting(t);
    if (t->pairs == 0) {
        return;
    }
    for (int64_t k = 0; k < t->number; k++) {
        for (int64_t i = 1; i < t->side; i++) {
            const uint32_t *cells = t->cells + k * t->size + i * t->side + 1;
            int64_t *restrict sums = counts + (i - 1) * (t->side - 1);
            for (int64_t j = 0; j < t->side - 1; j++) {
                sums[j] += cells[j];
            }
        }
    }
    memset(t->cells, 0, (size_t)(t->number * t->size) * sizeof *t->cells);
    t->pairs = 0;
}

typedef uint16_t lanes __attribute__((vector_size(2 * LANES)));

/*
 * Queues the cells of at most AT_ONCE pairs. The last lanes go on behind the pairs, into what follows in the volume, and
 * behind the queue; nobody looks at their cells. Only at the end of the volume pairs take one lane each.
 */
static void queue(struct tables *t, struct pairs pairs) {
    uint16_t side = (uint16_t)t->side;
    uint16_t *cells = t->queue + t->waiting;
    int64_t x = 0;
    for (; x < pairs.n && x + LANES <= pairs.within; x += LANES) {
        lanes first, second;
        memcpy(&first, pairs.first + x, sizeof first);
        memcpy(&second, pairs.second + x, sizeof second);
        first = first * side + second;
        memcpy(cells + x, &first, sizeof first);
    }
    for (; x < pairs.n; x++) {
        cells[x] = (uint16_t)(pairs.first[x] * side + pairs.second[x]);
    }
    t->waiting += pairs.n;
}

static void count_pairs(struct tables *t, struct pairs pairs, int64_t *counts) {
    while (pairs.n > 0) {
        struct pairs some = pairs;
        some.n = least(pairs.n, AT_ONCE);
        if (t->waiting + some.n > AT_ONCE) {
            raise_waiting(t);
        }
        if (t->pairs > UINT32_MAX - AT_ONCE) {
            flush(t, counts);
        }
        queue(t, some);
        pairs.first += some.n;
        pairs.second += some.n;
        pairs.n -= some.n;
        pairs.within -= some.n;
    }
}

static void count_tile(struct tables *t, const struct rows *rows, struct tile tile, const int32_t *offset,
    int64_t *counts) {
    for (int64_t z = tile.z0; z < tile.z1; z++) {
        for (int64_t y = tile.y0; y < tile.y1; y++) {
            count_pairs(t, pairs_of(rows, offset, y, z), counts);
        }
    }
    flush(t, counts);
}

static int32_t count_in_tables(const struct rows *rows, int64_t level_count, int64_t z0, int64_t z1,
    const int32_t *offsets, int64_t offset_count, int64_t *counts) {
    int64_t side = level_count + 1, size = side * side;
    int64_t fit = TABLE_BYTES / (size * (int64_t)sizeof(uint32_t)), number = fit >= 4 ? 4 : most(1, least(fit, 2));
    struct tables tables = {.number = number, .side = side, .size = size};
    tables.cells = calloc((size_t)(number * size), sizeof *tables.cells);
    if (tables.cells == NULL) {
        return WEFT_NO_MEMORY;
    }
    int64_t height = most(1, least(rows->ny, TILE_VOXELS / rows->nx));
    int64_t depth = most(1, TILE_VOXELS / (rows->nx * height));
    for (int64_t z = z0; z < z1; z += depth) {
        for (int64_t y = 0; y < rows->ny; y += height) {
            struct tile tile = {y, least(y + height, rows->ny), z, least(z + depth, z1)};
            for (int64_t m = 0; m < offset_count; m++) {
                count_tile(&tables, rows, tile, offsets + 3 * m, counts + m * level_count * level_count);
            }
        }
    }
    free(tables.cells);
    return WEFT_OK;
}

/* Pair by pair in the counts themselves. */
static void count_directly(const struct rows *rows, int64_t level_count, int64_t z0, int64_t z1,
    const int32_t *offsets, int64_t offset_count, int64_t *counts) {
    for (int64_t m = 0; m < offset_count; m++) {
        int64_t *table = counts + m * level_count * level_count;
        for (int64_t z = z0; z < z1; z++) {
            for (int64_t y = 0; y < rows->ny; y++) {
                struct pairs pairs = pairs_of(rows, offsets + 3 * m, y, z);
                for (int64_t x = 0; x < pairs.n; x++) {
                    if (pairs.first[x] > 0 && pairs.second[x] > 0) {
                        table[(pairs.first[x] - 1) * level_count + pairs.second[x] - 1]++;
                    }
                }
            }
        }
    }
}

int32_t WEFT_TIERED(weft_glcm)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz, int32_t level_count,
    int64_t z0, int64_t z1, const int32_t *offsets, int64_t offset_count, int64_t *counts) {
    struct rows rows = {levels, nx, ny, nz, 0, NULL};
    if (!WEFT_TIERED(weft_rows)(&rows, z0, z1, offsets, offset_count)) {
        return WEFT_NO_MEMORY;
    }
    int32_t status = WEFT_OK;
    if (level_count <= MAX_TABLE_LEVELS && (level_count + 1) * (level_count + 1) <= nx * ny * (z1 - z0)) {
        status = count_in_tables(&rows, level_count, z0, z1, offsets, offset_count, counts);
    } else {
        count_directly(&rows, level_count, z0, z1, offsets, offset_count, counts);
    }
    free(rows.extents);
    return status;
}
