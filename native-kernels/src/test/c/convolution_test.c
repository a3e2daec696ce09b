#include "image.h"

enum { ZERO, NEAREST, PERIODIC, MIRROR };

/* The voxel that stands at a place, found by stepping back from beyond the border; -1 for none. */
static int64_t beyond(int64_t i, int64_t n, int32_t boundary) {
    while (i < 0 || i >= n) {
        switch (boundary) {
        case ZERO:
            return -1;
        case NEAREST:
            i = i < 0 ? 0 : n - 1;
            break;
        case PERIODIC:
            i = i < 0 ? i + n : i - n;
            break;
        default:
            i = i < 0 ? -1 - i : 2 * n - 1 - i;
        }
    }
    return i;
}

static void define(struct size s, const float *in, int32_t axis, int64_t z0, int64_t z1, const double *taps,
    int64_t tap_count, int64_t origin, int32_t boundary, int32_t add, float *out) {
    int64_t n = axis == 0 ? s.nx : axis == 1 ? s.ny : s.nz, stride = axis == 0 ? 1 : axis == 1 ? s.nx : s.nx * s.ny;
    for (int64_t v = z0 * s.nx * s.ny; v < z1 * s.nx * s.ny; v++) {
        int64_t i = v / stride % n;
        double sum = add ? 0.0 + out[v] : 0;
        for (int64_t k = 0; k < tap_count; k++) {
            int64_t from = beyond(i - k + origin, n, boundary);
            if (from >= 0 && taps[k] != 0) {
                sum += taps[k] * in[v + (from - i) * stride];
            }
        }
        out[v] = (float)sum;
    }
}

void test(void) {
    for (int64_t k = 0; k < 200; k++) {
        struct size s = make_size();
        int64_t tap_count = 1 + below(below(10) == 0 ? 600 : 12), origin = below(tap_count);
        double *taps = block(tap_count, sizeof *taps);
        for (int64_t t = 0; t < tap_count; t++) {
            taps[t] = below(4) == 0 ? 0 : any();
        }
        float *in = make_image(voxel_count(s)), *out = make_image(voxel_count(s));
        float *expected = block(voxel_count(s), sizeof *expected);
        memcpy(expected, out, (size_t)voxel_count(s) * sizeof *out);
        int32_t axis = (int32_t)below(3), boundary = (int32_t)below(4), add = (int32_t)below(2);
        int64_t z0 = below(s.nz), z1 = z0 + 1 + below(s.nz - z0);
        define(s, in, axis, z0, z1, taps, tap_count, origin, boundary, add, expected);
        CALL_IN_NEED(WEFT_TIERED(weft_convolution)(in, s.nx, s.ny, s.nz, axis, z0, z1, taps, tap_count, origin,
            boundary, add, out));
        CHECK(are_equal(expected, out, voxel_count(s)));
        free(taps);
        free(in);
        free(out);
        free(expected);
    }
}
