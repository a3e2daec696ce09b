package org.weft.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.kernel.Kernels;

/** From which size on a device is faster. */
class TrialTest {

    private static final double[] SIZES = {100, 200, 400};

    @Test
    void whereGainsBecomePositiveLiesBetweenTwoSizes() {
        assertEquals(150, Trial.crossover(SIZES, new double[] {-1, 1, 2}));
        assertEquals(350, Trial.crossover(SIZES, new double[] {-4, -3, 1}));
        assertEquals(200, Trial.crossover(SIZES, new double[] {-1, 0, 1}));
    }

    @Test
    void theLastChangeCounts() {
        assertEquals(250, Trial.crossover(SIZES, new double[] {5, -1, 3}));
    }

    @Test
    void whatAlwaysGainsDoesSoFromTheSmallestSizeOn() {
        assertEquals(100, Trial.crossover(SIZES, new double[] {1, 2, 3}));
    }

    @Test
    void upToTwiceTheLargestSizeTheLastLineGoesOn() {
        assertEquals(600, Trial.crossover(SIZES, new double[] {-5, -2, -1}));
        assertEquals(400, Trial.crossover(SIZES, new double[] {-5, -2, 0}));
        assertEquals(800, Trial.crossover(SIZES, new double[] {-5, -3, -2}));
        assertEquals(CrossoverFile.NEVER, Trial.crossover(SIZES, new double[] {-5, -3.1, -2.1}));
    }

    @Test
    void whatOnlyLosesMoreNeverGains() {
        assertEquals(CrossoverFile.NEVER, Trial.crossover(SIZES, new double[] {-1, -2, -3}));
        assertEquals(CrossoverFile.NEVER, Trial.crossover(SIZES, new double[] {-1, -1, -1}));
        assertEquals(CrossoverFile.NEVER, Trial.crossover(SIZES, new double[] {1, 1, -1}));
        assertEquals(CrossoverFile.NEVER, Trial.crossover(SIZES, new double[] {-1, -1e30, -1e30}));
    }

    /** Whoever sleeps in every call is slower, on cubes as small as these. */
    @ParameterizedTest
    @EnumSource
    void whoSleepsIsSlower(Trial trial) {
        AtomicInteger naps = new AtomicInteger();
        Kernels awake = WatchedKernels.of(_ -> {});
        Kernels asleep = WatchedKernels.of(type -> {
            assertEquals(trial.type(), type);
            naps.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        });
        assertEquals(27, trial.crossover(asleep, awake, 1, 3, 5));
        assertTrue(naps.get() > 0);
        assertTrue(trial.crossover(awake, asleep, 1, 3, 5) > 125);
    }
}
