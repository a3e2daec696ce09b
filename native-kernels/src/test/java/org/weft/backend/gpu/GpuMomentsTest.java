package org.weft.backend.gpu;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.MomentsKernelContract;

@ParameterizedClass
@EnumSource
class GpuMomentsTest extends MomentsKernelContract {

    @Parameter
    TestDevice device;

    @Override
    protected MomentsKernel kernel() {
        return device.kernel(MomentsKernel.class);
    }
}
