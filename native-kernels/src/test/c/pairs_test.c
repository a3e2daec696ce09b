#include "image.h"

#include <math.h>

static struct weft_pairs define(const double *voxels, int64_t n, int64_t from, int64_t to) {
    struct weft_pairs sums = {0};
    for (int64_t k = from; k < to; k++) {
        struct weft_pairs lanes[8] = {0}, all = {0};
        for (int64_t l = 0; l < k; l++) {
            double square = 0, d = voxels[3 * n + l];
            for (int64_t axis = 0; axis < 3; axis++) {
                double difference = voxels[axis * n + k] - voxels[axis * n + l];
                square += difference * difference;
            }
            double w = 1 / sqrt(square);
            lanes[l % 8].weights += w;
            lanes[l % 8].products += w * d;
            lanes[l % 8].squares += w * d * d;
        }
        for (int lane = 0; lane < 8; lane++) {
            all.weights += lanes[lane].weights;
            all.products += lanes[lane].products;
            all.squares += lanes[lane].squares;
        }
        double d = voxels[3 * n + k];
        sums.weights += 2 * all.weights;
        sums.products += 2 * all.products * d;
        sums.squares += all.squares + all.weights * d * d;
    }
    return sums;
}

void test(void) {
    for (int64_t i = 0; i < 300; i++) {
        int64_t n = below(below(10) == 0 ? 1200 : 100);
        int64_t from = below(n + 1), to = from + below(n - from + 1);
        double *voxels = block(4 * n, sizeof *voxels);
        for (int64_t k = 0; k < 4 * n; k++) {
            voxels[k] = k < n ? (double)k * 0.7 : any(); /* no two at the same place */
        }
        struct weft_pairs expected = define(voxels, n, from, to), pairs;
        CHECK(WEFT_TIERED(weft_pairs)(voxels, n, from, to, &pairs) == WEFT_OK);
        CHECK(memcmp(&expected, &pairs, sizeof pairs) == 0);
        free(voxels);
    }
}
