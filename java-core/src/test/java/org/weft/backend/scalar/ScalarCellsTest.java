package org.weft.backend.scalar;

import org.weft.kernel.CellKernel;
import org.weft.kernel.CellKernelContract;

class ScalarCellsTest extends CellKernelContract {

    @Override
    protected CellKernel kernel() {
        return new ScalarCells();
    }
}
