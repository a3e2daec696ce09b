/*
 * The kernels as OpenCL C 1.2 with doubles. What is shared by the items of a group comes as the last argument of every
 * kernel. With WEFT_ALONE a group has one item, which need not care for others in what only its group sees.
 */
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF

typedef uchar uint8_t;
typedef ushort uint16_t;
typedef int int32_t;
typedef uint uint32_t;
typedef long int64_t;
typedef ulong uint64_t;

#define KERNEL(name, ...) __kernel void name(__VA_ARGS__, __local uint32_t *SHARED)
#define FUNCTION static
#define GLOBAL __global
#define LOCAL __local

#define ITEM ((int64_t)get_local_id(0))
#define ITEMS ((int64_t)get_local_size(0))
#define GROUP ((int64_t)get_group_id(0))
#define GROUPS ((int64_t)get_num_groups(0))
#define BARRIER barrier(CLK_LOCAL_MEM_FENCE)

#define FLOOR(x) floor(x)

/* What others may be changing. */
FUNCTION uint32_t read_global(GLOBAL volatile uint32_t *cell) {
    return *cell;
}

FUNCTION uint32_t add_global(GLOBAL volatile uint32_t *cell, uint32_t value) {
    return atomic_add(cell, value);
}

FUNCTION uint32_t lower_global(GLOBAL volatile uint32_t *cell, uint32_t value) {
    return atomic_min(cell, value);
}

/* Two words, as not every device adds 64 bits at once: whoever carries the lower one over raises the upper one. */
FUNCTION void add_wide(GLOBAL uint64_t *cell, uint64_t value) {
    GLOBAL volatile uint32_t *words = (GLOBAL volatile uint32_t *)cell;
    uint32_t low = (uint32_t)value, high = (uint32_t)(value >> 32);
    high += atomic_add(words, low) + low < low;
    if (high) {
        atomic_add(words + 1, high);
    }
}

FUNCTION uint32_t add_shared(LOCAL uint32_t *cell, uint32_t value) {
#ifdef WEFT_ALONE
    uint32_t old = *cell;
    *cell = old + value;
    return old;
#else
    return atomic_add((LOCAL volatile uint32_t *)cell, value);
#endif
}
