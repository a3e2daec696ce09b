package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.weft.cli.input.DicomOptions;
import org.weft.cli.input.ImageInput;
import org.weft.cli.input.Inputs;
import org.weft.cli.input.RegionOptions;
import org.weft.cli.settings.Presets;
import org.weft.extract.StageObserver;
import org.weft.grid.Reach;
import org.weft.ibsi.Consensus;
import org.weft.ibsi.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** The consensus of configurations A to E on the CT phantom, read from its DICOM slices and structure set. */
class DicomIbsiTest {

    /** Options as a command line without any has them. */
    @CommandLine.Command
    private static final class Options {
        @Mixin
        private DicomOptions dicom;
        @Mixin
        private RegionOptions regions;

        static Options none() {
            Options options = new Options();
            new CommandLine(options).parseArgs();
            return options;
        }
    }

    @Test
    void configurationsAreMet() {
        Path image = ReferenceData.path("ibsi/ibsi1/ct_phantom/dicom/image");
        Path mask = ReferenceData.path("ibsi/ibsi1/ct_phantom/dicom/mask");
        Path reference = ReferenceData.path("ibsi/ibsi1/reference");
        Options options = Options.none();
        long[] met = {0};
        try (Extraction extraction = Extraction.open(Optional.empty(), 2);
                Inputs inputs = new Inputs(options.dicom, extraction.engine().workers())) {
            ImageInput volume = inputs.image(image);
            new CaseLoader(volume, inputs.masks(volume, image, List.of(mask), options.regions)).forEach(found -> {
                for (String name : List.of("a", "b", "c", "d", "e")) {
                    Verdict verdict = Verdict.of(
                            extraction.extractor(Presets.settings("ibsi-1-config-" + name)).extract(found.region()),
                            Consensus.read(reference.resolve("config_" + name + ".csv")));
                    assertTrue(verdict.passed(), "configuration " + name);
                    met[0] += verdict.count(Verdict.Outcome.PASSED);
                }
            }, _ -> Reach.WHOLE, _ -> {}, _ -> {}, StageObserver.NONE);
        }
        assertEquals(1321, met[0]);
    }
}
