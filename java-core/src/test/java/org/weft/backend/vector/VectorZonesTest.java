package org.weft.backend.vector;

import org.weft.kernel.ZoneKernel;
import org.weft.kernel.ZoneKernelContract;

class VectorZonesTest extends ZoneKernelContract {

    @Override
    protected ZoneKernel kernel() {
        return new VectorZones();
    }
}
