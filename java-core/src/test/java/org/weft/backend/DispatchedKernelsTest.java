package org.weft.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.weft.backend.scalar.ScalarProvider;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DiscretiseKernelContract;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.DistanceKernelContract;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlcmKernelContract;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.GlrlmKernelContract;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.HistogramKernelContract;
import org.weft.kernel.Kernels;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.MomentsKernelContract;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgldmKernelContract;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.NgtdmKernelContract;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.ZoneKernelContract;

/** The contracts over kernels whose small calls the processor takes, and whose large ones a device that has no memory for every second. */
class DispatchedKernelsTest {

    private static final Set<Class<?>> DONE = ConcurrentHashMap.newKeySet();
    private static final Set<Class<?>> FAILED = ConcurrentHashMap.newKeySet();

    private final AtomicLong calls = new AtomicLong();

    private final Kernels kernels = Backends.Choice
            .of(new Accelerator(List.of(new FakePlatform("fails after work", true, this::count)),
                    List.of(new ScalarProvider()), 2, Optional.empty(), 50, (_, _, _, _) -> 60))
            .kernels();

    private void count(Class<?> type) {
        boolean fails = calls.incrementAndGet() % 2 == 0;
        (fails ? FAILED : DONE).add(type);
        if (fails) {
            throw new DeviceExhaustedError(new IllegalStateException("the device is full"));
        }
    }

    @AfterAll
    static void everyKernelWasCalledOnTheDevice() {
        Set<Class<?>> all = Stream.of(Trial.values()).map(Trial::type).collect(Collectors.toSet());
        assertEquals(all, DONE);
        assertEquals(all, FAILED);
    }

    @Nested
    class Discretise extends DiscretiseKernelContract {

        @Override
        protected DiscretiseKernel kernel() {
            return kernels.discretise();
        }
    }

    @Nested
    class Moments extends MomentsKernelContract {

        @Override
        protected MomentsKernel kernel() {
            return kernels.moments();
        }
    }

    @Nested
    class Histogram extends HistogramKernelContract {

        @Override
        protected HistogramKernel kernel() {
            return kernels.histogram();
        }
    }

    @Nested
    class Glcm extends GlcmKernelContract {

        @Override
        protected GlcmKernel kernel() {
            return kernels.glcm();
        }
    }

    @Nested
    class Glrlm extends GlrlmKernelContract {

        @Override
        protected GlrlmKernel kernel() {
            return kernels.glrlm();
        }
    }

    @Nested
    class Zones extends ZoneKernelContract {

        @Override
        protected ZoneKernel kernel() {
            return kernels.zones();
        }
    }

    @Nested
    class Distance extends DistanceKernelContract {

        @Override
        protected DistanceKernel kernel() {
            return kernels.distance();
        }
    }

    @Nested
    class Ngtdm extends NgtdmKernelContract {

        @Override
        protected NgtdmKernel kernel() {
            return kernels.ngtdm();
        }
    }

    @Nested
    class Ngldm extends NgldmKernelContract {

        @Override
        protected NgldmKernel kernel() {
            return kernels.ngldm();
        }
    }
}
