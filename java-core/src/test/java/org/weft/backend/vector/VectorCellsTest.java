package org.weft.backend.vector;

import org.weft.kernel.CellKernel;
import org.weft.kernel.CellKernelContract;

class VectorCellsTest extends CellKernelContract {

    @Override
    protected CellKernel kernel() {
        return new VectorCells();
    }
}
