package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;

/** Whole extractions give the table that was asked for, the same bits on every backend that is timed, with and without files. */
class CaseBenchmarkTest {

    private static final String SMALL = "ball_21_9.5";
    private static final Set<String> AUTOCORRELATION = Set.of("morans_i_index", "gearys_c_measure");

    @ParameterizedTest
    @ValueSource(strings = {"vector", "c"})
    void tablesHaveTheSameBits(String backend) {
        Present.orSkip(backend);
        List<FeatureValue> expected = extract(SMALL, "all", "scalar", 1);
        assertEquals(174, expected.stream().map(FeatureValue::feature).distinct().count());
        assertEquals(bits(expected), bits(extract(SMALL, "all", backend, 1)));
        assertEquals(bits(expected), bits(extract(SMALL, "all", backend, 2)));
    }

    @Test
    void leavesOutTheTwoThatLookAtAllPairs() {
        List<FeatureValue> all = extract(SMALL, "all", "scalar", 1);
        List<FeatureValue> rest = all.stream().filter(value -> !AUTOCORRELATION.contains(value.feature().label()))
                .toList();
        assertEquals(all.size() - 2, rest.size());
        assertEquals(bits(rest), bits(extract(SMALL, "without_autocorrelation", "scalar", 1)));
    }

    @Test
    void extractsOneFamilyAlone() {
        List<FeatureValue> glcm = extract(SMALL, "all", "scalar", 1).stream()
                .filter(value -> value.feature().family() == FeatureFamily.GLCM).toList();
        assertEquals(25, glcm.stream().map(FeatureValue::feature).distinct().count());
        assertEquals(bits(glcm), bits(extract(SMALL, "glcm", "scalar", 1)));
    }

    /** Reading with a margin and reading all of the image come to the same. */
    @ParameterizedTest
    @ValueSource(strings = {"ibsi_ct_phantom", "sts_001_ct", "sts_001_pet", "sts_001_mr"})
    void filesGiveTheTableOfTheirRegion(String input) {
        assumeData(input);
        FilesBenchmark benchmark = new FilesBenchmark();
        benchmark.input = input;
        benchmark.backend = "vector";
        benchmark.threads = 2;
        benchmark.prepare();
        try {
            assertEquals(bits(extract(input, "all", "vector", 2)), bits(benchmark.extract().values()));
        } finally {
            benchmark.close();
        }
    }

    @Test
    void refusesWhereDataIsMissing(@TempDir Path empty) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> CaseFiles.named("sts_001_ct", new ReferenceData(empty))).getMessage();
        assertTrue(message.contains(empty.resolve("cases/nifti/STS_001/CT_image.nii.gz").toString())
                && message.contains("-Dweft.data=") && message.contains("WEFT_DATA"), message);
    }

    @Test
    void refusesOtherCasesAndFeatures() {
        assertThrows(IllegalArgumentException.class, () -> extract("ball_21", "all", "scalar", 1));
        assertThrows(IllegalArgumentException.class, () -> extract(SMALL, "most", "scalar", 1));
    }

    private static void assumeData(String input) {
        try {
            CaseFiles.named(input, ReferenceData.here());
        } catch (IllegalArgumentException e) {
            assumeTrue(false, e.getMessage());
        }
    }

    private static List<FeatureValue> extract(String input, String features, String backend, int threads) {
        CaseBenchmark benchmark = new CaseBenchmark();
        benchmark.input = input;
        benchmark.features = features;
        benchmark.backend = backend;
        benchmark.threads = threads;
        benchmark.prepare();
        try {
            FeatureTable table = benchmark.extract();
            return table.values();
        } finally {
            benchmark.close();
        }
    }

    private static String bits(List<FeatureValue> values) {
        return values.stream().map(value -> String.join(" ", value.feature().family().label(), value.feature().label(),
                value.aggregation().label(), Double.toHexString(value.value()), value.status().toString()))
                .collect(Collectors.joining("\n"));
    }
}
