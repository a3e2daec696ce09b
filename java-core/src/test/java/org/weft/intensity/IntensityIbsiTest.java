package org.weft.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.ibsi.Consensus;
import org.weft.ibsi.DigitalPhantom;
import org.weft.ibsi.Verdict;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.process.Discretiser;
import org.weft.process.IntensityRange;
import org.weft.settings.Discretisation;
import org.weft.settings.IvhDiscretisation;

/**
 * The four families of intensities against every consensus value of the digital phantom, and of the CT phantom as it is
 * scanned.
 */
class IntensityIbsiTest {

    private static final Set<FeatureFamily> FAMILIES = EnumSet.range(FeatureFamily.LOCAL_INTENSITY, FeatureFamily.IVH);

    @Test
    void digitalPhantomMeetsTheConsensus() {
        try (Arena arena = Arena.ofShared()) {
            Consensus consensus = new Consensus(Consensus.digitalPhantom().rows().stream()
                    .filter(row -> FAMILIES.stream().anyMatch(family -> family.label().equals(row.family()))).toList());
            List<FeatureValue> values = extract(DigitalPhantom.region(arena), new Discretisation.AsLevels(),
                    new IntensityRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), arena);
            assertMeets(49, consensus, values);
        }
    }

    /** Configuration A: no interpolation, intensities from -500 to 400, bins of 25 from -500 on. */
    @Test
    void configurationAMeetsTheConsensus() throws IOException {
        try (Arena arena = Arena.ofShared()) {
            Region region = CtPhantom.resegmented(-500, 400, arena);
            assertEquals(125_256, region.roi().morphologicalVoxelCount());
            assertEquals(114_596, region.roi().intensityVoxelCount());
            var discretisation = new Discretisation.FixedBinSize(25, new Discretisation.BinOrigin.Fixed(-500));
            List<FeatureValue> values = extract(region, discretisation, new IntensityRange(-500, 400), arena);
            assertMeets(49, CtPhantom.consensus("config_a", FAMILIES), values);
        }
    }

    private static List<FeatureValue> extract(Region region, Discretisation discretisation, IntensityRange range,
            Arena arena) {
        try (Workers workers = new Workers(2)) {
            Engine engine = Engines.vector(workers);
            Intensities intensities = Intensities.of(region, engine, arena);
            DiscretisedVolume levels = Discretiser.discretise(region, discretisation, engine, arena);
            List<FeatureValue> values = new ArrayList<>(LocalIntensity.extract(region, engine));
            values.addAll(IntensityStatistics.extract(intensities, engine));
            values.addAll(IntensityHistogram.extract(levels, engine));
            values.addAll(Ivh.extract(intensities, new IvhDiscretisation.AsIs(), range, engine));
            return values;
        }
    }

    private static void assertMeets(int count, Consensus consensus, List<FeatureValue> values) {
        Verdict verdict = Verdict.of(new FeatureTable(values), consensus);
        assertEquals(Set.of(), verdict.judgements().stream()
                .filter(judgement -> judgement.outcome() != Verdict.Outcome.PASSED).collect(Collectors.toSet()));
        assertEquals(count, verdict.count(Verdict.Outcome.PASSED));
    }
}
