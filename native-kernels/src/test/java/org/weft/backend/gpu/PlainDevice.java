package org.weft.backend.gpu;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * The kernels compiled as C, {@code plain.c}: groups of one item run side by side in threads. Memory is filled with junk first, and
 * is counted.
 */
final class PlainDevice implements Device {

    static final String SKIPPED = "built with -DskipNative: there are no kernels in C";

    private static final class Library {

        static final SymbolLookup SYMBOLS = SymbolLookup.libraryLookup(
                Path.of(System.getProperty("weft.plain.folder"), System.mapLibraryName("weft_plain")), Arena.global());
        static final MethodHandle BE_GROUP = function("weft_be_group", JAVA_LONG, JAVA_LONG, ADDRESS);

        static MethodHandle function(String name, MemoryLayout... arguments) {
            return Linker.nativeLinker().downcallHandle(SYMBOLS.find(name).orElseThrow(),
                    FunctionDescriptor.ofVoid(arguments));
        }
    }

    private final int sharedWords;
    private final long memory;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong allocations = new AtomicLong();
    private final Map<String, Long> launches = new ConcurrentHashMap<>();

    /** @param memory bytes of memory that it pretends to have */
    PlainDevice(int sharedWords, long memory) {
        this.sharedWords = sharedWords;
        this.memory = memory;
    }

    static boolean isSkipped() {
        return Boolean.getBoolean("weft.native.skipped");
    }

    /** Bytes in use. */
    long used() {
        return used.get();
    }

    /** Bytes that have been uploaded so far. */
    long written() {
        return written.get();
    }

    /** How often memory has been allocated so far. */
    long allocations() {
        return allocations.get();
    }

    /** How often a kernel has been started so far. */
    long launches(String kernel) {
        return launches.getOrDefault(kernel, 0L);
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public int groupSize() {
        return 1;
    }

    @Override
    public int groupCount() {
        return 7;
    }

    @Override
    public int sharedWords() {
        return sharedWords;
    }

    @Override
    public DeviceBuffer allocate(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("devices have no buffers of " + bytes + " bytes");
        }
        if (used.addAndGet(bytes) > memory) {
            used.addAndGet(-bytes);
            throw new DeviceMemoryException(name(), bytes, memory);
        }
        allocations.incrementAndGet();
        return new Buffer(bytes);
    }

    private final class Buffer implements DeviceBuffer {

        private final Arena arena = Arena.ofShared();
        private final MemorySegment bytes;

        Buffer(long size) {
            bytes = arena.allocate(size, 64).fill((byte) 0x5a);
        }

        @Override
        public void write(long at, MemorySegment from) {
            written.addAndGet(from.byteSize());
            bytes.asSlice(at, from.byteSize()).copyFrom(from);
        }

        @Override
        public void read(long at, MemorySegment to) {
            to.copyFrom(bytes.asSlice(at, to.byteSize()));
        }

        @Override
        public void close() {
            used.addAndGet(-bytes.byteSize());
            arena.close();
        }
    }

    @Override
    public void launch(String kernel, long groups, int words, Object... arguments) {
        if (words > sharedWords) {
            throw new IllegalArgumentException(words + " words are more than a group's " + sharedWords);
        }
        launches.merge(kernel, 1L, Long::sum);
        Object[] values = Arrays.stream(arguments).map(PlainDevice::value).toArray();
        MethodHandle function = Library.function(kernel,
                Arrays.stream(values).map(PlainDevice::layout).toArray(MemoryLayout[]::new));
        LongStream.range(0, groups).parallel().forEach(group -> run(function, group, groups, words, values));
    }

    private static void run(MethodHandle function, long group, long groups, int words, Object[] values) {
        try (Arena arena = Arena.ofConfined()) {
            Library.BE_GROUP.invokeExact(group, groups,
                    arena.allocate(JAVA_INT, Math.max(words, 1)).fill((byte) 0x5a));
            function.invokeWithArguments(values);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(Object argument) {
        return argument instanceof Buffer buffer ? buffer.bytes : argument;
    }

    private static MemoryLayout layout(Object value) {
        return switch (value) {
            case MemorySegment _ -> ADDRESS;
            case Long _ -> JAVA_LONG;
            case Integer _ -> JAVA_INT;
            case Double _ -> JAVA_DOUBLE;
            default -> throw new IllegalArgumentException("no kernel takes a " + value.getClass());
        };
    }
}
