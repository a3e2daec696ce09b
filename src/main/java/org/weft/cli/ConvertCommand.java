package org.weft.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.weft.cli.input.DicomOptions;
import org.weft.cli.input.ImageInput;
import org.weft.cli.input.Inputs;
import org.weft.cli.input.MaskInput;
import org.weft.cli.input.RegionOptions;
import org.weft.cli.output.OutputFile;
import org.weft.dicom.write.ObjectWriter;
import org.weft.dicom.write.Origin;
import org.weft.dicom.write.Segment;
import org.weft.dicom.write.SegmentationWriter;
import org.weft.grid.Grid;
import org.weft.grid.GridComparison;
import org.weft.grid.Reach;
import org.weft.image.LabelVolume;
import org.weft.image.Labels;
import org.weft.image.Volume;
import org.weft.io.ImageReader;
import org.weft.io.ImageWriter;
import org.weft.kernel.Workers;
import org.weft.process.MaskResampler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft convert}: an image or a mask in another format, a mask as a DICOM segmentation. */
@Command(name = "convert", description = "Writes an image or a mask in another format.",
        footer = {"  weft convert tumour.nii.gz -o tumour.dcm --image ct.nii.gz --name 1=Tumour",
            "  weft convert mr.nrrd -o mr.nii.gz", "  weft convert scans/patient7 --series CT -o ct.nii.gz",
            "  weft convert rtstruct.dcm --image scans/patient7 --region GTV-1 -o gtv.nii.gz"})
final class ConvertCommand implements Callable<Integer> {

