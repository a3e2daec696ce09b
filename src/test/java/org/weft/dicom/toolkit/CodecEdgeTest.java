package org.weft.dicom.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.PixelData;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.PixelLayout.Sample;
import org.weft.dicom.object.TransferSyntax;

/** Frames that are cut off, damaged, or not what their object says are refused in words, and nothing else comes of them. */
class CodecEdgeTest {

    @TempDir
    Path folder;

    private final CompactToolkit toolkit = new CompactToolkit();

    private record Compressed(TransferSyntax syntax, PixelLayout layout, byte[] frame) {}

    private Compressed compressed(String command) throws Exception {
        TestImage image = command.contains("+eb") ? TestImage.EIGHT_BITS : TestImage.CT;
        Path file = Tool.converted(folder, image, command.split(" "));
        DicomObject object = toolkit.read(MemorySegment.ofArray(Files.readAllBytes(file)), Extent.WHOLE,
                Arena.ofAuto());
        var obstacle = toolkit.obstacle(object.syntax());
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
        var pixels = (PixelData.Encapsulated) object.pixels().orElseThrow();
        return new Compressed(object.syntax(), PixelLayout.of(object.attributes()),
                pixels.fragments().getFirst().toArray(ValueLayout.JAVA_BYTE));
    }

    private void decode(Compressed is, PixelLayout layout, byte[] frame) {
        MemorySegment to = MemorySegment.ofArray(new byte[(int) layout.frameBytes()]);
        toolkit.decode(MemorySegment.ofArray(frame), is.syntax, layout, to);
    }

    private void assertRefused(Compressed is, PixelLayout layout, byte[] frame, String... words) {
        String said = assertThrows(DicomException.class, () -> decode(is, layout, frame)).getMessage();
        for (String word : words) {
            assertTrue(said.contains(word), said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcmcrle", "dcmcjpeg +eb", "dcmcjpeg +e1", "dcmcjpeg +el +sv 6", "dcmcjpls",
        "gdcmconv --j2k"})
    void cutOffIsRefused(String command) throws Exception {
        Compressed is = compressed(command);
        decode(is, is.layout, is.frame);
        int last = is.frame.length - 1;
        while (is.frame[last] == 0) {
            last--;
        }
        for (int size = 0; size < last; size += 1 + size / 16) {
            assertRefused(is, is.layout, Arrays.copyOf(is.frame, size));
        }
        assertRefused(is, is.layout, Arrays.copyOf(is.frame, last - 2));
    }

    /** With an end marker where the data stop; of the last bytes a decoder may not tell which are filling. */
    @ParameterizedTest
    @ValueSource(strings = {"dcmcrle", "dcmcjpeg +eb", "dcmcjpeg +e1", "dcmcjpeg +el +sv 6", "dcmcjpls",
        "gdcmconv --j2k"})
    void dataThatEndEarlyAreRefused(String command) throws Exception {
        Compressed is = compressed(command);
        for (int size = 2; size < is.frame.length - 12; size += 1 + size / 100) {
            byte[] early = Arrays.copyOf(is.frame, size + 2);
            early[size] = (byte) 0xff;
            early[size + 1] = (byte) 0xd9;
            assertRefused(is, is.layout, early);
        }
    }

    /** Damage may go unseen where any bits stand for some samples, but nothing else than a refusal comes of it, and no noise. */
    @ParameterizedTest
    @ValueSource(strings = {"dcmcrle", "dcmcjpeg +eb", "dcmcjpeg +e1", "dcmcjpeg +el +sv 6", "dcmcjpls",
        "gdcmconv --j2k"})
    void damageIsRefusedOrDecoded(String command) throws Exception {
        Compressed is = compressed(command);
        Random random = new Random(99);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream noise = new ByteArrayOutputStream();
        int refused = 0;
        try (PrintStream heard = new PrintStream(noise, true, StandardCharsets.UTF_8)) {
            System.setOut(heard);
            System.setErr(heard);
            for (int i = 0; i < 300; i++) {
                byte[] damaged = is.frame.clone();
                int from = i < 150 ? random.nextInt(Math.min(200, damaged.length)) : random.nextInt(damaged.length);
                for (int at = from; at < Math.min(damaged.length, from + 1 + i % 7); at++) {
                    damaged[at] = (byte) random.nextInt(256);
                }
                try {
                    decode(is, is.layout, damaged);
                } catch (DicomException e) {
                    refused++;
                }
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertTrue(refused > 0);
        assertEquals("", noise.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcmcjpeg +eb", "dcmcjpeg +e1", "dcmcjpls", "gdcmconv --j2k"})
    void whatItsObjectDoesNotSayIsRefused(String command) throws Exception {
        Compressed is = compressed(command);
        PixelLayout layout = is.layout;
        assertRefused(is, with(layout, 28, 37, layout.bitsAllocated(), layout.sample()), is.frame, "37 x 29",
                "37 x 28");
        assertRefused(is, with(layout, 29, 38, layout.bitsAllocated(), layout.sample()), is.frame, "37 x 29",
                "38 x 29");
        assertRefused(is, with(layout, 65_535, 2, layout.bitsAllocated(), layout.sample()), is.frame, "2 x 65535");
        if (layout.bitsAllocated() == 16) {
            assertRefused(is, with(layout, 29, 37, 8, layout.sample()), is.frame, "16 bits", "8 bits");
        }
        assertRefused(is, with(layout, 29, 37, 32, layout.sample()), is.frame, "32 bits");
    }

    @ParameterizedTest
    @ValueSource(strings = "gdcmconv --j2k")
    void anotherSignIsRefused(String command) throws Exception {
        Compressed is = compressed(command);
        assertRefused(is, with(is.layout, 29, 37, 16, Sample.UNSIGNED), is.frame, "signed", "unsigned");
    }

    /** Both move by the same, so that the image keeps its size. */
    @Test
    void anImageThatBeginsInsideItsGridIsRefused() throws Exception {
        Compressed is = compressed("gdcmconv --j2k");
        byte[] moved = is.frame.clone();
        for (int at : new int[] {8, 12, 16, 20}) {
            moved[at + 3] += 3;
        }
        assertRefused(is, is.layout, moved, "column 3", "row 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcmcrle", "dcmcjpeg +eb", "dcmcjpls", "gdcmconv --j2k"})
    void framesOfAnotherKindAreRefused(String command) throws Exception {
        Compressed is = compressed(command);
        for (TransferSyntax other : List.of(TransferSyntax.RLE, TransferSyntax.JPEG_BASELINE, TransferSyntax.JPEG_LS,
                TransferSyntax.JPEG_2000)) {
            if (other != is.syntax && toolkit.obstacle(other).isEmpty()
                    && !(is.syntax == TransferSyntax.JPEG_2000_LOSSLESS && other == TransferSyntax.JPEG_2000)) {
                assertRefused(new Compressed(other, is.layout, is.frame), is.layout, is.frame);
            }
        }
    }

    private static PixelLayout with(PixelLayout layout, int rows, int columns, int bits, Sample sample) {
        return new PixelLayout(rows, columns, 1, 1, sample, bits, bits, bits - 1, layout.photometric(), false);
    }
}
