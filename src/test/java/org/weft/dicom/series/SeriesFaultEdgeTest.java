package org.weft.dicom.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DicomException;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.image.Volume;
import org.weft.kernel.Workers;

/** Each fault of a series is found, refused in words, and repaired so that a ramp stays a ramp. */
class SeriesFaultEdgeTest {

    @TempDir
    Path folder;

    private final Arena arena = Arena.ofShared();
    private final Workers workers = new Workers(2);

    @AfterEach
    void close() {
        workers.close();
        arena.close();
    }

    private Volume read(SeriesGeometry geometry, OnFault onFault) {
        return SeriesReader.read(geometry, onFault, IntensityScale.AS_RESCALED, workers, arena);
    }

    /** Refused with all of these words; repaired into so many slices, which hold the ramp. */
    private Volume assertRepaired(SeriesGeometry geometry, Fault.Kind kind, long slices, String... words) {
        assertEquals(List.of(kind), geometry.faults().stream().map(Fault::kind).toList());
        String said = assertThrows(DicomException.class, () -> read(geometry, OnFault.REFUSE)).getMessage();
        for (String word : words) {
            assertTrue(said.contains(word), said);
        }
        assertTrue(said.contains("; --repair "), said);
        Volume volume = read(geometry, OnFault.REPAIR);
        assertEquals(slices, volume.grid().size().z());
        if (kind != Fault.Kind.TILT) {
            assertRamp(volume);
        }
        return volume;
    }

    private static void assertRamp(Volume volume) {
        Grid grid = volume.grid();
        for (long i = 0; i < grid.voxelCount(); i++) {
            assertEquals(expected(grid, i), volume.at(i), 1e-4, "voxel " + i);
        }
    }

    private static double expected(Grid grid, long i) {
        Size size = grid.size();
        return Ramp.at(grid.toWorld(i % size.x(), i / size.x() % size.y(), i / size.x() / size.y()));
    }

    private static void assertRefused(SeriesGeometry geometry, Fault.Kind kind, String... words) {
        for (OnFault onFault : OnFault.values()) {
            String said = assertThrows(DicomException.class, () -> geometry.require(onFault)).getMessage();
            for (String word : words) {
                assertTrue(said.contains(word), said);
            }
        }
        assertEquals(kind, geometry.faults().getFirst().kind());
    }

    private static void assertUnplaced(Ramp ramp, String... words) {
        String said = assertThrows(DicomException.class, ramp::geometry).getMessage();
        for (String word : words) {
            assertTrue(said.contains(word), said);
        }
    }

    @Test
    void evenSlicesHaveNoFault() throws IOException {
        SeriesGeometry geometry = Ramp.in(folder).axial(1, 3, 5, 7).geometry();
        assertEquals(List.of(), geometry.faults());
        assertEquals(List.of(""), geometry.volumes());
        assertRamp(read(geometry, OnFault.REFUSE));
    }

    /** Positions rounded to a tenth of a millimetre: 1.25 mm becomes 1.2 and 1.3. */
    @Test
    void roundedPositionsAreNoFault() throws IOException {
        SeriesGeometry geometry = Ramp.in(folder).axial(0, 1.3, 2.5, 3.8, 5, 6.3, 7.5, 8.8, 10).geometry();
        assertEquals(List.of(), geometry.faults());
        assertEquals(1.25, geometry.grid().spacing().z(), 1e-9);
    }

    @Test
    void oneSliceIsAsThickAsItSays() throws IOException {
        assertEquals(4, Ramp.in(folder).axial(1).geometry().grid().spacing().z());
        Ramp bare = Ramp.in(folder).axial(1);
        bare.objects().getFirst().without(Attribute.SLICE_THICKNESS);
        assertUnplaced(bare, "01.dcm", "SliceThickness (0018,0050) is missing");
    }

    @Test
    void duplicatesAreDropped() throws IOException {
        Ramp ramp = Ramp.in(folder).axial(1, 3, 5, 3, 7);
        ramp.objects().get(3).pixels(Attribute.FLOAT_PIXEL_DATA, new byte[4 * Ramp.COLUMNS * Ramp.ROWS]);
        assertRepaired(ramp.geometry(), Fault.Kind.DUPLICATES, 4, "1 of 5 slices", "04.dcm and ", "02.dcm at");
    }

