package org.weft.dicom.region;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.weft.dicom.object.DicomException;
import org.weft.grid.Grid;
import org.weft.image.Mask;

/**
 * One region's contours become voxels of an image. A plane of contours goes to the slice nearest to it. Slices between two planes that have no
 * contours of their own stay empty, as the standard does not say what would lie there; what was assumed is noted.
 */
final class ContourMask {

    /** How far off a slice, in slices, contours may lie without a note. */
    private static final double NOTED_OFFSET = 0.25;

    private static final int LONGEST_LIST = 10;

    private final NamedRegion region;
    private final Grid image;
    private final Set<String> notes;

    /**
     * @param notes added to
     */
    ContourMask(NamedRegion region, Grid image, Set<String> notes) {
        this.region = region;
        this.image = image;
        this.notes = notes;
    }

    /**
     * Refuses a region that lies wholly outside the image, or in which no voxel's centre lies.
     *
     * @param voxels uint8[z][y][x], 0; 1 inside afterwards
     * @return how many lie inside
     */
    long fill(List<Contour> contours, MemorySegment voxels) {
        List<ContourPlane> planes = ContourPlane.of(contours).stream().filter(this::isOnSlice).toList();
        long kept = planes.stream().mapToLong(plane -> plane.contours().size()).sum();
        if (planes.stream().allMatch(plane -> plane.contours().stream().allMatch(c -> c.isOutside(image)))) {
            throw new DicomException(
                    "region " + region + " lies wholly outside the image; give the image series that it"
                            + " was drawn on");
        }
        noteCuts(contours.size() - kept, planes);
        noteOffsets(planes);
        noteGaps(planes);
        ContourFill fill = new ContourFill(image.size(), voxels);
        planes.forEach(fill::add);
        return count(planes, voxels);
    }

    private boolean isOnSlice(ContourPlane plane) {
        return plane.slice() >= 0 && plane.slice() < image.size().z();
    }

    private long count(List<ContourPlane> planes, MemorySegment voxels) {
        long slice = image.size().x() * image.size().y();
        long count = 0;
        for (long z : planes.stream().map(ContourPlane::slice).distinct().toList()) {
            for (long at = z * slice; at < (z + 1) * slice; at++) {
                count += voxels.get(Mask.LAYOUT, at);
            }
        }
        if (count == 0) {
            throw new DicomException(
                    "region " + region + " encloses no voxel's centre, as its contours are smaller than"
                            + " the image's voxels of " + image.spacing() + "; choose another, or a finer image");
        }
        return count;
    }

    private void noteCuts(long onNoSlice, List<ContourPlane> planes) {
        long beyond = planes.stream().flatMap(plane -> plane.contours().stream()).filter(c -> c.reachesBeyond(image))
                .count();
        if (onNoSlice > 0) {
            notes.add("contours above or below the image are left out: " + onNoSlice);
        }
        if (beyond > 0) {
            notes.add("contours that reach beyond the sides of the image are cut there: " + beyond);
        }
    }

    private void noteOffsets(List<ContourPlane> planes) {
        long off = planes.stream().filter(plane -> plane.offset() > NOTED_OFFSET).count();
        if (off > 0) {
            double most = planes.stream().mapToDouble(ContourPlane::offset).max().orElseThrow();
            notes.add(String.format(Locale.ROOT,
                    "contours between slices go to the nearest slice: planes %d, up to %.2f of"
                            + " a slice off",
                    off, most));
        }
        long united = planes.stream().collect(Collectors.groupingBy(ContourPlane::slice, Collectors.counting()))
                .values().stream().filter(n -> n > 1).count();
        if (united > 0) {
            notes.add("slices that are nearest to several planes of contours take all of these: " + united);
        }
    }

    private void noteGaps(List<ContourPlane> planes) {
        List<String> gaps = new ArrayList<>();
        long empty = 0;
        var slices = new TreeMap<>(planes.stream().collect(Collectors.groupingBy(ContourPlane::slice)));
        long previous = slices.firstKey();
        for (long slice : slices.keySet()) {
            if (slice > previous + 1) {
                empty += slice - previous - 1;
                gaps.add(slice == previous + 2 ? String.valueOf(previous + 2) : previous + 2 + " to " + slice);
            }
            previous = slice;
        }
        if (empty > 0) {
            notes.add("slices without a contour between slices that have one stay empty: " + empty + " (numbers "
                    + gaps.stream().limit(LONGEST_LIST).collect(Collectors.joining(", "))
                    + (gaps.size() > LONGEST_LIST ? ", ..." : "") + ", counted from 1)");
        }
    }
}
