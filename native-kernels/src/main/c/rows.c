#include "weft.h"
#include "rows.h"

#include <stdlib.h>
#include <string.h>

/* Whether the four voxels from here on are outside the region. */
static int four_outside(const uint16_t *levels) {
    uint64_t four;
    memcpy(&four, levels, sizeof four);
    return four == 0;
}

struct extent WEFT_TIERED(weft_extent)(const uint16_t *levels, int64_t nx) {
    struct extent e = {0, nx};
    while (e.first + 4 <= nx && four_outside(levels + e.first)) {
        e.first += 4;
    }
    while (e.first < nx && levels[e.first] == 0) {
        e.first++;
    }
    while (e.end - 4 >= e.first && four_outside(levels + e.end - 4)) {
        e.end -= 4;
    }
    while (e.end > e.first && levels[e.end - 1] == 0) {
        e.end--;
    }
    return e;
}

int WEFT_TIERED(weft_rows)(struct rows *rows, int64_t z0, int64_t z1, const int32_t *offsets, int64_t offset_count) {
    int64_t low = z0, high = z1;
    for (int64_t m = 0; m < offset_count; m++) {
        int64_t dz = offsets[3 * m + 2];
        if (-rows->nz < dz && dz < rows->nz) {
            low = least(low, most(z0 + dz, 0));
            high = most(high, least(z1 + dz, rows->nz));
        }
    }
    rows->slice = low;
    rows->extents = calloc((size_t)((high - low) * rows->ny), sizeof *rows->extents);
    if (rows->extents == NULL) {
        return 0;
    }
    struct extent *next = rows->extents;
    for (int64_t z = low; z < high; z++) {
        for (int64_t y = 0; y < rows->ny; y++) {
            *next++ = WEFT_TIERED(weft_extent)(row(rows, y, z), rows->nx);
        }
    }
    return 1;
}
