package org.weft.backend.gpu;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlcmKernelContract;

@ParameterizedClass
@EnumSource
class GpuGlcmTest extends GlcmKernelContract {

    @Parameter
    TestDevice device;

    @Override
    protected GlcmKernel kernel() {
        return device.kernel(GlcmKernel.class);
    }
}
