package org.weft.backend.vector;

import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DiscretiseKernelContract;

class VectorDiscretiseTest extends DiscretiseKernelContract {

    @Override
    protected DiscretiseKernel kernel() {
        return new VectorDiscretise();
    }
}
