#include "weft.h"
#include "tally.h"
#include "window.h"

/*
 * Row by row, lanes count the dependent neighbours d of a voxel of level i and compute its cell i * columns + d in a
 * tally, whose row 0 takes what lies outside the region. Where a tally has not enough cells, voxel by voxel.
 */

/* Levels that depend on each other. */
struct dependence {
    uint16_t coarseness, highest;
    int64_t columns;
};

static lanes16 choose(lanes16 mask, lanes16 a, lanes16 b) {
    return (mask & a) | (~mask & b);
}

/* A level j depends on i where low <= j <= high: in one comparison, j - low <= high - low, unsigned. */
static lanes16 cells_of(const struct window *window, int64_t at, struct dependence dependence) {
    lanes16 i = load16(window->centre + at), one = i * 0 + 1;
    lanes16 low = choose((lanes16)(i > dependence.coarseness), i - dependence.coarseness, one);
    uint16_t below = (uint16_t)(dependence.highest - dependence.coarseness);
    lanes16 high = choose((lanes16)(i < below), i + dependence.coarseness, one * dependence.highest);
    lanes16 span = high - low, number = i * 0;
    for (int64_t k = 0; k < window->count; k++) {
        number -= (lanes16)(load16(window->neighbours[k] + at) - low <= span);
    }
    return i * (uint16_t)dependence.columns + number;
}

static void take(struct tally *tally, int64_t level_count, int64_t columns, int64_t *counts) {
    raise_waiting(tally);
    add_cells(tally, columns, level_count * columns, counts);
    clear_tally(tally);
}

static void count_row(struct tally *tally, const struct window *window, int64_t y, struct dependence dependence,
    int64_t *counts) {
    struct extent e = window->extents[y];
    for (int64_t from = e.first; from < e.end; from += TALLY_QUEUE) {
        int64_t n = least(e.end - from, TALLY_QUEUE);
        if (is_full(tally)) {
            take(tally, dependence.highest, dependence.columns, counts);
        }
        uint16_t *cells = space(tally, n);
        for (int64_t x = 0; x < n; x += TALLY_LANES) {
            store16(cells + x, cells_of(window, row_start(window, y) + from + x, dependence));
        }
        added(tally, n);
    }
}

static void count_row_directly(const struct window *window, int64_t y, struct dependence dependence,
    int64_t *counts) {
    for (int64_t x = window->extents[y].first; x < window->extents[y].end; x++) {
        int64_t at = row_start(window, y) + x, number = 0;
        int32_t i = window->centre[at];
        for (int64_t k = 0; k < window->count; k++) {
            int32_t j = window->neighbours[k][at];
            number += j > 0 && i - j <= dependence.coarseness && j - i <= dependence.coarseness;
        }
        if (i > 0) {
            counts[(i - 1) * dependence.columns + number]++;
        }
    }
}

int32_t WEFT_TIERED(weft_ngldm)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz, int32_t level_count,
    int64_t z0, int64_t z1, const int32_t *offsets, int64_t offset_count, int32_t coarseness, int64_t *counts) {
    int64_t cells = (level_count + 1) * (offset_count + 1);
    struct dependence dependence = {(uint16_t)least(coarseness, level_count), (uint16_t)level_count, offset_count + 1};
    struct window window;
    struct tally tally = {.cells = NULL};
    int32_t status = WEFT_NO_MEMORY;
    if (WEFT_TIERED(weft_open_window)(&window, levels, nx, ny, nz, offsets, offset_count)
        && (cells > TALLY_MAX_CELLS || make_tally(&tally, cells, cells))) {
        for (int64_t z = z0; z < z1; z++) {
            WEFT_TIERED(weft_move_window)(&window, z);
            for (int64_t y = 0; y < ny; y++) {
                if (tally.cells != NULL) {
                    count_row(&tally, &window, y, dependence, counts);
                } else {
                    count_row_directly(&window, y, dependence, counts);
                }
            }
        }
        if (tally.cells != NULL) {
            take(&tally, level_count, offset_count + 1, counts);
        }
        status = WEFT_OK;
    }
    free(tally.cells);
    WEFT_TIERED(weft_close_window)(&window);
    return status;
}
