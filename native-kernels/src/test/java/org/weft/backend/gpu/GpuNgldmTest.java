package org.weft.backend.gpu;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgldmKernelContract;

@ParameterizedClass
@EnumSource
class GpuNgldmTest extends NgldmKernelContract {

    @Parameter
    TestDevice device;

    @Override
    protected NgldmKernel kernel() {
        return device.kernel(NgldmKernel.class);
    }
}
