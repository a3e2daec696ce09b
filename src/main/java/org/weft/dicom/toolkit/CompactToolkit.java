package org.weft.dicom.toolkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.weft.dicom.codec.Codec;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.TruncatedException;
import org.weft.dicom.object.Vr;

/** Weft's own reader of DICOM objects. Files without a preamble or without meta information are read where their first bytes leave no doubt. */
public final class CompactToolkit implements DicomToolkit {

    private static final int PREAMBLE = 128;
    private static final int MAGIC = 'D' | 'I' << 8 | 'C' << 16 | 'M' << 24;
    /** What a deflated object may inflate to where that is more than {@link #LARGEST_RATIO} times its size: a small file stays small. */
    private static final long LARGEST_INFLATED = 1L << 28;
    private static final long LARGEST_RATIO = 100;
    private static final int META_GROUP = 0x0002;
    private static final int META_TRANSFER_SYNTAX = 0x0010;

    @Override
    public String name() {
        return "weft";
    }

    @Override
    public DicomObject read(MemorySegment bytes, Extent extent, Arena arena) {
        long start = start(bytes);
        if (start < 0) {
            throw new DicomException("it is no DICOM object; give DICOM files, or a folder of them");
        }
        Meta meta = meta(bytes, start);
        if (meta.syntax == TransferSyntax.DEFLATED) {
            MemorySegment inflated = inflate(bytes.asSlice(meta.end), arena);
            DicomObject object = new ObjectParser(inflated, 0, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, extent).parse();
            return new DicomObject(TransferSyntax.DEFLATED, object.attributes(), object.pixels());
        }
        return new ObjectParser(bytes, meta.end, meta.syntax, extent).parse();
    }

    @Override
    public Optional<String> obstacle(TransferSyntax syntax) {
        if (!syntax.isEncapsulated()) {
            return Optional.empty();
        }
        return Codec.of(syntax).map(Codec::obstacle)
                .orElse(Optional.of("Weft has no decoder for it; export it uncompressed or as JPEG 2000"));
    }

    @Override
    public void decode(MemorySegment frame, TransferSyntax syntax, PixelLayout layout, MemorySegment to) {
        if (layout.samplesPerPixel() != 1) {
            throw new DicomException("Weft decodes frames of grey values only, not of " + layout.samplesPerPixel()
                    + " samples a pixel");
        }
        Codec.of(syntax).orElseThrow(() -> new IllegalArgumentException("Weft cannot decode " + syntax))
                .decode(frame, layout, to);
    }

    /** Whether the bytes may be a DICOM object, told by the first of them. */
    public static boolean mayBeDicom(MemorySegment bytes) {
        return start(bytes) >= 0;
    }

    /** Where the first element lies; -1 where the bytes are no DICOM object. */
    private static long start(MemorySegment bytes) {
        if (bytes.byteSize() >= PREAMBLE + 4 && intAt(bytes, PREAMBLE) == MAGIC) {
            return PREAMBLE + 4;
        }
        if (bytes.byteSize() < 16) {
            return -1;
        }
        int group = Short.toUnsignedInt(bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED, 0));
        int element = Short.toUnsignedInt(bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2));
        boolean plausible = (group == META_GROUP || group == 0x0008) && element <= 0x0018
                && (hasVr(bytes, 4) || Integer.toUnsignedLong(intAt(bytes, 4)) < 256);
        return plausible ? 0 : -1;
    }

    private record Meta(TransferSyntax syntax, long end) {}

    /** The file's meta information, always explicit little endian; an object without it is guessed. */
    private static Meta meta(MemorySegment bytes, long start) {
        Optional<String> uid = Optional.empty();
        Cursor in = new Cursor(bytes, start, false);
        while (in.remaining() >= 8 && in.peekTag() >>> 16 == META_GROUP) {
            int tag = in.tag();
            Optional<Vr> vr = Vr.of(in.peek(0), in.peek(1));
            in.skip(2);
            if (vr.isEmpty()) {
                throw new DicomException("its meta information is damaged at byte " + (in.at() - 6)
                        + "; copy or export the file again");
            }
            if (vr.get().hasLongLength()) {
                in.skip(2);
            }
            MemorySegment value = in.slice(vr.get().hasLongLength() ? in.unsignedInt() : in.unsignedShort());
            if ((tag & 0xffff) == META_TRANSFER_SYNTAX) {
                uid = Optional.of(new String(value.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII)
                        .replace("\0", "").strip());
            }
        }
        long end = in.at();
        return new Meta(uid.map(CompactToolkit::syntax).orElseGet(() -> hasVr(bytes, end + 4)
                ? TransferSyntax.EXPLICIT_LITTLE_ENDIAN
                : TransferSyntax.IMPLICIT_LITTLE_ENDIAN), end);
    }

    private static TransferSyntax syntax(String uid) {
        return TransferSyntax.of(uid).orElseThrow(() -> new DicomException("its transfer syntax "
                + DataSet.quote(uid) + " is not known; convert it, such as with dcmconv or gdcmconv"));
    }

    private static boolean hasVr(MemorySegment bytes, long at) {
        return at + 2 <= bytes.byteSize()
                && Vr.of(bytes.get(ValueLayout.JAVA_BYTE, at), bytes.get(ValueLayout.JAVA_BYTE, at + 1)).isPresent();
    }

    private static int intAt(MemorySegment bytes, long at) {
        return bytes.get(ValueLayout.JAVA_INT_UNALIGNED, at);
    }

    private static MemorySegment inflate(MemorySegment deflated, Arena arena) {
        byte[] out = new byte[1 << 16];
        long size = inflate(deflated, out, null);
        MemorySegment inflated = arena.allocate(Math.max(1, size), 8).asSlice(0, size);
        inflate(deflated, out, inflated);
        return inflated;
    }

    /** How many bytes the stream holds; writes them where there is room for them. */
    private static long inflate(MemorySegment deflated, byte[] chunk, MemorySegment to) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated.asByteBuffer());
            long total = 0;
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new TruncatedException("its deflated data end too early; copy or export the file again");
                }
                if (to != null) {
                    MemorySegment.copy(chunk, 0, to, ValueLayout.JAVA_BYTE, total, count);
                }
                total += count;
                if (total > LARGEST_INFLATED && total / LARGEST_RATIO > deflated.byteSize()) {
                    throw new DicomException("its " + deflated.byteSize() + " deflated bytes inflate to more than "
                            + LARGEST_INFLATED + ", which no real object does; export it again without compression");
                }
            }
            return total;
        } catch (DataFormatException e) {
            throw new DicomException("its deflated data are damaged (" + e.getMessage()
                    + "); copy or export the file again", e);
        } finally {
            inflater.end();
        }
    }
}
