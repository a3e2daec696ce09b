#include "weft.h"
#include "tally.h"
#include "window.h"

/*
 * Union-find in one scan. Lanes find which of the neighbours already scanned have the level of a voxel, one bit each. A
 * table tells which few of them may belong to different trees: neighbours of one level that touch each other have been
 * united before.
 */

enum { IN_PLANE = 4, IN_SPACE = 13 };

/* What lies before a voxel in raster order, the voxel just before it first: its tree is at hand. */
static const int32_t BEFORE[IN_SPACE][3] = {{-1, 0, 0}, {-1, -1, 0}, {0, -1, 0}, {1, -1, 0}, {-1, -1, -1}, {0, -1, -1},
    {1, -1, -1}, {-1, 0, -1}, {0, 0, -1}, {1, 0, -1}, {-1, 1, -1}, {0, 1, -1}, {1, 1, -1}};

/* The set of those that touch one of them, itself included. */
static uint32_t touching(int a) {
    uint32_t set = 0;
    for (int b = 0; b < IN_SPACE; b++) {
        const int32_t *v = BEFORE[a], *w = BEFORE[b];
        set |= (uint32_t)(abs(v[0] - w[0]) <= 1 && abs(v[1] - w[1]) <= 1 && abs(v[2] - w[2]) <= 1) << b;
    }
    return set;
}

/* One member of each group that is linked within a set: its place plus 1 in four bits, the lowest first. */
static uint16_t members_apart(const uint32_t *touch, uint32_t set) {
    uint32_t members = 0;
    for (int shift = 0; set != 0; shift += 4) {
        int lowest = __builtin_ctz(set);
        members |= (uint32_t)(lowest + 1) << shift;
        uint32_t linked = 1u << lowest;
        set &= ~linked;
        while (linked != 0) {
            uint32_t more = set & touch[__builtin_ctz(linked)];
            linked = (linked & (linked - 1)) | more;
            set &= ~more;
        }
    }
    return (uint16_t)members;
}

/*
 * Parts of zones, united as they turn out to be linked. A tree's number grows with its first voxel in raster order, and
 * the root of united trees is the lowest of them.
 */
struct forest {
    struct weft_zone *trees;
    int64_t count, capacity;
    int32_t distance; /* of a tree without voxels */
};

/* Makes room for some more trees: 0 where there is none, or no number for so many. */
static int make_room(struct forest *forest, int64_t more) {
    int64_t needed = forest->count + more;
    if (needed <= forest->capacity) {
        return 1;
    }
    int64_t capacity = most(needed, forest->capacity + forest->capacity / 2);
    struct weft_zone *trees = needed > INT32_MAX ? NULL : realloc(forest->trees, (size_t)capacity * sizeof *trees);
    if (trees == NULL) {
        return 0;
    }
    forest->trees = trees;
    forest->capacity = capacity;
    return 1;
}

static int32_t plant(struct forest *forest, int32_t level, int32_t slice) {
    int32_t tree = (int32_t)forest->count++;
    forest->trees[tree] = (struct weft_zone){0, level, slice, forest->distance, tree};
    return tree;
}

static int32_t root(struct weft_zone *trees, int32_t tree) {
    while (trees[tree].parent != tree) {
        trees[tree].parent = trees[trees[tree].parent].parent;
        tree = trees[tree].parent;
    }
    return tree;
}

/* The root of both trees, which are one from now on. */
static int32_t unite(struct weft_zone *trees, int32_t a, int32_t b) {
    a = root(trees, a);
    b = root(trees, b);
    int32_t low = a < b ? a : b;
    trees[a].parent = low;
    trees[b].parent = low;
    return low;
}

/* Adds every tree to the one below it, keeps the roots, and returns their number. */
static int64_t fell(struct forest *forest) {
    struct weft_zone *trees = forest->trees;
    for (int64_t t = forest->count - 1; t >= 0; t--) {
        struct weft_zone *parent = trees + trees[t].parent;
        if (parent != trees + t) {
            parent->size += trees[t].size;
            parent->distance = parent->distance < trees[t].distance ? parent->distance : trees[t].distance;
        }
    }
    int64_t roots = 0;
    for (int64_t t = 0; t < forest->count; t++) {
        if (trees[t].parent == t) {
            trees[roots++] = trees[t];
        }
    }
    return roots;
}

struct scan {
    struct window window;
    const int32_t *distances;
    uint32_t touch[IN_SPACE]; /* the neighbours that each of them touches */
    uint16_t *apart; /* [set] members apart, 0 until somebody asks */
    uint16_t *sets; /* of a row */
    int32_t *trees[2]; /* of the voxels of two slices, padded as the window's are */
    struct forest forest;
};

