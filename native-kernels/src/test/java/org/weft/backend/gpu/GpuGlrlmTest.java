package org.weft.backend.gpu;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.GlrlmKernelContract;

@ParameterizedClass
@EnumSource
class GpuGlrlmTest extends GlrlmKernelContract {

    @Parameter
    TestDevice device;

    @Override
    protected GlrlmKernel kernel() {
        return device.kernel(GlrlmKernel.class);
    }
}
