package org.weft.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.weft.dicom.archive.Archive;
import org.weft.kernel.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft inspect}: what is in folders, zip files and images, and what is wrong with it. */
@Command(name = "inspect",
        description = {
            "Lists patients, studies and series of DICOM files, regions of structure sets and segmentations, and what is wrong"
                    + " with them. Patients are called patient-1, patient-2, ... unless --keep-identifiers is given."},
        footer = {"  weft inspect study/", "  weft inspect patient.zip more/ --json", "  weft inspect ct.nii.gz"})
final class InspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH",
            description = "Folders, zip files and DICOM files, told by what they hold; also NIfTI and NRRD.")
    private List<Path> paths;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Option(names = "--keep-identifiers",
            description = "Also tell names, identifiers, birth dates and UIDs, which else stay inside.")
    private boolean keepIdentifiers;

    @Option(names = "--threads", paramLabel = "N",
            description = "Read with this many threads; default: one for each core.")
    private Integer threads;

    @Option(names = {"-q", "--quiet"}, description = "No progress.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        List<Path> others = paths.stream().filter(path -> !Inspection.isImage(path)).toList();
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        try (Progress progress = Progress.of(2, quiet); Workers workers = new Workers(count)) {
            progress.accept("reading headers");
            List<Inspection.Image> images = paths.stream().filter(Inspection::isImage).map(Inspection.Image::of)
                    .toList();
            if (others.isEmpty()) {
                print(Inspection.of(Optional.empty(), images, keepIdentifiers, workers));
                return ExitCode.DONE;
            }
            try (Archive archive = Archive.open(others, workers)) {
                progress.accept("looking at " + archive.series().size() + " series");
                print(Inspection.of(Optional.of(archive), images, keepIdentifiers, workers));
            }
        }
        return ExitCode.DONE;
    }

    private void print(Inspection inspection) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(InspectionJson.text(inspection));
        } else {
            InspectionTable.lines(inspection).forEach(out::println);
        }
    }
}
