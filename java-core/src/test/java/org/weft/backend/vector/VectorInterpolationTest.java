package org.weft.backend.vector;

import org.weft.kernel.InterpolationKernel;
import org.weft.kernel.InterpolationKernelContract;

class VectorInterpolationTest extends InterpolationKernelContract {

    @Override
    protected InterpolationKernel kernel() {
        return new VectorInterpolation();
    }
}
