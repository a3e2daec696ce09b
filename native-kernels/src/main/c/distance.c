#include "weft.h"

/*
 * City-block steps are separable: first along each row, then by two sweeps over the rows, there and back. The compiler
 * turns the minimum of two rows into lanes by itself.
 */

/* Distances to the ends of the mask's runs in a row. */
static void measure_along(const uint8_t *restrict mask, int64_t nx, int32_t *restrict row) {
    int64_t x = 0;
    while (x < nx) {
        if (mask[x] == 0) {
            row[x++] = 0;
            continue;
        }
        int64_t from = x;
        while (x < nx && mask[x] != 0) {
            x++;
        }
        for (int64_t v = from; v < x; v++) {
            row[v] = (int32_t)(v - from + 1 < x - v ? v - from + 1 : x - v);
        }
    }
}

/* Lowers a row to one more than the row beside it. */
static void lower(int32_t *restrict row, const int32_t *restrict beside, int64_t nx) {
    for (int64_t x = 0; x < nx; x++) {
        row[x] = row[x] < beside[x] + 1 ? row[x] : beside[x] + 1;
    }
}

/* The same where what lies beside it is outside the mask. */
static void lower_to_edge(int32_t *row, int64_t nx) {
    for (int64_t x = 0; x < nx; x++) {
        row[x] = row[x] < 1 ? row[x] : 1;
    }
}

/* Lowers a row towards the one that lies so many voxels from it, which may be beyond the grid. */
static void lower_towards(int32_t *row, int64_t way, int beyond, int64_t nx) {
    if (beyond) {
        lower_to_edge(row, nx);
    } else {
        lower(row, row + way, nx);
    }
}

int32_t WEFT_TIERED(weft_distance)(const uint8_t *mask, int64_t nx, int64_t ny, int64_t nz, int32_t planar,
    int32_t *distances) {
    for (int64_t z = 0; z < nz; z++) {
        for (int64_t y = 0; y < ny; y++) {
            int64_t at = (z * ny + y) * nx;
            measure_along(mask + at, nx, distances + at);
            lower_towards(distances + at, -nx, y == 0, nx);
            if (!planar) {
                lower_towards(distances + at, -nx * ny, z == 0, nx);
            }
        }
    }
    for (int64_t z = nz - 1; z >= 0; z--) {
        for (int64_t y = ny - 1; y >= 0; y--) {
            int32_t *row = distances + (z * ny + y) * nx;
            lower_towards(row, nx, y == ny - 1, nx);
            if (!planar) {
                lower_towards(row, nx * ny, z == nz - 1, nx);
            }
        }
    }
    return WEFT_OK;
}
