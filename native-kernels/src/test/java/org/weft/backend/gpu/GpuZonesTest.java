package org.weft.backend.gpu;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.ZoneKernelContract;

@ParameterizedClass
@EnumSource
class GpuZonesTest extends ZoneKernelContract {

    @Parameter
    TestDevice device;

    @Override
    protected ZoneKernel kernel() {
        return device.kernel(ZoneKernel.class);
    }
}
