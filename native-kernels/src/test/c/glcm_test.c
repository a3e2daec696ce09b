#include "texture.h"

static int64_t size(struct sample s, int64_t m) {
    return m * s.level_count * s.level_count;
}

static int32_t count(struct sample s, int64_t z0, int64_t z1, const int32_t *offsets, int64_t m, int64_t *counts) {
    return WEFT_TIERED(weft_glcm)(s.levels, s.nx, s.ny, s.nz, s.level_count, z0, z1, offsets, m, counts);
}

static void define(struct sample s, int64_t x, int64_t y, int64_t z, const int32_t *offsets, int64_t m,
    int64_t *counts) {
    for (int64_t k = 0; k < m; k++) {
        int64_t i = level_at(s, x, y, z);
        int64_t j = level_at(s, x + offsets[3 * k], y + offsets[3 * k + 1], z + offsets[3 * k + 2]);
        if (j > 0) {
            counts[(k * s.level_count + i - 1) * s.level_count + j - 1]++;
        }
    }
}

void test(void) {
    check_texture((struct texture){13, 90, size, count, define});
}
