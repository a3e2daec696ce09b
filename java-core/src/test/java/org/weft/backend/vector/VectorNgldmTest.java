package org.weft.backend.vector;

import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgldmKernelContract;

class VectorNgldmTest extends NgldmKernelContract {

    @Override
    protected NgldmKernel kernel() {
        return new VectorNgldm();
    }
}
