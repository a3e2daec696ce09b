/*
 * The slice at hand and the slices that its neighbours lie in, copied with a margin of zeros, so that no neighbour needs
 * a test of borders. Offsets longer than the volume lead nowhere and are left out; the k-th one of the others leads from
 * voxel v of the padded slice to voxel v of neighbours[k]. Lanes that start at a voxel may go on behind it.
 */
#ifndef WEFT_WINDOW_H
#define WEFT_WINDOW_H

#include "rows.h"

struct window {
    const uint16_t *levels;
    int64_t nx, ny, nz;
    int64_t stride, origin, length;
    int64_t depth;
    uint16_t *slices; /* uint16[1 + depth][length], the first one empty */
    int64_t *held;    /* int64[depth]: the slices that they are of */
    int64_t count;
    int64_t *number; /* int64[count]: the neighbours' places in the list of offsets */
    int64_t *shift;  /* int64[count]: the way to neighbours within a padded slice */
    int64_t *step;   /* int64[count]: the way to neighbours in slices */
    const uint16_t **neighbours;
    const uint16_t *centre;
    struct extent *extents; /* of the rows of the slice at hand */
};

/* Opens a window on levels uint16[nz][ny][nx]. False where there is no memory; close_window must follow in any case. */
int WEFT_TIERED(weft_open_window)(struct window *window, const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz,
    const int32_t *offsets, int64_t offset_count);

void WEFT_TIERED(weft_close_window)(struct window *window);

/* Makes slice z the one at hand. */
void WEFT_TIERED(weft_move_window)(struct window *window, int64_t z);

/* Where row y of a padded slice begins. */
static inline int64_t row_start(const struct window *window, int64_t y) {
    return window->origin + y * window->stride;
}

#endif
