package org.weft.backend.scalar;

import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DiscretiseKernelContract;

class ScalarDiscretiseTest extends DiscretiseKernelContract {

    @Override
    protected DiscretiseKernel kernel() {
        return new ScalarDiscretise();
    }
}
