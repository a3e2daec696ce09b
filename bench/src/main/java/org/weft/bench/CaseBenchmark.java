package org.weft.bench;

import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.weft.extract.Extractor;
import org.weft.feature.FeatureTable;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;

/** A whole extraction, from a region in memory to the table: time of one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "--add-modules=jdk.incubator.vector",
    "--enable-native-access=ALL-UNNAMED"})
public class CaseBenchmark {

    /** Which case, see {@link Case#named}; the balls have 1.1 and 8.2 million voxels. */
    @Param({"ibsi_ct_phantom", "sts_001_ct", "sts_001_pet", "sts_001_mr", "ball_128_64", "ball_256_125"})
    public String input;

    /** Which features, see {@link Case#named}. */
    @Param({"all", "without_autocorrelation"})
    public String features;

    /** Who computes. */
    @Param({"vector", "c"})
    public String backend;

    /** Number of threads. */
    @Param({"1", "2"})
    public int threads;

    private Arena arena;
    private Workers workers;
    private Region region;
    private Extractor extractor;

    /** Reads the files, or makes the ball. */
    @Setup(Level.Trial)
    @SuppressWarnings("MustBeClosed") // JMH calls close() after the trial
    public void prepare() {
        arena = Arena.ofShared();
        workers = new Workers(threads);
        Case asked = Case.named(input, features, ReferenceData.here(), arena);
        region = asked.region();
        extractor = new Extractor(new Engine(Chosen.kernels(backend), workers), asked.settings());
    }

    /** Gives the memory and the threads back. */
    @TearDown(Level.Trial)
    public void close() {
        workers.close();
        arena.close();
    }

    /** The table of the case. */
    @Benchmark
    public FeatureTable extract() {
        return extractor.extract(region);
    }
}
