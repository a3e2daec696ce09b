#include "weft.h"

int32_t weft_abi_version(void) {
    return WEFT_ABI_VERSION;
}

/* The compiler's function asks whether the operating system saves the wider registers, too. */
int32_t weft_tiers(void) {
    int32_t tiers = WEFT_TIER_BASELINE;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        tiers |= WEFT_TIER_AVX2;
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
            && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
            tiers |= WEFT_TIER_AVX512;
        }
    }
#endif
    return tiers;
}
