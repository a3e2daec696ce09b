package org.weft.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.weft.dicom.archive.Series;
import org.weft.dicom.region.ImageSpace;
import org.weft.dicom.toolkit.CompactToolkit;
import org.weft.grid.Grid;
import org.weft.kernel.Workers;

/** What the paths of a command line are: files of one image each, or DICOM. What is open of it is closed with this. */
public final class Inputs implements AutoCloseable {

    private final DicomOptions options;
    private final Workers workers;
    private final List<DicomArchive> archives = new ArrayList<>();

    public Inputs(DicomOptions options, Workers workers) {
        this.options = options;
        this.workers = workers;
    }

    /** The image that a path names. */
    public ImageInput image(Path path) {
        if (!isDicom(path)) {
            options.requireNone(path.toString());
            return new ImageFile(path);
        }
        return new DicomImage(path, open(path), options, workers);
    }

    /**
     * The masks that paths name; where there is none, the structure sets or segmentations that lie with a DICOM image and refer to it.
     *
     * @param image    as {@link #image} gave it
     * @param imageAt  its path
     */
    public List<MaskInput> masks(ImageInput image, Path imageAt, List<Path> paths, RegionOptions regions) {
        if (paths.isEmpty()) {
            if (!(image instanceof DicomImage dicom)) {
                image.grid(); // what is wrong with the image comes first
                throw new IllegalArgumentException("no mask is given for " + image + "; name one after the image");
            }
            DicomArchive archive = archives.getFirst();
            List<Series> fitting = archive.regionsOf(dicom.series());
            return of(archive,
                    archive.choose(regions.from(), fitting, "structure set or segmentation of the image in " + imageAt
                            + (fitting.isEmpty() ? "; name one after the image" : "")),
                    image, regions);
        }
        requireUse(paths, regions);
        List<MaskInput> masks = new ArrayList<>();
        List<Path> files = paths.stream().filter(path -> !isDicom(path)).toList();
        List<MaskFile> named = MaskFile.of(files, regions.label(), regions.resamples());
        for (Path path : paths) {
            int file = files.indexOf(path);
            if (file >= 0) {
                masks.add(named.get(file));
            } else {
                DicomArchive archive = open(path);
                masks.addAll(
                        of(archive,
                                archive.choose(regions.from(), archive.regions(),
                                        "structure set or segmentation in " + path),
                                image, regions));
            }
        }
        return masks;
    }

    /** Refuses options that say nothing of any of the masks. */
    private static void requireUse(List<Path> paths, RegionOptions regions) {
        if (regions.areChosen() && paths.stream().noneMatch(Inputs::isDicom)) {
            throw new IllegalArgumentException("--region and --regions-from are for RTSTRUCT and SEG, but "
                    + paths.getFirst() + " is none; use --label, or leave them out");
        }
        if (regions.isLabelled() && paths.stream().allMatch(Inputs::isDicom)) {
            throw new IllegalArgumentException("--label is for NIfTI and NRRD masks, but " + paths.getFirst()
                    + " is DICOM; use --region, or leave it out");
        }
    }

    private static List<MaskInput> of(DicomArchive archive, Series series, ImageInput image, RegionOptions regions) {
        DicomRegions.Options how = new DicomRegions.Options(regions.regions(), regions.threshold(),
                regions.resamples());
        Function<Grid, ImageSpace> space = image instanceof DicomImage dicom ? _ -> dicom.space()
                : grid -> new ImageSpace(grid, Optional.empty(), Optional.empty());
        return series.instances().stream()
                .map(instance -> (MaskInput) new DicomRegions(archive, series, instance, space, how)).toList();
    }

    private DicomArchive open(Path path) {
        DicomArchive archive = DicomArchive.open(path, options.keepsIdentifiers(), workers);
        archives.add(archive);
        return archive;
    }

    /** What was found beside the objects themselves, a sentence each. */
    public List<String> notes() {
        return archives.stream().flatMap(archive -> archive.notes().stream()).toList();
    }

    /** Whether a path is a folder, a zip file or a DICOM file. */
    public static boolean isDicom(Path path) {
        if (Files.isDirectory(path)) {
            return true;
        }
        if (!Files.isRegularFile(path)) {
            return false; // what is wrong with it is said where it is read
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(256);
            boolean isZip = start.length > 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
            return isZip || CompactToolkit.mayBeDicom(MemorySegment.ofArray(start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        archives.forEach(DicomArchive::close);
    }
}
