package org.weft.backend.c;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The shared library of C kernels, open as long as the arena it was opened in. It comes from the jar, unpacked into a
 * temporary folder that only its owner can enter and that is gone again once the library is open, or from the path in
 * the system property {@value #PATH_PROPERTY}.
 *
 * <p>What is unpacked is read back and compared with the jar, byte by byte, before it is opened. That is enough: the
 * folder is new, its name cannot be foreseen, and only the user whose process this is may write to it, who could as
 * well exchange the jar; and the jar also holds the classes that would check anything more.
 */
final class NativeLibrary {
    /** System property: the path of a library to open instead of the one in the jar. */
    static final String PATH_PROPERTY = "weft.native.path";

    /** System property: the tier whose kernels are called, instead of the highest one present. */
    static final String TIER_PROPERTY = "weft.native.tier";

    /** The version of the C interface that this code calls; a library of another version is refused. */
    static final int ABI_VERSION = 3;

    private final SymbolLookup symbols;
    private final String origin;
    private final int abiVersion;

    private NativeLibrary(SymbolLookup symbols, String origin) {
        this.symbols = symbols;
        this.origin = origin;
        this.abiVersion = callForInt("weft_abi_version");
        if (abiVersion != ABI_VERSION) {
            throw new NativeUnavailableException("the C library " + origin + " has interface version " + abiVersion
                    + ", this Weft calls version " + ABI_VERSION + ": build both from the same sources");
        }
    }

    /**
     * Opens the library until the arena is closed.
     *
     * @throws NativeUnavailableException where there is none for this platform, or it cannot be unpacked or opened
     */
    static NativeLibrary open(Arena arena) {
        String path = System.getProperty(PATH_PROPERTY);
        return path == null ? openFromJar(arena) : open(arena, Path.of(path));
    }

    /**
     * Opens the library in a file until the arena is closed.
     *
     * @throws NativeUnavailableException where the file is missing or is not a library of this interface version
     */
    static NativeLibrary open(Arena arena, Path file) {
        return new NativeLibrary(lookup(arena, file.toAbsolutePath()), file.toString());
    }

    /** The version of the C interface that the library itself reports. */
    int abiVersion() {
        return abiVersion;
    }

    /** The tiers that the library holds and that this machine can run, the highest one last. */
    List<Tier> tiers() {
        return Tier.of(callForInt("weft_tiers"));
    }

    /** Where the library came from: a path, or the jar. */
    String origin() {
        return origin;
    }

    /**
     * A function of the library as a method handle.
     *
     * @throws NativeUnavailableException where the library has no such function
     */
    MethodHandle function(String name, FunctionDescriptor type) {
        MemorySegment address = symbols.find(name).orElseThrow(() -> new NativeUnavailableException(
                "the C library " + origin + " has no function " + name + ": build it from the sources of this Weft"));
        return Linker.nativeLinker().downcallHandle(address, type);
    }

    private int callForInt(String name) {
        MethodHandle function = function(name, FunctionDescriptor.of(ValueLayout.JAVA_INT));
        try {
            return (int) function.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError("a downcall without arguments cannot throw", e);
        }
    }

    private static NativeLibrary openFromJar(Arena arena) {
        String resource = "/org/weft/native/" + platform() + "/" + System.mapLibraryName("weft");
        try (InputStream packed = NativeLibrary.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new NativeUnavailableException("this build holds no C library for " + platform()
                        + ": build it here with gcc and cmake installed, without -DskipNative");
            }
            return new NativeLibrary(unpackAndLookup(arena, packed.readAllBytes()), "the jar");
        } catch (IOException e) {
            String folder = System.getProperty("java.io.tmpdir");
            throw new NativeUnavailableException("cannot unpack the C library into " + folder + " (" + e
                    + "): free some space there, or choose another folder with -Djava.io.tmpdir", e);
        }
    }

    private static SymbolLookup unpackAndLookup(Arena arena, byte[] packed) throws IOException {
        Path folder = Files.createTempDirectory("weft-"); // its owner's only, wherever files have owners
        Path file = folder.resolve(System.mapLibraryName("weft"));
        try {
            Files.write(file, packed, StandardOpenOption.CREATE_NEW);
            if (!Arrays.equals(packed, Files.readAllBytes(file))) {
                throw new IOException(file + " does not hold what was written to it");
            }
            return lookup(arena, file);
        } finally {
            discard(file);
            discard(folder);
        }
    }

    private static SymbolLookup lookup(Arena arena, Path file) {
        if (!Files.isReadable(file)) {
            throw new NativeUnavailableException("there is no readable C library at " + file
                    + ": correct or drop -D" + PATH_PROPERTY);
        }
        try {
            return SymbolLookup.libraryLookup(file, arena);
        } catch (IllegalArgumentException e) {
            throw new NativeUnavailableException("the system refuses to open the C library " + file
                    + ": it must be built for " + platform() + " and lie where files may be executed", e);
        }
    }

    /** An open library needs its file no longer, except on Windows, where it can go only once the JVM ends. */
    private static void discard(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }

    /** The operating system and processor as the build names them, such as {@code linux-x86_64}. */
    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (os.startsWith("mac") ? "macos" : os.startsWith("windows") ? "windows" : os) + "-"
                + (arch.equals("amd64") ? "x86_64" : arch.equals("arm64") ? "aarch64" : arch);
    }
}
