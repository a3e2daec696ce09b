package org.weft.dicom.region;

import static java.util.stream.Collectors.joining;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.grid.IndexMap;
import org.weft.image.Mask;

/**
 * A radiotherapy structure set (RTSTRUCT): regions as closed contours along the slices of an image (DICOM PS3.3, C.8.8.5 and C.8.8.6).
 * How a mask comes out of them is said at {@link ContourFill} and {@link ContourMask}.
 */
public final class StructureSet implements RegionObject {

    private static final Set<String> CLOSED = Set.of("CLOSED_PLANAR", "CLOSEDPLANAR_XOR");

    private final DataSet header;
    private final List<Drawn> drawn;

    /** A region, and items of its contour sequence. */
    private record Drawn(NamedRegion region, Optional<String> frameOfReference, List<DataSet> contours) {}

    private StructureSet(DataSet header, List<Drawn> drawn) {
        this.header = header;
        this.drawn = drawn;
    }

    /** Refuses one with two regions of the same number, to which contours could not be told apart. */
    static StructureSet of(DataSet header) {
        Map<Long, List<DataSet>> contours = new HashMap<>();
        for (DataSet item : header.items(Attribute.ROI_CONTOUR_SEQUENCE)) {
            contours.computeIfAbsent(item.requireWhole(Attribute.REFERENCED_ROI_NUMBER), _ -> new ArrayList<>())
                    .addAll(item.items(Attribute.CONTOUR_SEQUENCE));
        }
        Map<Long, String> types = new HashMap<>();
        for (DataSet item : header.items(Attribute.RTROI_OBSERVATIONS_SEQUENCE)) {
            item.whole(Attribute.REFERENCED_ROI_NUMBER)
                    .ifPresent(roi -> types.put(roi, item.text(Attribute.RTROI_INTERPRETED_TYPE).orElse("")));
        }
        Map<Long, Drawn> found = new HashMap<>();
        List<Drawn> inOrder = new ArrayList<>();
        for (DataSet item : header.items(Attribute.STRUCTURE_SET_ROI_SEQUENCE)) {
            Drawn next = drawn(header, item, contours, types);
            inOrder.add(next);
            if (found.putIfAbsent(next.region.number(), next) != null) {
                throw new DicomException("two regions of the structure set have the number " + next.region.number()
                        + ", so that their contours cannot be told apart; export it again");
            }
        }
        return new StructureSet(header, List.copyOf(inOrder));
    }

    private static Drawn drawn(DataSet header, DataSet item, Map<Long, List<DataSet>> contours,
            Map<Long, String> types) {
        long number = item.requireWhole(Attribute.ROI_NUMBER);
        List<DataSet> own = contours.getOrDefault(number, List.of());
        Optional<String> problem = own.isEmpty() ? Optional.of("has no contours")
                : own.stream().anyMatch(contour -> CLOSED.contains(kind(contour))) ? Optional.empty()
                        : Optional.of("has no closed contours, only " + kinds(own.stream()));
        NamedRegion region = new NamedRegion(number, item.text(Attribute.ROI_NAME).orElse(""),
                types.getOrDefault(number, ""), item.text(Attribute.ROI_DESCRIPTION).orElse(""), problem);
        Optional<String> frame = item.text(Attribute.REFERENCED_FRAME_OF_REFERENCE_UID)
                .or(() -> header.text(Attribute.FRAME_OF_REFERENCE_UID)).or(() -> onlyFrame(header));
        return new Drawn(region, frame, List.copyOf(own));
    }

    /** The frame of reference of a structure set that names a single one. */
    private static Optional<String> onlyFrame(DataSet header) {
        List<DataSet> frames = header.items(Attribute.REFERENCED_FRAME_OF_REFERENCE_SEQUENCE);
        return frames.size() == 1 ? frames.getFirst().text(Attribute.FRAME_OF_REFERENCE_UID) : Optional.empty();
    }

    private static String kind(DataSet contour) {
        return contour.text(Attribute.CONTOUR_GEOMETRIC_TYPE).orElse("CLOSED_PLANAR");
    }

    private static String kinds(Stream<DataSet> contours) {
        return contours.map(contour -> DataSet.quote(kind(contour))).distinct().limit(5).collect(joining(", "));
    }

    @Override
    public List<NamedRegion> regions() {
        return drawn.stream().map(Drawn::region).toList();
    }

    @Override
    public RegionMask mask(long number, ImageSpace image, Arena arena) {
        Drawn wanted = drawn.stream().filter(d -> d.region.number() == number).findFirst().orElseThrow(
                () -> new DicomException("the structure set has no region of the number " + number));
        wanted.region.requireUsable();
        Set<String> notes = new LinkedHashSet<>();
        image.requireSame(wanted.region, wanted.frameOfReference, study()).ifPresent(notes::add);
        ContourMask mask = new ContourMask(wanted.region, image.grid(), notes);
        List<Contour> closed = closed(wanted, image, notes);
        MemorySegment voxels = arena.allocate(Mask.LAYOUT, image.grid().voxelCount());
        long count = mask.fill(closed, voxels);
        return new RegionMask(wanted.region, new Mask(image.grid(), voxels), count, List.copyOf(notes));
    }

    private static List<Contour> closed(Drawn wanted, ImageSpace image, Set<String> notes) {
        IndexMap map = IndexMap.between(Contour.WORLD, image.grid());
        List<Contour> closed = new ArrayList<>();
        long open = 0;
        long flat = 0;
        long number = 0;
        for (DataSet item : wanted.contours) {
            number++;
            if (!CLOSED.contains(kind(item))) {
                open++;
                continue;
            }
            Contour contour = Contour.of(wanted.region, number, item, image.grid(), map);
            if (contour.corners() < 3) {
                flat++;
            } else {
                closed.add(contour);
            }
        }
        if (open > 0) {
            notes.add("contours that are not closed are passed over: " + open + " of the kinds "
                    + kinds(wanted.contours.stream().filter(item -> !CLOSED.contains(kind(item)))));
        }
        if (flat > 0) {
            notes.add("contours of fewer than three points enclose nothing and are passed over: " + flat);
        }
        return closed;
    }

    @Override
    public Optional<String> study() {
        return header.text(Attribute.STUDY_INSTANCE_UID);
    }

    @Override
    public References references() {
        return References.of(header);
    }
}
