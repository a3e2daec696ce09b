#include "weft.h"
#include "tally.h"
#include "window.h"

/*
 * Slices are visited along the directions. A voxel's place in its run is 1, or one more than its predecessor's: a lane
 * each, row by row. The voxel at place r makes a run of r - 1 voxels one of r, and a tally counts the voxels of each place
 * and level, so that nobody looks for the ends of runs. Voxels of runs that begin before the slab have place 0; runs that
 * go on behind it are followed to their ends. Places that the tally has no row for are counted one by one.
 */

enum { BUSY_PLACES = 8 };

/* The volume, and counts int64[direction][level_count][max_run]. */
struct runs {
    const uint16_t *levels;
    int64_t nx, ny, nz;
    int64_t level_count, longest, max_run;
    int64_t *counts;
};

/* A direction, its part of the counts, a tally [last + 1][level_count + 1], and the places of this slice and of the one before. */
struct track {
    int64_t dx, dy, dz;
    int64_t *counts;
    struct tally tally;
    uint16_t last; /* the first place that has no row of its own */
    uint16_t bits; /* that occur in any place */
    uint16_t *places, *before;
};

/* Turns so many runs of a level into runs of this length, which are one voxel shorter so far. */
static void lengthen(const struct runs *runs, int64_t level, int64_t length, int64_t amount, int64_t *counts) {
    int64_t *row = counts + (level - 1) * runs->max_run;
    row[length - 1] += amount;
    if (length > 1) {
        row[length - 2] -= amount;
    }
}

static void take(struct track *track, const struct runs *runs) {
    struct tally *tally = &track->tally;
    int64_t side = runs->level_count + 1, end = least(track->bits + 1, track->last);
    for (int64_t k = 0; k < tally->number; k++) {
        for (int64_t place = 1; place < end; place++) {
            const uint32_t *cells = tally->cells + k * tally->size + place * side;
            for (int64_t i = 1; i < side; i++) {
                if (cells[i] > 0) {
                    lengthen(runs, i, place, cells[i], track->counts);
                }
            }
        }
    }
}

/* The voxels of a row, or of a part of it: their levels and places, and those of their predecessors. */
struct stretch {
    const uint16_t *levels, *levels_before, *places_before;
    uint16_t *places;
    int64_t n;
};

/* Row of the tally for a place. Places up to last are rows themselves; where none can be higher, nothing is capped. */
static inline uint16_t tally_row(uint16_t place, uint16_t last, int capped) {
    return capped && place > last ? last : place;
}

static inline lanes16 tally_rows(lanes16 place, uint16_t last, int capped) {
    lanes16 above = (lanes16)(place > last);
    return capped ? (above & last) | (~above & place) : place;
}

/*
 * Places and cells of voxels whose predecessors lie in another row: a voxel outside the region has place 0, and one of a
 * run of which nobody knows the beginning hands it on. Returns the bits that occur in any place.
 */
static inline uint16_t place_across(struct stretch s, uint16_t side, uint16_t last, int capped, uint16_t *cells) {
    lanes16 any = {0};
    for (int64_t x = 0; x < s.n; x += TALLY_LANES) {
        lanes16 level = load16(s.levels + x), before = load16(s.places_before + x);
        lanes16 same = (lanes16)(load16(s.levels_before + x) == level);
        lanes16 place = ((same & (before + (lanes16)(before == 0))) + 1) & ~(lanes16)(level == 0);
        store16(s.places + x, place);
        store16(cells + x, tally_rows(place, last, capped) * side + level);
        any |= place;
    }
    uint16_t bits = 0;
    for (int64_t k = 0; k < TALLY_LANES; k++) {
        bits |= any[k];
    }
    return bits;
}

/* The same for voxels of one row that precede each other; without a branch, as nobody can foresee where runs end. */
static inline uint16_t place_along(struct stretch s, uint16_t side, uint16_t last, int capped, uint16_t *cells) {
    uint16_t place = s.places_before[0], before = s.levels_before[0], any = 0;
    for (int64_t x = 0; x < s.n; x++) {
        uint16_t level = s.levels[x];
        place = (uint16_t)((place & -(level == before)) + 1);
        s.places[x] = level == 0 ? 0 : place;
        cells[x] = (uint16_t)(tally_row(place, last, capped) * side + level);
        any |= place;
        before = level;
    }
    return any;
}

