#include "image.h"

/* The mask is peeled, one layer of voxels at a time. */
static void peel(struct size s, const uint8_t *mask, int planar, int32_t *distances) {
    static const int64_t FACES[][3] = {{-1, 0, 0}, {1, 0, 0}, {0, -1, 0}, {0, 1, 0}, {0, 0, -1}, {0, 0, 1}};
    int peeled = 1;
    for (int32_t layer = 1; peeled; layer++) {
        peeled = 0;
        for (int64_t v = 0; v < voxel_count(s); v++) {
            int edge = 0;
            for (int k = 0; k < (planar ? 4 : 6); k++) {
                int64_t x = v % s.nx + FACES[k][0], y = v / s.nx % s.ny + FACES[k][1];
                int64_t z = v / s.nx / s.ny + FACES[k][2];
                int64_t w = index_of(s, x, y, z);
                edge |= !is_within(s, x, y, z) || mask[w] == 0 || (distances[w] > 0 && distances[w] < layer);
            }
            if (edge && mask[v] != 0 && distances[v] == 0) {
                distances[v] = layer;
                peeled = 1;
            }
        }
    }
}

void test(void) {
    for (int64_t k = 0; k < 200; k++) {
        struct size s = make_size();
        int64_t n = voxel_count(s);
        uint8_t *mask = make_mask(n);
        int32_t planar = (int32_t)below(2), *distances = block(n, sizeof *distances);
        int32_t *expected = block(n, sizeof *expected);
        memset(distances, 0x5a, (size_t)n * sizeof *distances);
        peel(s, mask, planar, expected);
        CHECK(WEFT_TIERED(weft_distance)(mask, s.nx, s.ny, s.nz, planar, distances) == WEFT_OK);
        CHECK(memcmp(expected, distances, (size_t)n * sizeof *distances) == 0);
        free(mask);
        free(distances);
        free(expected);
    }
}
