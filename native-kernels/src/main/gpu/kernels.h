/* All kernels in one text, behind a prelude. */
#include "common.h"

#include "convolution.c"
#include "copy.c"
#include "discretise.c"
#include "distance.c"
#include "glcm.c"
#include "glrlm.c"
#include "histogram.c"
#include "moments.c"
#include "ngldm.c"
#include "ngtdm.c"
#include "zones.c"
