#include "weft.h"
#include "tally.h"
#include "window.h"

/*
 * Union-find in one scan. Lanes find which of the neighbours already scanned have the level of a voxel, one bit each. A
 * table tells which few of them may belong to different trees: neighbours of one level that touch each other have been
 * united before. In an image nobody can foresee whether a voxel begins a tree, joins one, or links several, so a row is
 * gone over once for each of these without a branch on it, and the links, which are few, wait in a queue.
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
 * the root of united trees is the lowest of them. Each of a tree's numbers has an array of its own: parents, looked up
 * the most and at random, lie close.
 */
struct forest {
    int64_t count, capacity;
    int64_t likely; /* the room to begin with, of which nothing is used that is not needed */
    int32_t *parents;
    struct weft_zones *trees; /* distances only where they are asked for */
};

static int enlarge(void **array, int64_t capacity, size_t element) {
    void *larger = realloc(*array, (size_t)capacity * element);
    *array = larger == NULL ? *array : larger;
    return larger != NULL;
}

/* Makes room for some more trees and one that may be written in vain: 0 where there is none, or no number for so many. */
static int make_room(struct forest *forest, int64_t more, int measured) {
    struct weft_zones *trees = forest->trees;
    int64_t needed = forest->count + more + 1;
    if (needed <= forest->capacity) {
        return 1;
    }
    int64_t capacity = most(needed, most(forest->likely, 2 * forest->capacity));
    int made = needed <= INT32_MAX && enlarge((void **)&forest->parents, capacity, sizeof *forest->parents)
        && enlarge((void **)&trees->sizes, capacity, sizeof *trees->sizes)
        && enlarge((void **)&trees->levels, capacity, sizeof *trees->levels)
        && (!measured || enlarge((void **)&trees->distances, capacity, sizeof *trees->distances));
    forest->capacity = made ? capacity : forest->capacity;
    return made;
}

/* Digs the ground for so many trees, without voxels so far. */
static void dig(struct forest *forest, int64_t more) {
    int64_t *sizes = forest->trees->sizes;
    int32_t *parents = forest->parents, *distances = forest->trees->distances;
    for (int64_t t = forest->count; t < forest->count + more; t++) {
        parents[t] = (int32_t)t;
        sizes[t] = 0;
    }
    for (int64_t t = forest->count; distances != NULL && t < forest->count + more; t++) {
        distances[t] = INT32_MAX;
    }
}

/* Makes two trees one: climbs towards both roots in turn, always from the higher parent, and hangs what it leaves lower. */
static inline void unite(int32_t *parents, int32_t a, int32_t b) {
    while (parents[a] != parents[b]) {
        if (parents[a] < parents[b]) {
            int32_t other = a;
            a = b;
            b = other;
        }
        int32_t above = parents[a];
        parents[a] = parents[b];
        if (a == above) {
            return;
        }
        a = above;
    }
}

/* Adds every tree to the one below it, and keeps the roots. */
static void fell(struct forest *forest) {
    struct weft_zones *trees = forest->trees;
    int32_t *parents = forest->parents, *distances = trees->distances;
    for (int64_t t = forest->count - 1; t >= 0; t--) {
        int64_t parent = parents[t];
        trees->sizes[parent] += parent == t ? 0 : trees->sizes[t];
        if (distances != NULL) {
            distances[parent] = distances[t] < distances[parent] ? distances[t] : distances[parent];
        }
    }
    int64_t zone = 0;
    for (int64_t t = 0; t < forest->count; t++) {
        trees->sizes[zone] = trees->sizes[t];
        trees->levels[zone] = trees->levels[t];
        if (distances != NULL) {
            distances[zone] = distances[t];
        }
        zone += parents[t] == t;
    }
    trees->count = zone;
}

/* Puts the number of its zone in place of every tree's parent, once the trees are felled. */
static void number_zones(struct forest *forest) {
    int32_t *parents = forest->parents, zone = 0;
    for (int64_t t = 0; t < forest->count; t++) {
        parents[t] = parents[t] == t ? zone++ : parents[parents[t]];
    }
}

