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
        prepare(kernels, levels(ball, arena), arena);
    }

    /** Chooses the kernel and makes its arguments. */
    protected abstract void prepare(Kernels kernels, DiscretisedVolume ball, Arena arena);

    private DiscretisedVolume levels(Ball ball, Arena arena) {
        float[] noise = ball.noise();
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < noise.length; k++) {
            if (ball.contains(k)) {
                min = Math.min(min, noise[k]);
                max = Math.max(max, noise[k]);
            }
        }
        var levels = arena.allocate(DiscretisedVolume.LAYOUT, noise.length);
        for (int k = 0; k < noise.length; k++) {
            int level = 1 + Math.min(LEVEL_COUNT - 1, (int) (LEVEL_COUNT * (noise[k] - min) / (max - min)));
            levels.setAtIndex(DiscretisedVolume.LAYOUT, k, (short) (ball.contains(k) ? level : 0));
        }
        return new DiscretisedVolume(ball.grid(), levels, LEVEL_COUNT);
    }
}
