package org.weft.dicom.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;

/** JPEG-LS (ITU-T T.87) by the machine's CharLS, where it is installed. */
final class JpegLsCodec implements Codec {

    private static final String INSTALL = "install CharLS 2 (Debian and Ubuntu: libcharls2; macOS: brew install charls)";
    private static final List<String> NAMES = List.of("libcharls.so.2", "libcharls.2.dylib", "charls-2-x64.dll");

    /** CharLS's functions; empty where the library is not installed. */
    private static final Optional<Functions> FUNCTIONS = find();

    /** The functions of its interface in C that decoding needs. Each but the first gives an error's number, 0 for none. */
    private record Functions(MethodHandle create, MethodHandle destroy, MethodHandle source, MethodHandle header,
            MethodHandle decode) {

        static Functions in(SymbolLookup library) {
            return new Functions(function(library, "create", FunctionDescriptor.of(ADDRESS)),
                    function(library, "destroy", FunctionDescriptor.ofVoid(ADDRESS)),
                    function(library, "set_source_buffer",
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG)),
                    function(library, "read_header", FunctionDescriptor.of(JAVA_INT, ADDRESS)),
                    function(library, "decode_to_buffer",
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT)));
        }

        private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor descriptor) {
            return Linker.nativeLinker().downcallHandle(library.findOrThrow("charls_jpegls_decoder_" + name),
                    descriptor);
        }
    }

    private static Optional<Functions> find() {
        for (String name : NAMES) {
            try {
                return Optional.of(Functions.in(SymbolLookup.libraryLookup(name, Arena.global())));
            } catch (IllegalArgumentException | NoSuchElementException _) {
                // not under this name, or too old: the obstacle says what to install
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> obstacle() {
        return FUNCTIONS.isPresent() ? Optional.empty()
                : Optional.of("Weft decodes it with a library that is not installed; " + INSTALL);
    }

    @Override
    public void decode(MemorySegment frame, PixelLayout layout, MemorySegment to) {
        FrameHeader header = Markers.read(frame, Markers.frameHeader(frame));
        header.require(layout);
        Markers.requireEnd(frame); // without it CharLS may look for bits for many seconds
        try (Arena arena = Arena.ofConfined()) {
            // In memory of its own: a file that shrinks while native code reads it would end the process.
            MemorySegment source = arena.allocate(frame.byteSize()).copyFrom(frame);
            int width = header.precision() > 8 ? 2 : 1;
            MemorySegment samples = arena.allocate(layout.frameSamples() * width, 2);
            int error = decode(FUNCTIONS.orElseThrow(), source, samples);
            if (error != 0) {
                throw new DicomException("a compressed frame cannot be decoded (CharLS error " + error
                        + "); the file is truncated or damaged: copy or export it again");
            }
            copy(samples, width, layout, to);
        }
    }

    private static int decode(Functions functions, MemorySegment source, MemorySegment samples) {
        try {
            MemorySegment decoder = (MemorySegment) functions.create.invokeExact();
            try {
                int error = (int) functions.source.invokeExact(decoder, source, source.byteSize());
                error = error != 0 ? error : (int) functions.header.invokeExact(decoder);
                return error != 0 ? error
                        : (int) functions.decode.invokeExact(decoder, samples, samples.byteSize(), 0);
            } finally {
                functions.destroy.invokeExact(decoder);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("CharLS cannot be called", e);
        }
    }

    /** CharLS gives samples of up to 8 bits as bytes, and wider ones in the machine's byte order. */
    private static void copy(MemorySegment samples, int width, PixelLayout layout, MemorySegment to) {
        ValueLayout.OfShort little = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
        if (width == 1 && layout.bitsAllocated() == 16) {
            for (long i = 0; i < layout.frameSamples(); i++) {
                to.setAtIndex(little, i, (short) Byte.toUnsignedInt(samples.get(ValueLayout.JAVA_BYTE, i)));
            }
        } else if (width == 1) {
            to.copyFrom(samples);
        } else {
            MemorySegment.copy(samples, ValueLayout.JAVA_SHORT_UNALIGNED, 0, to, little, 0, layout.frameSamples());
        }
    }
}
