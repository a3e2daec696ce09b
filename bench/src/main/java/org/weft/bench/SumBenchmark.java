package org.weft.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
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

/** Sum of an off-heap float32 segment: a plain loop against the Vector API. Shows what one pass over a volume costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class SumBenchmark {
    // A constant: as a parameter the species would box every vector.
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** Number of floats; odd, so that the vector loop has a tail. */
    @Param({"1009", "1048573", "16777213"})
    public int size;

    private Arena arena;
    private MemorySegment values;

    /** Fills the segment with 0, 1, 2, 3, 0, 1, ...: small integers, whose sum floats hold exactly up to 2²⁴. */
    @Setup(Level.Trial)
    @SuppressWarnings("MustBeClosed") // JMH calls close() after the trial
    public void fill() {
        arena = Arena.ofShared();
        values = arena.allocate((long) size * Float.BYTES, 64);
        for (int i = 0; i < size; i++) {
            values.setAtIndex(ValueLayout.JAVA_FLOAT, i, i % 4);
        }
    }

    /** Gives the memory back. */
    @TearDown(Level.Trial)
    public void close() {
        arena.close();
    }

    /** One float at a time, in order. */
    @Benchmark
    public float loop() {
        float sum = 0;
        for (long i = 0; i < size; i++) {
            sum += values.getAtIndex(ValueLayout.JAVA_FLOAT, i);
        }
        return sum;
    }

    /** One vector at a time, its lanes added up at the end. */
    @Benchmark
    public float vector() {
        FloatVector sums = FloatVector.zero(SPECIES);
        int bound = SPECIES.loopBound(size);
        for (int i = 0; i < bound; i += SPECIES.length()) {
            sums = sums.add(
                    FloatVector.fromMemorySegment(SPECIES, values, (long) i * Float.BYTES, ByteOrder.nativeOrder()));
        }
        float sum = sums.reduceLanes(VectorOperators.ADD);
        for (int i = bound; i < size; i++) {
            sum += values.getAtIndex(ValueLayout.JAVA_FLOAT, i);
        }
        return sum;
    }
}
