#include "image.h"

enum { PATTERNS = 256 };

void test(void) {
    for (int64_t k = 0; k < 200; k++) {
        struct size s = make_size();
        uint8_t *mask = make_mask(voxel_count(s));
        int64_t n = (s.nz + 1) * PATTERNS, *counts = block(n, sizeof *counts), *expected = block(n, sizeof *expected);
        int64_t layer0 = below(s.nz + 1), layer1 = layer0 + 1 + below(s.nz + 1 - layer0);
        for (int64_t i = 0; i < n; i++) {
            expected[i] = counts[i] = below(1000);
        }
        for (int64_t z = layer0 - 1; z < layer1 - 1; z++) {
            for (int64_t y = -1; y < s.ny; y++) {
                for (int64_t x = -1; x < s.nx; x++) {
                    int pattern = 0;
                    for (int c = 0; c < 8; c++) {
                        int64_t a = x + (c & 1), b = y + (c >> 1 & 1), d = z + (c >> 2);
                        pattern |= (is_within(s, a, b, d) && mask[index_of(s, a, b, d)] != 0) << c;
                    }
                    expected[(z + 1) * PATTERNS + pattern]++;
                }
            }
        }
        CALL_IN_NEED(WEFT_TIERED(weft_cells)(mask, s.nx, s.ny, s.nz, layer0, layer1, counts));
        for (int64_t i = 0; i < n; i++) {
            CHECK(i % PATTERNS == 0 || counts[i] == expected[i]);
        }
        free(mask);
        free(counts);
        free(expected);
    }
}
