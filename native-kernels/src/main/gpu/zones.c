/*
 * Zones as trees of voxels: every voxel points to one before it in its zone, the zone's first voxel to itself. Where two
 * trees meet, the later root is made to point to the earlier one, atomically, until both have the same root (Playne and
 * Hawick 2018); so the root is the zone's first voxel, however the items take turns.
 */

/* The root above a voxel; what others change meanwhile leads to the same tree. */
FUNCTION uint32_t root_of(GLOBAL volatile uint32_t *parents, uint32_t k) {
    uint32_t parent = read_global(parents + k);
    while (parent != k) {
        k = parent;
        parent = read_global(parents + k);
    }
    return k;
}

FUNCTION void unite(GLOBAL volatile uint32_t *parents, uint32_t a, uint32_t b) {
    a = root_of(parents, a);
    b = root_of(parents, b);
    while (a != b) {
        uint32_t late = a > b ? a : b, early = a > b ? b : a;
        uint32_t parent = lower_global(parents + late, early);
        /* Somebody else may have lowered it before: then that tree is to be united with, too. */
        b = root_of(parents, early);
        a = parent == late ? b : root_of(parents, parent);
    }
}

/* Every voxel uint32[n] is a tree of its own. */
KERNEL(weft_zones_start, GLOBAL uint32_t *parents, int64_t n) {
    for (int64_t k = GROUP * ITEMS + ITEM; k < n; k += GROUPS * ITEMS) {
        parents[k] = (uint32_t)k;
    }
}

/*
 * What follows works on some slices of a volume as if there were no others: their padded levels begin at levels[base], and
 * voxels k, from and to are counted from there.
 */

/*
 * Unites every voxel with its neighbours before it: with the first of them alone where it is of the zone, as all others are
 * neighbours of that one, too.
 *
 * levels    uint16, padded; voxels are from to to
 * steps     int64[step_count]: where neighbours lie, all of them before the voxel, the first one next to all others
 * parents   uint32[to]
 */
KERNEL(weft_zones_link, GLOBAL const uint16_t *levels, int64_t base, int64_t from, int64_t to,
    GLOBAL const int64_t *steps, int32_t step_count, GLOBAL uint32_t *parents) {
    levels += base;
    for (int64_t k = from + GROUP * ITEMS + ITEM; k < to; k += GROUPS * ITEMS) {
        uint16_t i = levels[k];
        for (int32_t m = 0; m < step_count && i > 0; m++) {
            if (k + steps[m] >= from && levels[k + steps[m]] == i) {
                unite(parents, (uint32_t)k, (uint32_t)(k + steps[m]));
                if (m == 0) {
                    break;
                }
            }
        }
    }
}

/*
 * Counts the voxels of every zone at its root, and finds their least distance. An item takes some voxels in a row and
 * adds what follows each other in one zone at once.
 *
 * parents                as linked
 * run                    voxels in a row
 * sizes, least           uint32[to]: 0 and 0xffffffff before; with_distances 0 leaves least as it is
 * distances              int32[z][y][x] without padding; front, row and slice are where the first voxel of the volume
 *                        lies in levels, and how far apart rows and slices do
 */
KERNEL(weft_zones_measure, GLOBAL const uint16_t *levels, int64_t base, int64_t from, int64_t to,
    GLOBAL uint32_t *parents, int64_t run, GLOBAL uint32_t *sizes, GLOBAL uint32_t *least, int32_t with_distances,
    GLOBAL const int32_t *distances, int64_t front, int64_t row, int64_t slice, int64_t nx, int64_t ny) {
    levels += base;
    int64_t runs = (to - from + run - 1) / run;
    for (int64_t r = GROUP * ITEMS + ITEM; r < runs; r += GROUPS * ITEMS) {
        int64_t begin = from + r * run, end = begin + run < to ? begin + run : to;
        uint32_t root = 0, size = 0, nearest = 0xffffffff;
        for (int64_t k = begin; k < end; k++) {
            if (levels[k] == 0) {
                continue;
            }
            uint32_t own = root_of(parents, (uint32_t)k);
            if (own != root && size > 0) {
                add_global(sizes + root, size);
                if (with_distances) {
                    lower_global(least + root, nearest);
                }
                size = 0;
                nearest = 0xffffffff;
            }
            root = own;
            size++;
            if (with_distances) {
                int64_t z = quotient(k - front, slice), rest = k - front - z * slice, y = quotient(rest, row);
                uint32_t distance = (uint32_t)distances[(z * ny + y) * nx + rest - y * row];
                nearest = distance < nearest ? distance : nearest;
            }
        }
        if (size > 0) {
            add_global(sizes + root, size);
            if (with_distances) {
                lower_global(least + root, nearest);
            }
        }
    }
}

