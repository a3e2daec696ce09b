package org.weft.dicom.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.SopClass;
import org.weft.dicom.object.TransferSyntax;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;

/** What is refused, passed over or noted of structure sets, in words. */
class StructureSetEdgeTest {

    private static final Grid GRID = new Grid(new Size(9, 9, 9), new Spacing(1, 1, 2), new Point(10, 20, 30),
            Direction.IDENTITY);
    private static final double[] SQUARE = {1.5, 1.5, 4.5, 1.5, 4.5, 4.5, 1.5, 4.5};

    @Test
    void aContourWithinHalfASliceGoesToTheNearest() {
        for (double offset : new double[] {-0.5, -0.3, -0.24, 0, 0.24, 0.3, 0.499}) {
            try (Arena arena = Arena.ofConfined()) {
                RegionMask mask = mask(arena, at(3 + offset));
                assertEquals(9, mask.voxelCount());
                assertEquals("..###....", Built.rows(mask, 3).get(2));
                String note = "contours between slices go to the nearest slice: planes 1, up to %.2f of a slice off";
                assertEquals(Math.abs(offset) > 0.25 ? List.of(note.formatted(Math.abs(offset))) : List.of(),
                        mask.notes());
            }
        }
    }

    @Test
    void slicesBetweenContoursStayEmptyAndAreNoted() {
        try (Arena arena = Arena.ofConfined()) {
            RegionMask mask = mask(arena, at(0), at(2), at(3), at(7));
            assertEquals(4 * 9, mask.voxelCount());
            assertEquals(
                    List.of("slices without a contour between slices that have one stay empty: 4 (numbers 2, 5 to 7,"
                            + " counted from 1)"),
                    mask.notes());
        }
    }

    @Test
    void whatLiesOutsideTheImageIsNoted() {
        try (Arena arena = Arena.ofConfined()) {
            RegionMask mask = mask(arena, at(-1), at(0), at(9), at(10),
                    Built.contour(GRID, 1, -3, 1.5, 2.5, 1.5, 2.5, 2.5, -3, 2.5));
            assertEquals(9 + 3, mask.voxelCount());
            assertEquals(List.of("contours above or below the image are left out: 3",
                    "contours that reach beyond the sides of the image are cut there: 1"), mask.notes());
        }
    }

    @Test
    void aRegionWhollyOutsideIsRefused() {
        String refusal = "region \"R\" (#1) lies wholly outside the image; give the image series that it was drawn on";
        assertEquals(refusal, refusal(at(-1), at(9)));
        assertEquals(refusal, refusal(Built.contour(GRID, 1, 11, 1, 12, 1, 12, 2)));
    }

    @Test
    void aRegionBetweenCentresIsRefused() {
        assertEquals(
                "region \"R\" (#1) encloses no voxel's centre, as its contours are smaller than the image's voxels of"
                        + " 1.0 x 1.0 x 2.0 mm; choose another, or a finer image",
                refusal(Built.contour(GRID, 1, 1.2, 1.2, 1.7, 1.2, 1.7, 1.7)));
    }

    @Test
    void contoursInAnotherPlaneAreRefusedWithTheirAngle() {
        assertEquals(
                "contour 2 of region \"R\" (#1) is turned by 90.0 degrees against the image's slices and spans 3.00 of"
                        + " them, but only contours along the slices are read; give the image series that it was drawn on",
                refusal(at(1), Built.inSpace("CLOSED_PLANAR", GRID, 2, 1, 1, 2, 4, 1, 2, 4, 4, 2, 1, 4)));
        // one slice of 2 mm on four voxels of 1 mm: atan(2 / 4) = 26.565 degrees
        assertEquals(
                "contour 1 of region \"R\" (#1) is turned by 26.6 degrees against the image's slices and spans 1.00 of"
                        + " them, but only contours along the slices are read; give the image series that it was drawn on",
                refusal(Built.inSpace("CLOSED_PLANAR", GRID, 1, 1, 1, 5, 1, 2, 5, 4, 2, 1, 4, 1)));
    }

    @Test
    void openContoursAndPointsArePassedOver() {
        try (Arena arena = Arena.ofConfined()) {
            RegionMask mask = mask(arena, at(1), Built.contour("POINT", GRID, 1, 7, 7),
                    Built.contour("OPEN_PLANAR", GRID, 5, SQUARE), Built.contour(GRID, 1, 7, 7, 8, 8));
            assertEquals(9, mask.voxelCount());
            assertEquals(
                    List.of("contours that are not closed are passed over: 2 of the kinds \"POINT\", \"OPEN_PLANAR\"",
                            "contours of fewer than three points enclose nothing and are passed over: 1"),
                    mask.notes());
        }
    }

    @Test
    void contoursThatExcludeEachOtherByNameAreEvenOddToo() {
        try (Arena arena = Arena.ofConfined()) {
            RegionMask mask = mask(arena, Built.contour("CLOSEDPLANAR_XOR", GRID, 1, SQUARE),
                    Built.contour("CLOSEDPLANAR_XOR", GRID, 1, 2.5, 2.5, 3.5, 2.5, 3.5, 3.5, 2.5, 3.5));
            assertEquals(8, mask.voxelCount());
        }
    }

