/* Distances before any sweep: 0 outside the mask, more than any distance inside. */
KERNEL(weft_distance_start, GLOBAL const uint8_t *mask, int64_t n, GLOBAL int32_t *distances) {
    for (int64_t k = GROUP * ITEMS + ITEM; k < n; k += GROUPS * ITEMS) {
        distances[k] = mask[k] ? 0x7fffffff : 0;
    }
}

/*
 * Sweeps along lines, there and back: city-block distance is the least over one axis of the least over the others, so one
 * pass along each axis makes it. Every line ends outside the mask on either side.
 *
 * distances      int32[z][y][x]
 * lines          number of lines
 * length         voxels of a line, which lie a stride apart
 * inner, outer   line number b * inner + a, a < inner, starts at voxel b * outer + a
 */
KERNEL(weft_distance_sweep, GLOBAL int32_t *distances, int64_t lines, int64_t length, int64_t stride, int64_t inner,
    int64_t outer) {
    for (int64_t line = GROUP * ITEMS + ITEM; line < lines; line += GROUPS * ITEMS) {
        int64_t block = quotient(line, inner);
        GLOBAL int32_t *voxels = distances + block * outer + (line - block * inner);
        int32_t least = 0;
        for (int64_t k = 0; k < length; k++) {
            int32_t own = voxels[k * stride];
            least = own <= least ? own : least + 1;
            voxels[k * stride] = least;
        }
        least = 0;
        for (int64_t k = length - 1; k >= 0; k--) {
            int32_t own = voxels[k * stride];
            least = own <= least ? own : least + 1;
            voxels[k * stride] = least;
        }
    }
}
