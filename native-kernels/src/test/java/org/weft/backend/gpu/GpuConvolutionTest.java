package org.weft.backend.gpu;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.ConvolutionKernelContract;

@ParameterizedClass
@EnumSource
class GpuConvolutionTest extends ConvolutionKernelContract {

    @Parameter
    TestDevice device;

    @Override
    protected ConvolutionKernel kernel() {
        return device.kernel(ConvolutionKernel.class);
    }
}
