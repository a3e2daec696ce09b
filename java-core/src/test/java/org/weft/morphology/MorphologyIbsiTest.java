package org.weft.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.ibsi.Consensus;
import org.weft.ibsi.DigitalPhantom;
import org.weft.ibsi.Verdict;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;

/** The phantoms against every consensus value of the family, and the names and codes against the initiative's list. */
class MorphologyIbsiTest {

    private static final Path IBSI = Cases.DATA.resolve("ibsi/ibsi1");

    @Test
    void digitalPhantomMeetsTheConsensus() {
        try (Arena arena = Arena.ofShared()) {
            Consensus consensus = new Consensus(Consensus.digitalPhantom().rows().stream()
                    .filter(row -> row.family().equals("morphology")).toList());
            check(Cases.extract(DigitalPhantom.region(arena), 2), consensus);
        }
    }

    /** Configuration A: no interpolation; intensities re-segmented to -500 to 400 HU. */
    @Test
    void ctPhantomAsItIsMeetsTheConsensus() throws IOException {
        Path folder = IBSI.resolve("ct_phantom/nifti");
        assumeTrue(Files.exists(folder), () -> "needs " + folder + " (-Dweft.data)");
        Cases.Nifti image = Cases.Nifti.read(folder.resolve("phantom.nii.gz"));
        Cases.Nifti roi = Cases.Nifti.read(folder.resolve("mask.nii.gz"));
        try (Arena arena = Arena.ofShared()) {
            Region whole = Cases.region(arena, image.extent(), (x, y, z) -> roi.at(x, y, z) > 0, image::at);
            Mask intensity = Cases.mask(arena, image.extent(),
                    (x, y, z) -> roi.at(x, y, z) > 0 && Math.abs(image.at(x, y, z) + 50) <= 450);
            Region region = new Region(whole.volume(), Roi.of(whole.roi().morphological(), intensity));
            assertEquals(125_256, region.roi().morphologicalVoxelCount());
            assertEquals(114_596, region.roi().intensityVoxelCount());
            check(Cases.extract(region.crop(0, 0, 0, arena), 2), consensus("config_a"));
        }
    }

    @Test
    void featuresAreTheInitiativesInItsOrder() throws IOException {
        Path file = IBSI.resolve("reference/features.csv");
        assumeTrue(Files.exists(file), () -> "needs " + file + " (-Dweft.data)");
        List<String> listed = Files.readAllLines(file).stream().filter(line -> line.startsWith("morphology,"))
                .map(line -> String.join(" ", List.of(line.split(",")).subList(0, 4))).toList();
        assertEquals(29, listed.size());
        assertEquals(listed,
                List.of(MorphologyFeature.values()).stream().map(feature -> String.join(" ", feature.family().label(),
                        feature.family().ibsiId(), feature.label(), feature.ibsiId())).toList());
    }

    private static void check(List<FeatureValue> values, Consensus consensus) {
        Verdict verdict = Verdict.of(new FeatureTable(values), consensus);
        assertEquals(Set.of(), verdict.judgements().stream().filter(j -> j.outcome() != Verdict.Outcome.PASSED)
                .collect(Collectors.toSet()));
        assertEquals(25, verdict.count(Verdict.Outcome.PASSED));
        assertEquals(4, verdict.withoutConsensus().size());
    }

    private static Consensus consensus(String dataset) throws IOException {
        return new Consensus(Files.readAllLines(IBSI.resolve("reference/" + dataset + ".csv")).stream()
                .map(line -> line.split(",")).filter(cells -> cells[1].equals("morphology"))
                .map(cells -> new Consensus.Row(cells[1], cells[2], cells[3], cells[4], new BigDecimal(cells[5]),
                        new BigDecimal(cells[6]), cells[7]))
                .toList());
    }
}
