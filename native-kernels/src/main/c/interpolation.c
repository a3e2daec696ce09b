#include "weft.h"
#include "doubles.h"

#include <stdlib.h>

/*
 * The result is made in tiles of whole columns, each from its first slice to its last. Slices of the image are
 * interpolated along x and y once per tile into a plane of a ring, which holds what a few slices of the result need:
 * these take turns on each row, so that a plane comes from far memory once for all of them. All three sums run over
 * neighbouring values: along x, rows stand side by side, turned into columns.
 */

enum {
    SLICES = 8, /* of the result, made from one filling of the ring */
    RING = 1 << 18 /* doubles of the ring, where that is not less than a block of columns needs */
};

/* The voxels from <= i < to of the result along an axis, and the weights of all, as weft.h has them. */
struct axis {
    const int64_t *table;
    const double *weights;
    int64_t from, to;
};

/* The first voxel of the image that voxel i of the result needs, and how many. */
static int64_t first_of(const struct axis *axis, int64_t i) {
    return axis->table[2 * i];
}

static int64_t count_of(const struct axis *axis, int64_t i) {
    return axis->table[2 * i + 3] - axis->table[2 * i + 1];
}

static const double *weights_of(const struct axis *axis, int64_t i) {
    return axis->weights + axis->table[2 * i + 1];
}

/* One past the last voxel of the image that the part needs. */
static int64_t end_of(const struct axis *axis) {
    int64_t end = 0;
    for (int64_t i = axis->from; i < axis->to; i++) {
        int64_t last = first_of(axis, i) + count_of(axis, i);
        end = last > end ? last : end;
    }
    return end;
}

static struct axis piece(const struct axis *axis, int64_t from, int64_t size) {
    int64_t to = from + size;
    return (struct axis){axis->table, axis->weights, from, to < axis->to ? to : axis->to};
}

/* The most voxels of the image that a piece of so many voxels of the result needs. */
static int64_t longest(const struct axis *axis, int64_t size) {
    int64_t most = 0;
    for (int64_t from = axis->from; from < axis->to; from += size) {
        struct axis some = piece(axis, from, size);
        int64_t count = end_of(&some) - first_of(&some, from);
        most = count > most ? count : most;
    }
    return most;
}

static int64_t round_up(int64_t n) {
    return (n + LANES - 1) / LANES * LANES;
}

/* An array that terms of a sum lie in, a step apart, from its end on to its start. */
struct terms {
    const double *array;
    int64_t size, step;
};

static inline int64_t next(const struct terms *terms, int64_t place) {
    place += terms->step;
    return place < terms->size ? place : place - terms->size;
}

/* to[i] = sum of weights[k] times term k at i, for i < n, a multiple of LANES; term 0 lies in the array at a place. */
static void sum(const double *weights, int64_t count, const struct terms *terms, int64_t place, int64_t n, double *to) {
    int64_t i = 0;
    for (; i + BLOCK <= n; i += BLOCK) {
        int64_t at = place;
        const double *term = terms->array + at + i;
        doubles a = weights[0] * load(term), b = weights[0] * load(term + LANES);
        doubles c = weights[0] * load(term + 2 * LANES), d = weights[0] * load(term + 3 * LANES);
        for (int64_t k = 1; k < count; k++) {
            at = next(terms, at);
            term = terms->array + at + i;
            a += weights[k] * load(term);
            b += weights[k] * load(term + LANES);
            c += weights[k] * load(term + 2 * LANES);
            d += weights[k] * load(term + 3 * LANES);
        }
        store(to + i, a);
        store(to + i + LANES, b);
        store(to + i + 2 * LANES, c);
        store(to + i + 3 * LANES, d);
    }
    for (; i < n; i += LANES) {
        int64_t at = place;
        doubles a = weights[0] * load(terms->array + at + i);
        for (int64_t k = 1; k < count; k++) {
            at = next(terms, at);
            a += weights[k] * load(terms->array + at + i);
        }
        store(to + i, a);
    }
}

struct tile {
    const float *in;
    int64_t nx, ny;
    struct axis x, y, z;
    int64_t column, columns, row, rows; /* the first of the image that the tile needs, and how many */
    int64_t stride, depth; /* of the ring */
    double *turned, *turned_sums; /* BLOCK rows of the image, [x][row], and what becomes of them along x */
    double *along_x; /* a slice after x, [y][stride] */
    double *ring; /* slices after x and y, [depth][y][stride]; slice z has place z % depth */
    int64_t *held; /* the slices that the ring holds */
    double *sums; /* a row of the result */
};

