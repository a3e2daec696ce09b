/* Sets uint32[n] to a value. */
KERNEL(weft_fill, GLOBAL uint32_t *words, int64_t n, uint32_t value) {
    for (int64_t k = GROUP * ITEMS + ITEM; k < n; k += GROUPS * ITEMS) {
        words[k] = value;
    }
}

/*
 * Lays rows of nx levels out as padded ones.
 *
 * voxels       uint16[n], n a multiple of nx * ny
 * padded       where the first of them belongs: padded[at]
 * row, slice   how far apart rows and slices of padded levels lie
 */
KERNEL(weft_pad, GLOBAL const uint16_t *voxels, int64_t n, int64_t nx, int64_t ny, GLOBAL uint16_t *padded, int64_t at,
    int64_t row, int64_t slice) {
    for (int64_t k = GROUP * ITEMS + ITEM; k < n; k += GROUPS * ITEMS) {
        int64_t line = quotient(k, nx), z = quotient(line, ny);
        padded[at + z * slice + (line - z * ny) * row + (k - line * nx)] = voxels[k];
    }
}
