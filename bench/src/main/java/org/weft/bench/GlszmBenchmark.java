package org.weft.bench;

import java.lang.foreign.Arena;
import org.openjdk.jmh.annotations.Benchmark;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Kernels;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;

/** Zones in space: the work behind the size zone matrix. */
public class GlszmBenchmark extends TextureBenchmark {

    private ZoneKernel kernel;
    private ZoneKernel.Arguments arguments;

    @Override
    protected void prepare(Kernels kernels, DiscretisedVolume ball, Arena arena) {
        kernel = kernels.zones();
        arguments = new ZoneKernel.Arguments(ball, false, null);
    }

    /** Finds the ball's zones. */
    @Benchmark
    public Zones find() {
        return kernel.find(arguments);
    }
}
