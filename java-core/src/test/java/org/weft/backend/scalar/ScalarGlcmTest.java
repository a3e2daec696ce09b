package org.weft.backend.scalar;

import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlcmKernelContract;

class ScalarGlcmTest extends GlcmKernelContract {

    @Override
    protected GlcmKernel kernel() {
        return new ScalarGlcm();
    }
}
