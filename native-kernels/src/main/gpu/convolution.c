/* The voxel that stands at a place beyond a line of n, or -1 where 0 stands; boundaries in the order of Boundary. */
FUNCTION int64_t voxel_beyond(int32_t boundary, int64_t i, int64_t n) {
    if (boundary == 0) {
        return -1;
    }
    if (boundary == 1) {
        return i < 0 ? 0 : n - 1;
    }
    int64_t period = boundary == 2 ? n : 2 * n;
    int64_t k = (i % period + period) % period;
    return k < n ? k : period - 1 - k;
}

/*
 * Sums along one axis, in the order of the taps, in double, rounded once.
 *
 * in           float32: what is needed of the image, and along z of its surroundings
 * out          float32[n]: some whole slices of the result, and where add is set what they are added to
 * stride       how far apart voxels lie along the axis
 * length       voxels of out along the axis
 * place        the place in in of out's first voxel along the axis
 * whole        voxels of in along the axis, beyond which the boundary begins
 * taps         float64[tap_count], none of them 0
 * distances    int64[tap_count]: how far from the voxel each finds its own
 */
KERNEL(weft_convolution, GLOBAL const float *in, GLOBAL float *out, int64_t n, int64_t stride, int64_t length,
    int64_t place, int64_t whole, GLOBAL const double *taps, GLOBAL const int64_t *distances,
    int32_t tap_count, int32_t boundary, int32_t add) {
    for (int64_t k = GROUP * ITEMS + ITEM; k < n; k += GROUPS * ITEMS) {
        int64_t line = quotient(k, stride), block = quotient(line, length), i = line - block * length;
        int64_t start = block * length * stride + (k - line * stride); /* of the line in out, and in in */
        double sum = add ? 0.0 + out[k] : 0.0;
        for (int32_t t = 0; t < tap_count; t++) {
            int64_t from = i + place + distances[t];
            if (from < 0 || from >= whole) {
                from = voxel_beyond(boundary, from, whole);
            }
            if (from >= 0) {
                sum += taps[t] * in[start + from * stride];
            }
        }
        out[k] = (float)sum;
    }
}
