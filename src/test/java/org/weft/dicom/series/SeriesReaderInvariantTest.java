package org.weft.dicom.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.Source;
import org.weft.grid.Point;
import org.weft.image.Volume;
import org.weft.kernel.Workers;

/** What does not matter: the order of files, how values are stored, whether slices are objects of their own. */
class SeriesReaderInvariantTest {

    @TempDir
    Path folder;

    private final Arena arena = Arena.ofShared();
    private final Workers workers = new Workers(2);

    @AfterEach
    void close() {
        workers.close();
        arena.close();
    }

    private Volume read(List<Instance> series) {
        SeriesGeometry geometry = SeriesGeometry.of(series);
        assertEquals(List.of(), geometry.faults());
        return SeriesReader.read(geometry, OnFault.REFUSE, IntensityScale.AS_RESCALED, workers, arena);
    }

    private static void assertSame(Volume expected, Volume actual) {
        assertEquals(expected.grid(), actual.grid());
        assertEquals(-1, expected.voxels().mismatch(actual.voxels()));
    }

    @Test
    void orderOfFilesDoesNotMatter() throws IOException {
        List<Instance> series = new ArrayList<>(Ramp.in(folder).axial(6, 0, 4, 10, 2, 8).written());
        Volume expected = read(series);
        assertEquals(Ramp.at(new Point(-3, -4, 0)), expected.at(0));
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(series, new Random(seed));
            assertSame(expected, read(series));
        }
    }

    @ParameterizedTest
    @CsvSource({"8,8,7,0", "8,8,7,1", "8,6,5,1", "16,16,15,0", "16,16,15,1", "16,12,11,0", "16,12,11,1", "32,32,31,0",
        "32,32,31,1"})
    void integersOfEverySize(int allocated, int stored, int high, int representation) throws IOException {
        Random random = new Random(allocated * 100L + stored * 10L + representation);
        int count = Ramp.ROWS * Ramp.COLUMNS;
        long[] values = random.longs(count, 0, 1L << stored).toArray();
        ByteBuffer bytes = ByteBuffer.allocate(count * allocated / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            switch (allocated) {
                case 8 -> bytes.put((byte) value);
                case 16 -> bytes.putShort((short) value);
                default -> bytes.putInt((int) value);
            }
        }
        Ramp ramp = Ramp.in(folder).axial(0);
        ramp.objects().getFirst().without(Attribute.FLOAT_PIXEL_DATA).pixels(Attribute.PIXEL_DATA, bytes.array())
                .numbers(Attribute.BITS_ALLOCATED, allocated).numbers(Attribute.BITS_STORED, stored)
                .numbers(Attribute.HIGH_BIT, high).numbers(Attribute.PIXEL_REPRESENTATION, representation)
                .numbers(Attribute.RESCALE_SLOPE, 0.1).numbers(Attribute.RESCALE_INTERCEPT, -1024.5);
        Volume volume = read(ramp.written());
        for (int i = 0; i < count; i++) {
            boolean isNegative = representation == 1 && values[i] >= 1L << stored - 1;
            long value = isNegative ? values[i] - (1L << stored) : values[i];
            assertEquals((float) (0.1 * value - 1024.5), volume.at(i));
        }
    }

    @Test
    void doublesAreRead() throws IOException {
        Ramp ramp = Ramp.in(folder).axial(0);
        ByteBuffer bytes = ByteBuffer.allocate(8 * Ramp.ROWS * Ramp.COLUMNS).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < Ramp.ROWS * Ramp.COLUMNS; i++) {
            bytes.putDouble(Math.PI * i);
        }
        ramp.objects().getFirst().without(Attribute.FLOAT_PIXEL_DATA).numbers(Attribute.BITS_ALLOCATED, 64)
                .pixels(Attribute.DOUBLE_FLOAT_PIXEL_DATA, bytes.array());
        Volume volume = read(ramp.written());
        assertEquals((float) (Math.PI * 100), volume.at(100));
    }

    @Test
    void eachSliceHasItsOwnRescaleAndFactor() throws IOException {
        Ramp ramp = Ramp.in(folder).axial(0, 2, 4);
        for (int i = 0; i < 3; i++) {
            ramp.objects().get(i).numbers(Attribute.RESCALE_SLOPE, 0.3 + i).numbers(Attribute.RESCALE_INTERCEPT, i);
        }
        SeriesGeometry geometry = ramp.geometry();
        Volume volume = SeriesReader.read(geometry, OnFault.REFUSE, slice -> 1 / slice.slope(), workers, arena);
        int count = Ramp.ROWS * Ramp.COLUMNS;
        for (int i = 0; i < 3 * count; i++) {
            double slope = 0.3 + i / count;
            double stored = (float) Ramp.at(geometry.grid().toWorld(i % Ramp.COLUMNS, i / Ramp.COLUMNS % Ramp.ROWS,
                    i / count));
            assertEquals((float) (1 / slope * (slope * stored + i / count)), volume.at(i));
        }
    }

    /** One object whose frames are the slices, out of order, geometry partly shared. */
    private WrittenObject enhanced(double[] depths, String[] stacks, int[] times) {
        WrittenObject[] groups = new WrittenObject[depths.length];
        ByteBuffer pixels = ByteBuffer.allocate(4 * depths.length * Ramp.ROWS * Ramp.COLUMNS);
        for (int i = 0; i < depths.length; i++) {
            pixels.put(Ramp.pixels(new Point(-3, -4, depths[i]), Ramp.AXIAL));
            groups[i] = new WrittenObject()
                    .items(Attribute.PLANE_POSITION_SEQUENCE,
                            new WrittenObject().numbers(Attribute.IMAGE_POSITION_PATIENT, -3, -4, depths[i]))
                    .items(Attribute.FRAME_CONTENT_SEQUENCE, new WrittenObject().text(Attribute.STACK_ID, stacks[i])
                            .numbers(Attribute.TEMPORAL_POSITION_INDEX, times[i]))
                    .items(Attribute.PIXEL_VALUE_TRANSFORMATION_SEQUENCE,
                            new WrittenObject().numbers(Attribute.RESCALE_SLOPE, 2)
                                    .numbers(Attribute.RESCALE_INTERCEPT, 10 * depths[i]));
        }
        WrittenObject shared = new WrittenObject()
                .items(Attribute.PLANE_ORIENTATION_SEQUENCE,
                        new WrittenObject().numbers(Attribute.IMAGE_ORIENTATION_PATIENT, Ramp.AXIAL))
                .items(Attribute.PIXEL_MEASURES_SEQUENCE,
                        new WrittenObject().numbers(Attribute.PIXEL_SPACING, 0.75, 0.5)
                                .numbers(Attribute.SLICE_THICKNESS, 2));
        return Ramp.header(1).text(Attribute.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2.1")
                .numbers(Attribute.NUMBER_OF_FRAMES, depths.length)
                .items(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared)
                .items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, groups)
                .pixels(Attribute.FLOAT_PIXEL_DATA, pixels.array());
    }

    private Instance written(WrittenObject object) throws IOException {
        return Objects.header(new Source.OfFile(object.write(folder.resolve("enhanced.dcm"))));
    }

    @Test
    void framesEqualSlices() throws IOException {
        double[] depths = {4, 0, 6, 2, 8};
        Ramp ramp = Ramp.in(folder).axial(depths);
        for (int i = 0; i < depths.length; i++) {
            ramp.objects().get(i).numbers(Attribute.RESCALE_SLOPE, 2).numbers(Attribute.RESCALE_INTERCEPT,
                    10 * depths[i]);
        }
        Volume slices = read(ramp.written());
        Volume frames = read(List.of(written(enhanced(depths, new String[] {"1", "1", "1", "1", "1"}, new int[5]))));
        assertSame(slices, frames);
    }

    @Test
    void stacksAndTimesAreVolumes() throws IOException {
        double[] depths = {0, 2, 4, 0, 2, 4, 100, 103};
        String[] stacks = {"A", "A", "A", "A", "A", "A", "B", "B"};
        int[] times = {2, 2, 2, 10, 10, 10, 2, 2};
        List<Instance> series = List.of(written(enhanced(depths, stacks, times)));
        SeriesGeometry geometry = SeriesGeometry.of(series);
        assertEquals(List.of("StackID (0020,9056) \"A\", TemporalPositionIndex (0020,9128) \"2\"",
                "StackID (0020,9056) \"A\", TemporalPositionIndex (0020,9128) \"10\"", "StackID (0020,9056) \"B\""),
                geometry.volumes());
        assertEquals(Fault.Kind.SEVERAL_VOLUMES, geometry.faults().getFirst().kind());
        SeriesGeometry third = SeriesGeometry.of(series, OptionalLong.of(3));
        assertEquals(3, third.grid().spacing().z());
        assertTrue(third.slices().getFirst().toString().startsWith("frame 7 of "));
        Volume volume = SeriesReader.read(third, OnFault.REFUSE, IntensityScale.AS_RESCALED, workers, arena);
        assertEquals((float) (2 * Ramp.at(new Point(-3, -4, 103)) + 1030), volume.at(Ramp.ROWS * Ramp.COLUMNS));
    }

    @Test
    void framesThatNothingPlacesAreRefused() throws IOException {
        WrittenObject object = enhanced(new double[] {0, 2}, new String[] {"1", "1"}, new int[2]);
        Instance more = written(object.numbers(Attribute.NUMBER_OF_FRAMES, 3));
        String said = assertThrows(DicomException.class, () -> SeriesGeometry.of(List.of(more))).getMessage();
        assertTrue(said.contains("enhanced.dcm") && said.contains("has 2 items, but NumberOfFrames (0028,0008) is 3"),
                said);
        Instance none = written(object.without(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE)
                .numbers(Attribute.NUMBER_OF_FRAMES, 2_000_000_000));
        said = assertThrows(DicomException.class, () -> SeriesGeometry.of(List.of(none))).getMessage();
        assertTrue(said.contains("PerFrameFunctionalGroupsSequence (5200,9230) is missing"), said);
    }
}
