#include "weft.h"
#include "doubles.h"

#include <stdlib.h>

/*
 * A piece of the image and what stands beyond it are converted into a line of doubles, once for all taps. Along x, the
 * line is a piece of a row; along y and z, it has STRIP voxels at each place, neighbours in memory. Either way sums stay
 * in registers while all taps go over them.
 */

enum {
    STRIP = 32, /* voxels at a place of a line along y or z: two cache lines of the image */
    SPAN = 512 /* results of a line at most, so that the next cache holds it */
};

enum { ZERO, NEAREST, PERIODIC, MIRROR };

/* Place p of the line is the one that the last tap finds p results after the first. */
struct line {
    const float *in;
    float *out;
    int32_t boundary, add;
    int64_t before, more; /* places that taps need before a result, and before and behind it together */
    int64_t tap_count;
    double *taps; /* those that are not 0, and how far from a result each finds its voxel in the line */
    int64_t *offsets;
    double *voxels;
};

static int64_t modulo(int64_t i, int64_t n) {
    return (i % n + n) % n;
}

/* The voxel that stands at a place, or -1 where 0 stands. */
static int64_t voxel_at(int32_t boundary, int64_t i, int64_t n) {
    if (i >= 0 && i < n) {
        return i;
    }
    switch (boundary) {
    case NEAREST:
        return i < 0 ? 0 : n - 1;
    case PERIODIC:
        return modulo(i, n);
    case MIRROR:
        i = modulo(i, 2 * n);
        return i < n ? i : 2 * n - 1 - i;
    default:
        return -1;
    }
}

static void convert(double *restrict to, const float *restrict from, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        to[i] = from[i];
    }
}

/* A block of results, of which n are wanted. */
static inline void sum_some(const struct line *line, const double *voxels, float *out, int64_t n) {
    double sums[BLOCK] = {0};
    if (line->add) {
        for (int64_t i = 0; i < n; i++) {
            sums[i] += out[i];
        }
    }
    doubles a = load(sums), b = load(sums + LANES), c = load(sums + 2 * LANES), d = load(sums + 3 * LANES);
    for (int64_t t = 0; t < line->tap_count; t++) {
        double tap = line->taps[t];
        const double *from = voxels + line->offsets[t];
        a += tap * load(from);
        b += tap * load(from + LANES);
        c += tap * load(from + 2 * LANES);
        d += tap * load(from + 3 * LANES);
    }
    store(sums, a);
    store(sums + LANES, b);
    store(sums + 2 * LANES, c);
    store(sums + 3 * LANES, d);
    for (int64_t i = 0; i < n; i++) {
        out[i] = (float)sums[i];
    }
}

static void sum(const struct line *line, const double *voxels, float *out, int64_t n) {
    for (; n >= BLOCK; n -= BLOCK, voxels += BLOCK, out += BLOCK) {
        sum_some(line, voxels, out, BLOCK);
    }
    if (n > 0) {
        sum_some(line, voxels, out, n);
    }
}

/* The places first <= i < end of a row of n voxels. */
static void load_row(const struct line *line, const float *row, int64_t first, int64_t end, int64_t n) {
    for (int64_t i = first; i < end;) {
        double *voxels = line->voxels + (i - first);
        if (i >= 0 && i < n) {
            int64_t count = (end < n ? end : n) - i;
            convert(voxels, row + i, count);
            i += count;
        } else {
            int64_t voxel = voxel_at(line->boundary, i, n);
            *voxels = voxel < 0 ? 0 : row[voxel];
            i++;
        }
    }
}

/* The n voxels of a row that starts at a voxel. */
static void along_row(const struct line *line, int64_t start, int64_t n) {
    for (int64_t from = 0; from < n; from += SPAN) {
        int64_t count = n - from < SPAN ? n - from : SPAN, first = from - line->before;
        load_row(line, line->in + start, first, first + count + line->more, n);
        sum(line, line->voxels, line->out + start + from, count);
    }
}

/* Places i0 to i1 of n, each of so many voxels in memory that follow those of the place before. */
static void across_rows(const struct line *line, int64_t start, int64_t width, int64_t i0, int64_t i1, int64_t n) {
    for (int64_t x = 0; x < width; x += STRIP) {
        int64_t strip = width - x < STRIP ? width - x : STRIP;
        for (int64_t from = i0; from < i1; from += SPAN) {
            int64_t count = i1 - from < SPAN ? i1 - from : SPAN;
            for (int64_t p = 0; p < count + line->more; p++) {
                double *voxels = line->voxels + p * STRIP;
                int64_t place = voxel_at(line->boundary, from - line->before + p, n);
                if (place < 0) {
                    memset(voxels, 0, STRIP * sizeof *voxels);
                } else {
                    convert(voxels, line->in + start + place * width + x, strip);
                }
            }
            for (int64_t i = 0; i < count; i++) {
                sum(line, line->voxels + i * STRIP, line->out + start + (from + i) * width + x, strip);
            }
        }
    }
}

static void convolve(const struct line *line, int64_t nx, int64_t ny, int64_t nz, int32_t axis, int64_t z0,
    int64_t z1) {
    if (axis == 0) {
        for (int64_t row = z0 * ny; row < z1 * ny; row++) {
            along_row(line, row * nx, nx);
        }
    } else if (axis == 1) {
        for (int64_t z = z0; z < z1; z++) {
            across_rows(line, z * ny * nx, nx, 0, ny, ny);
        }
    } else {
        across_rows(line, 0, nx * ny, z0, z1, nz);
    }
}

int32_t WEFT_TIERED(weft_convolution)(const float *in, int64_t nx, int64_t ny, int64_t nz, int32_t axis, int64_t z0,
    int64_t z1, const double *taps, int64_t tap_count, int64_t origin, int32_t boundary, int32_t add, float *out) {
    int64_t width = axis == 0 ? 1 : STRIP, more = tap_count - 1;
    struct line line = {in, out, boundary, add, more - origin, more, 0, NULL, NULL, NULL};
    line.taps = malloc((size_t)tap_count * sizeof *line.taps);
    line.offsets = malloc((size_t)tap_count * sizeof *line.offsets);
    line.voxels = calloc((size_t)((SPAN + more) * width + STRIP), sizeof *line.voxels);
    int32_t status = WEFT_NO_MEMORY;
    if (line.taps != NULL && line.offsets != NULL && line.voxels != NULL) {
        for (int64_t k = 0; k < tap_count; k++) {
            if (taps[k] != 0) {
                line.taps[line.tap_count] = taps[k];
                line.offsets[line.tap_count++] = (more - k) * width;
            }
        }
        convolve(&line, nx, ny, nz, axis, z0, z1);
        status = WEFT_OK;
    }
    free(line.taps);
    free(line.offsets);
    free(line.voxels);
    return status;
}
