package org.weft.backend.gpu;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DiscretiseKernelContract;

@ParameterizedClass
@EnumSource
class GpuDiscretiseTest extends DiscretiseKernelContract {

    @Parameter
    TestDevice device;

    @Override
    protected DiscretiseKernel kernel() {
        return device.kernel(DiscretiseKernel.class);
    }
}
