#include "weft.h"

int32_t WEFT_TIERED(weft_glcm)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz, int32_t level_count,
    int64_t z0, int64_t z1, const int32_t *offsets, int64_t offset_count, int64_t *counts) {
    for (int64_t m = 0; m < offset_count; m++) {
        int64_t dx = offsets[3 * m], dy = offsets[3 * m + 1], dz = offsets[3 * m + 2];
        int64_t *table = counts + m * level_count * level_count;
        int64_t x0 = dx < 0 ? -dx : 0, x1 = dx > 0 ? nx - dx : nx;
        for (int64_t z = z0; z < z1; z++) {
            for (int64_t y = 0; y < ny; y++) {
                if (z + dz < 0 || z + dz >= nz || y + dy < 0 || y + dy >= ny) {
                    continue;
                }
                const uint16_t *first = levels + (z * ny + y) * nx;
                const uint16_t *second = levels + ((z + dz) * ny + y + dy) * nx;
                for (int64_t x = x0; x < x1; x++) {
                    if (first[x] > 0 && second[x + dx] > 0) {
                        table[(int64_t)(first[x] - 1) * level_count + second[x + dx] - 1]++;
                    }
                }
            }
        }
    }
    return WEFT_OK;
}
