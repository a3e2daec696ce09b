#include "weft.h"
#include "rows.h"
#include "tally.h"

/*
 * Row by row, the pairs of an offset are those of two stretches of levels, which a tally counts in a table whose row and
 * column 0 take what lies outside the region. Offsets take turns on a tile of the volume that a cache holds.
 */

enum { TILE_VOXELS = 1 << 17 };

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
    return (struct pairs){first, second, n, row(rows, 0, rows->nz) - (first > second ? first : second)};
}

/*
 * Writes the cell of every pair. The last lanes go on behind the pairs, into what follows in the volume. Only at the end
 * of the volume pairs take one lane each.
 */
static void locate(struct pairs pairs, uint16_t side, uint16_t *cells) {
    int64_t x = 0;
    for (; x < pairs.n && x + TALLY_LANES <= pairs.within; x += TALLY_LANES) {
        store16(cells + x, load16(pairs.first + x) * side + load16(pairs.second + x));
    }
    for (; x < pairs.n; x++) {
        cells[x] = (uint16_t)(pairs.first[x] * side + pairs.second[x]);
    }
}

/* Adds a tally of [side][side] to counts int64[side - 1][side - 1] and clears it. */
static void take(struct tally *tally, int64_t side, int64_t *counts) {
    raise_waiting(tally);
    if (tally->counted > 0) {
        for (int64_t i = 1; i < side; i++) {
            add_cells(tally, i * side + 1, side - 1, counts + (i - 1) * (side - 1));
        }
        clear_tally(tally);
    }
}

static void count_pairs(struct tally *tally, struct pairs pairs, int64_t side, int64_t *counts) {
    while (pairs.n > 0) {
        struct pairs some = pairs;
        some.n = least(pairs.n, TALLY_QUEUE);
        if (is_full(tally)) {
            take(tally, side, counts);
        }
        locate(some, (uint16_t)side, space(tally, some.n));
        added(tally, some.n);
        pairs.first += some.n;
        pairs.second += some.n;
        pairs.n -= some.n;
        pairs.within -= some.n;
    }
}

static void count_tile(struct tally *tally, const struct rows *rows, struct tile tile, const int32_t *offset,
    int64_t side, int64_t *counts) {
    for (int64_t z = tile.z0; z < tile.z1; z++) {
        for (int64_t y = tile.y0; y < tile.y1; y++) {
            count_pairs(tally, pairs_of(rows, offset, y, z), side, counts);
        }
    }
    take(tally, side, counts);
}

static void count_in_tally(struct tally *tally, const struct rows *rows, int64_t level_count, int64_t z0, int64_t z1,
    const int32_t *offsets, int64_t offset_count, int64_t *counts) {
    int64_t height = most(1, least(rows->ny, TILE_VOXELS / rows->nx));
    int64_t depth = most(1, TILE_VOXELS / (rows->nx * height));
    for (int64_t z = z0; z < z1; z += depth) {
        for (int64_t y = 0; y < rows->ny; y += height) {
            struct tile tile = {y, least(y + height, rows->ny), z, least(z + depth, z1)};
            for (int64_t m = 0; m < offset_count; m++) {
                count_tile(tally, rows, tile, offsets + 3 * m, level_count + 1,
                    counts + m * level_count * level_count);
            }
        }
    }
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
    int64_t cells = (level_count + (int64_t)1) * (level_count + 1);
    struct rows rows = {levels, nx, ny, nz, 0, NULL};
    struct tally tally;
    if (!WEFT_TIERED(weft_rows)(&rows, z0, z1, offsets, offset_count)) {
        return WEFT_NO_MEMORY;
    }
    if (cells > TALLY_MAX_CELLS || cells > nx * ny * (z1 - z0)) {
        count_directly(&rows, level_count, z0, z1, offsets, offset_count, counts);
    } else if (make_tally(&tally, cells, cells)) {
        count_in_tally(&tally, &rows, level_count, z0, z1, offsets, offset_count, counts);
        free(tally.cells);
    } else {
        free(rows.extents);
        return WEFT_NO_MEMORY;
    }
    free(rows.extents);
    return WEFT_OK;
}
