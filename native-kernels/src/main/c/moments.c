#include "weft.h"
#include "doubles.h"

#include <math.h>

/*
 * A chunk of values at a time, whose smallest and largest and whose number are found first, as floats. Then as many of
 * the eight lanes of sums as a register holds stay in registers while the chunk goes over them. Only where not all of
 * its values count, differences of the others are made 0.
 */

enum {
    SUMS = 8,
    MANY = LANES == 2 ? 4 : 8, /* floats side by side */
    CHUNK = 4096 /* values that the nearest cache holds until all lanes have had theirs */
};

typedef int64_t longs __attribute__((vector_size(8 * LANES)));
typedef float floats __attribute__((vector_size(4 * LANES)));
typedef float many __attribute__((vector_size(4 * MANY)));
typedef int32_t many_ints __attribute__((vector_size(4 * MANY)));

struct sums {
    double sum[SUMS], absolute[SUMS], square[SUMS], cube[SUMS], fourth[SUMS];
};

/* What counts, as floats and as doubles. */
struct range {
    float least, most;
    double low, high;
};

static struct range range(double low, double high) {
    float least = (float)low, most = (float)high;
    least = least < low ? nextafterf(least, INFINITY) : least;
    most = most > high ? nextafterf(most, -INFINITY) : most;
    return (struct range){least, most, low, high};
}

/* Lane by lane, one where the condition holds, and the other elsewhere. */
static inline many choose(many_ints condition, many one, many other) {
    return (many)((condition & (many_ints)one) | (~condition & (many_ints)other));
}

/* Takes those of n values, a multiple of SUMS, that count into the number, min and max; returns how many they are. */
static int64_t find(struct weft_moments *moments, const float *values, int64_t n, const struct range *range) {
    many min = (many){0} + moments->min, max = (many){0} + moments->max;
    many_ints number = {0};
    for (int64_t k = 0; k < n; k += MANY) {
        many v;
        memcpy(&v, values + k, sizeof v);
        many_ints counts = (v >= range->least) & (v <= range->most);
        number -= counts; /* true is -1 */
        min = choose(counts & (v < min), v, min);
        max = choose(counts & (v > max), v, max);
    }
    int64_t sum = 0;
    for (int i = 0; i < MANY; i++) {
        sum += number[i];
        moments->min = min[i] < moments->min ? min[i] : moments->min;
        moments->max = max[i] > moments->max ? max[i] : moments->max;
    }
    moments->count += sum;
    return sum;
}

/* Adds n values, a multiple of SUMS, all or those that count, to as many lanes as a register holds, from one on. */
static inline void add_to_lanes(struct sums *sums, int lane, const float *values, int64_t n, double c, int all,
    const struct range *range) {
    doubles sum = load(sums->sum + lane), absolute = load(sums->absolute + lane), square = load(sums->square + lane);
    doubles cube = load(sums->cube + lane), fourth = load(sums->fourth + lane);
    for (int64_t k = lane; k < n; k += SUMS) {
        floats value;
        memcpy(&value, values + k, sizeof value);
        doubles v = __builtin_convertvector(value, doubles), d = v - c;
        if (!all) {
            d = (doubles)((v >= range->low) & (v <= range->high) & (longs)d);
        }
        doubles d2 = d * d;
        sum += d;
        absolute += (doubles)((longs)d & INT64_MAX); /* all but the sign */
        square += d2;
        cube += d2 * d;
        fourth += d2 * d2;
    }
    store(sums->sum + lane, sum);
    store(sums->absolute + lane, absolute);
    store(sums->square + lane, square);
    store(sums->cube + lane, cube);
    store(sums->fourth + lane, fourth);
}

static void add(struct weft_moments *moments, struct sums *sums, const float *values, int64_t n, double c,
    const struct range *range) {
    int64_t counting = find(moments, values, n, range);
    for (int lane = 0; lane < SUMS && counting > 0; lane += LANES) {
        if (counting == n) {
            add_to_lanes(sums, lane, values, n, c, 1, range);
        } else {
            add_to_lanes(sums, lane, values, n, c, 0, range);
        }
    }
}

int32_t WEFT_TIERED(weft_moments)(const float *values, int64_t n, double centre, double low, double high,
    struct weft_moments *moments) {
    struct sums sums = {0};
    struct range counting = range(low, high);
    float rest[SUMS];
    int64_t whole = n - n % SUMS;
    for (int lane = 0; lane < SUMS; lane++) {
        rest[lane] = whole + lane < n ? values[whole + lane] : NAN; /* which never counts */
    }
    *moments = (struct weft_moments){.min = INFINITY, .max = -INFINITY};
    for (int64_t k = 0; k < whole; k += CHUNK) {
        add(moments, &sums, values + k, whole - k < CHUNK ? whole - k : CHUNK, centre, &counting);
    }
    add(moments, &sums, rest, SUMS, centre, &counting);
    for (int lane = 0; lane < SUMS; lane++) {
        moments->sum += sums.sum[lane];
        moments->absolute += sums.absolute[lane];
        moments->square += sums.square[lane];
        moments->cube += sums.cube[lane];
        moments->fourth += sums.fourth[lane];
    }
    moments->min += 0.0f; /* 0 has no sign */
    moments->max += 0.0f;
    return WEFT_OK;
}
