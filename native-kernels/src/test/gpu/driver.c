/*
 * As much of NVIDIA's driver interface as the backend cuda calls, for machines without a card: one device whose memory is the machine's
 * and whose kernels are those of plain.c. It is as strict as the real one where that matters: a call needs a current
 * context, a group shares no more memory than there is, PTX of a version that a driver of CUDA 11 does not know is refused, and
 * an asynchronous copy needs page-locked memory and is made as late as can be. What is allocated is counted.
 */
#include "plain.c"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

enum {
    SUCCESS = 0,
    INVALID_VALUE = 1,
    OUT_OF_MEMORY = 2,
    NO_DEVICE = 101,
    INVALID_PTX = 218,
    UNSUPPORTED_PTX_VERSION = 222,
    INVALID_CONTEXT = 201,
    NOT_FOUND = 500
};

enum { SHARED_BYTES = 48 << 10, MEMORY = 1 << 30 };

static _Thread_local int contexts;

#define P(type, k) (*(type *)arguments[k])
#define POINTER(k) P(void *, k)

static void fill(void **arguments) {
    weft_fill(POINTER(0), P(int64_t, 1), P(uint32_t, 2));
}

static void pad(void **arguments) {
    weft_pad(POINTER(0), P(int64_t, 1), P(int64_t, 2), P(int64_t, 3), POINTER(4), P(int64_t, 5), P(int64_t, 6),
        P(int64_t, 7));
}

#define ON_LEVELS(name)                                                                                                \
    static void name(void **arguments) {                                                                               \
        weft_##name(POINTER(0), POINTER(1), P(int64_t, 2), POINTER(3));                                                \
    }

ON_LEVELS(glcm)
ON_LEVELS(glrlm)
ON_LEVELS(ngtdm)
ON_LEVELS(ngldm)
ON_LEVELS(histogram)

static void zones_start(void **arguments) {
    weft_zones_start(POINTER(0), P(int64_t, 1));
}

static void zones_link(void **arguments) {
    weft_zones_link(POINTER(0), P(int64_t, 1), P(int64_t, 2), P(int64_t, 3), POINTER(4), P(int32_t, 5), POINTER(6));
}

static void zones_measure(void **arguments) {
    weft_zones_measure(POINTER(0), P(int64_t, 1), P(int64_t, 2), P(int64_t, 3), POINTER(4), P(int64_t, 5), POINTER(6),
        POINTER(7), P(int32_t, 8), POINTER(9), P(int64_t, 10), P(int64_t, 11), P(int64_t, 12), P(int64_t, 13),
        P(int64_t, 14));
}

static void zones_count(void **arguments) {
    weft_zones_count(POINTER(0), P(int64_t, 1), P(int64_t, 2), P(int64_t, 3), POINTER(4));
}

static void zones_list(void **arguments) {
    weft_zones_list(POINTER(0), P(int64_t, 1), P(int64_t, 2), P(int64_t, 3), P(int64_t, 4), POINTER(5), POINTER(6),
        POINTER(7), P(int64_t, 8), POINTER(9));
}

static void zones_roots(void **arguments) {
    weft_zones_roots(POINTER(0), P(int64_t, 1), POINTER(2), P(int64_t, 3), P(int64_t, 4), P(int64_t, 5), P(int64_t, 6),
        P(int64_t, 7), P(int64_t, 8), POINTER(9));
}

static void zones_number(void **arguments) {
    weft_zones_number(POINTER(0), P(int64_t, 1), POINTER(2));
}

static void distance_start(void **arguments) {
    weft_distance_start(POINTER(0), P(int64_t, 1), POINTER(2));
}

static void distance_sweep(void **arguments) {
    weft_distance_sweep(POINTER(0), P(int64_t, 1), P(int64_t, 2), P(int64_t, 3), P(int64_t, 4), P(int64_t, 5));
}

static void discretise(void **arguments) {
    weft_discretise(POINTER(0), POINTER(1), P(int64_t, 2), P(int64_t, 3), P(int64_t, 4), P(int64_t, 5), P(int64_t, 6),
        P(int64_t, 7), P(double, 8), P(double, 9), P(double, 10), P(double, 11), P(double, 12), POINTER(13));
}

static void convolution(void **arguments) {
    weft_convolution(POINTER(0), POINTER(1), P(int64_t, 2), P(int64_t, 3), P(int64_t, 4), P(int64_t, 5), P(int64_t, 6),
        POINTER(7), POINTER(8), P(int32_t, 9), P(int32_t, 10), P(int32_t, 11));
}

static void moments(void **arguments) {
    weft_moments(POINTER(0), P(int64_t, 1), P(int64_t, 2), P(double, 3), P(double, 4), P(double, 5), P(int64_t, 6),
        POINTER(7));
}

