/* The kernels as CUDA C, to be compiled to PTX. */
#include "cuda.h"
#include "kernels.h"
