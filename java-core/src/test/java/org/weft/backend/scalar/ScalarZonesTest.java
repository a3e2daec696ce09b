package org.weft.backend.scalar;

import org.weft.kernel.ZoneKernel;
import org.weft.kernel.ZoneKernelContract;

class ScalarZonesTest extends ZoneKernelContract {

    @Override
    protected ZoneKernel kernel() {
        return new ScalarZones();
    }
}
