package org.weft.backend.scalar;

import org.weft.kernel.PairsKernel;
import org.weft.kernel.PairsKernelContract;

class ScalarPairsTest extends PairsKernelContract {

    @Override
    protected PairsKernel kernel() {
        return new ScalarPairs();
    }
}
