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
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;

/** From compressed files to the table of all 174 features in a warm JVM: time of reading and extracting one case. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "--add-modules=jdk.incubator.vector",
    "--enable-native-access=ALL-UNNAMED"})
public class FilesBenchmark {

    /** Which case, see {@link CaseFiles#named}. */
    @Param({"ibsi_ct_phantom", "sts_001_ct"})
    public String input;

    /** Who computes. */
    @Param({"vector", "c"})
    public String backend;

    /** Number of threads. */
    @Param({"1", "2"})
    public int threads;

    private CaseFiles files;
    private Workers workers;
    private Extractor extractor;

    /** Looks the files up and starts the threads. */
    @Setup(Level.Trial)
    public void prepare() {
        files = CaseFiles.named(input, ReferenceData.here());
        workers = new Workers(threads);
        extractor = new Extractor(new Engine(Chosen.kernels(backend), workers),
                Case.settings(files.discretisation(), "all"));
    }

    /** Gives the threads back. */
    @TearDown(Level.Trial)
    public void close() {
        workers.close();
    }

    /** The table of the case; its memory goes. */
    @Benchmark
    public FeatureTable extract() {
        try (Arena arena = Arena.ofShared()) {
            return extractor.extract(files.read(extractor::reach, arena));
        }
    }
}
