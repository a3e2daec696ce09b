#include "texture.h"

static int64_t longest(struct sample s) {
    int64_t side = s.nx > s.ny ? s.nx : s.ny;
    return side > s.nz ? side : s.nz;
}

static int64_t size(struct sample s, int64_t m) {
    return m * s.level_count * longest(s);
}

static int32_t count(struct sample s, int64_t z0, int64_t z1, const int32_t *directions, int64_t m, int64_t *counts) {
    return WEFT_TIERED(weft_glrlm)(s.levels, s.nx, s.ny, s.nz, s.level_count, z0, z1, directions, m, longest(s),
        counts);
}

static void define(struct sample s, int64_t x, int64_t y, int64_t z, const int32_t *directions, int64_t m,
    int64_t *counts) {
    int64_t i = level_at(s, x, y, z);
    for (int64_t k = 0; k < m; k++) {
        const int32_t *d = directions + 3 * k;
        if (level_at(s, x - d[0], y - d[1], z - d[2]) != i) {
            int64_t r = 1;
            while (level_at(s, x + r * d[0], y + r * d[1], z + r * d[2]) == i) {
                r++;
            }
            counts[(k * s.level_count + i - 1) * longest(s) + r - 1]++;
        }
    }
}

void test(void) {
    check_texture((struct texture){26, 1, size, count, define});
}
