#include "weft.h"
#include "tally.h"
#include "window.h"

/*
 * Row by row, lanes count the neighbours w of a voxel of level i, add up their levels s and compute the voxel's cell
 * i * columns + w and its tone difference |i * w - s|. A table then takes both at once: the number of voxels in the upper
 * bits of a cell, the sum of their differences in the lower ones. Its row 0 takes what lies outside the region. Where
 * cells exceed 16 bits, voxel by voxel.
 */

enum { SUM_BITS = 40, MAX_VOXELS = 1 << (64 - SUM_BITS) };

/* Table uint64[level_count + 1][columns], and the most voxels that a cell can hold by now. */
struct tones {
    uint64_t *cells;
    int64_t level_count, columns, voxels;
};

static void take(struct tones *tones, int64_t *voxels, int64_t *differences) {
    for (int64_t i = 0; i < tones->level_count; i++) {
        uint64_t *cells = tones->cells + (i + 1) * tones->columns;
        for (int64_t w = 1; w < tones->columns; w++) {
            voxels[i * tones->columns + w] += (int64_t)(cells[w] >> SUM_BITS);
            differences[i * tones->columns + w] += (int64_t)(cells[w] & (((uint64_t)1 << SUM_BITS) - 1));
        }
    }
    memset(tones->cells, 0, (size_t)((tones->level_count + 1) * tones->columns) * sizeof *tones->cells);
    tones->voxels = 0;
}

static void compare(const struct window *window, int64_t at, uint16_t columns, uint16_t *cells,
    uint16_t *differences) {
    lanes16 i = load16(window->centre + at), number = i * 0, sum = i * 0;
    for (int64_t k = 0; k < window->count; k++) {
        lanes16 j = load16(window->neighbours[k] + at);
        number -= (lanes16)(j != 0);
        sum += j;
    }
    lanes16 all = i * number, more = (lanes16)(all > sum);
    store16(cells, i * columns + number);
    store16(differences, (more & (all - sum)) | (~more & (sum - all)));
}

static void count_row(struct tones *tones, const struct window *window, int64_t y, int64_t *voxels,
    int64_t *differences) {
    uint16_t cell[TALLY_QUEUE], difference[TALLY_QUEUE];
    struct extent e = window->extents[y];
    for (int64_t from = e.first; from < e.end; from += TALLY_QUEUE) {
        int64_t n = least(e.end - from, TALLY_QUEUE);
        if (tones->voxels + n >= MAX_VOXELS) {
            take(tones, voxels, differences);
        }
        tones->voxels += n;
        for (int64_t x = 0; x < n; x += TALLY_LANES) {
            compare(window, row_start(window, y) + from + x, (uint16_t)tones->columns, cell + x, difference + x);
        }
        for (int64_t x = 0; x < n; x++) {
            tones->cells[cell[x]] += ((uint64_t)1 << SUM_BITS) + difference[x];
        }
    }
}

static void count_row_directly(const struct window *window, int64_t y, int64_t columns, int64_t *voxels,
    int64_t *differences) {
    for (int64_t x = window->extents[y].first; x < window->extents[y].end; x++) {
        int64_t at = row_start(window, y) + x, i = window->centre[at], w = 0, s = 0;
        for (int64_t k = 0; k < window->count; k++) {
            int64_t j = window->neighbours[k][at];
            w += j > 0;
            s += j;
        }
        if (i > 0 && w > 0) {
            voxels[(i - 1) * columns + w]++;
            differences[(i - 1) * columns + w] += i * w > s ? i * w - s : s - i * w;
        }
    }
}

int32_t WEFT_TIERED(weft_ngtdm)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz, int32_t level_count,
    int64_t z0, int64_t z1, const int32_t *offsets, int64_t offset_count, int64_t *voxels, int64_t *differences) {
    int64_t columns = offset_count + 1, cells = (level_count + 1) * columns;
    int narrow = cells <= TALLY_MAX_CELLS; /* and so are level_count * offset_count and all differences */
    struct tones tones = {narrow ? calloc((size_t)cells, sizeof *tones.cells) : NULL, level_count, columns, 0};
    struct window window;
    int32_t status = WEFT_NO_MEMORY;
    if (WEFT_TIERED(weft_open_window)(&window, levels, nx, ny, nz, offsets, offset_count)
        && (!narrow || tones.cells != NULL)) {
        for (int64_t z = z0; z < z1; z++) {
            WEFT_TIERED(weft_move_window)(&window, z);
            for (int64_t y = 0; y < ny; y++) {
                if (narrow) {
                    count_row(&tones, &window, y, voxels, differences);
                } else {
                    count_row_directly(&window, y, columns, voxels, differences);
                }
            }
        }
        if (narrow) {
            take(&tones, voxels, differences);
        }
        status = WEFT_OK;
    }
    free(tones.cells);
    WEFT_TIERED(weft_close_window)(&window);
    return status;
}
