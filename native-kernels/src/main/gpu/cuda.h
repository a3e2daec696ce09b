/*
 * The kernels as CUDA C, for nvcc as well as for clang without any CUDA installed. What is shared by the items of a group
 * (a block of threads) is the dynamic shared memory of the launch.
 */
#ifdef __NVCC__
#include <stdint.h> /* which it has taken in already */
#define WEFT_SHARED __shared__
#define WEFT_KERNEL __global__
#define FUNCTION static __device__
#define ITEM ((int64_t)threadIdx.x)
#define ITEMS ((int64_t)blockDim.x)
#define GROUP ((int64_t)blockIdx.x)
#define GROUPS ((int64_t)gridDim.x)
#define BARRIER __syncthreads()
#define FLOOR(x) floor(x)
#define WEFT_ADD(cell, value) atomicAdd(cell, value)
#define WEFT_LOWER(cell, value) atomicMin(cell, value)
#else
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef int int32_t;
typedef unsigned int uint32_t;
typedef long long int64_t;
typedef unsigned long long uint64_t;

#define WEFT_SHARED __attribute__((shared))
#define WEFT_KERNEL __attribute__((global))
#define FUNCTION static __attribute__((device))
#define ITEM ((int64_t)__nvvm_read_ptx_sreg_tid_x())
#define ITEMS ((int64_t)__nvvm_read_ptx_sreg_ntid_x())
#define GROUP ((int64_t)__nvvm_read_ptx_sreg_ctaid_x())
#define GROUPS ((int64_t)__nvvm_read_ptx_sreg_nctaid_x())
#define BARRIER __syncthreads()
#define FLOOR(x) __builtin_floor(x)
#define WEFT_ADD(cell, value) __atomic_fetch_add(cell, value, __ATOMIC_RELAXED)
#define WEFT_LOWER(cell, value) __atomic_fetch_min(cell, value, __ATOMIC_RELAXED)
#endif

#define KERNEL(name, ...) extern "C" WEFT_KERNEL void name(__VA_ARGS__)
#define GLOBAL
#define LOCAL
#define SHARED weft_shared

extern WEFT_SHARED uint32_t weft_shared[];

/* What others may be changing. */
FUNCTION uint32_t read_global(volatile uint32_t *cell) {
    return *cell;
}

FUNCTION uint32_t add_global(volatile uint32_t *cell, uint32_t value) {
    return WEFT_ADD((uint32_t *)cell, value);
}

FUNCTION uint32_t lower_global(volatile uint32_t *cell, uint32_t value) {
    return WEFT_LOWER((uint32_t *)cell, value);
}

FUNCTION void add_wide(uint64_t *cell, uint64_t value) {
    WEFT_ADD((unsigned long long *)cell, (unsigned long long)value);
}

FUNCTION uint32_t add_shared(uint32_t *cell, uint32_t value) {
    return WEFT_ADD(cell, value);
}