static uint16_t place(const struct track *track, struct stretch s, uint16_t side, int64_t longest, uint16_t *cells) {
    uint16_t last = track->last;
    int along = track->dy == 0 && track->dz == 0;
    if (longest < last) {
        return along ? place_along(s, side, last, 0, cells) : place_across(s, side, last, 0, cells);
    }
    return along ? place_along(s, side, last, 1, cells) : place_across(s, side, last, 1, cells);
}

static void count_stretch(struct track *track, const struct runs *runs, struct stretch s) {
    if (is_full(&track->tally)) {
        raise_waiting(&track->tally);
        take(track, runs);
        clear_tally(&track->tally);
    }
    uint16_t *cells = space(&track->tally, s.n), last = track->last;
    uint16_t bits = place(track, s, (uint16_t)(runs->level_count + 1), runs->longest, cells);
    added(&track->tally, s.n);
    track->bits |= bits;
    for (int64_t x = 0; bits >= last && x < s.n; x++) {
        if (s.places[x] > 0 && s.places[x] >= last) {
            lengthen(runs, s.levels[x], s.places[x], 1, track->counts);
        }
    }
}

static void count_slice(struct track *track, const struct runs *runs, const struct window *w, int64_t k) {
    for (int64_t y = 0; y < w->ny; y++) {
        int64_t end = row_start(w, y) + w->extents[y].end;
        for (int64_t at = row_start(w, y) + w->extents[y].first; at < end; at += TALLY_QUEUE) {
            count_stretch(track, runs, (struct stretch){w->centre + at, w->neighbours[k] + at,
                track->before + at + w->shift[k], track->places + at, least(end - at, TALLY_QUEUE)});
        }
    }
}

/* Whether the voxel that a step leads to has this level. */
static int continues(const struct runs *r, int64_t x, int64_t y, int64_t z, const int64_t step[3], uint16_t level) {
    x += step[0];
    y += step[1];
    z += step[2];
    int within = 0 <= x && x < r->nx && 0 <= y && y < r->ny && 0 <= z && z < r->nz;
    return within && r->levels[(z * r->ny + y) * r->nx + x] == level;
}

/* How many voxels of a level follow on a voxel. */
static int64_t follow(const struct runs *r, int64_t x, int64_t y, int64_t z, const int64_t step[3], uint16_t level) {
    int64_t n = 0;
    while (continues(r, x + n * step[0], y + n * step[1], z + n * step[2], step, level)) {
        n++;
    }
    return n;
}

/* Corrects the runs that go on behind slice z, the last one: they are as long as they are. */
static void finish(const struct track *track, const struct runs *runs, const struct window *w, int64_t z) {
    int64_t step[3] = {track->dx, track->dy, track->dz}, behind = z + track->dz;
    if (track->dz == 0 || behind < 0 || behind >= w->nz) {
        return;
    }
    for (int64_t y = 0; y < w->ny; y++) {
        for (int64_t x = w->extents[y].first; x < w->extents[y].end; x++) {
            uint16_t level = w->centre[row_start(w, y) + x], place = track->places[row_start(w, y) + x];
            int64_t more = level == 0 || place == 0 ? 0 : follow(runs, x, y, z, step, level);
            if (more > 0) {
                int64_t *row = track->counts + (level - 1) * runs->max_run;
                row[place - 1]--;
                row[place + more - 1]++;
            }
        }
    }
}

/* Directions that all lead up or in slices, or all down. */
struct sweep {
    struct window window;
    int64_t count;
    int32_t *back; /* int32[count][3]: to the predecessors */
    struct track *tracks;
};

/* In a slice both ways along a line meet the same runs; rows are visited forward. */
static int is_backward(const int32_t *step) {
    return step[2] == 0 && (step[1] < 0 || (step[1] == 0 && step[0] < 0));
}

static int make_track(struct track *track, const struct sweep *sweep, const struct runs *runs, const int32_t *back) {
    int64_t rows = TALLY_MAX_CELLS / (runs->level_count + 1);
    *track = (struct track){.dx = -back[0], .dy = -back[1], .dz = -back[2], .counts = track->counts};
    track->last = (uint16_t)least(runs->longest + 1, rows - 1);
    track->places = calloc((size_t)sweep->window.length, sizeof *track->places);
    track->before = back[2] == 0 ? track->places : calloc((size_t)sweep->window.length, sizeof *track->before);
    int64_t side = runs->level_count + 1;
    return make_tally(&track->tally, (track->last + 1) * side, least(BUSY_PLACES, track->last + 1) * side)
        && track->places != NULL && track->before != NULL;
}