struct scan {
    struct window window;
    const int32_t *distances;
    uint32_t touch[IN_SPACE]; /* the neighbours that each of them touches */
    uint16_t *apart; /* [set] members apart, 0 until somebody asks */
    uint16_t *sets; /* of a row, of neighbours that have a voxel's level; then their members apart */
    int64_t *links; /* voxels of a row with more than one such member */
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
    scan->links = malloc((size_t)(nx + 1) * sizeof *scan->links);
    for (int i = 0; i < 2; i++) {
        scan->trees[i] = calloc((size_t)scan->window.length, sizeof *scan->trees[i]);
    }
    scan->forest.trees->ends = malloc((size_t)nz * sizeof *scan->forest.trees->ends);
    if (scan->apart == NULL || scan->sets == NULL || scan->links == NULL || scan->trees[0] == NULL
        || scan->trees[1] == NULL || scan->forest.trees->ends == NULL) {
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
    free(scan->links);
    free(scan->trees[0]);
    free(scan->trees[1]);
    free(scan->forest.parents);
}

/* For n voxels from one of the slice at hand on, the set of their neighbours that have their level; empty outside. */
static void find_equal(const struct scan *scan, int64_t at, int64_t n) {
    const struct window *window = &scan->window;
    for (int64_t x = 0; x < n; x += TALLY_LANES) {
        lanes16 level = load16(window->centre + at + x), set = level * 0;
        for (int64_t k = 0; k < window->count; k++) {
            set |= (lanes16)(load16(window->neighbours[k] + at + x) == level) & (uint16_t)(1 << k);
        }
        store16(scan->sets + x, set & (lanes16)(level != 0));
    }
}

/* Asks for the members apart of a row's sets that nobody has asked for before. */
static void learn(struct scan *scan, int64_t n) {
    for (int64_t x = 0; x < n; x++) {
        uint16_t set = scan->sets[x];
        if (set != 0 && scan->apart[set] == 0) {
            scan->apart[set] = members_apart(scan->touch, set);
        }
    }
}

/* Puts members apart in place of a row's sets, and queues the voxels with several. Returns how many these are. */
static int64_t part(struct scan *scan, int64_t n) {
    uint16_t *sets = scan->sets, *apart = scan->apart, strange = 0;
    int64_t *links = scan->links, link_count = 0;
    for (int64_t x = 0; x < n; x++) {
        strange |= (uint16_t)((sets[x] != 0) & (apart[sets[x]] == 0));
    }
    if (strange != 0) {
        learn(scan, n);
    }
    for (int64_t x = 0; x < n; x++) {
        sets[x] = apart[sets[x]];
        links[link_count] = x;
        link_count += sets[x] > 15;
    }
    return link_count;
}

/* The voxels of a row join the trees of their first members, rows of trees[member], or begin trees in trees[0]. */
static void grow(struct scan *scan, const uint16_t *levels, int32_t *const *trees, int64_t n) {
    const uint16_t *members = scan->sets;
    uint16_t *begun = scan->forest.trees->levels;
    int32_t *own = trees[0], tree = 0;
    const int32_t *rows[1 + IN_SPACE];
    for (int m = 0; m <= IN_SPACE; m++) { /* what has just been written is at hand */
        rows[m] = trees[m < 2 ? 2 : m];
    }
    int64_t count = scan->forest.count;
    for (int64_t x = 0; x < n; x++) {
        int first = members[x] & 15;
        int32_t other = rows[first][x], joined = first == 1 ? tree : other;
        tree = first == 0 ? (int32_t)count : joined;
        own[x] = tree;
        begun[count] = levels[x];
        count += (first == 0) & (levels[x] != 0);
    }
    scan->forest.count = count;
}

/* Counts the voxels of a row in their trees, where those outside count nothing. */
static void count_voxels(const struct scan *scan, const uint16_t *levels, const int32_t *trees, int64_t n) {
    int64_t *sizes = scan->forest.trees->sizes;
    for (int64_t x = 0; x < n; x++) {
        sizes[trees[x]] += levels[x] != 0;
    }
}

static void approach(const struct scan *scan, const uint16_t *levels, const int32_t *trees, const int32_t *distances,
    int64_t n) {
    int32_t *nearest = scan->forest.trees->distances;
    for (int64_t x = 0; x < n; x++) {
        int32_t distance = levels[x] == 0 ? INT32_MAX : distances[x], *least_yet = nearest + trees[x];
        *least_yet = distance < *least_yet ? distance : *least_yet;
    }
}

/* The n voxels from one of the slice at hand on, of which the first is the given one of the volume. */
static void scan_row(struct scan *scan, int64_t at, int64_t n, int64_t z, int64_t voxel) {
    const struct window *window = &scan->window;
    const uint16_t *levels = window->centre + at;
    int32_t *trees[1 + IN_SPACE] = {scan->trees[z & 1] + at};
    for (int64_t m = 1; m <= IN_SPACE; m++) { /* members that nobody has in a plane */
        trees[m] = trees[0];
    }
    for (int64_t k = 0; k < window->count; k++) {
        trees[1 + k] = scan->trees[(z + window->step[k]) & 1] + at + window->shift[k];
    }
    find_equal(scan, at, n);
    int64_t link_count = part(scan, n);
    dig(&scan->forest, n + 1);
    grow(scan, levels, trees, n);
    count_voxels(scan, levels, trees[0], n);
    if (scan->distances != NULL) {
        approach(scan, levels, trees[0], scan->distances + voxel, n);
    }
    for (int64_t i = 0; i < link_count; i++) {
        int64_t x = scan->links[i];
        for (uint32_t members = scan->sets[x] >> 4; members != 0; members >>= 4) {
            unite(scan->forest.parents, trees[0][x], trees[members & 15][x]);
        }
    }
}

static int scan_slice(struct scan *scan, int64_t z) {
    struct window *window = &scan->window;
    WEFT_TIERED(weft_move_window)(window, z);
    for (int64_t y = 0; y < window->ny; y++) {
        struct extent e = window->extents[y];
        if (e.first < e.end) {
            if (!make_room(&scan->forest, e.end - e.first, scan->distances != NULL)) {
                return 0;
            }
            scan_row(scan, row_start(window, y) + e.first, e.end - e.first, z,
                (z * window->ny + y) * window->nx + e.first);
        }
    }
    return 1;
}

/* The trees of a slice's voxels: of the slice at hand, as a seam holds them. */
static void keep_trees(const struct scan *scan, int64_t z, int32_t *seam) {
    const struct window *window = &scan->window;
    for (int64_t y = 0; y < window->ny; y++) {
        memcpy(seam + y * window->nx, scan->trees[z & 1] + row_start(window, y), (size_t)window->nx * sizeof *seam);
    }
}

/* Trees of the n voxels of a slice become zones, counted from 1, and 0 outside the region. */
static void number_voxels(const struct forest *forest, const uint16_t *levels, int64_t n, int32_t *seam) {
    for (int64_t v = 0; v < n; v++) {
        seam[v] = levels[v] == 0 ? 0 : forest->parents[seam[v]] + 1;
    }
}

/* Turns trees into zones, also in the two seams, where there are any. */
static void finish(struct forest *forest, const uint16_t *levels, int64_t plane, int64_t nz, int32_t *seams) {
    struct weft_zones *zones = forest->trees;
    int64_t begun = 0, number = 0;
    for (int64_t z = 0; z < nz; z++) { /* trees of a slice have numbers in a row */
        for (; begun < zones->ends[z]; begun++) {
            number += forest->parents[begun] == begun;
        }
        zones->ends[z] = number;
    }
    fell(forest);
    if (seams != NULL) {
        number_zones(forest);
        number_voxels(forest, levels, plane, seams);
        number_voxels(forest, levels + (nz - 1) * plane, plane, seams + plane);
    }
}

int32_t WEFT_TIERED(weft_zones)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz, int32_t planar,
    const int32_t *distances, int32_t *seams, struct weft_zones *zones) {
    *zones = (struct weft_zones){.count = 0};
    struct scan scan = {.distances = distances, .forest = {.likely = nx * ny * nz / 4, .trees = zones}};
    int going = open_scan(&scan, levels, nx, ny, nz, planar);
    for (int64_t z = 0; z < nz && going; z++) {
        going = scan_slice(&scan, z);
        zones->ends[z] = scan.forest.count;
        for (int64_t seam = 0; seam < 2 && seams != NULL && going; seam++) {
            if (z == seam * (nz - 1)) {
                keep_trees(&scan, z, seams + seam * nx * ny);
            }
        }
    }
    if (going) {
        finish(&scan.forest, levels, nx * ny, nz, seams);
    } else {
        WEFT_TIERED(weft_free_zones)(zones);
    }
    close_scan(&scan);
    return going ? WEFT_OK : WEFT_NO_MEMORY;
}

int32_t WEFT_TIERED(weft_free_zones)(const struct weft_zones *zones) {
    free(zones->sizes);
    free(zones->ends);
    free(zones->distances);
    free(zones->levels);
    return WEFT_OK;
}
