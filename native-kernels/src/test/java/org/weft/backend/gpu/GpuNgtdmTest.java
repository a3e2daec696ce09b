package org.weft.backend.gpu;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.NgtdmKernelContract;

@ParameterizedClass
@EnumSource
class GpuNgtdmTest extends NgtdmKernelContract {

    @Parameter
    TestDevice device;

    @Override
    protected NgtdmKernel kernel() {
        return device.kernel(NgtdmKernel.class);
    }
}
