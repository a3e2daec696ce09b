package org.weft.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.weft.cli.input.DicomOptions;
import org.weft.cli.input.ImageInput;
import org.weft.cli.input.Inputs;
import org.weft.cli.input.MaskInput;
import org.weft.cli.input.RegionOptions;
import org.weft.cli.output.Csv;
import org.weft.cli.output.Destination;
import org.weft.cli.output.Format;
import org.weft.cli.output.Json;
import org.weft.cli.output.Provenance;
import org.weft.cli.output.RegionResult;
import org.weft.cli.output.StructuredReport;
import org.weft.dicom.write.Identifiers;
import org.weft.dicom.write.IntensityUnit;
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
            "  weft extract pet.nii.gz lesion1.nii.gz lesion2.nii.gz --wide",
            "  weft extract scans/patient7 --region GTV-1 -o features.csv",
            "  weft extract pet.zip rtstruct.dcm --series PT --region 'GTV*' --suv lbm"})
final class ExtractCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IMAGE",
            description = "The image: NIfTI, NRRD, or a folder, zip or file of DICOM.")
    private Path image;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "MASK",
            description = "Its segmentation: NIfTI or NRRD, whole numbers, 0 outside, or DICOM RTSTRUCT or SEG; default: what lies with a DICOM image and refers to it.")
    private List<Path> masks = List.of();

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private RegionOptions regions;

    @Mixin
    private DicomOptions dicom;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Write to this CSV, JSON or DICOM file (.dcm, a structured report); beside a CSV file, a JSON file says what it was made with. Default: CSV to standard output.")
    private Path output;

    @Option(names = "--format", paramLabel = "csv|json|sr",
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

    /** Which mask each region is of. */
    private final Map<RegionResult, MaskInput> origins = new IdentityHashMap<>();

    @Override
    public Integer call() throws IOException {
        Settings asked = settings.settings();
        Format as = Format.of(Optional.ofNullable(format), Optional.ofNullable(output));
        requireFits(as);
        try (Extraction extraction = Extraction.open(engine.backend(), engine.threads());
                Inputs inputs = new Inputs(dicom, extraction.engine().workers())) {
            ImageInput volume = inputs.image(image);
            CaseLoader loader = new CaseLoader(volume, inputs.masks(volume, image, masks, regions));
            try (Destination to = output == null ? Destination.of(spec.commandLine().getOut())
                    : Destination.of(output, as, files(loader))) {
                extract(loader, asked, extraction, as, to, new ArrayList<>(inputs.notes()));
            }
        }
        return ExitCode.DONE;
    }

    private void requireFits(Format as) {
        if (wide && as != Format.CSV) {
            throw new IllegalArgumentException("--wide is a form of CSV and cannot be had as "
                    + (as == Format.JSON ? "JSON" : "a DICOM report") + "; leave out one of the two");
        }
        if (as == Format.SR && output == null) {
            throw new IllegalArgumentException("a DICOM report cannot go to standard output; name a file with -o");
        }
    }

    private byte[] report(CaseLoader loader, Provenance provenance, List<RegionResult> results) throws IOException {
        Identifiers identifiers = dicom.identifiers();
        IntensityUnit unit = provenance.settings().processing().normalisation().isPresent() ? IntensityUnit.NONE
                : loader.image().unit();
        return new StructuredReport(loader.image().study(name(loader), identifiers), unit,
                result -> origins.get(result).reference(result.label(), identifiers))
                .bytes(provenance, results, LocalDateTime.now());
    }

    private String name(CaseLoader loader) {
        return caseName == null ? loader.image().name() : caseName;
    }

    private void extract(CaseLoader loader, Settings asked, Extraction extraction, Format as, Destination to,
            List<String> notes) throws IOException {
        Optional<Timings> timings = timed ? Optional.of(new Timings(extraction)) : Optional.empty();
        StageObserver observer = timings.isPresent() ? timings.get() : StageObserver.NONE;
        Extractor extractor = new Extractor(timings.map(Timings::engine).orElse(extraction.engine()), asked, observer);
        List<RegionResult> results = extract(loader, extractor, observer, notes);
        requireValues(results, asked);
        switch (as) {
            case CSV -> to.deliver(wide ? Csv.wide(results) : Csv.tidy(results),
                    to.hasFileBeside() ? Json.provenance(provenance(loader, extraction, asked, notes), results) : "");
            case JSON -> to.deliver(Json.results(provenance(loader, extraction, asked, notes), results), "");
            case SR -> to.deliver(report(loader, provenance(loader, extraction, asked, notes), results));
        }
        note(asked, results, notes);
        timings.ifPresent(spent -> spent.lines(asked)
                .forEach(spec.commandLine().getErr()::println));
    }

    private List<RegionResult> extract(CaseLoader loader, Extractor extractor, StageObserver observer,
            List<String> notes) {
        List<RegionResult> results = new ArrayList<>();
        String name = name(loader);
        try (Progress progress = Progress.of(1 + 2 * loader.masks().size(), quiet)) {
            loader.forEach(found -> {
                RegionResult result = new RegionResult(name, found.roi(), found.label(), regions.resamples(),
                        extractor.extractImages(found.region()));
                results.add(result);
                origins.put(result, found.mask());
            }, extractor::reach, progress, notes::add, observer);
        }
        return results;
    }

    private static void requireValues(List<RegionResult> results, Settings asked) {
        if (results.stream().flatMap(RegionResult::values).findAny().isEmpty()) {
            throw new IllegalArgumentException("there is nothing to compute; "
                    + String.join("; ", SilentFamilies.sentences(asked, Stream.empty())) + " (see docs/settings.md)");
        }
    }

    private List<Path> files(CaseLoader loader) {
        List<Path> files = new ArrayList<>(loader.image().files());
        loader.masks().forEach(mask -> files.addAll(mask.files()));
        settings.file().ifPresent(files::add);
        return files;
    }

    private Provenance provenance(CaseLoader loader, Extraction extraction, Settings asked, List<String> notes)
            throws IOException {
        List<Provenance.Input> inputs = new ArrayList<>();
        inputs.add(loader.image().provenance());
        for (MaskInput mask : loader.masks()) {
            inputs.add(mask.provenance());
        }
        if (settings.file().isPresent()) {
            inputs.add(Provenance.Input.of("settings", settings.file().get()));
        }
        return new Provenance(Main.Versions.weft(), Runtime.version().toString(), extraction.backend(),
                extraction.kernels(), asked, inputs, notes);
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
