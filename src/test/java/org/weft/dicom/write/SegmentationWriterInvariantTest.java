package org.weft.dicom.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Instance;
import org.weft.dicom.toolkit.CompactToolkit;
import org.weft.dicom.toolkit.Extent;
import org.weft.dicom.toolkit.Frames;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.image.LabelVolume;
import org.weft.image.Labels;
import org.weft.image.Mask;

/** What is read back of a segmentation is what was put into it. */
class SegmentationWriterInvariantTest {

    private static final Study KEPT = Study.of(Patient.ct(), Identifiers.KEEP);

    @Test
    void framesHoldTheVoxelsOfTheirSegmentAndPlane() {
        try (Arena arena = Arena.ofConfined()) {
            DicomObject read = readBack(write(KEPT), arena);
            List<DataSet> groups = read.attributes().items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
            Frames frames = Frames.of(read);
            int[] pixels = new int[35];
            List<String> seen = new ArrayList<>();
            for (int f = 0; f < groups.size(); f++) {
                int segment = (int) groups.get(f).item(Attribute.SEGMENT_IDENTIFICATION_SEQUENCE).orElseThrow()
                        .requireWhole(Attribute.REFERENCED_SEGMENT_NUMBER);
                double[] at = groups.get(f).item(Attribute.PLANE_POSITION_SEQUENCE).orElseThrow()
                        .requireNumbers(Attribute.IMAGE_POSITION_PATIENT, 3);
                long z = Math.round((at[2] + 300) / 2.5);
                assertArrayEquals(new double[] {-10.5, 20.25, -300 + 2.5 * z}, at);
                seen.add(segment + " " + z);
                frames.stored(f, pixels);
                for (int i = 0; i < pixels.length; i++) {
                    assertEquals(Regions.holds(segment - 1, i % 7, i / 7, z) ? 1 : 0, pixels[i],
                            "segment " + segment + ", pixel " + i + " of plane " + z);
                }
            }
            assertEquals(List.of("1 1", "1 2", "2 0", "2 1", "2 3"), seen);
        }
    }

