package org.weft.backend.vector;

import org.weft.kernel.DistanceKernel;
import org.weft.kernel.DistanceKernelContract;

class VectorDistanceTest extends DistanceKernelContract {

    @Override
    protected DistanceKernel kernel() {
        return new VectorDistance();
    }
}
