package org.weft.backend.scalar;

import org.weft.kernel.HistogramKernel;
import org.weft.kernel.HistogramKernelContract;

class ScalarHistogramTest extends HistogramKernelContract {

    @Override
    protected HistogramKernel kernel() {
        return new ScalarHistogram();
    }
}
