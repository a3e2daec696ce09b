package org.weft.bench;

import java.lang.foreign.Arena;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Kernels;

/** What the benchmarks of texture kernels share: the ball in 64 grey levels. */
public abstract class TextureBenchmark extends BallBenchmark {

    /** Number of grey levels. */
    protected static final int LEVEL_COUNT = 64;

    @Override
    void prepare(Kernels kernels, Ball ball, Arena arena) {
        prepare(kernels, ball.levels(LEVEL_COUNT, arena), arena);
    }

    /** Chooses the kernel and makes its arguments. */
    protected abstract void prepare(Kernels kernels, DiscretisedVolume ball, Arena arena);
}
