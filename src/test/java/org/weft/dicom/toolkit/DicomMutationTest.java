package org.weft.dicom.toolkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Element;
import org.weft.dicom.object.PixelData;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.Vr;

/**
 * Thousands of damaged objects: each is read right or refused with a {@link DicomException}, in bounded time and memory, and its header says
 * the same alone as with the pixels. {@code -Dweft.seed=...} repeats a run; the seed stands in every test's name, and the number of the
 * object in every failure.
 */
class DicomMutationTest {

    private static final long SEED = Long.getLong("weft.seed", System.nanoTime());
    private static final int OBJECTS_EACH = Integer.getInteger("weft.mutations", 200);
    private static final Path CASES = Path.of(System.getProperty("weft.data", "../../shared"), "cases", "dicom");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** CPU time that an object may take: classes are loaded in it, and the compiler is not yet done. */
    private static final long NANOSECONDS = 500_000_000;
    private static final long NANOSECONDS_PER_BYTE = 2_000;

    /** Memory that an object may take whatever its size: buffers for inflating, an exception. */
    private static final long BYTES = 1 << 19;
    /** The most that was seen is 22: an element or item of 8 bytes without a value is some objects of Java's with 180. */
    private static final long BYTES_READ_PER_BYTE = 32;
    /** The most that was seen is 58: a number of a few bytes is a text of 50, and parsed, as text and as number. */
    private static final long BYTES_ASKED_PER_BYTE = 96;
    /** What the method of deflation reaches. */
    private static final long LARGEST_RATIO = 1032;

    private record Seed(String name, byte[] bytes) {}

