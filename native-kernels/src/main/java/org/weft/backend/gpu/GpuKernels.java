package org.weft.backend.gpu;

import org.weft.backend.KernelCatalogue;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.ZoneKernel;

/** The kernels that run on a device; the processor has the others. */
public final class GpuKernels {

    private GpuKernels() {}

    /** All of one device, which share the grey levels that it holds. */
    public static KernelCatalogue of(Device device) {
        LevelStore store = new LevelStore(device);
        return new KernelCatalogue()
                .with(DiscretiseKernel.class, () -> new GpuDiscretise(device))
                .with(MomentsKernel.class, () -> new GpuMoments(device))
                .with(HistogramKernel.class, () -> new GpuHistogram(store))
                .with(GlcmKernel.class, () -> new GpuGlcm(store))
                .with(GlrlmKernel.class, () -> new GpuGlrlm(store))
                .with(ZoneKernel.class, () -> new GpuZones(store))
                .with(DistanceKernel.class, () -> new GpuDistance(device))
                .with(NgtdmKernel.class, () -> new GpuNgtdm(store))
                .with(NgldmKernel.class, () -> new GpuNgldm(store))
                .with(ConvolutionKernel.class, () -> new GpuConvolution(device));
    }
}
