package org.weft.backend.vector;

import java.util.Optional;
import org.weft.backend.BackendProvider;
import org.weft.backend.KernelCatalogue;
import org.weft.kernel.CellKernel;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.InterpolationKernel;
import org.weft.kernel.Kernel;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.PairsKernel;
import org.weft.kernel.ZoneKernel;

/** Fast pure Java: the Java Vector API where it pays. Present where the incubator module is loaded. */
public final class VectorProvider implements BackendProvider {

    /** Made after the probe: each constructor named here makes the JVM look for the classes of the module. */
    private static final class Own {

        static final KernelCatalogue KERNELS = new KernelCatalogue()
                .with(DiscretiseKernel.class, VectorDiscretise::new)
                .with(MomentsKernel.class, VectorMoments::new)
                .with(GlcmKernel.class, VectorGlcm::new)
                .with(GlrlmKernel.class, VectorGlrlm::new)
                .with(ZoneKernel.class, VectorZones::new)
                .with(DistanceKernel.class, VectorDistance::new)
                .with(NgtdmKernel.class, VectorNgtdm::new)
                .with(NgldmKernel.class, VectorNgldm::new)
                .with(CellKernel.class, VectorCells::new)
                .with(ConvolutionKernel.class, VectorConvolution::new)
                .with(InterpolationKernel.class, VectorInterpolation::new)
                .with(PairsKernel.class, VectorPairs::new);
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public int priority() {
        return 10;
    }

    @Override
    public Probe probe() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return new Probe.Absent(
                    "the module jdk.incubator.vector is not loaded; start Java with --add-modules jdk.incubator.vector");
        }
        return new Probe.Ready("Java Vector API, " + VectorWidth.bits() + " bits");
    }

    @Override
    public <K extends Kernel> Optional<K> kernel(Class<K> type) {
        return Own.KERNELS.get(type);
    }
}
