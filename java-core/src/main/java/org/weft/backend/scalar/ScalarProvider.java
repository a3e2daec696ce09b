package org.weft.backend.scalar;

import java.util.Optional;
import org.weft.backend.BackendProvider;
import org.weft.backend.KernelCatalogue;
import org.weft.kernel.CellKernel;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.InterpolationKernel;
import org.weft.kernel.Kernel;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.PairsKernel;
import org.weft.kernel.ZoneKernel;

/** The executable definition of every kernel in plain Java: always there, chosen last. */
public final class ScalarProvider implements BackendProvider {

    private final KernelCatalogue catalogue = new KernelCatalogue()
            .with(DiscretiseKernel.class, ScalarDiscretise::new)
            .with(MomentsKernel.class, ScalarMoments::new)
            .with(HistogramKernel.class, ScalarHistogram::new)
            .with(PairsKernel.class, ScalarPairs::new)
            .with(GlcmKernel.class, ScalarGlcm::new)
            .with(GlrlmKernel.class, ScalarGlrlm::new)
            .with(ZoneKernel.class, ScalarZones::new)
            .with(DistanceKernel.class, ScalarDistance::new)
            .with(NgtdmKernel.class, ScalarNgtdm::new)
            .with(NgldmKernel.class, ScalarNgldm::new)
            .with(CellKernel.class, ScalarCells::new)
            .with(ConvolutionKernel.class, ScalarConvolution::new)
            .with(InterpolationKernel.class, ScalarInterpolation::new);

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Probe probe() {
        return new Probe.Ready("plain Java " + Runtime.version().feature());
    }

    @Override
    public <K extends Kernel> Optional<K> kernel(Class<K> type) {
        return catalogue.get(type);
    }
}
