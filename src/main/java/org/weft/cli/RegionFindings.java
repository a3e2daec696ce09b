package org.weft.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.weft.cli.SeriesFinding.Parts;
import org.weft.cli.SeriesFinding.Region;
import org.weft.dicom.archive.Series;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.SopClass;
import org.weft.dicom.region.ImageSpace;
import org.weft.dicom.region.NamedRegion;
import org.weft.dicom.region.References;
import org.weft.dicom.region.RegionObject;
import org.weft.dicom.region.Segmentation;
import org.weft.dicom.series.SeriesGeometry;
import org.weft.dicom.toolkit.Extent;
import org.weft.dicom.toolkit.Toolkits;
import org.weft.grid.Grid;
import org.weft.image.LabelVolume;

/** Looks at structure sets and segmentations: their regions, measured on the images that they were made on. */
final class RegionFindings {

    private static final double THRESHOLD = 0.5;

    /** @param geometry null where the images make no volume */
    record Image(Series series, SeriesGeometry geometry) {

        private boolean isNamed(References named) {
            return named.series().contains(series.uid())
                    || series.instances().stream().anyMatch(object -> named.instances().contains(object.uid()));
        }

        private boolean isIn(Set<String> frames) {
            return series.instances().stream()
                    .anyMatch(object -> object.frameOfReference().filter(frames::contains).isPresent());
        }

        private ImageSpace space() {
            Instance first = geometry.slices().getFirst().instance();
            return new ImageSpace(geometry.grid(), first.studyUid(), first.frameOfReference());
        }
    }

    private final List<Image> images;

    RegionFindings(List<Image> images) {
        this.images = images;
    }

    SeriesFinding of(Series series) {
        TreeSet<Integer> on = new TreeSet<>();
        List<Region> regions = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < series.instances().size(); i++) {
            Instance object = series.instances().get(i);
            List<Image> made = images(object, faults);
            made.forEach(image -> on.add(image.series.index()));
            try {
                regions.addAll(regions(object, i + 1, made, faults));
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
            } catch (IOException e) {
                faults.add("it cannot be read: " + e.getMessage());
            }
        }
        return new SeriesFinding(List.of(), List.of(), List.copyOf(on), regions, faults);
    }

    /** Those that it names; where none of them is here, those that its places refer to. */
    private List<Image> images(Instance object, List<String> faults) {
        References references = References.of(object.header());
        List<Image> named = images.stream().filter(image -> image.isNamed(references)).toList();
        if (!named.isEmpty()) {
            return named;
        }
        Set<String> frames = References.frames(object.header());
        List<Image> near = images.stream().filter(image -> image.isIn(frames)).toList();
        faults.add("the images that it names are not here, " + (near.isEmpty()
                ? "so its regions are not measured; give their folder or zip file too"
                : "so its regions are measured on others in the same frame of reference"));
        return near;
    }

    private static List<Region> regions(Instance object, int index, List<Image> made, List<String> faults)
            throws IOException {
        boolean isContoured = object.sopClass().equals(SopClass.STRUCTURE_SET);
        Map<Long, Long> counts = isContoured ? contours(object.header()) : segmentFrames(object.header());
        List<ImageSpace> spaces = made.stream().filter(image -> image.geometry != null).map(Image::space).limit(1)
                .toList();
        List<Region> regions = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            RegionObject read = RegionObject.of(isContoured
                    ? new DicomObject(object.syntax(), object.header(), Optional.empty())
                    : Toolkits.reader().read(object.source().open(Long.MAX_VALUE, arena), Extent.WHOLE, arena),
                    THRESHOLD);
            for (NamedRegion region : read.regions()) {
                region.problem().ifPresent(problem -> faults.add("region " + region + " " + problem));
                OptionalDouble volume = region.problem().isPresent() || spaces.isEmpty() ? OptionalDouble.empty()
                        : volume(read, region, spaces.getFirst(), faults);
                regions.add(new Region(index, region.number(), region.name(),
                        isContoured ? Parts.CONTOURS : Parts.FRAMES, counts.getOrDefault(region.number(), 0L),
                        volume));
            }
        }
        return regions;
    }

    private static OptionalDouble volume(RegionObject object, NamedRegion region, ImageSpace image,
            List<String> faults) {
        try (Arena arena = Arena.ofConfined()) {
            if (object instanceof Segmentation segmentation) {
                LabelVolume own = segmentation.onOwnGrid(region.number(), image, arena).labels();
                return OptionalDouble.of(count(own) * voxel(own.grid()));
            }
            return OptionalDouble.of(object.mask(region.number(), image, arena).voxelCount() * voxel(image.grid()));
        } catch (IllegalArgumentException e) {
            faults.add(e.getMessage());
            return OptionalDouble.empty();
        }
    }

    private static double voxel(Grid grid) {
        return grid.spacing().voxelVolume();
    }

    private static long count(LabelVolume labels) {
        long count = 0;
        for (long i = 0; i < labels.grid().voxelCount(); i++) {
            count += labels.at(i) == 0 ? 0 : 1;
        }
        return count;
    }

    private static Map<Long, Long> contours(DataSet header) {
        Map<Long, Long> counts = new HashMap<>();
        for (DataSet item : header.items(Attribute.ROI_CONTOUR_SEQUENCE)) {
            counts.merge(item.requireWhole(Attribute.REFERENCED_ROI_NUMBER),
                    (long) item.items(Attribute.CONTOUR_SEQUENCE).size(), Long::sum);
        }
        return counts;
    }

    /** Frames of label maps hold several segments and name none: they are not counted. */
    private static Map<Long, Long> segmentFrames(DataSet header) {
        Map<Long, Long> counts = new HashMap<>();
        for (Attribute groups : List.of(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE,
                Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE)) {
            for (DataSet frame : header.items(groups)) {
                frame.item(Attribute.SEGMENT_IDENTIFICATION_SEQUENCE)
                        .map(item -> item.numbers(Attribute.REFERENCED_SEGMENT_NUMBER)).stream()
                        .flatMapToDouble(Arrays::stream).forEach(number -> counts.merge((long) number, 1L, Long::sum));
            }
        }
        return counts;
    }
}
