package org.weft.backend.vector;

import org.weft.kernel.PairsKernel;
import org.weft.kernel.PairsKernelContract;

class VectorPairsTest extends PairsKernelContract {

    @Override
    protected PairsKernel kernel() {
        return new VectorPairs();
    }
}
