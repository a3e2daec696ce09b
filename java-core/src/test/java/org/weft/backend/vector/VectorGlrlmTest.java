package org.weft.backend.vector;

import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.GlrlmKernelContract;

class VectorGlrlmTest extends GlrlmKernelContract {

    @Override
    protected GlrlmKernel kernel() {
        return new VectorGlrlm();
    }
}