    @Test
    void regionsWithoutClosedContoursSayWhy() {
        RegionObject set = Built.structureSet(
                List.of(Built.roi(1, "none"), Built.roi(2, "point"), Built.roi(3, "good")),
                List.of(Built.contours(2, Built.contour("POINT", GRID, 1, 7, 7)), Built.contours(3, at(1))));
        assertEquals(List.of(Optional.of("has no contours"), Optional.of("has no closed contours, only \"POINT\""),
                Optional.empty()), set.regions().stream().map(NamedRegion::problem).toList());
        try (Arena arena = Arena.ofConfined()) {
            assertEquals("region \"none\" (#1) has no contours; choose another", assertThrows(DicomException.class,
                    () -> set.mask(1, Built.space(GRID), arena)).getMessage());
        }
    }

    @Test
    void damagedContoursAreRefused() {
        DataSet odd = Built.item(Built.text(Attribute.CONTOUR_GEOMETRIC_TYPE, "CLOSED_PLANAR"),
                Built.text(Attribute.NUMBER_OF_CONTOUR_POINTS, 4),
                Built.text(Attribute.CONTOUR_DATA, 1, 2, 3, 4, 5, 6));
        assertEquals(
                "contour 1 of region \"R\" (#1) has 6 coordinates, but needs three for each of its 4 points; the object"
                        + " is damaged: export it again",
                refusal(odd));
        DataSet far = Built.item(Built.text(Attribute.CONTOUR_GEOMETRIC_TYPE, "CLOSED_PLANAR"),
                Built.text(Attribute.CONTOUR_DATA, 1, 2, 3, "-1e300", 5, 3, 4, 7, 3));
        assertEquals(
                "contour 1 of region \"R\" (#1) has a coordinate of -1.0E300 mm, more than a kilometre away; the object"
                        + " is damaged: export it again",
                refusal(far));
    }

    @Test
    void twoRegionsOfOneNumberAreRefused() {
        assertEquals("two regions of the structure set have the number 4, so that their contours cannot be told apart;"
                + " export it again",
                assertThrows(DicomException.class,
                        () -> Built.structureSet(List.of(Built.roi(4, "a"), Built.roi(4, "b")), List.of()))
                        .getMessage());
    }

    @Test
    void theFrameOfReferenceDecidesAndElseTheStudy() {
        RegionObject set = Built.drawn(at(1));
        try (Arena arena = Arena.ofConfined()) {
            ImageSpace otherStudy = new ImageSpace(GRID, Optional.of("9.9"), Optional.of(Built.FRAME));
            assertEquals(List.of(), set.mask(1, otherStudy, arena).notes());
            ImageSpace other = new ImageSpace(GRID, Optional.of(Built.STUDY), Optional.of("9.9"));
            assertEquals(
                    "region \"R\" (#1) lies in another frame of reference than the image, so that its coordinates mean"
                            + " other places; give the image series that it was drawn on",
                    assertThrows(DicomException.class, () -> set.mask(1, other, arena)).getMessage());
            ImageSpace silent = new ImageSpace(GRID, Optional.of(Built.STUDY), Optional.empty());
            assertEquals(
                    List.of("the image names no frame of reference, so that only the study vouches for the two"),
                    set.mask(1, silent, arena).notes());
            ImageSpace stranger = new ImageSpace(GRID, Optional.of("9.9"), Optional.empty());
            assertEquals("region \"R\" (#1) may not belong to the image: the image names no frame of reference, and the"
                    + " studies differ; give the image series that it was drawn on",
                    assertThrows(DicomException.class, () -> set.mask(1, stranger, arena)).getMessage());
        }
    }

    @Test
    void theOnlyFrameOfReferenceOfTheSetIsThatOfItsRegions() {
        DataSet roi = Built.item(Built.text(Attribute.ROI_NUMBER, 1), Built.text(Attribute.ROI_NAME, "R"));
        DataSet frame = Built.item(Built.text(Attribute.FRAME_OF_REFERENCE_UID, "9.9"));
        DataSet header = Built.item(Built.text(Attribute.SOP_CLASS_UID, SopClass.STRUCTURE_SET),
                Built.items(Attribute.REFERENCED_FRAME_OF_REFERENCE_SEQUENCE, frame),
                Built.items(Attribute.STRUCTURE_SET_ROI_SEQUENCE, roi),
                Built.items(Attribute.ROI_CONTOUR_SEQUENCE, Built.contours(1, at(1))));
        RegionObject set = RegionObject
                .of(new DicomObject(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, header, Optional.empty()), 0.5);
        try (Arena arena = Arena.ofConfined()) {
            ImageSpace same = new ImageSpace(GRID, Optional.of(Built.STUDY), Optional.of("9.9"));
            assertEquals(List.of(), set.mask(1, same, arena).notes());
            assertThrows(DicomException.class, () -> set.mask(1, Built.space(GRID), arena));
        }
    }

    @Test
    void otherObjectsAreRefused() {
        DataSet header = Built.item(Built.text(Attribute.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.481.5"),
                Built.text(Attribute.MODALITY, "RTPLAN"));
        assertEquals(
                "its modality is \"RTPLAN\", but regions are read from structure sets (RTSTRUCT) and segmentations (SEG)"
                        + " only; give one of these",
                assertThrows(DicomException.class,
                        () -> RegionObject.of(new DicomObject(
                                TransferSyntax.EXPLICIT_LITTLE_ENDIAN, header, Optional.empty()),
                                0.5))
                        .getMessage());
    }

    private static DataSet at(double slice) {
        return Built.contour(GRID, slice, SQUARE);
    }

    private static RegionMask mask(Arena arena, DataSet... contours) {
        return Built.drawn(contours).mask(1, Built.space(GRID), arena);
    }

    private static String refusal(DataSet... contours) {
        try (Arena arena = Arena.ofConfined()) {
            return assertThrows(DicomException.class, () -> mask(arena, contours)).getMessage();
        }
    }
}
