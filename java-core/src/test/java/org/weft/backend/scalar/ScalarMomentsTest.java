package org.weft.backend.scalar;

import org.weft.kernel.MomentsKernel;
import org.weft.kernel.MomentsKernelContract;

class ScalarMomentsTest extends MomentsKernelContract {

    @Override
    protected MomentsKernel kernel() {
        return new ScalarMoments();
    }
}
