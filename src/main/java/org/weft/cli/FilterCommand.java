package org.weft.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.weft.cli.input.DicomOptions;
import org.weft.cli.input.Inputs;
import org.weft.cli.output.OutputFile;
import org.weft.cli.settings.FilterWord;
import org.weft.cli.settings.Presets;
import org.weft.cli.settings.Words;
import org.weft.filter.Filters;
import org.weft.image.Volume;
import org.weft.io.ImageWriter;
import org.weft.process.ImageProcessing;
import org.weft.settings.Filter;
import org.weft.settings.ImageSettings;
import org.weft.settings.Processing;
import org.weft.settings.Resegmentation;
import org.weft.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft filter}: the response of one image to one filter, as an image. */
@Command(name = "filter", description = "Writes the response of an image to a filter as an image.",
        footer = {"  weft filter ct.nii.gz laplacian_of_gaussian sigma=3mm -o log.nii.gz",
            "  weft filter ct.nii.gz wavelet wavelet=coif1 bands=LLH rotations=mean -o llh.nrrd",
            "  weft filter ct.nii.gz riesz order=[1,0,0] base='{filter: simoncelli, level: 2}' -o riesz.nii.gz",
            "  weft filter ct.nii.gz -s aerts-2014 --image wavelet_coif1_HLH -o hlh.nii.gz"})
final class FilterCommand implements Callable<Integer> {

    private static final List<String> ENDINGS = List.of(".nii", ".nii.gz", ".nrrd");

    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IMAGE",
            description = "The image: NIfTI, NRRD, or a folder, zip or file of DICOM.")
    private Path image;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILTER|KEY=VALUE",
            description = "The filter's name, then its keys as in a settings file.")
    private List<String> words = List.of();

    @Option(names = {"-s", "--settings"}, paramLabel = "FILE|PRESET",
            description = "Take filter and processing from a YAML file or a preset instead.")
    private String source;

    @Option(names = "--image", paramLabel = "NAME",
            description = "Which image of the settings, where they have several.")
    private String name;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true,
            description = "Write to this file; .nii, .nii.gz or .nrrd says the format.")
    private Path output;

    @Mixin
    private DicomOptions dicom;

    @Mixin
    private EngineOptions engine;

    @Option(names = {"-q", "--quiet"}, description = "No progress and no notes.")
    private boolean quiet;

    /** What is done to the image. */
    private record Task(Processing processing, Filter filter) {}

    /** Adds the filters to the help. */
    @Spec
    void spec(CommandSpec spec) {
        this.spec = spec;
        Stream<String> heading = Stream.of("",
                "Filters with their keys, in brackets those that may be left out (see docs/filters.md):");
        Stream<String> filters = Arrays.stream(FilterWord.values()).map(word -> "  " + word.usage());
        spec.usageMessage().footer(Stream.of(Arrays.stream(spec.usageMessage().footer()), heading, filters)
                .flatMap(lines -> lines).toArray(String[]::new));
    }

    @Override
    public Integer call() throws IOException {
        Task task = task();
        requireWritable();
        try (Progress progress = Progress.of(4, quiet);
                Extraction extraction = Extraction.open(engine.backend(), engine.threads());
                Inputs inputs = new Inputs(dicom, extraction.engine().workers());
                Arena arena = Arena.ofShared()) {
            progress.accept("reading " + image.getFileName());
            Volume read = inputs.image(image).read(this::say, arena);
            progress.accept("processing " + image.getFileName());
            Volume processed = ImageProcessing.process(read, task.processing, extraction.engine(), arena);
            Filters.checkFits(task.filter, processed.grid());
            progress.accept("filtering " + image.getFileName());
            Volume response = Filters.apply(task.filter, processed, extraction.engine(), arena);
            progress.accept("writing " + output.getFileName());
            ImageWriter.write(output, response);
            note(response);
        }
        return ExitCode.DONE;
    }

    private Task task() {
        if (source == null) {
            if (words.isEmpty()) {
                throw new IllegalArgumentException("no filter is named; name one, such as "
                        + "\"weft filter IMAGE mean support=5 -o FILE\", or settings with -s (see weft filter --help)");
            }
            if (name != null) {
                throw new IllegalArgumentException("--image chooses an image of settings; name these with -s");
            }
            return new Task(Processing.NONE, written());
        }
        if (!words.isEmpty()) {
            throw new IllegalArgumentException(
                    "the filter is given twice, by \"" + words.getFirst() + "\" and by -s; leave out one of the two");
        }
        Settings settings = SettingsOptions.read(source);
        Processing all = settings.processing();
        return new Task(new Processing(all.normalisation(), all.interpolation(), all.rounding(), Resegmentation.NONE),
                chosen(settings.images()).filter());
    }

    /** The filter of the command line's words: each becomes a line of YAML and gives its line a name. */
    private Filter written() {
        String keys = IntStream.range(1, words.size()).mapToObj(i -> line(words.get(i)))
                .collect(Collectors.joining());
        return FilterWord.parse("filter: " + words.getFirst() + "\n" + keys,
                line -> words.get(Math.clamp(line - 1L, 0, words.size() - 1)));
    }

    private static String line(String word) {
        int equals = word.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "a filter's keys are written KEY=VALUE, such as support=5, not \"" + word + "\"");
        }
        return word.substring(0, equals) + ": " + word.substring(equals + 1) + "\n";
    }

    private ImageSettings chosen(List<ImageSettings> images) {
        Words<ImageSettings> names = Words.of(images, ImageSettings::name);
        if (name == null && images.size() > 1) {
            throw new IllegalArgumentException(source + " has " + images.size() + " images; choose one with --image: "
                    + String.join(", ", names.values().keySet()));
        }
        if (name != null && !names.values().containsKey(name)) {
            throw new IllegalArgumentException(source + " has no image \"" + name + "\"; " + names.hint(name));
        }
        return name == null ? images.getFirst() : names.value(name);
    }

    /** Refuses an output that cannot be written, before any work is done. */
    private void requireWritable() throws IOException {
        String file = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().noneMatch(ending -> file.endsWith(ending) && file.length() > ending.length())) {
            throw new IllegalArgumentException("cannot tell the format of " + output
                    + " from its name; end it with " + String.join(", ", ENDINGS));
        }
        boolean input = Files.exists(output) && (Files.exists(image) && Files.isSameFile(output, image)
                || source != null && !Presets.has(source) && Files.isSameFile(output, Path.of(source)));
        if (input) {
            throw new IllegalArgumentException(
                    "the output " + output + " would overwrite an input; choose another name");
        }
        OutputFile.open(output).close();
    }

    private void note(Volume response) {
        if (quiet) {
            return;
        }
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (long i = 0; i < response.grid().voxelCount(); i++) {
            float v = response.at(i);
            low = v < low ? v : low;
            high = v > high ? v : high;
        }
        spec.commandLine().getErr().println("weft: wrote " + response.grid().size() + " voxels to " + output + ", "
                + (low <= high ? "from " + low + " to " + high : "none of them a number"));
    }

    private void say(String note) {
        if (!quiet) {
            spec.commandLine().getErr().println("weft: " + note);
        }
    }
}
