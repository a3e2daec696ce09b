/*
 * The C interface of Weft: every function that Java calls. Arguments are validated in Java, before the call. Kernels
 * say what they mean in the Java interface of the same name, such as GlcmKernel.
 */
#ifndef WEFT_H
#define WEFT_H

#include <stdint.h>

#if defined(_WIN32)
#define WEFT_EXPORT __declspec(dllexport)
#else
#define WEFT_EXPORT __attribute__((visibility("default")))
#endif

/* Raised whenever a signature below or the meaning of an argument changes. */
#define WEFT_ABI_VERSION 3

/* The version of this interface that the library was built with; Java refuses any other than its own. */
WEFT_EXPORT int32_t weft_abi_version(void);

/* Tiers: sets of instructions that kernels are compiled for, as bits; Java's Tier has the same order. */
enum { WEFT_TIER_BASELINE = 1, WEFT_TIER_AVX2 = 2, WEFT_TIER_AVX512 = 4 };

/* The tiers that this library holds and that this processor and operating system can run. */
WEFT_EXPORT int32_t weft_tiers(void);

/* What a kernel returns: all went well, or its working memory was refused and nothing has been written. */
enum { WEFT_OK = 0, WEFT_NO_MEMORY = 1 };

/*
 * Kernels. Their files are compiled once per tier, with WEFT_TIER set to its name, and each function has the tier as a
 * suffix: WEFT_TIERED(weft_glcm) is weft_glcm_avx2 there.
 */
#if defined(WEFT_TIER)
#define WEFT_JOIN_NAMES(name, tier) name##_##tier
#define WEFT_JOIN(name, tier) WEFT_JOIN_NAMES(name, tier)
#define WEFT_TIERED(name) WEFT_JOIN(name, WEFT_TIER)

/*
 * in, out float32[z][y][x], apart from each other; slices z0 <= z < z1 of out are written. axis 0 to 2 is x, y or z;
 * taps float64[tap_count]; boundary 0 to 3 is 0, nearest, periodic or mirrored; add says whether to add to out.
 */
WEFT_EXPORT int32_t WEFT_TIERED(weft_convolution)(const float *in, int64_t nx, int64_t ny, int64_t nz, int32_t axis,
    int64_t z0, int64_t z1, const double *taps, int64_t tap_count, int64_t origin, int32_t boundary, int32_t add,
    float *out);

/*
 * in float32[z][ny][nx], out float32[z][out_ny][out_nx]. Along each axis, a table int64[n + 1][2] holds, for each of the
 * n voxels of the result, its first voxel of the image and the place of its first weight; its last weight stands before
 * the next one's first. part int64[6] is x0, y0, z0 and x1, y1, z1: the voxels of the result to write.
 */
WEFT_EXPORT int32_t WEFT_TIERED(weft_interpolation)(const float *in, int64_t nx, int64_t ny, const int64_t *x,
    const double *wx, const int64_t *y, const double *wy, const int64_t *z, const double *wz, const int64_t *part,
    int64_t out_nx, int64_t out_ny, float *out);

/* Power sums about a centre of the values float32[n] from low to high; min is infinity where there are none. */
struct weft_moments {
    int64_t count;
    double sum, absolute, square, cube, fourth;
    float min, max;
};

WEFT_EXPORT int32_t WEFT_TIERED(weft_moments)(const float *values, int64_t n, double centre, double low, double high,
    struct weft_moments *moments);

/*
 * values float32[z][ny][nx]; mask uint8[z][ny][nx]; box int64[6] is x0, y0, z0 and x1, y1, z1; levels uint16 of the
 * box's voxels, of which slices z0 <= z < z1, counted from the box's first one, are written.
 */
WEFT_EXPORT int32_t WEFT_TIERED(weft_discretise)(const float *values, const uint8_t *mask, int64_t nx, int64_t ny,
    const int64_t *box, int64_t z0, int64_t z1, double lower, double multiplier, double divisor, int64_t first,
    int32_t level_count, uint16_t *levels);

/* Sums over pairs of voxels, in both orders. */
struct weft_pairs {
    double weights, products, squares;
};

/*
 * voxels float64[4][n]: places along x, y and z, and deviations; pairs of each voxel from <= k < to with all before it.
 */
WEFT_EXPORT int32_t WEFT_TIERED(weft_pairs)(const double *voxels, int64_t n, int64_t from, int64_t to,
    struct weft_pairs *pairs);

/*
 * Zones in raster order of their first voxels: their sizes, levels and smallest distances, [count] each, and ends[nz], how
 * many begin up to each slice. distances is null where none are asked for. To be given back by weft_free_zones.
 */
struct weft_zones {
    int64_t count;
    int64_t *sizes, *ends;
    int32_t *distances;
    uint16_t *levels;
};

/*
 * levels uint16[z][y][x], 0 outside the region; distances int32[z][y][x], or null; seams int32[2][y][x], written with the
 * zones of the voxels of the first and last slice, counted from 1 and 0 outside the region, or null. Where memory is
 * refused, seams may have been written.
 */
WEFT_EXPORT int32_t WEFT_TIERED(weft_zones)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz, int32_t planar,
    const int32_t *distances, int32_t *seams, struct weft_zones *zones);

WEFT_EXPORT int32_t WEFT_TIERED(weft_free_zones)(const struct weft_zones *zones);

/* mask uint8[z][y][x], 0 or 1; distances int32[z][y][x], written. */
WEFT_EXPORT int32_t WEFT_TIERED(weft_distance)(const uint8_t *mask, int64_t nx, int64_t ny, int64_t nz, int32_t planar,
    int32_t *distances);

/* mask uint8[z][y][x], 0 or 1; counts int64[nz + 1][256], of which layers layer0 <= layer < layer1 are added to. */
WEFT_EXPORT int32_t WEFT_TIERED(weft_cells)(const uint8_t *mask, int64_t nx, int64_t ny, int64_t nz, int64_t layer0,
    int64_t layer1, int64_t *counts);

/*
 * levels uint16[z][y][x], 0 outside the region; offsets int32[m][3] along x, y and z; counts int64[m][levels][levels],
 * added to. Slices z0 <= z < z1 hold the first voxel of a pair.
 */
WEFT_EXPORT int32_t WEFT_TIERED(weft_glcm)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz,
    int32_t level_count, int64_t z0, int64_t z1, const int32_t *offsets, int64_t offset_count, int64_t *counts);

/*
 * The same levels; directions int32[m][3], components -1, 0 or 1; counts int64[m][levels][max_run], added to. Slices
 * z0 <= z < z1 hold the first voxel of a run.
 */
WEFT_EXPORT int32_t WEFT_TIERED(weft_glrlm)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz,
    int32_t level_count, int64_t z0, int64_t z1, const int32_t *directions, int64_t direction_count, int64_t max_run,
    int64_t *counts);

/* The same levels and offsets; voxels and differences int64[levels][m + 1], added to. */
WEFT_EXPORT int32_t WEFT_TIERED(weft_ngtdm)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz,
    int32_t level_count, int64_t z0, int64_t z1, const int32_t *offsets, int64_t offset_count, int64_t *voxels,
    int64_t *differences);

/* The same levels and offsets; coarseness at least 0; counts int64[levels][m + 1], added to. */
WEFT_EXPORT int32_t WEFT_TIERED(weft_ngldm)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz,
    int32_t level_count, int64_t z0, int64_t z1, const int32_t *offsets, int64_t offset_count, int32_t coarseness,
    int64_t *counts);
#endif

#endif
