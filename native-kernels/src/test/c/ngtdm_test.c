#include "texture.h"

/* Voxels, and behind them differences. */
static int64_t size(struct sample s, int64_t m) {
    return 2 * s.level_count * (m + 1);
}

static int32_t count(struct sample s, int64_t z0, int64_t z1, const int32_t *offsets, int64_t m, int64_t *counts) {
    return WEFT_TIERED(weft_ngtdm)(s.levels, s.nx, s.ny, s.nz, s.level_count, z0, z1, offsets, m, counts,
        counts + size(s, m) / 2);
}

static void define(struct sample s, int64_t x, int64_t y, int64_t z, const int32_t *offsets, int64_t m,
    int64_t *counts) {
    int64_t i = level_at(s, x, y, z), w = 0, sum = 0;
    for (int64_t k = 0; k < m; k++) {
        int64_t j = level_at(s, x + offsets[3 * k], y + offsets[3 * k + 1], z + offsets[3 * k + 2]);
        w += j > 0;
        sum += j;
    }
    if (w > 0) {
        counts[(i - 1) * (m + 1) + w]++;
        counts[size(s, m) / 2 + (i - 1) * (m + 1) + w] += llabs(i * w - sum);
    }
}

void test(void) {
    check_texture((struct texture){130, 20, size, count, define});
}
