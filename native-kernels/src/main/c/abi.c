#include "weft.h"

int32_t weft_abi_version(void) {
    return WEFT_ABI_VERSION;
}
