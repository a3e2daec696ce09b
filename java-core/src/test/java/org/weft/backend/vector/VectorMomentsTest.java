package org.weft.backend.vector;

import org.weft.kernel.MomentsKernel;
import org.weft.kernel.MomentsKernelContract;

class VectorMomentsTest extends MomentsKernelContract {

    @Override
    protected MomentsKernel kernel() {
        return new VectorMoments();
    }
}
