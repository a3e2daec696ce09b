package org.weft.backend.scalar;

import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgldmKernelContract;

class ScalarNgldmTest extends NgldmKernelContract {

    @Override
    protected NgldmKernel kernel() {
        return new ScalarNgldm();
    }
}
