/* Rows of a volume of grey levels, and where the region lies in them: for kernels that need no copy of the volume. */
#ifndef WEFT_ROWS_H
#define WEFT_ROWS_H

#include <stdint.h>

static inline int64_t least(int64_t a, int64_t b) {
    return a < b ? a : b;
}

static inline int64_t most(int64_t a, int64_t b) {
    return a > b ? a : b;
}

/* The voxels first <= x < end of a row, outside of which there is nothing of the region; empty where end <= first. */
struct extent {
    int64_t first, end;
};

/* The extent of a row of nx voxels. */
struct extent WEFT_TIERED(weft_extent)(const uint16_t *levels, int64_t nx);

/* Levels uint16[nz][ny][nx], 0 outside the region, and the extents of the rows of some of the slices. */
struct rows {
    const uint16_t *levels;
    int64_t nx, ny, nz;
    int64_t slice; /* the slice that the extents begin with */
    struct extent *extents;
};

/*
 * Finds the extents of slices z0 <= z < z1 and of those that the offsets lead to from there. False where there is no
 * memory; true asks for free(rows->extents).
 */
int WEFT_TIERED(weft_rows)(struct rows *rows, int64_t z0, int64_t z1, const int32_t *offsets, int64_t offset_count);

static inline const uint16_t *row(const struct rows *rows, int64_t y, int64_t z) {
    return rows->levels + (z * rows->ny + y) * rows->nx;
}

static inline struct extent extent(const struct rows *rows, int64_t y, int64_t z) {
    return rows->extents[(z - rows->slice) * rows->ny + y];
}

#endif
