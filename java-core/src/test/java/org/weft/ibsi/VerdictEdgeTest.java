package org.weft.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.weft.feature.Aggregation;
import org.weft.feature.Feature;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.ibsi.Verdict.Outcome;

class VerdictEdgeTest {

    private record Named(FeatureFamily family, String label, String ibsiId) implements Feature {}

    private static final Feature SPHERICITY = new Named(FeatureFamily.MORPHOLOGY, "sphericity", "QCFX");
    private static final Feature ENTROPY = new Named(FeatureFamily.GLCM, "joint_entropy", "TU9B");
    private static final Feature UNHEARD_OF = new Named(FeatureFamily.GLCM, "unheard_of", "XXXX");

    private final Consensus consensus = new Consensus(Consensus.digitalPhantom().rows().stream()
            .filter(r -> r.feature().equals("sphericity")
                    || r.feature().equals("joint_entropy") && r.aggregation().startsWith("3d"))
            .toList());

    @Test
    void tellsPassedOutMissingAndWithoutConsensusApart() {
        Verdict verdict = Verdict.of(
                new FeatureTable(List.of(new FeatureValue(SPHERICITY, Aggregation.NONE, 0.843, Status.OK),
                        new FeatureValue(ENTROPY, Aggregation.VOLUME_MERGED, 7, Status.OK),
                        new FeatureValue(UNHEARD_OF, Aggregation.NONE, 1, Status.OK))),
                consensus);
        assertEquals(3, verdict.judgements().size());
        assertEquals(1, verdict.count(Outcome.PASSED));
        assertEquals(1, verdict.count(Outcome.OUT_OF_TOLERANCE));
        assertEquals(1, verdict.count(Outcome.MISSING));
        assertEquals(List.of(UNHEARD_OF), verdict.withoutConsensus().stream().map(FeatureValue::feature).toList());
        assertFalse(verdict.passed());
    }

    @Test
    void anUndefinedValueIsMissing() {
        Verdict verdict = Verdict.of(
                new FeatureTable(
                        List.of(FeatureValue.of(SPHERICITY, Aggregation.NONE, Double.NaN, Status.TOO_FEW_VOXELS))),
                consensus);
        assertEquals(Outcome.MISSING, verdict.judgements().getFirst().outcome());
        assertEquals(Status.TOO_FEW_VOXELS, verdict.judgements().getFirst().computed().orElseThrow().status());
    }

    @Test
    void passesOnlyIfEveryRowDoes() {
        Verdict verdict = Verdict.of(
                new FeatureTable(List.of(new FeatureValue(SPHERICITY, Aggregation.NONE, 0.843, Status.OK))),
                new Consensus(consensus.rows().subList(0, 1)));
        assertTrue(verdict.passed());
    }
}
