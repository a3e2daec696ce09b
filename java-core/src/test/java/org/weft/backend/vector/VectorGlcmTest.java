package org.weft.backend.vector;

import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlcmKernelContract;

class VectorGlcmTest extends GlcmKernelContract {

    @Override
    protected GlcmKernel kernel() {
        return new VectorGlcm();
    }
}
