#include "weft.h"
#include "doubles.h"

#include <math.h>

/*
 * Eight lanes of sums, of which as many as a register holds stay in registers while a chunk of values goes over them.
 * Values that do not count turn into a difference of 0 and into no smallest or largest value.
 */

enum {
    SUMS = 8,
    CHUNK = 4096 /* values that the nearest cache holds until all lanes have had theirs */
};

typedef int64_t longs __attribute__((vector_size(8 * LANES)));
typedef float floats __attribute__((vector_size(4 * LANES)));

struct sums {
    int64_t count[SUMS];
    double sum[SUMS], absolute[SUMS], square[SUMS], cube[SUMS], fourth[SUMS], min[SUMS], max[SUMS];
};

/* Lane by lane, one where the condition holds, and the other elsewhere. */
static inline doubles choose(longs condition, doubles one, doubles other) {
    return (doubles)((condition & ((longs)one ^ (longs)other)) ^ (longs)other);
}

/* Adds n values, a multiple of SUMS, to as many lanes as a register holds, from one on. */
static void add_to_lanes(struct sums *sums, int lane, const float *values, int64_t n, double c, double low, double high) {
    const doubles none_below = (doubles){0} + INFINITY, none_above = (doubles){0} - INFINITY;
    longs count = {0};
    doubles sum = load(sums->sum + lane), absolute = load(sums->absolute + lane), square = load(sums->square + lane);
    doubles cube = load(sums->cube + lane), fourth = load(sums->fourth + lane);
    doubles min = load(sums->min + lane), max = load(sums->max + lane);
    for (int64_t k = lane; k < n; k += SUMS) {
        floats value;
        memcpy(&value, values + k, sizeof value);
        doubles v = __builtin_convertvector(value, doubles);
        longs counts = (v >= low) & (v <= high);
        doubles d = (doubles)(counts & (longs)(v - c)), d2 = d * d;
        count -= counts; /* true is -1 */
        sum += d;
        absolute += (doubles)((longs)d & INT64_MAX); /* all but the sign */
        square += d2;
        cube += d2 * d;
        fourth += d2 * d2;
        doubles below = choose(counts, v, none_below), above = choose(counts, v, none_above);
        min = choose(below < min, below, min);
        max = choose(above > max, above, max);
    }
    for (int i = 0; i < LANES; i++) {
        sums->count[lane + i] += count[i];
    }
    store(sums->sum + lane, sum);
    store(sums->absolute + lane, absolute);
    store(sums->square + lane, square);
    store(sums->cube + lane, cube);
    store(sums->fourth + lane, fourth);
    store(sums->min + lane, min);
    store(sums->max + lane, max);
}

static void add(struct sums *sums, const float *values, int64_t n, double c, double low, double high) {
    for (int lane = 0; lane < SUMS; lane += LANES) {
        add_to_lanes(sums, lane, values, n, c, low, high);
    }
}

/* The lanes one after the other; 0 has no sign. */
static struct weft_moments total(const struct sums *sums) {
    struct weft_moments total = {.min = INFINITY, .max = -INFINITY};
    for (int lane = 0; lane < SUMS; lane++) {
        total.count += sums->count[lane];
        total.sum += sums->sum[lane];
        total.absolute += sums->absolute[lane];
        total.square += sums->square[lane];
        total.cube += sums->cube[lane];
        total.fourth += sums->fourth[lane];
        total.min = (float)sums->min[lane] < total.min ? (float)sums->min[lane] : total.min;
        total.max = (float)sums->max[lane] > total.max ? (float)sums->max[lane] : total.max;
    }
    total.min += 0.0f;
    total.max += 0.0f;
    return total;
}

int32_t WEFT_TIERED(weft_moments)(const float *values, int64_t n, double centre, double low, double high,
    struct weft_moments *moments) {
    struct sums sums = {0};
    for (int lane = 0; lane < SUMS; lane++) {
        sums.min[lane] = INFINITY;
        sums.max[lane] = -INFINITY;
    }
    float rest[SUMS];
    int64_t whole = n - n % SUMS;
    for (int lane = 0; lane < SUMS; lane++) {
        rest[lane] = whole + lane < n ? values[whole + lane] : NAN; /* which never counts */
    }
    for (int64_t k = 0; k < whole; k += CHUNK) {
        add(&sums, values + k, whole - k < CHUNK ? whole - k : CHUNK, centre, low, high);
    }
    add(&sums, rest, SUMS, centre, low, high);
    *moments = total(&sums);
    return WEFT_OK;
}
