/* What the tests of the kernels that work on images and masks share. */
#ifndef WEFT_IMAGE_H
#define WEFT_IMAGE_H

#include "check.h"

/* Number of voxels along each axis, seldom many along x. */
struct size {
    int64_t nx, ny, nz;
};

struct size make_size(void);

static inline int64_t voxel_count(struct size size) {
    return size.nx * size.ny * size.nz;
}

static inline int is_within(struct size size, int64_t x, int64_t y, int64_t z) {
    return 0 <= x && x < size.nx && 0 <= y && y < size.ny && 0 <= z && z < size.nz;
}

static inline int64_t index_of(struct size size, int64_t x, int64_t y, int64_t z) {
    return (z * size.ny + y) * size.nx + x;
}

/* A random number, -1000 <= v < 1000. */
double any(void);

/* An image float32[n] of such numbers, and now and then one that is none, or infinite. */
float *make_image(int64_t n);

/* A mask uint8[n]: full, or with holes, or nearly empty. */
uint8_t *make_mask(int64_t n);

/* Whether two images are the same; what is no number equals what is none, and 0 has its sign. */
int are_equal(const float *a, const float *b, int64_t n);

/* Calls a kernel with ever more memory until it has enough. */
#define CALL_IN_NEED(call)                                                                                             \
    do {                                                                                                               \
        int32_t status = WEFT_NO_MEMORY;                                                                               \
        for (int64_t blocks = 0; status != WEFT_OK; blocks++) {                                                        \
            blocks_left = blocks;                                                                                      \
            status = (call);                                                                                           \
            blocks_left = -1;                                                                                          \
            CHECK(status == WEFT_OK || status == WEFT_NO_MEMORY);                                                      \
        }                                                                                                              \
    } while (0)

#endif
