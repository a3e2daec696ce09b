package org.weft.backend.vector;

import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.ConvolutionKernelContract;

class VectorConvolutionTest extends ConvolutionKernelContract {

    @Override
    protected ConvolutionKernel kernel() {
        return new VectorConvolution();
    }
}