static const struct kernel {
    const char *name;
    void (*run)(void **arguments);
} kernels[] = {{"weft_fill", fill}, {"weft_pad", pad}, {"weft_glcm", glcm}, {"weft_glrlm", glrlm},
    {"weft_ngtdm", ngtdm}, {"weft_ngldm", ngldm}, {"weft_zones_start", zones_start}, {"weft_zones_link", zones_link},
    {"weft_zones_measure", zones_measure}, {"weft_zones_count", zones_count}, {"weft_zones_list", zones_list},
    {"weft_zones_roots", zones_roots}, {"weft_zones_number", zones_number},
    {"weft_distance_start", distance_start}, {"weft_distance_sweep", distance_sweep}, {"weft_discretise", discretise},
    {"weft_convolution", convolution}, {"weft_histogram", histogram}, {"weft_moments", moments}};

#define DRIVER(name, ...)                                                                                              \
    int name(__VA_ARGS__);                                                                                             \
    int name(__VA_ARGS__)

DRIVER(cuInit, unsigned flags) {
    return flags == 0 ? SUCCESS : INVALID_VALUE;
}

DRIVER(cuDriverGetVersion, int *version) {
    *version = 11040;
    return SUCCESS;
}

DRIVER(cuDeviceGetCount, int *count) {
    *count = 1;
    return SUCCESS;
}

DRIVER(cuDeviceGet, int *device, int number) {
    *device = 7;
    return number == 0 ? SUCCESS : NO_DEVICE;
}

DRIVER(cuDeviceGetName, char *name, int length, int device) {
    strncpy(name, "stand-in", (size_t)length);
    return device == 7 ? SUCCESS : NO_DEVICE;
}

DRIVER(cuDeviceTotalMem_v2, size_t *bytes, int device) {
    *bytes = MEMORY;
    return device == 7 ? SUCCESS : NO_DEVICE;
}

DRIVER(cuDeviceGetAttribute, int *value, int attribute, int device) {
    switch (attribute) {
    case 8: /* shared memory of a group */
        *value = SHARED_BYTES;
        break;
    case 16: /* multiprocessors */
        *value = 1;
        break;
    case 75: /* compute capability 8.0 */
        *value = 8;
        break;
    case 76:
        *value = 0;
        break;
    default:
        return INVALID_VALUE;
    }
    return device == 7 ? SUCCESS : NO_DEVICE;
}

DRIVER(cuDevicePrimaryCtxRetain, void **context, int device) {
    *context = &contexts;
    return device == 7 ? SUCCESS : NO_DEVICE;
}

DRIVER(cuCtxPushCurrent_v2, void *context) {
    contexts++;
    return context ? SUCCESS : INVALID_CONTEXT;
}

DRIVER(cuCtxPopCurrent_v2, void **context) {
    *context = NULL;
    return contexts-- > 0 ? SUCCESS : INVALID_CONTEXT;
}

DRIVER(cuModuleLoadData, void **module, const char *image) {
    *module = (void *)kernels;
    const char *version = strstr(image, ".version ");
    if (contexts == 0 || !version) {
        return contexts == 0 ? INVALID_CONTEXT : INVALID_PTX;
    }
    return atof(version + strlen(".version ")) <= 7.4 ? SUCCESS : UNSUPPORTED_PTX_VERSION;
}

DRIVER(cuModuleGetFunction, const struct kernel **function, const struct kernel *module, const char *name) {
    for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) {
        if (strcmp(module[k].name, name) == 0) {
            *function = module + k;
            return contexts > 0 ? SUCCESS : INVALID_CONTEXT;
        }
    }
    return NOT_FOUND;
}

/* Allocations of device memory so far, those that live, those of page-locked memory; whether the latter is refused. */
static atomic_long allocated, living, locked;
static atomic_bool refusing;

DRIVER(weft_allocated, void) {
    return (int)allocated;
}

DRIVER(weft_living, void) {
    return (int)living;
}

DRIVER(weft_locked, void) {
    return (int)locked;
}

DRIVER(weft_refuse, int refuse) {
    refusing = refuse != 0;
    return SUCCESS;
}

/* Page-locked memory, and the copies that wait, in their order: whatever needs their result makes them first. */
enum { MOST_BLOCKS = 64, MOST_COPIES = 64 };

static struct {
    char *from, *to;
} blocks[MOST_BLOCKS];

static struct {
    void *to;
    const void *from;
    size_t bytes;
} copies[MOST_COPIES];

static int block_count, copy_count;
static mtx_t stream;
static once_flag once = ONCE_FLAG_INIT;

static void make_stream(void) {
    mtx_init(&stream, mtx_plain);
}

static void enter_stream(void) {
    call_once(&once, make_stream);
    mtx_lock(&stream);
}

