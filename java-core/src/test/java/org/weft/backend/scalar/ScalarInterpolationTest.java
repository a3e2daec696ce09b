package org.weft.backend.scalar;

import org.weft.kernel.InterpolationKernel;
import org.weft.kernel.InterpolationKernelContract;

class ScalarInterpolationTest extends InterpolationKernelContract {

    @Override
    protected InterpolationKernel kernel() {
        return new ScalarInterpolation();
    }
}