/* Prepares the directions that lead down, or those that do not. False where there is no memory. */
static int open_sweep(struct sweep *s, const struct runs *runs, int down, const int32_t *directions, int64_t count) {
    s->back = calloc((size_t)(3 * count + 1), sizeof *s->back);
    s->tracks = calloc((size_t)(count + 1), sizeof *s->tracks);
    if (s->back == NULL || s->tracks == NULL) {
        return 0;
    }
    for (int64_t m = 0; m < count; m++) {
        const int32_t *step = directions + 3 * m;
        if ((step[2] < 0) == down) {
            int32_t sign = is_backward(step) ? 1 : -1;
            for (int64_t axis = 0; axis < 3; axis++) {
                s->back[3 * s->count + axis] = sign * step[axis];
            }
            s->tracks[s->count++].counts = runs->counts + m * runs->level_count * runs->max_run;
        }
    }
    int opened = WEFT_TIERED(weft_open_window)(&s->window, runs->levels, runs->nx, runs->ny, runs->nz, s->back, s->count);
    for (int64_t k = 0; k < s->count && opened; k++) {
        opened = make_track(s->tracks + k, s, runs, s->back + 3 * k);
    }
    return opened;
}

static void close_sweep(struct sweep *sweep) {
    for (int64_t k = 0; sweep->tracks != NULL && k < sweep->count; k++) {
        struct track *track = sweep->tracks + k;
        free(track->tally.cells);
        free(track->before == track->places ? NULL : track->before);
        free(track->places);
    }
    WEFT_TIERED(weft_close_window)(&sweep->window);
    free(sweep->tracks);
    free(sweep->back);
}

/* Visits slices from one to another, up or down, both included. */
static void run_sweep(struct sweep *sweep, const struct runs *runs, int64_t from, int64_t to) {
    int64_t up = from <= to ? 1 : -1;
    for (int64_t z = from; z != to + up && sweep->count > 0; z += up) {
        WEFT_TIERED(weft_move_window)(&sweep->window, z);
        for (int64_t k = 0; k < sweep->count; k++) {
            struct track *track = sweep->tracks + k;
            uint16_t *older = track->before;
            track->before = track->places;
            track->places = older;
            count_slice(track, runs, &sweep->window, k);
        }
    }
    for (int64_t k = 0; k < sweep->count; k++) {
        finish(sweep->tracks + k, runs, &sweep->window, to);
        raise_waiting(&sweep->tracks[k].tally);
        take(sweep->tracks + k, runs);
    }
}

/* Runs that may be longer than 16 bits count, each from its first voxel. */
static void follow_each(const struct runs *runs, int64_t z0, int64_t z1, const int32_t *directions, int64_t count) {
    const uint16_t *levels = runs->levels + z0 * runs->ny * runs->nx;
    for (int64_t z = z0; z < z1; z++) {
        for (int64_t y = 0; y < runs->ny; y++) {
            for (int64_t x = 0; x < runs->nx; x++, levels++) {
                for (int64_t m = 0; m < count && *levels > 0; m++) {
                    const int32_t *d = directions + 3 * m;
                    int64_t step[3] = {d[0], d[1], d[2]}, back[3] = {-d[0], -d[1], -d[2]};
                    if (!continues(runs, x, y, z, back, *levels)) {
                        int64_t more = follow(runs, x, y, z, step, *levels);
                        runs->counts[(m * runs->level_count + *levels - 1) * runs->max_run + more]++;
                    }
                }
            }
        }
    }
}

int32_t WEFT_TIERED(weft_glrlm)(const uint16_t *levels, int64_t nx, int64_t ny, int64_t nz, int32_t level_count,
    int64_t z0, int64_t z1, const int32_t *directions, int64_t direction_count, int64_t max_run, int64_t *counts) {
    struct runs runs = {levels, nx, ny, nz, level_count, most(nx, most(ny, nz)), max_run, counts};
    if (runs.longest >= UINT16_MAX) {
        follow_each(&runs, z0, z1, directions, direction_count);
        return WEFT_OK;
    }
    struct sweep up = {.count = 0}, down = {.count = 0};
    int32_t status = WEFT_NO_MEMORY;
    if (open_sweep(&up, &runs, 0, directions, direction_count)
        && open_sweep(&down, &runs, 1, directions, direction_count)) {
        run_sweep(&up, &runs, z0, z1 - 1);
        run_sweep(&down, &runs, z1 - 1, z0);
        status = WEFT_OK;
    }
    close_sweep(&up);
    close_sweep(&down);
    return status;
}