    @Test
    void masksAndLabelsAreWrittenAlike() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(140);
            MemorySegment labels = arena.allocate(280, 2);
            for (int i = 0; i < 140; i++) {
                boolean inside = i % 11 == 3 && i >= 35 && i < 105;
                bytes.set(Mask.LAYOUT, i, (byte) (inside ? 1 : 0));
                labels.setAtIndex(LabelVolume.LAYOUT, i, (short) (inside ? 40_000 : i % 2));
            }
            Segment mask = Segment.of("a", new Mask(Patient.GRID, bytes));
            LabelVolume volume = new LabelVolume(Patient.GRID, labels);
            Segment label = Segment.of("a", volume, Labels.of(volume).get(40_000));
            assertArrayEquals(
                    ObjectWriter.bytes(SegmentationWriter.segmentation(KEPT, List.of(mask), Patient.ORIGIN)),
                    ObjectWriter.bytes(SegmentationWriter.segmentation(KEPT, List.of(label), Patient.ORIGIN)));
        }
    }

    @Test
    void framesNameTheSliceThatTheyWereDrawnOn() {
        DataSet frame = write(KEPT).items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE).getFirst();
        DataSet source = frame.item(Attribute.DERIVATION_IMAGE_SEQUENCE).orElseThrow()
                .item(Attribute.SOURCE_IMAGE_SEQUENCE).orElseThrow();
        assertEquals(Patient.SERIES + ".2", source.requireText(Attribute.REFERENCED_SOP_INSTANCE_UID),
                "the first frame is of plane 1, the second slice");
    }

    @Test
    void framesNameTheFrameOfAnImageWithSeveral() {
        Instance slice = Patient.ct().getFirst();
        List<DataSet> groups = Patient.ct().reversed().stream().map(one -> new DataSetBuilder()
                .put(Attribute.PLANE_POSITION_SEQUENCE, new DataSetBuilder()
                        .put(Attribute.IMAGE_POSITION_PATIENT,
                                one.header().requireNumbers(Attribute.IMAGE_POSITION_PATIENT, 3))
                        .build())
                .build()).toList();
        DataSet header = new DataSetBuilder().putAll(slice.header()).empty(Attribute.IMAGE_POSITION_PATIENT)
                .put(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, groups).build();
        Study study = Study.of(List.of(new Instance(slice.source(), slice.syntax(), header)), Identifiers.KEEP);
        DataSet frame = write(study).items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE).getFirst();
        DataSet source = frame.item(Attribute.DERIVATION_IMAGE_SEQUENCE).orElseThrow()
                .item(Attribute.SOURCE_IMAGE_SEQUENCE).orElseThrow();
        assertEquals(3, source.requireWhole(Attribute.REFERENCED_FRAME_NUMBER), "plane 1 of 4, counted from the last");
    }

    @Test
    void planesLieAsTheGridDoes() {
        Direction sagittal = new Direction(0, 1, 0, 0, 0, -1, -1, 0, 0);
        Grid grid = new Grid(Patient.GRID.size(), Patient.GRID.spacing(), Patient.GRID.origin(), sagittal);
        Segment whole = new Segment("all", grid, (_, inside) -> Arrays.fill(inside, (byte) 1));
        DataSet object = SegmentationWriter.segmentation(KEPT, List.of(whole), Patient.ORIGIN);
        DataSet shared = object.item(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).orElseThrow();
        assertArrayEquals(new double[] {0, 1, 0, 0, 0, -1}, shared.item(Attribute.PLANE_ORIENTATION_SEQUENCE)
                .orElseThrow().numbers(Attribute.IMAGE_ORIENTATION_PATIENT));
        assertArrayEquals(new double[] {0.5, 0.75},
                shared.item(Attribute.PIXEL_MEASURES_SEQUENCE).orElseThrow().numbers(Attribute.PIXEL_SPACING),
                "first the distance of rows, then that of columns");
        DataSet last = object.items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE).getLast();
        assertArrayEquals(new double[] {-10.5 - 3 * 2.5, 20.25, -300},
                last.item(Attribute.PLANE_POSITION_SEQUENCE).orElseThrow().numbers(Attribute.IMAGE_POSITION_PATIENT));
    }

    @Test
    void keptIdentifiersAreTheImages() {
        DataSet object = write(KEPT);
        assertEquals(Patient.NAME, object.requireText(Attribute.PATIENT_NAME), "now in UTF-8");
        assertEquals(Patient.NUMBER, object.requireText(Attribute.PATIENT_ID));
        assertEquals(Patient.BIRTH, object.requireText(Attribute.PATIENT_BIRTH_DATE));
        assertEquals(Patient.STUDY, object.requireText(Attribute.STUDY_INSTANCE_UID));
        assertEquals(Patient.FRAME, object.requireText(Attribute.FRAME_OF_REFERENCE_UID));
        assertNotEquals(Patient.SERIES, object.requireText(Attribute.SERIES_INSTANCE_UID), "a series of its own");
    }

    @ParameterizedTest
    @EnumSource
    void theSameInputGivesTheSameBytesButForTheClock(Identifiers identifiers) {
        Study study = Study.of(Patient.ct(), identifiers);
        Study again = Study.of(Patient.ct().reversed(), identifiers);
        assertArrayEquals(ObjectWriter.bytes(write(study)), ObjectWriter.bytes(write(again)));
        Origin later = new Origin("0.1.0", LocalDateTime.of(2025, 1, 1, 0, 0));
        DataSet object = SegmentationWriter.segmentation(study, Regions.segments(), later);
        assertEquals("20250101", object.requireText(Attribute.CONTENT_DATE));
        assertEquals(write(study).requireText(Attribute.SOP_INSTANCE_UID),
                object.requireText(Attribute.SOP_INSTANCE_UID));
    }

    @Test
    void anotherContentHasAnotherUid() {
        DataSet one = SegmentationWriter.segmentation(KEPT, Regions.segments().subList(0, 1), Patient.ORIGIN);
        assertNotEquals(one.requireText(Attribute.SOP_INSTANCE_UID),
                write(KEPT).requireText(Attribute.SOP_INSTANCE_UID));
        assertTrue(one.requireText(Attribute.SOP_INSTANCE_UID).matches("2\\.25\\.[1-9][0-9]{1,38}"));
    }

    @Test
    void refusesWhatIsNoSegmentation() {
        Segment empty = new Segment("nothing", Patient.GRID, (_, inside) -> Arrays.fill(inside, (byte) 0));
        refused("the segment nothing has no voxel; leave it out", List.of(empty));
        refused("a segmentation needs at least one segment", List.of());
        Grid moved = new Grid(Patient.GRID.size(), Patient.GRID.spacing(), new Point(0, 0, 0),
                Patient.GRID.direction());
        refused("the segments Tumour \u03b1 and moved lie on different grids; resample one onto the other's",
                List.of(Regions.segments().getFirst(), new Segment("moved", moved, empty.planes())));
    }

    @Test
    void refusesAnImageOfTwoSeries() {
        Instance first = Patient.ct().getFirst();
        Instance other = new Instance(first.source(), first.syntax(), new DataSetBuilder().putAll(first.header())
                .put(Attribute.SERIES_INSTANCE_UID, "1.2.3").build());
        String message = assertThrows(DicomException.class,
                () -> Study.of(List.of(first, other), Identifiers.KEEP)).getMessage();
        assertEquals("slice0.dcm and slice0.dcm are of two series; an image must be of one", message);
    }

    private static void refused(String message, List<Segment> segments) {
        assertEquals(message, assertThrows(IllegalArgumentException.class,
                () -> SegmentationWriter.segmentation(KEPT, segments, Patient.ORIGIN)).getMessage());
    }

    private static DataSet write(Study study) {
        return SegmentationWriter.segmentation(study, Regions.segments(), Patient.ORIGIN);
    }

    private static DicomObject readBack(DataSet object, Arena arena) {
        return new CompactToolkit().read(MemorySegment.ofArray(ObjectWriter.bytes(object)), Extent.WHOLE, arena);
    }
}
