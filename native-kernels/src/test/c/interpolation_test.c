#include "image.h"

/* Weights of n voxels of the result, as weft.h has them. */
struct weights {
    int64_t n, *table;
    double *values;
};

static struct weights make_weights(int64_t from, int64_t most) {
    int64_t n = 1 + below(40), first = 0, *table = block(2 * n + 2, sizeof *table);
    for (int64_t i = 0; i < n; i++) {
        int64_t middle = i * from / n - below(most);
        first = middle > first ? middle : first;
        table[2 * i] = first;
        table[2 * i + 3] = table[2 * i + 1] + 1 + below(most < from - first ? most : from - first);
    }
    double *values = block(table[2 * n + 1], sizeof *values);
    for (int64_t k = 0; k < table[2 * n + 1]; k++) {
        values[k] = any() / 1000;
    }
    return (struct weights){n, table, values};
}

/* An image and the weights along its axes. */
struct sums {
    struct size size;
    const float *in;
    struct weights x, y, z;
};

static double along_x(const struct sums *s, int64_t i, int64_t y, int64_t z) {
    const int64_t *row = s->x.table + 2 * i;
    double sum = 0;
    for (int64_t k = row[1]; k < row[3]; k++) {
        double term = s->x.values[k] * s->in[index_of(s->size, row[0] + k - row[1], y, z)];
        sum = k == row[1] ? term : sum + term;
    }
    return sum;
}

static double along_y(const struct sums *s, int64_t i, int64_t j, int64_t z) {
    const int64_t *row = s->y.table + 2 * j;
    double sum = 0;
    for (int64_t k = row[1]; k < row[3]; k++) {
        double term = s->y.values[k] * along_x(s, i, row[0] + k - row[1], z);
        sum = k == row[1] ? term : sum + term;
    }
    return sum;
}

static double along_z(const struct sums *s, int64_t i, int64_t j, int64_t l) {
    const int64_t *row = s->z.table + 2 * l;
    double sum = 0;
    for (int64_t k = row[1]; k < row[3]; k++) {
        double term = s->z.values[k] * along_y(s, i, j, row[0] + k - row[1]);
        sum = k == row[1] ? term : sum + term;
    }
    return sum;
}

static void free_weights(struct weights weights) {
    free(weights.table);
    free(weights.values);
}

void test(void) {
    for (int64_t k = 0; k < 60; k++) {
        struct size s = make_size();
        float *in = make_image(voxel_count(s));
        struct sums sums = {s, in, make_weights(s.nx, 5), make_weights(s.ny, 5), make_weights(s.nz, 5)};
        struct size to = {sums.x.n, sums.y.n, sums.z.n};
        int64_t x = below(to.nx), y = below(to.ny), z = below(to.nz);
        int64_t part[] = {x, y, z, x + 1 + below(to.nx - x), y + 1 + below(to.ny - y), z + 1 + below(to.nz - z)};
        float *out = make_image(voxel_count(to)), *expected = block(voxel_count(to), sizeof *expected);
        memcpy(expected, out, (size_t)voxel_count(to) * sizeof *out);
        for (int64_t l = part[2]; l < part[5]; l++) {
            for (int64_t j = part[1]; j < part[4]; j++) {
                for (int64_t i = part[0]; i < part[3]; i++) {
                    expected[index_of(to, i, j, l)] = (float)along_z(&sums, i, j, l);
                }
            }
        }
        CALL_IN_NEED(WEFT_TIERED(weft_interpolation)(in, s.nx, s.ny, sums.x.table, sums.x.values, sums.y.table,
            sums.y.values, sums.z.table, sums.z.values, part, to.nx, to.ny, out));
        CHECK(are_equal(expected, out, voxel_count(to)));
        free_weights(sums.x);
        free_weights(sums.y);
        free_weights(sums.z);
        free(in);
        free(out);
        free(expected);
    }
}