static void interpolate_along_x(const struct tile *t, int64_t slice) {
    struct terms turned = {t->turned, t->columns * BLOCK, BLOCK};
    int64_t width = t->x.to - t->x.from;
    for (int64_t r = 0; r < t->rows; r += BLOCK) {
        int64_t count = t->rows - r < BLOCK ? t->rows - r : BLOCK;
        const float *in = t->in + (slice * t->ny + t->row + r) * t->nx + t->column;
        for (int64_t c = 0; c < t->columns; c++) {
            for (int64_t i = 0; i < count; i++) {
                t->turned[c * BLOCK + i] = in[i * t->nx + c];
            }
        }
        for (int64_t x = 0; x < width; x++) {
            int64_t i = t->x.from + x;
            sum(weights_of(&t->x, i), count_of(&t->x, i), &turned, (first_of(&t->x, i) - t->column) * BLOCK,
                round_up(count), t->turned_sums + x * BLOCK);
        }
        for (int64_t i = 0; i < count; i++) {
            for (int64_t x = 0; x < width; x++) {
                t->along_x[(r + i) * t->stride + x] = t->turned_sums[x * BLOCK + i];
            }
        }
    }
}

/* Sees to it that the ring holds a slice; those that it overwrites are not asked for again. */
static void hold(const struct tile *t, int64_t slice) {
    int64_t place = slice % t->depth, height = t->y.to - t->y.from;
    if (t->held[place] == slice) {
        return;
    }
    t->held[place] = slice;
    interpolate_along_x(t, slice);
    struct terms rows = {t->along_x, t->rows * t->stride, t->stride};
    for (int64_t y = 0; y < height; y++) {
        int64_t i = t->y.from + y;
        sum(weights_of(&t->y, i), count_of(&t->y, i), &rows, (first_of(&t->y, i) - t->row) * t->stride, t->stride,
            t->ring + (place * height + y) * t->stride);
    }
}

/* Slices z->from to z->to of the result. */
static void interpolate_slices(const struct tile *t, const struct axis *z, int64_t out_nx, int64_t out_ny, float *out) {
    for (int64_t i = z->from; i < z->to; i++) {
        for (int64_t k = 0; k < count_of(z, i); k++) {
            hold(t, first_of(z, i) + k);
        }
    }
    int64_t width = t->x.to - t->x.from, plane = (t->y.to - t->y.from) * t->stride;
    struct terms planes = {t->ring, t->depth * plane, plane};
    for (int64_t y = t->y.from; y < t->y.to; y++) {
        for (int64_t i = z->from; i < z->to; i++) {
            sum(weights_of(z, i), count_of(z, i), &planes,
                first_of(z, i) % t->depth * plane + (y - t->y.from) * t->stride, t->stride, t->sums);
            float *to = out + (i * out_ny + y) * out_nx + t->x.from;
            for (int64_t x = 0; x < width; x++) {
                to[x] = (float)t->sums[x];
            }
        }
    }
}

static void interpolate(struct tile *t, const struct axis *x, int64_t width, int64_t out_nx, int64_t out_ny,
    float *out) {
    for (int64_t from = x->from; from < x->to; from += width) {
        t->x = piece(x, from, width);
        t->column = first_of(&t->x, from);
        t->columns = end_of(&t->x) - t->column;
        for (int64_t place = 0; place < t->depth; place++) {
            t->held[place] = -1;
        }
        for (int64_t z = t->z.from; z < t->z.to; z += SLICES) {
            struct axis some = piece(&t->z, z, SLICES);
            interpolate_slices(t, &some, out_nx, out_ny, out);
        }
    }
}

int32_t WEFT_TIERED(weft_interpolation)(const float *in, int64_t nx, int64_t ny, const int64_t *x, const double *wx,
    const int64_t *y, const double *wy, const int64_t *z, const double *wz, const int64_t *part, int64_t out_nx,
    int64_t out_ny, float *out) {
    struct axis along_x = {x, wx, part[0], part[3]};
    struct tile t = {.in = in, .nx = nx, .ny = ny, .y = {y, wy, part[1], part[4]}, .z = {z, wz, part[2], part[5]}};
    int64_t width = part[3] - part[0], height = part[4] - part[1];
    t.row = first_of(&t.y, t.y.from);
    t.rows = end_of(&t.y) - t.row;
    t.depth = longest(&t.z, SLICES);
    int64_t fit = RING / (t.depth * height) / BLOCK * BLOCK;
    fit = fit > BLOCK ? fit : BLOCK;
    width = width < fit ? width : fit;
    t.stride = round_up(width);
    int64_t turned = longest(&along_x, width) * BLOCK, turned_sums = width * BLOCK, rows = t.rows * t.stride;
    double *work = calloc((size_t)(turned + turned_sums + rows + (t.depth * height + 1) * t.stride), sizeof *work);
    t.held = malloc((size_t)t.depth * sizeof *t.held);
    int32_t status = WEFT_NO_MEMORY;
    if (work != NULL && t.held != NULL) {
        t.turned = work;
        t.turned_sums = t.turned + turned;
        t.along_x = t.turned_sums + turned_sums;
        t.sums = t.along_x + rows;
        t.ring = t.sums + t.stride;
        interpolate(&t, &along_x, width, out_nx, out_ny, out);
        status = WEFT_OK;
    }
    free(work);
    free(t.held);
    return status;
}
