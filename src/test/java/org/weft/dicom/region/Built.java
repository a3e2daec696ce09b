package org.weft.dicom.region;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Element;
import org.weft.dicom.object.PixelData;
import org.weft.dicom.object.SopClass;
import org.weft.dicom.object.TransferSyntax;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;

/** Objects put together in memory, as if they had been read. */
final class Built {

    static final String STUDY = "1.2.3";
    static final String FRAME = "1.2.4";
    static final Grid AXIAL = new Grid(new Size(31, 29, 7), new Spacing(1, 1, 1), Point.ZERO, Direction.IDENTITY);

    private Built() {}

    static ImageSpace space(Grid grid) {
        return new ImageSpace(grid, Optional.of(STUDY), Optional.of(FRAME));
    }

    static Element text(Attribute attribute, Object... values) {
        String text = Arrays.stream(values).map(String::valueOf).collect(Collectors.joining("\\"));
        return Element.of(attribute.tag(), attribute.vr(), text.getBytes(StandardCharsets.US_ASCII));
    }

    static Element number(Attribute attribute, int value) {
        return Element.of(attribute.tag(), attribute.vr(),
                ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) value).array());
    }

    static Element items(Attribute attribute, DataSet... items) {
        return Element.sequence(attribute.tag(), List.of(items));
    }

    static DataSet item(Element... elements) {
        return new DataSet(List.of(elements));
    }

    /** A contour on a slice, its corners in voxel indexes x, y, x, y, ... */
    static DataSet contour(Grid grid, double slice, double... corners) {
        return contour("CLOSED_PLANAR", grid, slice, corners);
    }

    static DataSet contour(String kind, Grid grid, double slice, double... corners) {
        double[] xyz = new double[corners.length / 2 * 3];
        for (int i = 0; i < corners.length / 2; i++) {
            xyz[3 * i] = corners[2 * i];
            xyz[3 * i + 1] = corners[2 * i + 1];
            xyz[3 * i + 2] = slice;
        }
        return inSpace(kind, grid, xyz);
    }

    /** A contour anywhere, its corners in voxel indexes x, y, z, x, y, z, ... */
    static DataSet inSpace(String kind, Grid grid, double... corners) {
        Object[] world = new Object[corners.length];
        for (int i = 0; i < corners.length; i += 3) {
            Point p = grid.toWorld(corners[i], corners[i + 1], corners[i + 2]);
            world[i] = p.x();
            world[i + 1] = p.y();
            world[i + 2] = p.z();
        }
        return item(text(Attribute.CONTOUR_GEOMETRIC_TYPE, kind),
                text(Attribute.NUMBER_OF_CONTOUR_POINTS, corners.length / 3), text(Attribute.CONTOUR_DATA, world));
    }

    /** A structure set with one region, "R" of number 1. */
    static RegionObject drawn(DataSet... contours) {
        return structureSet(List.of(roi(1, "R")), List.of(contours(1, contours)));
    }

    static DataSet roi(int number, String name) {
        return item(text(Attribute.ROI_NUMBER, number), text(Attribute.ROI_NAME, name),
                text(Attribute.REFERENCED_FRAME_OF_REFERENCE_UID, FRAME));
    }

    static DataSet contours(int roi, DataSet... contours) {
        return item(text(Attribute.REFERENCED_ROI_NUMBER, roi), items(Attribute.CONTOUR_SEQUENCE, contours));
    }

    static RegionObject structureSet(List<DataSet> rois, List<DataSet> contours) {
        DataSet header = item(text(Attribute.SOP_CLASS_UID, SopClass.STRUCTURE_SET),
                text(Attribute.STUDY_INSTANCE_UID, STUDY),
                Element.sequence(Attribute.STRUCTURE_SET_ROI_SEQUENCE.tag(), rois),
                Element.sequence(Attribute.ROI_CONTOUR_SEQUENCE.tag(), contours));
        return RegionObject.of(new DicomObject(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, header, Optional.empty()), 0.5);
    }

    /** Frames of a segmentation, all of one size, in the order in which they are added. */
    static final class Frames {

        private final Grid grid;
        private final int bits;
        private final List<DataSet> groups = new ArrayList<>();
        private final List<int[]> pixels = new ArrayList<>();

        Frames(Grid grid, int bits) {
            this.grid = grid;
            this.bits = bits;
        }

        /** A frame that begins at a voxel of the grid; segment 0 for none. */
        Frames add(int segment, double x, double y, double z, int... values) {
            Point at = grid.toWorld(x, y, z);
            List<Element> group = new ArrayList<>(List.of(items(Attribute.PLANE_POSITION_SEQUENCE,
                    item(text(Attribute.IMAGE_POSITION_PATIENT, at.x(), at.y(), at.z())))));
            if (segment > 0) {
                group.add(items(Attribute.SEGMENT_IDENTIFICATION_SEQUENCE,
                        item(number(Attribute.REFERENCED_SEGMENT_NUMBER, segment))));
            }
            groups.add(new DataSet(group));
            pixels.add(values);
            return this;
        }

        DicomObject object(String type, int columns, int rows, Element... more) {
            Direction d = grid.direction();
            DataSet shared = item(
                    items(Attribute.PLANE_ORIENTATION_SEQUENCE,
                            item(text(Attribute.IMAGE_ORIENTATION_PATIENT, d.xx(), d.xy(), d.xz(), d.yx(), d.yy(),
                                    d.yz()))),
                    items(Attribute.PIXEL_MEASURES_SEQUENCE,
                            item(text(Attribute.PIXEL_SPACING, grid.spacing().y(), grid.spacing().x()),
                                    text(Attribute.SPACING_BETWEEN_SLICES, grid.spacing().z()))));
            List<Element> elements = new ArrayList<>(List.of(text(Attribute.SOP_CLASS_UID, SopClass.SEGMENTATION),
                    text(Attribute.STUDY_INSTANCE_UID, STUDY), text(Attribute.FRAME_OF_REFERENCE_UID, FRAME),
                    text(Attribute.NUMBER_OF_FRAMES, pixels.size()), number(Attribute.ROWS, rows),
                    number(Attribute.COLUMNS, columns), number(Attribute.SAMPLES_PER_PIXEL, 1),
                    number(Attribute.BITS_ALLOCATED, bits), number(Attribute.BITS_STORED, bits),
                    number(Attribute.HIGH_BIT, bits - 1), text(Attribute.SEGMENTATION_TYPE, type),
                    number(Attribute.MAXIMUM_FRACTIONAL_VALUE, 200),
                    items(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared),
                    Element.sequence(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE.tag(), groups)));
            elements.addAll(List.of(more));
            return new DicomObject(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, new DataSet(elements),
                    Optional.of(new PixelData.Plain(packed(columns * rows))));
        }

        private MemorySegment packed(int frame) {
            byte[] bytes = new byte[(frame * pixels.size() * bits + 7) / 8];
            for (int f = 0; f < pixels.size(); f++) {
                for (int i = 0; i < frame; i++) {
                    int value = pixels.get(f)[i];
                    int at = f * frame + i;
                    switch (bits) {
                        case 1 -> bytes[at / 8] |= (byte) (value << at % 8);
                        case 8 -> bytes[at] = (byte) value;
                        default -> {
                            bytes[2 * at] = (byte) value;
                            bytes[2 * at + 1] = (byte) (value >> 8);
                        }
                    }
                }
            }
            return MemorySegment.ofArray(bytes);
        }
    }

    static Element segments(String... labels) {
        DataSet[] segments = new DataSet[labels.length];
        for (int i = 0; i < labels.length; i++) {
            segments[i] = item(number(Attribute.SEGMENT_NUMBER, i + 1), text(Attribute.SEGMENT_LABEL, labels[i]));
        }
        return items(Attribute.SEGMENT_SEQUENCE, segments);
    }

    /** A slice of a mask as rows of {@code #} and {@code .}, one string each. */
    static List<String> rows(RegionMask region, long slice) {
        Size size = region.mask().grid().size();
        List<String> rows = new ArrayList<>();
        for (long y = 0; y < size.y(); y++) {
            StringBuilder row = new StringBuilder();
            for (long x = 0; x < size.x(); x++) {
                row.append(region.mask().contains(region.mask().grid().index(x, y, slice)) ? '#' : '.');
            }
            rows.add(row.toString());
        }
        return rows;
    }
}
