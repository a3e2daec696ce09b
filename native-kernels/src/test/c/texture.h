/* What the tests of the kernels that count grey levels share. */
#ifndef WEFT_TEXTURE_H
#define WEFT_TEXTURE_H

#include "check.h"

/* A small region: levels uint16[nz][ny][nx], 0 outside. */
struct sample {
    uint16_t *levels;
    int64_t nx, ny, nz;
    int32_t level_count;
};

/* A region that is full, or in part, or nearly empty; every other voxel repeats one before it. */
struct sample make_sample(void);

/* The level of a voxel, 0 beyond the volume. */
int64_t level_at(struct sample sample, int64_t x, int64_t y, int64_t z);

/* A kernel that adds to counts what it finds in slices z0 <= z < z1, in one direction or neighbourhood, or several. */
struct texture {
    int64_t most_offsets, longest_offset;
    /* How many counts there are. */
    int64_t (*size)(struct sample sample, int64_t offset_count);
    /* The kernel. */
    int32_t (*count)(struct sample sample, int64_t z0, int64_t z1, const int32_t *offsets, int64_t offset_count,
        int64_t *counts);
    /* What a voxel of the region adds, by definition. */
    void (*define)(struct sample sample, int64_t x, int64_t y, int64_t z, const int32_t *offsets, int64_t offset_count,
        int64_t *counts);
};

/*
 * Checks a kernel on regions made at random, slab by slab, against its definition; and that it says so, and has written
 * nothing, when it is refused memory, whichever of its blocks it is.
 */
void check_texture(struct texture texture);

#endif
