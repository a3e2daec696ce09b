package org.weft.backend.gpu;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.HistogramKernelContract;

@ParameterizedClass
@EnumSource
class GpuHistogramTest extends HistogramKernelContract {

    @Parameter
    TestDevice device;

    @Override
    protected HistogramKernel kernel() {
        return device.kernel(HistogramKernel.class);
    }
}
