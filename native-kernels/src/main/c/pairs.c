#include "weft.h"
#include "doubles.h"

#include <math.h>

/*
 * Voxel by voxel; those before it go by in chunks, whose weights the compiler turns into lanes by itself. Then as many
 * of the eight lanes of sums as a register holds stay in registers while the chunk goes over them.
 */

enum {
    SUMS = 8,
    CHUNK = 512 /* weights that the nearest cache holds until all lanes have had theirs */
};

/* Places along x, y and z, and deviations. */
struct voxels {
    const double *x, *y, *z, *d;
};

struct sums {
    double weights[SUMS], products[SUMS], squares[SUMS];
};

/* The weights of voxel k with n voxels from one on. */
static void weigh(const struct voxels *v, int64_t k, int64_t from, int64_t n, double *restrict weights) {
    const double *x = v->x + from, *y = v->y + from, *z = v->z + from;
    double xk = v->x[k], yk = v->y[k], zk = v->z[k];
    for (int64_t i = 0; i < n; i++) {
        double dx = x[i] - xk, dy = y[i] - yk, dz = z[i] - zk;
        weights[i] = 1 / sqrt(dx * dx + dy * dy + dz * dz);
    }
}

/* Adds n terms, a multiple of SUMS, to as many lanes as a register holds, from one on. */
static inline void add_to_lanes(struct sums *sums, int lane, const double *weights, const double *deviations,
    int64_t n) {
    doubles weight = load(sums->weights + lane), product = load(sums->products + lane);
    doubles square = load(sums->squares + lane);
    for (int64_t i = lane; i < n; i += SUMS) {
        doubles w = load(weights + i), d = load(deviations + i), wd = w * d;
        weight += w;
        product += wd;
        square += wd * d;
    }
    store(sums->weights + lane, weight);
    store(sums->products + lane, product);
    store(sums->squares + lane, square);
}

static void add(struct sums *sums, const double *weights, const double *deviations, int64_t n) {
    int64_t whole = n - n % SUMS;
    for (int lane = 0; lane < SUMS; lane += LANES) {
        add_to_lanes(sums, lane, weights, deviations, whole);
    }
    for (int64_t i = whole; i < n; i++) {
        double wd = weights[i] * deviations[i];
        sums->weights[i - whole] += weights[i];
        sums->products[i - whole] += wd;
        sums->squares[i - whole] += wd * deviations[i];
    }
}

static double total(const double *lanes) {
    double sum = 0;
    for (int lane = 0; lane < SUMS; lane++) {
        sum += lanes[lane];
    }
    return sum;
}

int32_t WEFT_TIERED(weft_pairs)(const double *voxels, int64_t n, int64_t from, int64_t to, struct weft_pairs *pairs) {
    struct voxels v = {voxels, voxels + n, voxels + 2 * n, voxels + 3 * n};
    double weights[CHUNK];
    *pairs = (struct weft_pairs){0};
    for (int64_t k = from; k < to; k++) {
        struct sums sums = {0};
        for (int64_t l = 0; l < k; l += CHUNK) {
            int64_t count = k - l < CHUNK ? k - l : CHUNK;
            weigh(&v, k, l, count, weights);
            add(&sums, weights, v.d + l, count);
        }
        double weight = total(sums.weights);
        pairs->weights += 2 * weight;
        pairs->products += 2 * total(sums.products) * v.d[k];
        pairs->squares += total(sums.squares) + weight * v.d[k] * v.d[k];
    }
    return WEFT_OK;
}
