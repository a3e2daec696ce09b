package org.weft.backend.c;

import java.lang.foreign.Arena;
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

/**
 * Kernels in C. The library is opened when somebody first asks for it, once, and stays open for the life of the
 * process: a kernel may run in any thread at any time.
 */
public final class CProvider implements BackendProvider {

    /** What came of opening the library; the machine initialises the class once, whichever thread is first. */
    private static final class Opened {

        static final Probe PROBE;
        static final KernelCatalogue KERNELS;

        static {
            Probe probe;
            KernelCatalogue kernels = new KernelCatalogue();
            try {
                TieredLibrary library = open();
                probe = new Probe.Ready("C, " + library);
                kernels = kernels(library);
            } catch (NativeUnavailableException e) {
                probe = new Probe.Absent(e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                probe = new Probe.Absent("opening the C library failed (" + e
                        + "); please report this, and choose another backend meanwhile");
            }
            PROBE = probe;
            KERNELS = kernels;
        }

        private static TieredLibrary open() {
            if (!CProvider.class.getModule().isNativeAccessEnabled()) {
                throw new NativeUnavailableException(
                        "Java may not call C; start Java with --enable-native-access=ALL-UNNAMED");
            }
            return TieredLibrary.of(NativeLibrary.open(Arena.global()),
                    System.getProperty(NativeLibrary.TIER_PROPERTY));
        }
    }

    private static KernelCatalogue kernels(TieredLibrary library) {
        return new KernelCatalogue()
                .with(ConvolutionKernel.class, () -> new NativeConvolution(library))
                .with(InterpolationKernel.class, () -> new NativeInterpolation(library))
                .with(MomentsKernel.class, () -> new NativeMoments(library))
                .with(DiscretiseKernel.class, () -> new NativeDiscretise(library))
                .with(ZoneKernel.class, () -> new NativeZones(library))
                .with(DistanceKernel.class, () -> new NativeDistance(library))
                .with(CellKernel.class, () -> new NativeCells(library))
                .with(GlcmKernel.class, () -> new NativeGlcm(library))
                .with(GlrlmKernel.class, () -> new NativeGlrlm(library))
                .with(NgtdmKernel.class, () -> new NativeNgtdm(library))
                .with(NgldmKernel.class, () -> new NativeNgldm(library))
                .with(PairsKernel.class, () -> new NativePairs(library));
    }

    @Override
    public String name() {
        return "c";
    }

    @Override
    public int priority() {
        return 20;
    }

    @Override
    public Probe probe() {
        return Opened.PROBE;
    }

    @Override
    public <K extends Kernel> Optional<K> kernel(Class<K> type) {
        return Opened.KERNELS.get(type);
    }
}
