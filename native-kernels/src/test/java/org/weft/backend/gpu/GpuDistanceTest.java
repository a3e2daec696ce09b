package org.weft.backend.gpu;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.DistanceKernelContract;

@ParameterizedClass
@EnumSource
class GpuDistanceTest extends DistanceKernelContract {

    @Parameter
    TestDevice device;

    @Override
    protected DistanceKernel kernel() {
        return device.kernel(DistanceKernel.class);
    }
}
