#include "image.h"

#include <math.h>

static struct weft_moments define(const float *values, int64_t n, double centre, double low, double high) {
    struct weft_moments lanes[8] = {0}, all = {.min = INFINITY, .max = -INFINITY};
    for (int64_t k = 0; k < n; k++) {
        if (low <= values[k] && values[k] <= high) {
            struct weft_moments *lane = lanes + k % 8;
            double d = values[k] - centre, square = d * d;
            lane->sum += d;
            lane->absolute += fabs(d);
            lane->square += square;
            lane->cube += square * d;
            lane->fourth += square * square;
            all.count++;
            all.min = fminf(all.min, values[k]);
            all.max = fmaxf(all.max, values[k]);
        }
    }
    for (int lane = 0; lane < 8; lane++) {
        all.sum += lanes[lane].sum;
        all.absolute += lanes[lane].absolute;
        all.square += lanes[lane].square;
        all.cube += lanes[lane].cube;
        all.fourth += lanes[lane].fourth;
    }
    all.min += 0.0f;
    all.max += 0.0f;
    return all;
}

void test(void) {
    for (int64_t k = 0; k < 300; k++) {
        int64_t n = below(below(10) == 0 ? 20000 : 100);
        float *values = make_image(n);
        for (int64_t i = 0; i < n; i++) {
            values[i] = below(10) == 0 ? -0.0f : values[i];
        }
        double centre = any(), low = below(2) == 0 ? any() : -1e30, high = below(2) == 0 ? any() : 1e30;
        struct weft_moments expected = define(values, n, centre, low, high), moments;
        CHECK(WEFT_TIERED(weft_moments)(values, n, centre, low, high, &moments) == WEFT_OK);
        CHECK(memcmp(&expected, &moments, sizeof moments) == 0);
        free(values);
    }
}