    private static final List<String> IMAGES = List.of(".nii", ".nii.gz", ".nrrd");
    private static final String SEGMENTATION = ".dcm";
    private static final int LARGEST_LABEL = 65_535;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IMAGE|MASK",
            description = "What to convert: NIfTI, NRRD, or a folder, zip or file of DICOM.")
    private Path input;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true,
            description = "Write to this file; .nii, .nii.gz or .nrrd says the format, .dcm writes a DICOM segmentation with a segment for each region of a mask.")
    private Path output;

    @Option(names = "--image", paramLabel = "IMAGE",
            description = "The image that a mask belongs to: a segmentation is of its patient and study; regions of an RTSTRUCT or SEG become voxels of its grid.")
    private Path image;

    @Option(names = "--name", paramLabel = "N=NAME",
            description = "Name of the segment of a label or region; may be given several times. Default: the region's own, or Label and its number.")
    private Map<Integer, String> names = new LinkedHashMap<>();

    @Mixin
    private RegionOptions regions;

    @Mixin
    private DicomOptions dicom;

    @Option(names = {"-q", "--quiet"}, description = "No notes.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        requireWritable();
        try (Arena arena = Arena.ofShared();
                Workers workers = new Workers(Runtime.getRuntime().availableProcessors());
                Inputs inputs = new Inputs(dicom, workers)) {
            boolean isRegions = Inputs.isDicom(input)
                    && (image != null || regions.areChosen() || endsWith(SEGMENTATION));
            String written;
            if (isRegions) {
                List<Segment> segments = regions(inputs, arena);
                written = endsWith(SEGMENTATION) ? segmentation(inputs, segments) : labels(segments, arena);
            } else {
                written = endsWith(SEGMENTATION) ? segmentation(inputs, labels(inputs, arena)) : image(inputs, arena);
            }
            inputs.notes().forEach(this::say);
            if (endsWith(SEGMENTATION) && !dicom.keepsIdentifiers() && Inputs.isDicom(image == null ? input : image)) {
                say("patient and UIDs are replaced; --keep-identifiers makes a segmentation that its image is found by");
            }
            say("wrote " + written + " to " + output);
        }
        return ExitCode.DONE;
    }

    private void say(String note) {
        if (!quiet) {
            spec.commandLine().getErr().println("weft: " + note);
        }
    }

    /** The chosen regions of DICOM, on the grid of their image. */
    private List<Segment> regions(Inputs inputs, Arena arena) {
        Path subject = image == null ? input : image;
        ImageInput of = inputs.image(subject);
        List<Path> masks = image == null ? List.of() : List.of(input);
        MemorySegment none = arena.allocate(of.grid().voxelCount() * Float.BYTES, Float.BYTES);
        Volume volume = new Volume(of.grid(), none); // where the voxels lie is all that a mask needs
        List<Segment> segments = new ArrayList<>();
        for (MaskInput mask : inputs.masks(of, subject, masks, regions)) {
            for (MaskInput.Choice choice : mask.choices(volume, this::say, arena)) {
                segments.add(Segment.of(names.getOrDefault(choice.number(), choice.name()),
                        choice.cut().region(Reach.WHOLE, arena).roi().morphological()));
            }
        }
        return segments;
    }

    /** The labels of a file as segments. */
    private List<Segment> labels(Inputs inputs, Arena arena) {
        LabelVolume labels = onImagesGrid(inputs, ImageReader.readLabels(input, arena), arena);
        Labels held = Labels.of(labels);
        if (held.found().isEmpty()) {
            throw new IllegalArgumentException(input + ": the mask holds background only");
        }
        names.keySet().forEach(held::get);
        return held.found().stream().map(label -> Segment
                .of(names.getOrDefault(label.value(), "Label " + label.value()), labels, label)).toList();
    }

    private String segmentation(Inputs inputs, List<Segment> segments) throws IOException {
        ImageInput subject = inputs.image(image == null ? input : image);
        Origin origin = new Origin(Main.Versions.weft(), LocalDateTime.now());
        ObjectWriter.write(output, SegmentationWriter.segmentation(
                subject.study(subject.name(), dicom.identifiers()), segments, origin));
        return segments.size() + (segments.size() == 1 ? " segment" : " segments");
    }

    /** Regions as labels from 1 on, in their order. Refuses regions that overlap: a voxel has one label. */
    private String labels(List<Segment> segments, Arena arena) {
        Grid grid = segments.getFirst().grid();
        int plane = Math.toIntExact(grid.size().x() * grid.size().y());
        MemorySegment labels = arena.allocate(grid.voxelCount() * Short.BYTES, 64);
        byte[] inside = new byte[plane];
        short[] taken = new short[plane];
        for (int label = 1; label <= segments.size(); label++) {
            for (long z = 0; z < grid.size().z(); z++) {
                segments.get(label - 1).planes().read(z, inside);
                MemorySegment.copy(labels, LabelVolume.LAYOUT, z * plane * Short.BYTES, taken, 0, plane);
                for (int i = 0; i < plane; i++) {
                    if (inside[i] != 0 && taken[i] != 0) {
                        throw new IllegalArgumentException("the regions " + segments.get(taken[i] - 1).name() + " and "
                                + segments.get(label - 1).name() + " overlap, but a voxel of " + output
                                + " has one label; choose one of them with --region, or write a .dcm");
                    }
                    taken[i] = inside[i] != 0 ? (short) label : taken[i];
                }
                MemorySegment.copy(taken, 0, labels, LabelVolume.LAYOUT, z * plane * Short.BYTES, plane);
            }
        }
        ImageWriter.write(output, new LabelVolume(grid, labels));
        return IntStream.rangeClosed(1, segments.size()).mapToObj(label -> segments.get(label - 1).name() + " as "
                + label).collect(Collectors.joining(", "));
    }

    private LabelVolume onImagesGrid(Inputs inputs, LabelVolume labels, Arena arena) {
        if (image == null) {
            return labels;
        }
        Grid grid = inputs.image(image).grid();
        GridComparison grids = GridComparison.of(grid, labels.grid());
        if (grids.same()) {
            return labels;
        }
        if (!regions.resamples()) {
            throw new IllegalArgumentException(input + ": image and mask lie on different grids: " + grids
                    + "; resample the mask onto the image's grid with --resample-mask,"
                    + " if they show the same patient in the same position");
        }
        return MaskResampler.nearest(labels, grid, arena);
    }

    private String image(Inputs inputs, Arena arena) {
        Volume volume = inputs.image(input).read(this::say, arena);
        Optional<LabelVolume> whole = whole(volume, arena);
        whole.ifPresentOrElse(labels -> ImageWriter.write(output, labels), () -> ImageWriter.write(output, volume));
        return volume.grid().size() + " voxels as "
                + (whole.isPresent() ? "whole numbers (uint16)" : "real numbers (float32)");
    }

    /** The same as labels, where all values are whole numbers that a label can be: nothing is lost then. */
    private static Optional<LabelVolume> whole(Volume volume, Arena arena) {
        long count = volume.grid().voxelCount();
        for (long i = 0; i < count; i++) {
            float value = volume.at(i);
            if (!(value >= 0 && value <= LARGEST_LABEL && value == (int) value)) {
                return Optional.empty();
            }
        }
        MemorySegment labels = arena.allocate(count * Short.BYTES, 64);
        for (long i = 0; i < count; i++) {
            labels.setAtIndex(LabelVolume.LAYOUT, i, (short) (int) volume.at(i));
        }
        return Optional.of(new LabelVolume(volume.grid(), labels));
    }

    /** Refuses an output that cannot be written, and options that do nothing for it, before any work is done. */
    private void requireWritable() throws IOException {
        boolean isSegmentation = endsWith(SEGMENTATION);
        if (!isSegmentation && IMAGES.stream().noneMatch(this::endsWith)) {
            throw new IllegalArgumentException("cannot tell the format of " + output + " from its name; end it with "
                    + String.join(", ", IMAGES) + " or " + SEGMENTATION);
        }
        if (!isSegmentation && (!names.isEmpty() || dicom.keepsIdentifiers()
                || !Inputs.isDicom(input) && (image != null || regions.resamples()))) {
            throw new IllegalArgumentException("--image, --name, --resample-mask and --keep-identifiers are for a"
                    + " DICOM segmentation; end the output with " + SEGMENTATION + " or leave them out");
        }
        for (Path read : Stream.of(input, image).filter(path -> path != null).toList()) {
            if (Files.exists(output) && Files.exists(read) && Files.isSameFile(output, read)) {
                throw new IllegalArgumentException(
                        "the output " + output + " would overwrite an input; choose another name");
            }
        }
        OutputFile.open(output).close();
    }

    private boolean endsWith(String ending) {
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(ending) && name.length() > ending.length();
    }
}
