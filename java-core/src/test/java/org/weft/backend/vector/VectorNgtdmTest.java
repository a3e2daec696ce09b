package org.weft.backend.vector;

import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.NgtdmKernelContract;

class VectorNgtdmTest extends NgtdmKernelContract {

    @Override
    protected NgtdmKernel kernel() {
        return new VectorNgtdm();
    }
}
