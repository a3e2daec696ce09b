/*
 * What the kernels share, in the language that is common to OpenCL C, CUDA C and C. A prelude (opencl.h, cuda.h,
 * plain.c) says what the words in capitals mean:
 *
 *   KERNEL(name, arguments)   a function that the host starts, with groups of items
 *   FUNCTION                  one that kernels call
 *   GLOBAL, LOCAL             where a pointer points to: the device's memory, or that of the group
 *   SHARED                    uint32[], the memory of the group, as many words as the launch asked for
 *   ITEM of ITEMS             the item's number in its group
 *   GROUP of GROUPS           the group's number
 *   BARRIER                   all items of the group come so far, and see what the others wrote to SHARED
 *
 * Kernels are right for any number of groups and of items in a group, and so for one item alone. They are told nothing
 * that could overflow: the host checks.
 *
 * Grey levels lie padded on the device: behind every row, behind every slice and on either side of the volume lie so many
 * zeros that every neighbour k + step of a voxel k is there, and is 0 where it is beyond the volume.
 */

/* The first of n things that part of so many parts takes; it takes those up to the first of the next part. */
FUNCTION int64_t share(int64_t n, int64_t part, int64_t parts) {
    return n / parts * part + n % parts * part / parts;
}

/* k / n for what is not negative: half as wide where that is wide enough, since devices divide 64 bits slowly. */
FUNCTION int64_t quotient(int64_t k, int64_t n) {
    return ((k | n) >> 32) == 0 ? (int64_t)((uint32_t)k / (uint32_t)n) : k / n;
}

/* Clears the memory of the group. */
FUNCTION void clear_shared(LOCAL uint32_t *cells, int64_t n, int64_t item, int64_t items) {
    for (int64_t cell = item; cell < n; cell += items) {
        cells[cell] = 0;
    }
}

/* A call of a kernel on grey levels. Many calls share a launch: a group works for one of them. */
struct call {
    int64_t first_group, groups; /* the groups that work for it */
    int64_t from, to;            /* its voxels are among levels[from] to levels[to] */
    int64_t steps, step_count;   /* its steps int64[step_count] lie so many int64 behind the first call */
    int64_t ng, parameter;       /* its highest level, and what else the kernel wants to know */
    int64_t shared;              /* how much of its table the memory of the group takes, 0 for nothing */
    int64_t counts;              /* its table begins at counts[counts] */
};

/* The call that a group works for; calls lie in the order of their groups. */
FUNCTION GLOBAL const struct call *call_of(GLOBAL const struct call *calls, int64_t call_count, int64_t group) {
    int64_t first = 0, end = call_count;
    while (end - first > 1) {
        int64_t middle = (first + end) / 2;
        if (calls[middle].first_group <= group) {
            first = middle;
        } else {
            end = middle;
        }
    }
    return calls + first;
}

FUNCTION GLOBAL const int64_t *steps_of(GLOBAL const struct call *calls, GLOBAL const struct call *call) {
    return (GLOBAL const int64_t *)calls + call->steps;
}
