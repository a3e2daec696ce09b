#include "weft.h"

#include <stdlib.h>
#include <string.h>

/*
 * Cells row by row. Those wholly inside or outside come in long runs and are counted eight at a time; the others are
 * counted one by one.
 */

enum { PATTERNS = 256 };

/* Work on a row of cells; place x + 1 belongs to voxel x, and a zero stands on both sides of the voxels. */
struct row {
    uint8_t *empty, *below, *above; /* voxels of slices z and z + 1, and none */
    uint8_t *front, *back; /* corners at x, z and z + 1, of the cells' first row of voxels and of their second */
    uint8_t *corners; /* all four corners at x */
};

static const uint8_t *read_row(const uint8_t *mask, int64_t nx, int64_t ny, int64_t nz, int64_t y, int64_t z,
    const struct row *row, uint8_t *into) {
    if (y < 0 || y >= ny || z < 0 || z >= nz) {
        return row->empty;
    }
    memcpy(into + 1, mask + (z * ny + y) * nx, (size_t)nx);
    return into;
}

/* to[x] = low[x] with high[x], shifted, beside it. */
static void join(const uint8_t *restrict low, const uint8_t *restrict high, int shift, int64_t n,
    uint8_t *restrict to) {
    for (int64_t x = 0; x < n; x++) {
        to[x] = (uint8_t)(low[x] | high[x] << shift);
    }
}

/* Counts the patterns of n cells: corners at x, and at x + 1 one bit higher. */
static void tally(const uint8_t *corners, int64_t n, int64_t *counts) {
    int64_t x = 0;
    for (; x + 8 <= n; x += 8) {
        uint64_t left, right;
        memcpy(&left, corners + x, sizeof left);
        memcpy(&right, corners + x + 1, sizeof right);
        uint64_t eight = left | right << 1; /* the highest bit of a byte of corners is 0 */
        if (eight == UINT64_MAX) {
            counts[PATTERNS - 1] += 8;
        } else if (eight != 0) {
            for (int i = 0; i < 64; i += 8) {
                counts[eight >> i & UINT8_MAX]++;
            }
        }
    }
    for (; x < n; x++) {
        counts[corners[x] | corners[x + 1] << 1]++;
    }
}

static void count_layer(const uint8_t *mask, int64_t nx, int64_t ny, int64_t nz, int64_t layer, struct row *row,
    int64_t *counts) {
    memset(row->back, 0, (size_t)(nx + 2));
    for (int64_t y = 0; y <= ny; y++) {
        uint8_t *spent = row->front;
        row->front = row->back;
        row->back = spent;
        const uint8_t *below = read_row(mask, nx, ny, nz, y, layer - 1, row, row->below);
        const uint8_t *above = read_row(mask, nx, ny, nz, y, layer, row, row->above);
        join(below, above, 4, nx + 2, row->back);
        join(row->front, row->back, 2, nx + 2, row->corners);
        tally(row->corners, nx + 1, counts);
    }
}

int32_t WEFT_TIERED(weft_cells)(const uint8_t *mask, int64_t nx, int64_t ny, int64_t nz, int64_t layer0,
    int64_t layer1, int64_t *counts) {
    uint8_t *work = calloc(6, (size_t)(nx + 2));
    if (work == NULL) {
        return WEFT_NO_MEMORY;
    }
    int64_t n = nx + 2;
    struct row row = {work, work + n, work + 2 * n, work + 3 * n, work + 4 * n, work + 5 * n};
    for (int64_t layer = layer0; layer < layer1; layer++) {
        count_layer(mask, nx, ny, nz, layer, &row, counts + PATTERNS * layer);
    }
    free(work);
    return WEFT_OK;
}
