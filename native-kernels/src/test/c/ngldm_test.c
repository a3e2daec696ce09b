#include "texture.h"

static int32_t coarseness;

static int64_t size(struct sample s, int64_t m) {
    return s.level_count * (m + 1);
}

static int32_t count(struct sample s, int64_t z0, int64_t z1, const int32_t *offsets, int64_t m, int64_t *counts) {
    return WEFT_TIERED(weft_ngldm)(s.levels, s.nx, s.ny, s.nz, s.level_count, z0, z1, offsets, m, coarseness, counts);
}

static void define(struct sample s, int64_t x, int64_t y, int64_t z, const int32_t *offsets, int64_t m,
    int64_t *counts) {
    int64_t i = level_at(s, x, y, z), d = 0;
    for (int64_t k = 0; k < m; k++) {
        int64_t j = level_at(s, x + offsets[3 * k], y + offsets[3 * k + 1], z + offsets[3 * k + 2]);
        d += j > 0 && llabs(i - j) <= coarseness;
    }
    counts[(i - 1) * (m + 1) + d]++;
}

void test(void) {
    static const int32_t COARSENESS[] = {0, 1, 5, 200, INT32_MAX};
    for (int64_t k = 0; k < 5; k++) {
        coarseness = COARSENESS[k];
        check_texture((struct texture){130, 20, size, count, define});
    }
}
