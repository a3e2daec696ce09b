#include "weft.h"
#include "window.h"
#include "tally.h"

static int64_t magnitude(int64_t a) {
    return a < 0 ? -a : a;
}

/* Keeps the offsets that lead somewhere; returns how far they lead along x, y, down and up. */
static void choose(struct window *w, const int32_t *offsets, int64_t offset_count, int64_t reach[4]) {
    for (int64_t m = 0; m < offset_count; m++) {
        int64_t dx = offsets[3 * m], dy = offsets[3 * m + 1], dz = offsets[3 * m + 2];
        if (magnitude(dx) <= w->nx && magnitude(dy) <= w->ny && magnitude(dz) <= w->nz) {
            w->number[w->count++] = m;
            reach[0] = most(reach[0], magnitude(dx));
            reach[1] = most(reach[1], magnitude(dy));
            reach[2] = most(reach[2], -dz);
            reach[3] = most(reach[3], dz);
        }
    }
}

int WEFT_TIERED(weft_open_window)(struct window *w, const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz,
    const int32_t *offsets, int64_t offset_count) {
    *w = (struct window){.levels = levels, .nx = nx, .ny = ny, .nz = nz};
    size_t most_neighbours = (size_t)offset_count + 1;
    w->number = calloc(most_neighbours, sizeof *w->number);
    w->shift = calloc(most_neighbours, sizeof *w->shift);
    w->step = calloc(most_neighbours, sizeof *w->step);
    w->neighbours = calloc(most_neighbours, sizeof *w->neighbours);
    w->extents = calloc((size_t)ny, sizeof *w->extents);
    if (w->number == NULL || w->shift == NULL || w->step == NULL || w->neighbours == NULL || w->extents == NULL) {
        return 0;
    }
    int64_t reach[4] = {0, 0, 0, 0};
    choose(w, offsets, offset_count, reach);
    w->stride = nx + reach[0];
    w->origin = reach[1] * w->stride + reach[0];
    w->length = w->stride * (ny + 2 * reach[1]) + reach[0] + 2 * TALLY_LANES;
    w->depth = least(1 + reach[2] + reach[3], nz);
    w->slices = calloc((size_t)((1 + w->depth) * w->length), sizeof *w->slices);
    w->held = calloc((size_t)w->depth, sizeof *w->held);
    if (w->slices == NULL || w->held == NULL) {
        return 0;
    }
    for (int64_t k = 0; k < w->depth; k++) {
        w->held[k] = -1;
    }
    for (int64_t k = 0; k < w->count; k++) {
        const int32_t *offset = offsets + 3 * w->number[k];
        w->shift[k] = offset[1] * w->stride + offset[0];
        w->step[k] = offset[2];
    }
    return 1;
}

void WEFT_TIERED(weft_close_window)(struct window *w) {
    free(w->slices);
    free(w->held);
    free(w->number);
    free(w->shift);
    free(w->step);
    free(w->neighbours);
    free(w->extents);
}

static const uint16_t *slice(struct window *w, int64_t z) {
    if (z < 0 || z >= w->nz) {
        return w->slices;
    }
    int64_t place = z % w->depth;
    uint16_t *padded = w->slices + (1 + place) * w->length;
    if (w->held[place] != z) {
        w->held[place] = z;
        for (int64_t y = 0; y < w->ny; y++) {
            memcpy(padded + row_start(w, y), w->levels + (z * w->ny + y) * w->nx, (size_t)w->nx * sizeof *padded);
        }
    }
    return padded;
}

void WEFT_TIERED(weft_move_window)(struct window *w, int64_t z) {
    w->centre = slice(w, z);
    for (int64_t k = 0; k < w->count; k++) {
        w->neighbours[k] = slice(w, z + w->step[k]) + w->shift[k];
    }
    for (int64_t y = 0; y < w->ny; y++) {
        w->extents[y] = WEFT_TIERED(weft_extent)(w->centre + row_start(w, y), w->nx);
    }
}