static void make_copies(void) {
    for (int k = 0; k < copy_count; k++) {
        memcpy(copies[k].to, copies[k].from, copies[k].bytes);
    }
    copy_count = 0;
}

static void finish_stream(void) {
    enter_stream();
    make_copies();
    mtx_unlock(&stream);
}

static int copy_later(void *to, const void *from, size_t bytes, const void *host, void *in_stream) {
    bool is_locked = false;
    enter_stream();
    for (int k = 0; k < block_count; k++) {
        is_locked |= blocks[k].from <= (const char *)host && (const char *)host + bytes <= blocks[k].to;
    }
    if (copy_count == MOST_COPIES) {
        make_copies();
    }
    if (is_locked) {
        copies[copy_count].to = to;
        copies[copy_count].from = from;
        copies[copy_count++].bytes = bytes;
    }
    mtx_unlock(&stream);
    return contexts == 0 ? INVALID_CONTEXT : is_locked && !in_stream ? SUCCESS : INVALID_VALUE;
}

DRIVER(cuMemHostAlloc, void **memory, size_t bytes, unsigned flags) {
    if (contexts == 0 || flags != 0) {
        return contexts == 0 ? INVALID_CONTEXT : INVALID_VALUE;
    }
    enter_stream();
    *memory = refusing || block_count == MOST_BLOCKS ? NULL : malloc(bytes);
    if (*memory) {
        blocks[block_count].from = *memory;
        blocks[block_count++].to = (char *)*memory + bytes;
        locked++;
    }
    mtx_unlock(&stream);
    return *memory ? SUCCESS : OUT_OF_MEMORY;
}

DRIVER(cuMemFreeHost, void *memory) {
    finish_stream();
    enter_stream();
    for (int k = 0; k < block_count; k++) {
        if (blocks[k].from == memory) {
            blocks[k] = blocks[--block_count];
            locked--;
            free(memory);
        }
    }
    mtx_unlock(&stream);
    return contexts > 0 ? SUCCESS : INVALID_CONTEXT;
}

DRIVER(cuMemcpyHtoDAsync_v2, void *to, const void *from, size_t bytes, void *in_stream) {
    return copy_later(to, from, bytes, from, in_stream);
}

DRIVER(cuMemcpyDtoHAsync_v2, void *to, const void *from, size_t bytes, void *in_stream) {
    return copy_later(to, from, bytes, to, in_stream);
}

DRIVER(cuEventCreate, void **event, unsigned flags) {
    *event = &once;
    return contexts == 0 ? INVALID_CONTEXT : flags == 2 ? SUCCESS : INVALID_VALUE;
}

DRIVER(cuEventRecord, void *event, void *in_stream) {
    return contexts == 0 ? INVALID_CONTEXT : event && !in_stream ? SUCCESS : INVALID_VALUE;
}

DRIVER(cuEventSynchronize, void *event) {
    finish_stream();
    return contexts == 0 ? INVALID_CONTEXT : event ? SUCCESS : INVALID_VALUE;
}

DRIVER(cuMemAlloc_v2, void **memory, size_t bytes) {
    if (contexts == 0 || bytes == 0) {
        return contexts == 0 ? INVALID_CONTEXT : INVALID_VALUE;
    }
    *memory = bytes > MEMORY ? NULL : malloc(bytes);
    if (*memory) {
        memset(*memory, 0x5a, bytes);
        allocated++;
        living++;
    }
    return *memory ? SUCCESS : OUT_OF_MEMORY;
}

DRIVER(cuMemFree_v2, void *memory) {
    finish_stream();
    free(memory);
    living--;
    return contexts > 0 ? SUCCESS : INVALID_CONTEXT;
}

DRIVER(cuMemcpyHtoD_v2, void *to, const void *from, size_t bytes) {
    finish_stream();
    memcpy(to, from, bytes);
    return contexts > 0 ? SUCCESS : INVALID_CONTEXT;
}

DRIVER(cuMemcpyDtoH_v2, void *to, const void *from, size_t bytes) {
    finish_stream();
    memcpy(to, from, bytes);
    return contexts > 0 ? SUCCESS : INVALID_CONTEXT;
}

DRIVER(cuLaunchKernel, const struct kernel *function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by,
    unsigned bz, unsigned shared, void *stream, void **arguments, void **extra) {
    if (gx == 0 || gy != 1 || gz != 1 || bx == 0 || bx > 1024 || by != 1 || bz != 1 || shared > SHARED_BYTES || stream
        || extra) {
        return INVALID_VALUE;
    }
    finish_stream();
    uint32_t *words = malloc(shared + 1);
    memset(words, 0x5a, shared);
    for (unsigned group = 0; group < gx; group++) {
        weft_be_group(group, gx, words);
        function->run(arguments);
    }
    free(words);
    return contexts > 0 ? SUCCESS : INVALID_CONTEXT;
}
