package org.weft.backend.scalar;

import org.weft.kernel.DistanceKernel;
import org.weft.kernel.DistanceKernelContract;

class ScalarDistanceTest extends DistanceKernelContract {

    @Override
    protected DistanceKernel kernel() {
        return new ScalarDistance();
    }
}
