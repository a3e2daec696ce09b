#include "image.h"

#include <math.h>

void test(void) {
    for (int64_t k = 0; k < 200; k++) {
        struct size s = make_size();
        float *values = make_image(voxel_count(s));
        uint8_t *mask = make_mask(voxel_count(s));
        for (int64_t v = 0; v < voxel_count(s); v++) {
            values[v] = mask[v] != 0 && !isfinite(values[v]) ? 1e30f : values[v];
        }
        int64_t x = below(s.nx), y = below(s.ny), z = below(s.nz);
        int64_t box[] = {x, y, z, x + 1 + below(s.nx - x), y + 1 + below(s.ny - y), z + 1 + below(s.nz - z)};
        struct size to = {box[3] - x, box[4] - y, box[5] - z};
        int64_t z0 = below(to.nz), z1 = z0 + 1 + below(to.nz - z0), first = below(100) - 50;
        int32_t level_count = (int32_t)(1 + below(below(2) == 0 ? 64 : 65535));
        double lower = any(), multiplier = (double)(1 + below(64)), divisor = fabs(any()) + 0.1;
        uint16_t *levels = block(voxel_count(to), sizeof *levels);
        memset(levels, 0x55, (size_t)voxel_count(to) * sizeof *levels);
        CHECK(WEFT_TIERED(weft_discretise)(values, mask, s.nx, s.ny, box, z0, z1, lower, multiplier, divisor, first,
                  level_count, levels)
              == WEFT_OK);
        for (int64_t v = 0; v < voxel_count(to); v++) {
            int64_t at = v / (to.nx * to.ny);
            int64_t in = index_of(s, x + v % to.nx, y + v / to.nx % to.ny, z + at);
            double level = floor(multiplier * (values[in] - lower) / divisor) - (double)first + 1;
            level = mask[in] == 0 ? 0 : fmin(fmax(level, 1), level_count);
            CHECK(levels[v] == (z0 <= at && at < z1 ? level : 0x5555));
        }
        free(values);
        free(mask);
        free(levels);
    }
}
