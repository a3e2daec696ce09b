#include "weft.h"

#include <math.h>

enum { AT_ONCE = 256 };

struct formula {
    double lower, multiplier, divisor, first, last;
};

/* Voxels of a row of the mask, from its first one inside to one past its last. */
struct stretch {
    int64_t first, end;
};

static struct stretch inside(const uint8_t *mask, int64_t nx) {
    struct stretch s = {0, nx};
    while (s.first < nx && mask[s.first] == 0) {
        s.first++;
    }
    while (s.end > s.first && mask[s.end - 1] == 0) {
        s.end--;
    }
    return s;
}

/*
 * Levels of n voxels. Whatever lies outside the mask is divided, too, as that is what lanes can do; what is no number
 * becomes level 1 there.
 */
static void discretise_some(const float *restrict values, const uint8_t *restrict mask, int64_t n,
    const struct formula *formula, uint16_t *restrict levels) {
    struct formula f = *formula;
    int32_t all[AT_ONCE];
    for (int64_t x = 0; x < n; x++) {
        double bin = floor(f.multiplier * (values[x] - f.lower) / f.divisor) - f.first;
        bin = bin > 0 ? bin : 0;
        bin = bin < f.last ? bin : f.last;
        all[x] = (int32_t)bin + 1;
    }
    for (int64_t x = 0; x < n; x++) {
        levels[x] = (uint16_t)(mask[x] != 0 ? all[x] : 0);
    }
}

int32_t WEFT_TIERED(weft_discretise)(const float *values, const uint8_t *mask, int64_t nx, int64_t ny,
    const int64_t *box, int64_t z0, int64_t z1, double lower, double multiplier, double divisor, int64_t first,
    int32_t level_count, uint16_t *levels) {
    struct formula formula = {lower, multiplier, divisor, (double)first, level_count - 1};
    int64_t width = box[3] - box[0], height = box[4] - box[1];
    for (int64_t z = z0; z < z1; z++) {
        for (int64_t y = 0; y < height; y++) {
            int64_t in = ((box[2] + z) * ny + box[1] + y) * nx + box[0];
            uint16_t *out = levels + (z * height + y) * width;
            struct stretch s = inside(mask + in, width);
            for (int64_t x = 0; x < s.first; x++) {
                out[x] = 0;
            }
            for (int64_t x = s.first; x < s.end; x += AT_ONCE) {
                int64_t n = s.end - x < AT_ONCE ? s.end - x : AT_ONCE;
                discretise_some(values + in + x, mask + in + x, n, &formula, out + x);
            }
            for (int64_t x = s.end; x < width; x++) {
                out[x] = 0;
            }
        }
    }
    return WEFT_OK;
}
