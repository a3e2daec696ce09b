/* The C interface of Weft: every function that Java calls. Arguments are validated in Java, before the call. */
#ifndef WEFT_H
#define WEFT_H

#include <stdint.h>

#if defined(_WIN32)
#define WEFT_EXPORT __declspec(dllexport)
#else
#define WEFT_EXPORT __attribute__((visibility("default")))
#endif

/* Raised whenever a signature below or the meaning of an argument changes. */
#define WEFT_ABI_VERSION 1

/* The version of this interface that the library was built with; Java refuses any other than its own. */
WEFT_EXPORT int32_t weft_abi_version(void);

#endif
