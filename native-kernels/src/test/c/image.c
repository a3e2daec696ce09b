#include "image.h"

#include <math.h>

struct size make_size(void) {
    int64_t longest = below(20) == 0 ? 1100 : 80;
    return (struct size){1 + below(longest), 1 + below(9), 1 + below(7)};
}

double any(void) {
    return (double)(below(1 << 24) - (1 << 23)) * (1000.0 / (1 << 23));
}

float *make_image(int64_t n) {
    float *image = block(n, sizeof *image);
    for (int64_t k = 0; k < n; k++) {
        image[k] = (float)any();
        if (below(500) == 0) {
            image[k] = below(2) == 0 ? NAN : below(2) == 0 ? INFINITY : -INFINITY;
        }
    }
    return image;
}

uint8_t *make_mask(int64_t n) {
    uint8_t *mask = block(n, sizeof *mask);
    int64_t one_in = below(2) * (1 + below(40)), nearly_empty = below(4) == 0;
    for (int64_t k = 0; k < n; k++) {
        int hole = one_in > 0 && below(one_in) == 0;
        mask[k] = (uint8_t)(nearly_empty ? hole : !hole);
    }
    return mask;
}

int are_equal(const float *a, const float *b, int64_t n) {
    for (int64_t k = 0; k < n; k++) {
        int both_none = isnan(a[k]) && isnan(b[k]);
        if (!both_none && memcmp(a + k, b + k, sizeof *a) != 0) {
            return 0;
        }
    }
    return 1;
}