    @Test
    void gapIsFilled() throws IOException {
        assertRepaired(Ramp.in(folder).axial(1, 3, 5, 11, 13, 15).geometry(), Fault.Kind.GAP, 8,
                "2 slices are missing", "03.dcm at (-3.0, -4.0, 5.0) mm", "04.dcm", "lie 6 mm apart, others 2 mm");
        assertRepaired(Ramp.in(folder).axial(1, 3, 5, 9, 11, 15).geometry(), Fault.Kind.GAP, 8, "the first of 2 gaps");
    }

    @Test
    void unevenSlicesAreResampled() throws IOException {
        Volume volume = assertRepaired(Ramp.in(folder).axial(0, 2, 4, 6.5, 9.5, 12, 14).geometry(),
                Fault.Kind.UNEVEN_SPACING, 8, "04.dcm", "05.dcm", "lie 3 mm apart, others 2 mm", "7 slices to 8");
        assertEquals(2, volume.grid().spacing().z());
    }

    /** Not more slices may be made up than there are: a few bytes could ask for any amount of memory. */
    @Test
    void aFarSliceIsNotReached() throws IOException {
        assertRefused(Ramp.in(folder).axial(1, 3, 5, 1e6).geometry(), Fault.Kind.GAP, "export the whole series");
        assertRefused(Ramp.in(folder).axial(0, 2, 3, 1e6).geometry(), Fault.Kind.UNEVEN_SPACING,
                "export the whole series");
    }

    /** Slices upright, their positions moved down by half a pixel and 0.75 of one from each to the next. */
    @Test
    void tiltIsTakenBack() throws IOException {
        Ramp ramp = Ramp.in(folder);
        for (int i = 0; i < 5; i++) {
            ramp.add(new Point(-3 + 0.25 * i, -4 - 0.5625 * i, 2 * i), Ramp.AXIAL);
        }
        Volume volume = assertRepaired(ramp.geometry(), Fault.Kind.TILT, 5, "sheared", "01.dcm", "05.dcm", "degrees");
        Grid grid = volume.grid();
        int inside = 0;
        for (long i = 0; i < grid.voxelCount(); i++) {
            long x = i % Ramp.COLUMNS;
            long y = i / Ramp.COLUMNS % Ramp.ROWS;
            long z = i / Ramp.COLUMNS / Ramp.ROWS;
            boolean isInside = x >= 0.5 * z && y <= Ramp.ROWS - 1 - 0.75 * z;
            double lowest = Ramp.at(new Point(-3 + 0.25 * z, -4 - 0.5625 * z, 2 * z));
            assertEquals(isInside ? expected(grid, i) : lowest, volume.at(i), 1e-4, x + ", " + y + ", " + z);
            inside += isInside ? 1 : 0;
        }
        assertTrue(inside > 300 && inside < grid.voxelCount());
    }

    /** The slice in the gap of a tilted series lies between its neighbours where both are in view. */
    @Test
    void tiltAndGapAreRepairedTogether() throws IOException {
        Ramp ramp = Ramp.in(folder);
        for (int i : new int[] {0, 1, 3, 4}) {
            ramp.add(new Point(-3 + 0.25 * i, -4, 2 * i), Ramp.AXIAL);
        }
        SeriesGeometry geometry = ramp.geometry();
        assertEquals(List.of(Fault.Kind.TILT, Fault.Kind.GAP), geometry.faults().stream().map(Fault::kind).toList());
        Volume volume = read(geometry, OnFault.REPAIR);
        Grid grid = volume.grid();
        assertEquals(5, grid.size().z());
        for (long y = 0; y < Ramp.ROWS; y++) {
            for (long x = 2; x < Ramp.COLUMNS; x++) {
                long i = grid.index(x, y, 2);
                assertEquals(expected(grid, i), volume.at(i), 1e-4);
            }
        }
    }

    @Test
    void aFactorThatIsNotKnownNamesTheSlice() throws IOException {
        SeriesGeometry geometry = Ramp.in(folder).axial(0, 2).geometry();
        IntensityScale none = slice -> {
            throw new DicomException("no dose");
        };
        String said = assertThrows(DicomException.class,
                () -> SeriesReader.read(geometry, OnFault.REFUSE, none, workers, arena)).getMessage();
        assertTrue(said.endsWith("01.dcm: no dose"), said);
    }