static int open_scan(struct scan *scan, const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz, int planar) {
    int64_t neighbours = planar ? IN_PLANE : IN_SPACE;
    if (!WEFT_TIERED(weft_open_window)(&scan->window, levels, nx, ny, nz, BEFORE[0], neighbours)) {
        return 0;
    }
    scan->apart = calloc((size_t)1 << neighbours, sizeof *scan->apart);
    scan->sets = malloc((size_t)(nx + TALLY_LANES) * sizeof *scan->sets);
    for (int i = 0; i < 2; i++) {
        scan->trees[i] = malloc((size_t)scan->window.length * sizeof *scan->trees[i]);
    }
    if (scan->apart == NULL || scan->sets == NULL || scan->trees[0] == NULL || scan->trees[1] == NULL) {
        return 0;
    }
    for (int a = 0; a < IN_SPACE; a++) {
        scan->touch[a] = touching(a);
    }
    return 1;
}

static void close_scan(struct scan *scan) {
    WEFT_TIERED(weft_close_window)(&scan->window);
    free(scan->apart);
    free(scan->sets);
    free(scan->trees[0]);
    free(scan->trees[1]);
}

/* For n voxels from one of the slice at hand on, the set of their neighbours that have their level. */
static void find_equal(const struct scan *scan, int64_t at, int64_t n) {
    const struct window *window = &scan->window;
    for (int64_t x = 0; x < n; x += TALLY_LANES) {
        lanes16 level = load16(window->centre + at + x), set = level * 0;
        for (int64_t k = 0; k < window->count; k++) {
            set |= (lanes16)(load16(window->neighbours[k] + at + x) == level) & (uint16_t)(1 << k);
        }
        store16(scan->sets + x, set);
    }
}

/* The n voxels from one of the slice at hand on, whose sets are known, join trees. */
static void grow(struct scan *scan, int64_t at, int64_t n, int64_t z, const int32_t *distances) {
    const struct window *window = &scan->window;
    int32_t *trees = scan->trees[z % 2] + at, *neighbours[IN_SPACE];
    for (int64_t k = 0; k < window->count; k++) {
        neighbours[k] = scan->trees[(z + window->step[k]) & 1] + at + window->shift[k];
    }
    int32_t tree = 0;
    for (int64_t x = 0; x < n; x++) {
        uint16_t level = window->centre[at + x];
        if (level == 0) {
            continue;
        }
        uint16_t set = scan->sets[x];
        if (set != 0 && scan->apart[set] == 0) {
            scan->apart[set] = members_apart(scan->touch, set);
        }
        uint32_t places = scan->apart[set];
        if (places == 0) {
            tree = plant(&scan->forest, level, (int32_t)z);
        } else if ((places & 15) > 1) {
            tree = neighbours[(places & 15) - 1][x];
        }
        for (places >>= 4; places != 0; places >>= 4) {
            tree = unite(scan->forest.trees, tree, neighbours[(places & 15) - 1][x]);
        }
        trees[x] = tree;
        struct weft_zone *grown = scan->forest.trees + tree;
        grown->size++;
        if (distances != NULL) {
            grown->distance = distances[x] < grown->distance ? distances[x] : grown->distance;
        }
    }
}

static int scan_slice(struct scan *scan, int64_t z) {
    struct window *window = &scan->window;
    WEFT_TIERED(weft_move_window)(window, z);
    for (int64_t y = 0; y < window->ny; y++) {
        struct extent e = window->extents[y];
        if (e.first < e.end) {
            int64_t at = row_start(window, y) + e.first;
            if (!make_room(&scan->forest, e.end - e.first)) {
                return 0;
            }
            find_equal(scan, at, e.end - e.first);
            grow(scan, at, e.end - e.first, z,
                scan->distances == NULL ? NULL : scan->distances + (z * window->ny + y) * window->nx + e.first);
        }
    }
    return 1;
}

int32_t WEFT_TIERED(weft_zones)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz, int32_t planar,
    const int32_t *distances, struct weft_zones *zones) {
    struct scan scan = {.distances = distances, .forest.distance = distances == NULL ? 0 : INT32_MAX};
    int going = open_scan(&scan, levels, nx, ny, nz, planar);
    for (int64_t z = 0; z < nz && going; z++) {
        going = scan_slice(&scan, z);
    }
    close_scan(&scan);
    if (!going) {
        free(scan.forest.trees);
        return WEFT_NO_MEMORY;
    }
    zones->count = fell(&scan.forest);
    zones->zones = scan.forest.trees;
    return WEFT_OK;
}

int32_t WEFT_TIERED(weft_free_zones)(struct weft_zone *zones) {
    free(zones);
    return WEFT_OK;
}
