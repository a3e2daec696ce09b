package org.weft.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.PixelLayout.Sample;

/** What a library throws is said of the frame, of the machine, or is left to whoever looks after memory. */
class RasterReadingEdgeTest {

    private static void read(Error thrown) {
        var layout = new PixelLayout(2, 2, 1, 1, Sample.UNSIGNED, 8, 8, 7, "MONOCHROME2", false);
        RasterReading.read(MemorySegment.ofArray(new byte[4]), layout, MemorySegment.ofArray(new byte[4]), () -> {
            throw thrown;
        }, _ -> null);
    }

    @Test
    void classesThatAreMissingAreNotBlamedOnTheFile() {
        String said = assertThrows(DicomException.class, () -> read(new NoClassDefFoundError("java/awt/Image")))
                .getMessage();
        assertTrue(said.contains("java/awt/Image") && said.contains("java.awt.headless"), said);
        assertFalse(said.contains("damaged"), said);
    }

    @Test
    void endlessRecursionIsDamage() {
        String said = assertThrows(DicomException.class, () -> read(new StackOverflowError())).getMessage();
        assertTrue(said.contains("damaged"), said);
    }

    @Test
    void tooLittleMemoryIsNotDamage() {
        assertThrows(OutOfMemoryError.class, () -> read(new OutOfMemoryError()));
    }
}