    @Test
    void aFileThatBecameShorterIsRefusedByName() throws IOException {
        SeriesGeometry geometry = Ramp.in(folder).axial(0, 2, 4).geometry();
        Path file = folder.resolve("02.dcm");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));
        String said = assertThrows(DicomException.class, () -> read(geometry, OnFault.REFUSE)).getMessage();
        assertTrue(said.contains("02.dcm: ") && said.contains("truncated"), said);
        Files.delete(file);
        said = assertThrows(DicomException.class, () -> read(geometry, OnFault.REFUSE)).getMessage();
        assertTrue(said.contains("02.dcm: the system reports"), said);
    }

    @Test
    void jitterIsNoTilt() throws IOException {
        Ramp ramp = Ramp.in(folder).axial(0, 2);
        ramp.add(new Point(-2, -4, 4), Ramp.AXIAL);
        assertRepaired(ramp.axial(6).geometry(), Fault.Kind.TILT, 4, "shifted against each other", "by up to 1 mm");
    }

    @Test
    void localisersAreLeftOut() throws IOException {
        Ramp said = Ramp.in(folder).axial(0, 2, 4, 90);
        said.objects().getLast().text(Attribute.IMAGE_TYPE, "ORIGINAL\\PRIMARY\\LOCALIZER");
        assertRepaired(said.geometry(), Fault.Kind.LOCALISER, 3, "1 of 4 images", "LOCALIZER", "04.dcm");

        Ramp unsaid = Ramp.in(folder);
        unsaid.add(new Point(0, 0, 0), Ramp.SAGITTAL);
        unsaid.axial(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertRepaired(unsaid.geometry(), Fault.Kind.LOCALISER, 10, "orientation, like localisers",
                "01.dcm has rows along (0.0, 1.0, 0.0)", "02.dcm has rows along (1.0, 0.0, 0.0)");
    }

    @Test
    void theLargestGroupOfLikeSlicesIsKept() throws IOException {
        Ramp turned = Ramp.in(folder).axial(0, 2, 4);
        turned.add(new Point(0, 0, 0), Ramp.SAGITTAL);
        turned.add(new Point(1, 0, 0), Ramp.SAGITTAL);
        assertRepaired(turned.geometry(), Fault.Kind.MIXED_ORIENTATION, 3, "2 images differ from 3 others",
                "leaves out the fewer, 2");

        Ramp coarse = Ramp.in(folder).axial(0, 2, 4, 6);
        coarse.objects().getLast().numbers(Attribute.PIXEL_SPACING, 0.75, 0.6);
        assertRepaired(coarse.geometry(), Fault.Kind.MIXED_SPACING, 3, "PixelSpacing", "0.6 x 0.75", "0.5 x 0.75");

        Ramp small = Ramp.in(folder).axial(0, 2, 4, 6);
        small.objects().getFirst().numbers(Attribute.ROWS, 12);
        assertRepaired(small.geometry(), Fault.Kind.MIXED_SIZE, 3, "11 x 12 pixels", "11 x 13 pixels");

        Ramp elsewhere = Ramp.in(folder).axial(0, 2, 4, 6);
        elsewhere.objects().getFirst().text(Attribute.FRAME_OF_REFERENCE_UID, "1.2.5");
        assertRepaired(elsewhere.geometry(), Fault.Kind.MIXED_FRAME_OF_REFERENCE, 3, "1.2.5", "1.2.4");
    }

    @Test
    void equalGroupsAreRefused() throws IOException {
        Ramp ramp = Ramp.in(folder).axial(0, 2);
        ramp.add(new Point(0, 0, 0), Ramp.SAGITTAL);
        ramp.add(new Point(1, 0, 0), Ramp.SAGITTAL);
        assertRefused(ramp.geometry(), Fault.Kind.MIXED_ORIENTATION, "equally many", "folder of their own");
    }

    @Test
    void volumesOnTheSameSlicesAreToldApart() throws IOException {
        Ramp ramp = Ramp.in(folder).axial(0, 2, 4, 0, 2, 4);
        for (int i = 0; i < 6; i++) {
            ramp.objects().get(i).numbers(Attribute.ECHO_TIME, i < 3 ? 20 : 4.6)
                    .numbers(Attribute.ACQUISITION_NUMBER, i);
        }
        SeriesGeometry geometry = ramp.geometry();
        assertRefused(geometry, Fault.Kind.SEVERAL_VOLUMES, "2 volumes", "1: EchoTime (0018,0081) \"4.6\"; 2: ",
                "--volume 1 to 2");
        SeriesGeometry second = SeriesGeometry.of(ramp.written(), OptionalLong.of(2));
        assertEquals(List.of(), second.faults());
        assertEquals("EchoTime (0018,0081) \"20\"", second.volumes().get(1));
        assertTrue(second.slices().getFirst().toString().endsWith("01.dcm"));
        assertRamp(read(second, OnFault.REFUSE));
        String said = assertThrows(DicomException.class, () -> SeriesGeometry.of(ramp.written(), OptionalLong.of(3)))
                .getMessage();
        assertTrue(said.contains("no volume 3: the series holds 2"), said);
    }

    /** Two echoes at two times: only both together tell four volumes apart. A file that is there twice does not make a fifth. */
    @Test
    void twoAttributesTellVolumesApart() throws IOException {
        Ramp ramp = Ramp.in(folder);
        for (int i = 0; i < 12; i++) {
            ramp.axial(2 * (i % 3));
            ramp.objects().getLast().numbers(Attribute.ECHO_TIME, 5 + i / 3 % 2).numbers(
                    Attribute.TEMPORAL_POSITION_IDENTIFIER, 1 + i / 6);
        }
        assertEquals(4, ramp.geometry().volumes().size());
        ramp.axial(0);
        ramp.objects().getLast().text(Attribute.SOP_INSTANCE_UID, "1.2.3.1").numbers(Attribute.ECHO_TIME, 5)
                .numbers(Attribute.TEMPORAL_POSITION_IDENTIFIER, 1);
        SeriesGeometry first = SeriesGeometry.of(ramp.written(), OptionalLong.of(1));
        assertEquals(4, first.volumes().size());
        assertRepaired(first, Fault.Kind.DUPLICATES, 3, "13.dcm and ", "01.dcm at");
    }

    @Test
    void missingGeometryIsNamed() throws IOException {
        for (Attribute attribute : List.of(Attribute.IMAGE_POSITION_PATIENT, Attribute.IMAGE_ORIENTATION_PATIENT,
                Attribute.PIXEL_SPACING, Attribute.ROWS)) {
            Ramp ramp = Ramp.in(folder).axial(0, 2);
            ramp.objects().getLast().without(attribute);
            assertUnplaced(ramp, "02.dcm", attribute + " is missing");
        }
    }

    @Test
    void whatIsNoIntensityIsRefused() throws IOException {
        Ramp table = Ramp.in(folder).axial(0, 2);
        table.objects().getLast().items(Attribute.MODALITY_LUT_SEQUENCE, new WrittenObject()
                .text(Attribute.RESCALE_TYPE, "HU"));
        assertUnplaced(table, "02.dcm", "ModalityLUTSequence (0028,3000)");
        table.objects().getLast().numbers(Attribute.RESCALE_SLOPE, 1).numbers(Attribute.RESCALE_INTERCEPT, 0);
        assertEquals(List.of(), table.geometry().faults());

        Ramp palette = Ramp.in(folder).axial(0, 2);
        palette.objects().getLast().text(Attribute.PHOTOMETRIC_INTERPRETATION, "PALETTE COLOR");
        assertUnplaced(palette, "02.dcm", "PALETTE COLOR");

        Ramp flat = Ramp.in(folder).axial(0, 2);
        flat.objects().getLast().numbers(Attribute.RESCALE_SLOPE, 0);
        assertUnplaced(flat, "02.dcm", "RescaleSlope (0028,1053) is 0.0");

        Ramp far = Ramp.in(folder).axial(0, 2e6);
        assertUnplaced(far, "02.dcm", "ImagePositionPatient", "2000000.0 mm");

        Ramp skew = Ramp.in(folder).axial(0, 2);
        skew.objects().getLast().numbers(Attribute.IMAGE_ORIENTATION_PATIENT, 1, 0, 0, 1, 0, 0);
        assertUnplaced(skew, "02.dcm", "ImageOrientationPatient", "orthogonal");
    }

    @Test
    void shortPixelsAreRefusedByName() throws IOException {
        Ramp ramp = Ramp.in(folder).axial(0, 2);
        ramp.objects().forEach(object -> object.numbers(Attribute.ROWS, 65_000).numbers(Attribute.COLUMNS, 30_000));
        SeriesGeometry geometry = ramp.geometry();
        String said = assertThrows(DicomException.class, () -> read(geometry, OnFault.REFUSE)).getMessage();
        assertTrue(said.contains("01.dcm") && said.contains("truncated"), said);
    }
}
