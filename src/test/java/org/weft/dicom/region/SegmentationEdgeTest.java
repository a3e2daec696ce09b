package org.weft.dicom.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Element;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.image.LabelVolume;
import org.weft.process.MaskResampler;

/** Segmentations of a few voxels, and what is refused of them, in words. */
class SegmentationEdgeTest {

    private static final Grid GRID = new Grid(new Size(5, 4, 6), new Spacing(0.5, 0.75, 3), new Point(-7.5, 11.25, 30),
            new Direction(0, 1, 0, 0, 0, -1, -1, 0, 0));
    private static final int[] CROSS = {0, 1, 0, 1, 1, 1, 0, 1, 0};
    private static final int[] CORNER = {1, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int[] FULL = {1, 1, 1, 1, 1, 1, 1, 1, 1};

    @Test
    void framesInAnyOrderThatBeginInsideBytesFindTheirPlaces() {
        RegionObject object = regions(new Built.Frames(GRID, 1).add(2, 1, 1, 4, CORNER).add(1, 1, 1, 3, CROSS)
                .add(2, 1, 1, 3, FULL).add(1, 1, 1, 0, CORNER)
                .object("BINARY", 3, 3, Built.segments("cross", "square")));
        try (Arena arena = Arena.ofConfined()) {
            RegionMask cross = object.mask(1, Built.space(GRID), arena);
            assertEquals(7, cross.voxelCount());
            assertEquals(List.of(".....", "..#..", ".###.", "..#.."), Built.rows(cross, 3));
            assertEquals(List.of(".....", ".#...", ".....", "...#."), Built.rows(cross, 0));
            RegionMask square = object.mask(2, Built.space(GRID), arena);
            assertEquals(11, square.voxelCount());
            assertEquals(List.of(".....", ".###.", ".###.", ".###."), Built.rows(square, 3));
            assertEquals(List.of(".....", ".#...", ".....", "...#."), Built.rows(square, 4));
            assertEquals(List.of(), square.notes());
        }
    }

    @Test
    void anImageWhoseSlicesRunTheOtherWayHoldsTheSameRegion() {
        Direction d = GRID.direction();
        Grid reversed = new Grid(GRID.size(), GRID.spacing(), GRID.toWorld(0, 0, 5),
                new Direction(d.xx(), d.xy(), d.xz(), d.yx(), d.yy(), d.yz(), -d.zx(), -d.zy(), -d.zz()));
        RegionObject object = regions(new Built.Frames(GRID, 1).add(1, 1, 1, 1, CROSS).object("BINARY", 3, 3,
                Built.segments("cross")));
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(List.of(".....", "..#..", ".###.", "..#.."),
                    Built.rows(object.mask(1, Built.space(reversed), arena), 4));
        }
    }

    @Test
    void whatLiesOutsideTheImageIsCutAndCounted() {
        RegionObject object = regions(new Built.Frames(GRID, 8).add(1, 3, 2, 5, FULL).add(1, -1, -2, 0, FULL)
                .add(1, 0, 0, 6, CORNER).object("BINARY", 3, 3, Built.segments("square")));
        try (Arena arena = Arena.ofConfined()) {
            RegionMask mask = object.mask(1, Built.space(GRID), arena);
            assertEquals(List.of(".....", ".....", "...##", "...##"), Built.rows(mask, 5));
            assertEquals(List.of("##...", ".....", ".....", "....."), Built.rows(mask, 0));
            assertEquals(List.of("voxels of the region outside the image are left out: 14"), mask.notes());
        }
    }

    @Test
    void aFractionBelongsFromTheThresholdOn() {
        DicomObject object = new Built.Frames(GRID, 8).add(1, 0, 0, 0, 0, 1, 99, 100, 101, 149, 150, 199, 200)
                .object("FRACTIONAL", 3, 3, Built.segments("soft"),
                        Built.text(Attribute.SEGMENTATION_FRACTIONAL_TYPE, "PROBABILITY"));
        try (Arena arena = Arena.ofConfined()) {
            RegionMask half = RegionObject.of(object, 0.5).mask(1, Built.space(GRID), arena);
            assertEquals(List.of(".....", "###..", "###..", "....."), Built.rows(half, 0));
            RegionMask more = RegionObject.of(object, 0.75).mask(1, Built.space(GRID), arena);
            assertEquals(List.of(".....", ".....", "###..", "....."), Built.rows(more, 0));
            assertEquals(List.of("the segmentation is fractional (probability): voxels of at least 0.75 belong to the"
                    + " region"), more.notes());
        }
    }

