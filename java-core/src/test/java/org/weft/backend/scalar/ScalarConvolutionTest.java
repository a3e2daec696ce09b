package org.weft.backend.scalar;

import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.ConvolutionKernelContract;

class ScalarConvolutionTest extends ConvolutionKernelContract {

    @Override
    protected ConvolutionKernel kernel() {
        return new ScalarConvolution();
    }
}
