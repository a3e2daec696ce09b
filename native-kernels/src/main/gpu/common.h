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
