/*
 * Grey levels min(max(floor(multiplier * (v - lower) / divisor) - first + 1, 1), highest) of a box, 0 outside the mask.
 *
 * voxels, mask   float32 and uint8, so many slices of rows as the box has slices, nx voxels a row, ny rows a slice
 * bx, by         voxels and rows of the box
 * at             voxel of the box's first corner
 * levels         uint16[n] of the box
 */
KERNEL(weft_discretise, GLOBAL const float *voxels, GLOBAL const uint8_t *mask, int64_t nx, int64_t ny, int64_t at,
    int64_t bx, int64_t by, int64_t n, double lower, double multiplier, double divisor, double first, double highest,
    GLOBAL uint16_t *levels) {
    for (int64_t k = GROUP * ITEMS + ITEM; k < n; k += GROUPS * ITEMS) {
        int64_t line = quotient(k, bx), z = quotient(line, by);
        int64_t from = at + (z * ny + line - z * by) * nx + (k - line * bx);
        double level = FLOOR(multiplier * ((double)voxels[from] - lower) / divisor) - first + 1;
        level = level < 1 ? 1 : level;
        level = level > highest ? highest : level;
        levels[k] = mask[from] ? (uint16_t)level : 0;
    }
}
