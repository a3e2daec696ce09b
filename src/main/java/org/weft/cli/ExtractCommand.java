package org.weft.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.weft.cli.input.ImageFile;
import org.weft.cli.input.LabelChoice;
import org.weft.cli.input.MaskFile;
import org.weft.cli.input.MaskInput;
import org.weft.cli.output.Csv;
import org.weft.cli.output.Destination;
import org.weft.cli.output.Format;
import org.weft.cli.output.Json;
import org.weft.cli.output.Provenance;
import org.weft.cli.output.RegionResult;
import org.weft.extract.Extractor;
import org.weft.extract.StageObserver;
import org.weft.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft extract}: the features of one case. */
@Command(name = "extract", description = "Extracts the features of an image's regions.",
        footer = {"  weft extract ct.nii.gz tumour.nii.gz",
            "  weft extract ct.nii.gz tumour.nii.gz -o features.csv --bin-width 25",
            "  weft extract mr.nrrd organs.nrrd --label all -s mine.yaml -o features.json",
            "  weft extract pet.nii.gz lesion1.nii.gz lesion2.nii.gz --wide"})
final class ExtractCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IMAGE", description = "The image: NIfTI or NRRD.")
    private Path image;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "MASK",
            description = "Its segmentation: NIfTI or NRRD, whole numbers, 0 outside. Each of several gives one region.")
    private List<Path> masks;

    @Mixin
    private SettingsOptions settings;

    @Option(names = {"-l", "--label"}, paramLabel = "N|all",
            description = "Which label of a mask; default: the only one, or 1 among several.")
    private String label;

    @Option(names = "--resample-mask",
            description = "Bring a mask on another grid onto the image's, by the nearest neighbour.")
    private boolean resample;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Write to this CSV or JSON file; beside a CSV file, a JSON file says what it was made with. Default: CSV to standard output.")
    private Path output;

    @Option(names = "--format", paramLabel = "csv|json",
            description = "Format of the output; default: by the ending of its name.")
    private String format;

    @Option(names = "--wide", description = "CSV with a row for each region instead of for each value.")
    private boolean wide;

    @Option(names = "--case", paramLabel = "NAME",
            description = "Name of the case in the output; default: the image's file name.")
    private String caseName;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--timings", description = "Say on standard error where the time went (see docs/output.md).")
    private boolean timed;

    @Option(names = {"-q", "--quiet"}, description = "No progress and no notes.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        Settings asked = settings.settings();
        List<MaskInput> regions = List.copyOf(MaskFile.of(masks, LabelChoice.parse(label), resample));
        CaseLoader loader = new CaseLoader(new ImageFile(image), regions);
        Format as = Format.of(Optional.ofNullable(format), Optional.ofNullable(output));
        if (wide && as == Format.JSON) {
            throw new IllegalArgumentException(
                    "--wide is a form of CSV and cannot be had as JSON; leave out one of the two");
        }
        try (Destination to = output == null ? Destination.of(spec.commandLine().getOut())
                : Destination.of(output, as, inputs());
                Extraction extraction = Extraction.open(engine.backend(), engine.threads())) {
            Optional<Timings> timings = timed ? Optional.of(new Timings(extraction.engine())) : Optional.empty();
            List<String> notes = new ArrayList<>();
            StageObserver observer = timings.isPresent() ? timings.get() : StageObserver.NONE;
            Extractor extractor = new Extractor(timings.map(Timings::engine).orElse(extraction.engine()), asked,
                    observer);
            List<RegionResult> results = extract(loader, extractor, observer, notes);
            requireValues(results, asked);
            if (as == Format.CSV) {
                String beside = to.hasFileBeside() ? Json.provenance(provenance(extraction, asked), results) : "";
                to.deliver(wide ? Csv.wide(results) : Csv.tidy(results), beside);
            } else {
                to.deliver(Json.results(provenance(extraction, asked), results), "");
            }
            note(asked, results, notes);
            timings.ifPresent(spent -> spent.lines(asked, extraction.kernels())
                    .forEach(spec.commandLine().getErr()::println));
        }
        return ExitCode.DONE;
    }

    private List<RegionResult> extract(CaseLoader loader, Extractor extractor, StageObserver observer,
            List<String> notes) {
        List<RegionResult> results = new ArrayList<>();
        String name = caseName == null ? loader.image().name() : caseName;
        try (Progress progress = Progress.of(1 + 2 * masks.size(), quiet)) {
            loader.forEach(
                    found -> results.add(new RegionResult(name, found.roi(), found.label(), resample,
                            extractor.extractImages(found.region()))),
                    extractor::reach, progress, notes::add, observer);
        }
        return results;
    }

    private static void requireValues(List<RegionResult> results, Settings asked) {
        if (results.stream().flatMap(RegionResult::values).findAny().isEmpty()) {
            throw new IllegalArgumentException("there is nothing to compute; "
                    + String.join("; ", SilentFamilies.sentences(asked, Stream.empty())) + " (see docs/settings.md)");
        }
    }

    private List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(masks);
        inputs.addFirst(image);
        settings.file().ifPresent(inputs::add);
        return inputs;
    }

    private Provenance provenance(Extraction extraction, Settings asked) throws IOException {
        List<Provenance.Input> inputs = new ArrayList<>();
        inputs.add(Provenance.Input.of("image", image));
        for (Path mask : masks) {
            inputs.add(Provenance.Input.of("mask", mask));
        }
        if (settings.file().isPresent()) {
            inputs.add(Provenance.Input.of("settings", settings.file().get()));
        }
        return new Provenance(Main.Versions.weft(), Runtime.version().toString(), extraction.backend(),
                extraction.kernels(), asked, inputs);
    }

    /** Says on standard error what a user may not expect, families without a value among it, and what was written where. */
    private void note(Settings asked, List<RegionResult> results, List<String> notes) {
        if (quiet) {
            return;
        }
        notes.forEach(this::say);
        SilentFamilies.sentences(asked, results.stream().flatMap(RegionResult::values))
                .forEach(sentence -> say(sentence + " (see docs/settings.md)"));
        if (output != null) {
            long count = results.stream().flatMap(RegionResult::values).count();
            say("wrote " + count + " values of " + results.size()
                    + (results.size() == 1 ? " region to " : " regions to ") + output);
        }
    }

    private void say(String note) {
        spec.commandLine().getErr().println("weft: " + note);
    }
}