    /** Loads the classes, whose memory is no object's. */
    @BeforeAll
    static void warmUp() {
        ObjectSamples.all().values().forEach(bytes -> {
            try (Arena arena = Arena.ofConfined()) {
                values(read(MemorySegment.ofArray(bytes), Extent.WHOLE, arena).attributes());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> generated() {
        return ObjectSamples.all().entrySet().stream().map(e -> test(new Seed(e.getKey(), e.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> ofPatients() throws IOException {
        if (!Files.isDirectory(CASES)) {
            return Stream.empty();
        }
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".zip")).sorted().toList()) {
                smallest(file).forEach(seed -> tests.add(test(seed)));
            }
        }
        return tests.stream();
    }

    /** Of each kind of object one that is small. */
    private static List<Seed> smallest(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().filter(entry -> entry.getName().endsWith(".dcm") && entry.getSize() < 600_000)
                    .collect(Collectors.groupingBy(entry -> Path.of(entry.getName()).getParent()))
                    .values().stream().map(entries -> entries.stream()
                            .min(Comparator.comparingLong(ZipEntry::getSize)).orElseThrow())
                    .map(entry -> {
                        try (var in = zip.getInputStream(entry)) {
                            return new Seed(file.getFileName() + "!" + entry.getName(), in.readAllBytes());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }).toList();
        }
    }

    private static DynamicTest test(Seed seed) {
        return DynamicTest.dynamicTest(seed.name + ", weft.seed=" + SEED, () -> {
            assertTrue(check(seed.bytes, "undamaged"), "undamaged objects are read");
            SplittableRandom random = new SplittableRandom(SEED ^ seed.name.hashCode());
            int count = seed.bytes.length > 50_000 ? OBJECTS_EACH / 4 : OBJECTS_EACH;
            for (int i = 0; i < count; i++) {
                check(Mutation.some(seed.bytes, random), seed.name + ", weft.seed=" + SEED + ", object " + i);
            }
        });
    }

    /** Whether it is read. */
    private static boolean check(byte[] bytes, String name) {
        String told = name + " of " + bytes.length + " bytes";
        try (CountingArena arena = new CountingArena()) {
            MemorySegment segment = MemorySegment.ofArray(bytes);
            Outcome header = bounded(told, () -> bytes.length + arena.allocated, BYTES_READ_PER_BYTE,
                    () -> Outcome.of(() -> read(segment, Extent.HEADER, arena)));
            long inflated = arena.allocated;
            Outcome whole = bounded(told, () -> bytes.length + inflated, BYTES_READ_PER_BYTE,
                    () -> Outcome.of(() -> read(segment, Extent.WHOLE, arena)));
            assertTrue(inflated <= LARGEST_RATIO * bytes.length, told);
            assertAgree(header, whole, told);
            whole.object.ifPresent(object -> {
                bounded(told, () -> bytes.length + inflated, BYTES_ASKED_PER_BYTE, () -> values(object.attributes()));
                frames(object, told);
            });
            return whole.object.isPresent();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(told, e);
        }
    }

    /** What an action on so many bytes gives, which must not take long or much memory. */
    private static <T> T bounded(String told, LongSupplier bytes, long bytesPerByte, Supplier<T> action) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long time = THREADS.getCurrentThreadCpuTime();
        T result = action.get();
        long taken = THREADS.getCurrentThreadCpuTime() - time;
        long used = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        long size = bytes.getAsLong();
        assertTrue(taken < NANOSECONDS + NANOSECONDS_PER_BYTE * size, () -> taken + " ns for " + told);
        assertTrue(used < BYTES + bytesPerByte * size, () -> used + " bytes of memory for " + told);
        return result;
    }

    private static DicomObject read(MemorySegment bytes, Extent extent, Arena arena) {
        return new CompactToolkit().read(bytes, extent, arena);
    }

    private record Outcome(Optional<DicomObject> object, String refusal) {

        static Outcome of(Supplier<DicomObject> reading) {
            try {
                return new Outcome(Optional.of(reading.get()), "");
            } catch (DicomException e) {
                return new Outcome(Optional.empty(), e.getMessage());
            }
        }
    }

    private static void assertAgree(Outcome header, Outcome whole, String told) {
        if (header.object.isEmpty()) {
            assertEquals(header.refusal, whole.refusal, told);
        } else if (whole.object.isPresent()) {
            assertEquals(header.object.get().syntax(), whole.object.get().syntax(), told);
            assertSame(header.object.get().attributes(), whole.object.get().attributes(), told);
        }
    }

    private static void assertSame(DataSet one, DataSet other, String told) {
        List<Element> ones = List.copyOf(one.elements());
        List<Element> others = List.copyOf(other.elements());
        assertEquals(ones.stream().map(Element::tag).toList(), others.stream().map(Element::tag).toList(), told);
        for (int i = 0; i < ones.size(); i++) {
            assertEquals(ones.get(i).vr(), others.get(i).vr(), told);
            assertArrayEquals(ones.get(i).value(), others.get(i).value(), told);
            assertEquals(ones.get(i).items().size(), others.get(i).items().size(), told);
            for (int j = 0; j < ones.get(i).items().size(); j++) {
                assertSame(ones.get(i).items().get(j), others.get(i).items().get(j), told);
            }
        }
    }

    /** Every attribute of a name is asked for as text, numbers and items. */
    private static long values(DataSet dataSet) {
        long count = 0;
        for (Element element : dataSet.elements()) {
            Optional<Attribute> attribute = Attribute.of(element.tag());
            if (attribute.isPresent()) {
                count += dataSet.texts(attribute.get()).size() + numbers(dataSet, attribute.get());
                count += dataSet.items(attribute.get()).stream().mapToLong(DicomMutationTest::values).sum();
            }
        }
        return count;
    }

    private static long numbers(DataSet dataSet, Attribute attribute) {
        if (attribute.vr() != Vr.DS && attribute.vr() != Vr.IS && attribute.vr().unit() == 1) {
            return 0;
        }
        try {
            return dataSet.numbers(attribute).length;
        } catch (DicomException _) {
            return 0;
        }
    }

    /** Decodes the first frame and the last where they lie uncompressed; compressed ones are for the tests of their codecs. */
    private static void frames(DicomObject object, String told) {
        try {
            Frames frames = Frames.of(object);
            if (!(object.pixels().orElseThrow() instanceof PixelData.Plain(MemorySegment bytes))) {
                return;
            }
            long samples = frames.layout().frameSamples();
            assertTrue(samples <= 8 * bytes.byteSize(), told);
            for (long frame : List.of(0L, frames.layout().frames() - 1)) {
                float[] intensities = new float[(int) samples];
                frames.intensities(frame, 1, 0, intensities);
                if (frames.layout().sample() != PixelLayout.Sample.FLOAT) {
                    assertSame(stored(frames, frame), intensities, told);
                }
            }
        } catch (DicomException _) {
            // refused, as it may be
        }
    }

    private static double[] stored(Frames frames, long frame) {
        int[] stored = new int[(int) frames.layout().frameSamples()];
        frames.stored(frame, stored);
        boolean isSigned = frames.layout().sample() == PixelLayout.Sample.SIGNED;
        return Arrays.stream(stored).mapToDouble(value -> isSigned ? value : Integer.toUnsignedLong(value)).toArray();
    }

    private static void assertSame(double[] stored, float[] intensities, String told) {
        for (int i = 0; i < stored.length; i++) {
            assertEquals((float) stored[i], intensities[i], told);
        }
    }

    /** Knows how much memory outside the heap it gave. */
    private static final class CountingArena implements Arena {

        private final Arena arena = Arena.ofConfined();
        private long allocated;

        @Override
        public MemorySegment allocate(long size, long alignment) {
            allocated += size;
            return arena.allocate(size, alignment);
        }

        @Override
        public MemorySegment.Scope scope() {
            return arena.scope();
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
