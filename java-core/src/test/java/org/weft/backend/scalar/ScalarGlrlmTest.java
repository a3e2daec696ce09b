package org.weft.backend.scalar;

import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.GlrlmKernelContract;

class ScalarGlrlmTest extends GlrlmKernelContract {

    @Override
    protected GlrlmKernel kernel() {
        return new ScalarGlrlm();
    }
}
