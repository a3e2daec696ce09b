#include "texture.h"

enum { SAMPLES = 60, MOST_COUNTS = 4000000 };

int64_t level_at(struct sample s, int64_t x, int64_t y, int64_t z) {
    int within = 0 <= x && x < s.nx && 0 <= y && y < s.ny && 0 <= z && z < s.nz;
    return within ? s.levels[(z * s.ny + y) * s.nx + x] : 0;
}

struct sample make_sample(void) {
    static const int32_t LEVELS[] = {1, 2, 7, 64, 255, 256, 1700};
    int64_t longest = below(20) == 0 ? 5000 : 80, choices = sizeof LEVELS / sizeof *LEVELS;
    struct sample s = {NULL, 1 + below(longest), 1 + below(9), 1 + below(7), LEVELS[below(choices)]};
    int64_t one_in = 1 + below(3) * below(20), n = s.nx * s.ny * s.nz;
    s.levels = block(n, sizeof *s.levels);
    for (int64_t k = 0; k < n; k++) {
        int64_t back = below(2) == 0 ? 1 : below(2) == 0 ? s.nx : s.nx * s.ny;
        uint16_t level = (uint16_t)(1 + below(s.level_count));
        level = below(2) == 0 && back <= k && s.levels[k - back] > 0 ? s.levels[k - back] : level;
        s.levels[k] = below(one_in) == 0 ? level : 0;
    }
    return s;
}

static int32_t *make_offsets(int64_t count, int64_t longest) {
    int32_t *offsets = block(3 * count, sizeof *offsets);
    for (int64_t k = 0; k < count;) {
        int32_t *o = offsets + 3 * k;
        for (int64_t axis = 0; axis < 3; axis++) {
            o[axis] = (int32_t)(below(2 * longest + 1) - longest);
        }
        k += o[0] != 0 || o[1] != 0 || o[2] != 0;
    }
    return offsets;
}

static void define(struct texture t, struct sample s, const int32_t *offsets, int64_t offset_count, int64_t *counts) {
    for (int64_t z = 0; z < s.nz; z++) {
        for (int64_t y = 0; y < s.ny; y++) {
            for (int64_t x = 0; x < s.nx; x++) {
                if (level_at(s, x, y, z) > 0) {
                    t.define(s, x, y, z, offsets, offset_count, counts);
                }
            }
        }
    }
}

/* Calls the kernel with ever more memory until it has enough. */
static void count_in_need(struct texture t, struct sample s, int64_t z0, int64_t z1, const int32_t *offsets,
    int64_t offset_count, int64_t *counts) {
    size_t bytes = (size_t)t.size(s, offset_count) * sizeof *counts;
    int64_t *before = block(t.size(s, offset_count), sizeof *before);
    memcpy(before, counts, bytes);
    for (int64_t blocks = 0;; blocks++) {
        blocks_left = blocks;
        int32_t status = t.count(s, z0, z1, offsets, offset_count, counts);
        blocks_left = -1;
        if (status == WEFT_OK) {
            break;
        }
        CHECK(status == WEFT_NO_MEMORY);
        CHECK(memcmp(before, counts, bytes) == 0);
    }
    free(before);
}

void check_texture(struct texture t) {
    for (int64_t k = 0; k < SAMPLES; k++) {
        struct sample s = make_sample();
        int64_t offset_count = 1 + below(t.most_offsets);
        while (t.size(s, offset_count) > MOST_COUNTS && offset_count > 1) {
            offset_count /= 2;
        }
        int32_t *offsets = make_offsets(offset_count, below(2) == 0 ? 1 : t.longest_offset);
        int64_t size = t.size(s, offset_count);
        int64_t *expected = block(size, sizeof *expected), *counts = block(size, sizeof *counts);
        define(t, s, offsets, offset_count, expected);
        for (int64_t z0 = 0, z1; z0 < s.nz; z0 = z1) {
            z1 = z0 + 1 + below(s.nz - z0);
            count_in_need(t, s, z0, z1, offsets, offset_count, counts);
        }
        CHECK(memcmp(expected, counts, (size_t)size * sizeof *counts) == 0);
        free(s.levels);
        free(offsets);
        free(expected);
        free(counts);
    }
}
