package org.weft.backend.scalar;

import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.NgtdmKernelContract;

class ScalarNgtdmTest extends NgtdmKernelContract {

    @Override
    protected NgtdmKernel kernel() {
        return new ScalarNgtdm();
    }
}
