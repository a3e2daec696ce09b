package org.weft.dicom.region;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.toolkit.Frames;
import org.weft.grid.Grid;
import org.weft.grid.GridComparison;
import org.weft.grid.IndexMap;
import org.weft.grid.Point;
import org.weft.image.LabelVolume;
import org.weft.image.Mask;

/**
 * A segmentation (SEG, DICOM PS3.3, A.51 and C.8.20): regions as frames of voxels, each placed by its own position. Binary, fractional and label
 * maps. Frames may come in any order and cover a part of the image; what they do not cover is outside.
 */
public final class Segmentation implements RegionObject {

    private static final long LARGEST_FRAME = 1 << 28;

    private final DicomObject object;
    private final PixelLayout layout;
    private final Membership membership;
    private final List<NamedRegion> segments;
    private final List<SegmentFrame> frames;
    private final FrameGeometry geometry;

    private Segmentation(DicomObject object, PixelLayout layout, Membership membership, List<NamedRegion> segments,
            List<SegmentFrame> frames, FrameGeometry geometry) {
        this.object = object;
        this.layout = layout;
        this.membership = membership;
        this.segments = segments;
        this.frames = frames;
        this.geometry = geometry;
    }

    /** Refuses one of an unknown type, one whose frames cannot be placed, and frames of a segment that it does not describe. */
    static Segmentation of(DicomObject object, double threshold) {
        DataSet header = object.attributes();
        Membership membership = Membership.of(header, threshold);
        PixelLayout layout = PixelLayout.of(header);
        if (layout.frameSamples() > LARGEST_FRAME) {
            throw new DicomException("its frames of " + layout.columns() + " x " + layout.rows()
                    + " pixels are larger than any slice of a patient");
        }
        List<List<DataSet>> groups = groups(header, layout.frames());
        List<SegmentFrame> frames = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            frames.add(SegmentFrame.of(i, groups.get(i), membership instanceof Membership.Label));
        }
        List<NamedRegion> segments = segments(header, frames);
        requireDescribed(frames, segments);
        requireApart(frames);
        return new Segmentation(object, layout, membership, segments, List.copyOf(frames),
                FrameGeometry.of(layout, groups));
    }

    private static List<List<DataSet>> groups(DataSet header, long frames) {
        List<DataSet> shared = header.items(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        List<DataSet> own = header.items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        if (own.size() != frames) {
            throw new DicomException(
                    "it has " + frames + " frames, but " + Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE
                            + " describes " + own.size() + "; the object is damaged: export it again");
        }
        return own.stream().map(item -> shared.isEmpty() ? List.of(item) : List.of(item, shared.getFirst())).toList();
    }

    private static List<NamedRegion> segments(DataSet header, List<SegmentFrame> frames) {
        List<NamedRegion> segments = new ArrayList<>();
        for (DataSet item : header.items(Attribute.SEGMENT_SEQUENCE)) {
            long number = item.requireWhole(Attribute.SEGMENT_NUMBER);
            boolean hasFrames = frames.stream().anyMatch(frame -> frame.holds(number));
            String type = item.item(Attribute.SEGMENTED_PROPERTY_TYPE_CODE_SEQUENCE)
                    .flatMap(code -> code.text(Attribute.CODE_MEANING)).orElse("");
            segments.add(new NamedRegion(number, item.text(Attribute.SEGMENT_LABEL).orElse(""), type,
                    item.text(Attribute.SEGMENT_DESCRIPTION).orElse(""),
                    hasFrames ? Optional.empty() : Optional.of("has no frames")));
        }
        if (segments.stream().map(NamedRegion::number).distinct().count() < segments.size()) {
            throw new DicomException("two segments have the same number, so that their frames cannot be told apart;"
                    + " export the segmentation again");
        }
        return List.copyOf(segments);
    }

    private static void requireDescribed(List<SegmentFrame> frames, List<NamedRegion> segments) {
        frames.stream().filter(f -> segments.stream().noneMatch(s -> f.holds(s.number()))).findFirst().ifPresent(f -> {
            throw new DicomException("frame " + (f.index() + 1) + " belongs to a segment that "
                    + Attribute.SEGMENT_SEQUENCE + " does not describe; export the segmentation again");
        });
    }

    private static void requireApart(List<SegmentFrame> frames) {
        Set<SegmentFrame> places = new HashSet<>();
        frames.stream().filter(f -> !places.add(new SegmentFrame(0, f.segment(), f.position()))).findFirst()
                .ifPresent(f -> {
                    throw new DicomException("frame " + (f.index() + 1) + " lies where an earlier frame of the same"
                            + " segment does, as in a segmentation of several times; only one of a single time is read");
                });
    }

    @Override
    public List<NamedRegion> regions() {
        return segments;
    }

    @Override
    public Optional<String> study() {
        return object.attributes().text(Attribute.STUDY_INSTANCE_UID);
    }

    @Override
    public References references() {
        return References.of(object.attributes());
    }

    @Override
    public RegionMask mask(long number, ImageSpace image, Arena arena) {
        Set<String> notes = new LinkedHashSet<>();
        NamedRegion region = usable(number, image, notes);
        List<SegmentFrame> own = frames(number);
        List<long[]> places = new ArrayList<>();
        for (SegmentFrame frame : own) {
            places.add(geometry.place(frame.position(), image.grid())
                    .orElseThrow(() -> otherGrid(region, image.grid())));
        }
        MemorySegment voxels = arena.allocate(Mask.LAYOUT, image.grid().voxelCount());
        SegmentPaste paste = new SegmentPaste(image.grid().size(), layout, voxels, membership.test(number));
        Frames pixels = Frames.of(object);
        int[] stored = new int[(int) layout.frameSamples()];
        for (int i = 0; i < own.size(); i++) {
            pixels.stored(own.get(i).index(), stored);
            paste.add(stored, places.get(i));
        }
        if (paste.inside() == 0) {
            throw new DicomException("region " + region + (paste.cut() > 0 ? " lies wholly outside the image"
                    : " has no voxel inside") + "; choose another");
        }
        if (paste.cut() > 0) {
            notes.add("voxels of the region outside the image are left out: " + paste.cut());
        }
        return new RegionMask(region, new Mask(image.grid(), voxels), paste.inside(), List.copyOf(notes));
    }

    /**
     * One segment on the grid of the segmentation, to be brought onto an image of another grid.
     *
     * @param labels 1 inside, 0 outside; its grid is the smallest on which the frames of all segments lie
     * @param notes  as those of {@link RegionMask}
     */
    public record OnOwnGrid(NamedRegion region, LabelVolume labels, List<String> notes) {

        public OnOwnGrid {
            notes = List.copyOf(notes);
        }
    }

    /**
     * One segment on its own grid.
     *
     * @param image whose frame of reference and study must be the segmentation's; its grid does not matter
     * @throws DicomException also if the frames have no common grid
     */
    public OnOwnGrid onOwnGrid(long number, ImageSpace image, Arena arena) {
        Set<String> notes = new LinkedHashSet<>();
        NamedRegion region = usable(number, image, notes);
        Grid grid = ownGrid();
        IndexMap.Row slice = IndexMap.between(Contour.WORLD, grid).z();
        MemorySegment labels = arena.allocate(LabelVolume.LAYOUT, grid.voxelCount());
        IntPredicate belongs = membership.test(number);
        Frames pixels = Frames.of(object);
        int[] stored = new int[(int) layout.frameSamples()];
        for (SegmentFrame frame : frames(number)) {
            pixels.stored(frame.index(), stored);
            Point at = frame.position();
            long first = grid.index(0, 0, Math.round(slice.at(at.x(), at.y(), at.z())));
            for (int i = 0; i < stored.length; i++) {
                if (belongs.test(stored[i])) {
                    labels.setAtIndex(LabelVolume.LAYOUT, first + i, (short) 1);
                }
            }
        }
        return new OnOwnGrid(region, new LabelVolume(grid, labels), List.copyOf(notes));
    }

    private NamedRegion usable(long number, ImageSpace image, Set<String> notes) {
        NamedRegion region = segments.stream().filter(s -> s.number() == number).findFirst()
                .orElseThrow(() -> new DicomException("the segmentation has no segment of the number " + number));
        region.requireUsable();
        if (!image.sameStudy(study())) {
            throw new DicomException("region " + region + " belongs to another study than the image; give the image"
                    + " series that it was made on, or make it anew with --keep-identifiers if weft convert made it");
        }
        image.requireSame(region, object.attributes().text(Attribute.FRAME_OF_REFERENCE_UID), study())
                .ifPresent(notes::add);
        membership.note().ifPresent(notes::add);
        return region;
    }

    private List<SegmentFrame> frames(long number) {
        return frames.stream().filter(f -> f.holds(number)).toList();
    }

    private Grid ownGrid() {
        return geometry.grid(frames.stream().map(SegmentFrame::position).toList());
    }

    private DicomException otherGrid(NamedRegion region, Grid image) {
        return new DicomException("region " + region + " lies on another grid than the image: "
                + GridComparison.of(image, ownGrid()) + "; give the image series that it was made on, or"
                + " --resample-mask to bring it onto the image's grid by the nearest neighbour");
    }
}