/* Counts the zones whose first voxel is among so many in a row: counts uint32[runs]. */
KERNEL(weft_zones_count, GLOBAL const uint32_t *sizes, int64_t from, int64_t to, int64_t run, GLOBAL uint32_t *counts) {
    int64_t runs = (to - from + run - 1) / run;
    for (int64_t r = GROUP * ITEMS + ITEM; r < runs; r += GROUPS * ITEMS) {
        int64_t begin = from + r * run, end = begin + run < to ? begin + run : to;
        uint32_t count = 0;
        for (int64_t k = begin; k < end; k++) {
            count += sizes[k] > 0;
        }
        counts[r] = count;
    }
}

/*
 * Writes the zones of some voxels in a row from firsts[r] on: zones uint32[4][zone_count], first voxel, level, size, distance.
 * Sizes become the zones' numbers, counted from 1.
 */
KERNEL(weft_zones_list, GLOBAL const uint16_t *levels, int64_t base, int64_t from, int64_t to, int64_t run,
    GLOBAL const uint32_t *firsts, GLOBAL uint32_t *sizes, GLOBAL const uint32_t *least, int64_t zone_count,
    GLOBAL uint32_t *zones) {
    levels += base;
    int64_t runs = (to - from + run - 1) / run;
    for (int64_t r = GROUP * ITEMS + ITEM; r < runs; r += GROUPS * ITEMS) {
        int64_t begin = from + r * run, end = begin + run < to ? begin + run : to, zone = firsts[r];
        for (int64_t k = begin; k < end; k++) {
            if (sizes[k] > 0) {
                zones[zone] = (uint32_t)k;
                zones[zone_count + zone] = levels[k];
                zones[2 * zone_count + zone] = sizes[k];
                zones[3 * zone_count + zone] = least[k];
                zone++;
                sizes[k] = (uint32_t)zone;
            }
        }
    }
}

/*
 * Writes the root of every voxel of some slices, 0 outside the region: roots uint32[n], n a multiple of nx * ny.
 *
 * parents      as linked
 * first        where the first of the slices begins
 * row, slice   how far apart rows of levels lie, and the slices that are asked for
 */
KERNEL(weft_zones_roots, GLOBAL const uint16_t *levels, int64_t base, GLOBAL uint32_t *parents, int64_t n, int64_t nx,
    int64_t ny, int64_t first, int64_t row, int64_t slice, GLOBAL uint32_t *roots) {
    levels += base;
    for (int64_t v = GROUP * ITEMS + ITEM; v < n; v += GROUPS * ITEMS) {
        int64_t line = quotient(v, nx), z = quotient(line, ny);
        int64_t k = first + z * slice + (line - z * ny) * row + (v - line * nx);
        roots[v] = levels[k] == 0 ? 0 : root_of(parents, (uint32_t)k);
    }
}

/* Puts the number of its zone in place of every root, and leaves 0: no voxel lies there, as zeros lie before the first. */
KERNEL(weft_zones_number, GLOBAL uint32_t *roots, int64_t n, GLOBAL const uint32_t *numbers) {
    for (int64_t v = GROUP * ITEMS + ITEM; v < n; v += GROUPS * ITEMS) {
        roots[v] = roots[v] == 0 ? 0 : numbers[roots[v]];
    }
}