    @Test
    void aLabelMapHoldsAllSegmentsInOneFrame() {
        for (int bits : new int[] {8, 16}) {
            RegionObject object = regions(new Built.Frames(GRID, bits).add(0, 1, 1, 2, 0, 1, 2, 2, 2, 0, 1, 3, 0)
                    .object("LABELMAP", 3, 3, Built.segments("one", "two", "three", "four")));
            try (Arena arena = Arena.ofConfined()) {
                RegionMask two = object.mask(2, Built.space(GRID), arena);
                assertEquals(List.of(".....", "...#.", ".##..", "....."), Built.rows(two, 2));
                assertEquals(2, object.mask(1, Built.space(GRID), arena).voxelCount());
                assertEquals("region \"four\" (#4) has no voxel inside; choose another",
                        assertThrows(DicomException.class, () -> object.mask(4, Built.space(GRID), arena))
                                .getMessage());
            }
        }
    }

    @Test
    void aLabelAbove255IsItself() {
        RegionObject object = regions(new Built.Frames(GRID, 16).add(0, 0, 0, 0, 300, 44, 0, 0, 0, 0, 0, 0, 300)
                .object("LABELMAP", 3, 3, Built.items(Attribute.SEGMENT_SEQUENCE, Built.item(
                        Built.number(Attribute.SEGMENT_NUMBER, 300), Built.text(Attribute.SEGMENT_LABEL, "high")))));
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(List.of("#....", ".....", "..#..", "....."),
                    Built.rows(object.mask(300, Built.space(GRID), arena), 0));
        }
    }

    @Test
    void aHundredthOfAVoxelOffIsTheSameGridAndMoreIsNot() {
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(5, cross(1.009, 1, 2.991).mask(1, Built.space(GRID), arena).voxelCount());
        }
        // 1.5 rows of 0.75 mm along -z of the world
        assertEquals(
                "region \"cross\" (#1) lies on another grid than the image: the image has 5 x 4 x 6 voxels and the mask 3 x"
                        + " 3 x 1, the mask is shifted by (0.000, 0.000, -1.125) mm; give the image series that it was made on, or"
                        + " --resample-mask to bring it onto the image's grid by the nearest neighbour",
                refusal(cross(0, 1.5, 0), GRID));
        refusal(cross(1.011, 1, 3), GRID);
        refusal(cross(1, 1, 3.011), GRID);
    }

    @Test
    void aSegmentOnAnotherGridIsGivenOnItsOwn() {
        Grid coarse = new Grid(new Size(2, 2, 3), new Spacing(1, 1.5, 6), GRID.toWorld(0.5, 0.5, 0.5),
                GRID.direction());
        Segmentation object = (Segmentation) regions(new Built.Frames(coarse, 1).add(1, 0, 0, 2, 0, 1, 1, 0)
                .add(1, 0, 0, 0, 1, 1, 0, 0).object("BINARY", 2, 2, Built.segments("coarse")));
        String message = refusal(object, GRID);
        assertEquals(
                "the image has 5 x 4 x 6 voxels and the mask 2 x 2 x 3, the image's voxels are 0.5 x 0.75 x 3.0 mm and the"
                        + " mask's 1.0 x 1.5 x 6.0 mm",
                message.substring(message.indexOf("the image has"), message.indexOf(';')));
        try (Arena arena = Arena.ofConfined()) {
            LabelVolume own = object.onOwnGrid(1, Built.space(GRID), arena).labels();
            assertEquals("2 x 2 x 3", own.grid().size().toString());
            assertEquals(6, own.grid().spacing().z(), 1e-12);
            int[] labels = new int[12];
            Arrays.setAll(labels, own::at);
            assertEquals("[1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0]", Arrays.toString(labels));
            // each coarse voxel covers 2 x 2 x 2 of the image's
            LabelVolume there = MaskResampler.nearest(own, GRID, arena);
            for (long z = 0; z < 6; z++) {
                for (long y = 0; y < 4; y++) {
                    for (long x = 0; x < 5; x++) {
                        int expected = x < 4 ? own.at(own.grid().index(x / 2, y / 2, z / 2)) : 0;
                        assertEquals(expected, there.at(GRID.index(x, y, z)));
                    }
                }
            }
        }
    }

    @Test
    void framesWithoutACommonGridAreRefused() {
        Built.Frames shifted = new Built.Frames(GRID, 1).add(1, 0.5, 0, 0, CROSS).add(1, 0.5, 1, 1, CROSS);
        assertEquals(
                "its frames are shifted by up to 1.00 pixels against each other in their plane, so that they have no"
                        + " common grid",
                refusal(regions(shifted.object("BINARY", 3, 3, Built.segments("a"))), GRID));
        Built.Frames uneven = new Built.Frames(GRID, 1).add(1, 0.5, 0, 0, CROSS).add(1, 0.5, 0, 1.5, CROSS)
                .add(1, 0.5, 0, 4, CROSS);
        assertEquals(
                "its frames do not lie at equal distances: the nearest two are 4.500 mm apart, and others no multiple of"
                        + " that, so that they have no common grid",
                refusal(regions(uneven.object("BINARY", 3, 3, Built.segments("a"))), GRID));
        Built.Frames far = new Built.Frames(GRID, 1).add(1, 0.5, 0, 0, CROSS).add(1, 0.5, 0, 20_000, CROSS);
        assertEquals(
                "its frames span 20001 slices, more than the 10000 that a grid of its own may have; give an image on its"
                        + " grid",
                refusal(regions(far.object("BINARY", 3, 3, Built.segments("a"))), GRID));
    }

    @Test
    void anotherStudyOrFrameOfReferenceIsRefused() {
        RegionObject object = cross(1, 1, 1);
        try (Arena arena = Arena.ofConfined()) {
            ImageSpace study = new ImageSpace(GRID, Optional.of("9.9"), Optional.of(Built.FRAME));
            assertEquals(
                    "region \"cross\" (#1) belongs to another study than the image; give the image series that it was made"
                            + " on, or make it anew with --keep-identifiers if weft convert made it",
                    assertThrows(DicomException.class, () -> object.mask(1, study, arena)).getMessage());
            ImageSpace frame = new ImageSpace(GRID, Optional.of(Built.STUDY), Optional.of("9.9"));
            String refusal = "region \"cross\" (#1) lies in another frame of reference than the image, so that its coordinates"
                    + " mean other places; give the image series that it was drawn on";
            assertEquals(refusal,
                    assertThrows(DicomException.class, () -> object.mask(1, frame, arena)).getMessage());
            assertEquals(refusal, assertThrows(DicomException.class,
                    () -> ((Segmentation) object).onOwnGrid(1, frame, arena)).getMessage());
        }
    }

    @Test
    void aRegionWhollyOutsideOrEmptyIsRefused() {
        assertEquals("region \"cross\" (#1) lies wholly outside the image; choose another",
                refusal(cross(1, 1, 6), GRID));
        RegionObject empty = regions(new Built.Frames(GRID, 1).add(1, 0, 0, 0, new int[9]).object("BINARY", 3, 3,
                Built.segments("nothing", "absent")));
        assertEquals("region \"nothing\" (#1) has no voxel inside; choose another", refusal(empty, GRID));
        assertEquals(Optional.of("has no frames"), empty.regions().get(1).problem());
    }

    @Test
    void damagedSegmentationsAreRefused() {
        Built.Frames two = new Built.Frames(GRID, 1).add(1, 0, 0, 0, CROSS).add(1, 0, 0, 1, CROSS);
        assertRefused(
                "it has 3 frames, but PerFrameFunctionalGroupsSequence (5200,9230) describes 2; the object is damaged:"
                        + " export it again",
                two, "BINARY", Built.segments("a"), Built.text(Attribute.NUMBER_OF_FRAMES, 3));
        assertRefused("frame 1 belongs to a segment that SegmentSequence (0062,0002) does not describe; export the"
                + " segmentation again", two, "BINARY");
        assertRefused(
                "two segments have the same number, so that their frames cannot be told apart; export the segmentation"
                        + " again",
                two, "BINARY", Built.items(Attribute.SEGMENT_SEQUENCE,
                        Built.item(Built.number(Attribute.SEGMENT_NUMBER, 1)),
                        Built.item(Built.number(Attribute.SEGMENT_NUMBER, 1))));
        assertRefused("SegmentationType (0062,0001) is \"SURFACE\", but only BINARY, FRACTIONAL and LABELMAP are known",
                two,
                "SURFACE", Built.segments("a"));
        assertRefused("MaximumFractionalValue (0062,000E) is 0, but must be 1 or more", two, "FRACTIONAL",
                Built.segments("a"), Built.number(Attribute.MAXIMUM_FRACTIONAL_VALUE, 0));
        assertRefused(
                "frame 2 lies where an earlier frame of the same segment does, as in a segmentation of several times;"
                        + " only one of a single time is read",
                new Built.Frames(GRID, 1).add(1, 0, 0, 0, CROSS).add(1, 0, 0, 0, CORNER), "BINARY",
                Built.segments("a"));
    }

    @Test
    void framesWithoutAPlaceOrASegmentAreRefused() {
        DicomObject whole = new Built.Frames(GRID, 1).add(1, 0, 0, 0, CROSS).object("BINARY", 3, 3,
                Built.segments("a"));
        assertEquals("frame 1 has no PlanePositionSequence (0020,9113), so that nobody knows where it lies; give a"
                + " segmentation of a volume in the patient",
                refusalOf(with(whole,
                        Built.items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, DataSet.EMPTY))));
        assertEquals("ImageOrientationPatient (0020,0037) is missing",
                refusalOf(with(whole, Built.items(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, DataSet.EMPTY))));
        DicomObject nobodys = new Built.Frames(GRID, 1).add(0, 0, 0, 0, CROSS).object("BINARY", 3, 3,
                Built.segments("a"));
        assertEquals(
                "frame 1 has no SegmentIdentificationSequence (0062,000A), so that nobody knows whose it is; export the"
                        + " segmentation again",
                refusalOf(nobodys));
    }

    @Test
    void aThresholdOutsideItsRangeIsRefused() {
        DicomObject object = new Built.Frames(GRID, 1).add(1, 0, 0, 0, CROSS).object("BINARY", 3, 3,
                Built.segments("a"));
        for (double threshold : new double[] {0, -1, 1.01, Double.NaN}) {
            assertEquals("the threshold of fractional segmentations is " + threshold
                    + ", but must lie above 0 and not above 1",
                    assertThrows(IllegalArgumentException.class, () -> RegionObject.of(object, threshold))
                            .getMessage());
        }
    }

    private static RegionObject cross(double x, double y, double z) {
        return regions(
                new Built.Frames(GRID, 1).add(1, x, y, z, CROSS).object("BINARY", 3, 3, Built.segments("cross")));
    }

    private static RegionObject regions(DicomObject object) {
        return RegionObject.of(object, 0.5);
    }

    private static DicomObject with(DicomObject object, Element... elements) {
        List<Element> all = new ArrayList<>(object.attributes().elements());
        all.addAll(List.of(elements));
        return new DicomObject(object.syntax(), new DataSet(all), object.pixels());
    }

    private static void assertRefused(String message, Built.Frames frames, String type, Element... more) {
        assertEquals(message, refusalOf(frames.object(type, 3, 3, more)));
    }

    private static String refusalOf(DicomObject object) {
        return assertThrows(DicomException.class, () -> regions(object)).getMessage();
    }

    private static String refusal(RegionObject object, Grid grid) {
        try (Arena arena = Arena.ofConfined()) {
            return assertThrows(DicomException.class, () -> object.mask(1, Built.space(grid), arena)).getMessage();
        }
    }
}
