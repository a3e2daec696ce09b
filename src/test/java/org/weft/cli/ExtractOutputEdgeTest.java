package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.cli.settings.Presets;
import org.weft.ibsi.Consensus;

/** What {@code weft extract} writes: CSV, JSON, names, provenance. */
class ExtractOutputEdgeTest {

    private static final String HEADER = "case,roi,image,family,feature,aggregation,ibsi_id,value,status";

    @TempDir
    private Path folder;

    private Case files;

    @BeforeEach
    void writeFiles() throws IOException {
        files = Case.in(Files.createDirectory(folder.resolve("in")));
    }

    @Test
    void tidyCsvHasARowForEachValueThatMeetsTheConsensus() {
        Run run = Run.of("extract", files.image(), files.mask(), "-s", "ibsi-1-digital-phantom", "--backend", "scalar");
        assertEquals("", run.err());
        assertEquals(0, run.code());
        assertEquals(HEADER, run.lines().getFirst());
        for (Consensus.Row row : Consensus.digitalPhantom().rows()) {
            String start = "image,mask,original," + row.family() + "," + row.feature() + "," + row.aggregation() + ","
                    + row.ibsiId() + ",";
            List<String> found = run.lines().stream().filter(line -> line.startsWith(start)).toList();
            assertEquals(1, found.size(), start);
            String[] cells = found.getFirst().split(",");
            assertEquals("ok", cells[8]);
            assertEquals(cells[7], Double.toString(Double.parseDouble(cells[7])));
            assertTrue(row.accepts(Double.parseDouble(cells[7])), found.getFirst());
        }
    }

    @Test
    void wideCsvHasARowForEachRegion() {
        Run run = Run.of("extract", files.image(), files.twoLabels(), "--label", "all", "--wide", "--families",
                "intensity_statistics,glcm",
                "--aggregations", "3d_average,3d_volume_merged", "-s", "ibsi-1-digital-phantom");
        assertEquals(3, run.lines().size(), run.err());
        List<String> columns = List.of(run.lines().getFirst().split(","));
        assertEquals(List.of("case", "roi", "original_intensity_statistics_mean_intensity"), columns.subList(0, 3));
        assertTrue(columns.contains("original_glcm_joint_entropy_3d_average")
                && columns.contains("original_glcm_joint_entropy_3d_volume_merged"));
        assertEquals(columns.size(), new TreeSet<>(columns).size());
        String[] first = run.lines().get(1).split(",");
        assertEquals("image two labels_1", first[0] + " " + first[1]);
        assertEquals(102 / 39.0, Double.parseDouble(first[2]), 1e-12); // the phantom's first two slices, added up by hand
        for (String line : run.lines()) {
            assertEquals(columns.size(), line.split(",", -1).length);
        }
    }

    @Test
    void namesAreQuotedWhereTheyMust() {
        Run run = Run.of("extract", files.image(), files.mask(), "--families", "local_intensity", "--case",
                "Smith, \"J\"");
        assertTrue(run.lines().get(1).startsWith("\"Smith, \"\"J\"\"\",mask,original,local_intensity,"), run.out());
    }

    @Test
    void anUndefinedValueIsAnEmptyCellWithAReason() {
        Run run = Run.of("extract", files.mask(), files.mask(), "--families", "morphology"); // Moran's I of equal intensities is 0/0
        assertEquals(0, run.code(), run.err());
        assertTrue(run.lines().contains("mask,mask,original,morphology,morans_i_index,,N365,,constant_intensity"),
                run.out());
        Run wide = Run.of("extract", files.mask(), files.mask(), "--families", "morphology", "--wide");
        int column = List.of(wide.lines().getFirst().split(",")).indexOf("original_morphology_morans_i_index");
        assertEquals("", wide.lines().get(1).split(",", -1)[column]);
    }

    @Test
    void severalMasksAreSeveralRegions() {
        Run run = Run.of("extract", files.image(), files.mask(), files.twoLabels(), "--families", "local_intensity");
        assertEquals(List.of("mask", "mask", "two labels", "two labels"),
                run.lines().stream().skip(1).map(line -> line.split(",")[1]).toList());
    }

    @Test
    void takingLabel1OfSeveralIsSaid() {
        Object[] line = {"extract", files.image(), files.twoLabels(), "--families", "local_intensity"};
        assertEquals("weft: " + files.twoLabels().getFileName() + ": only label 1 is taken, the mask also holds 4; "
                + "choose with --label N, or --label all\n", Run.of(line).err());
        for (String[] more : new String[][] {{"--quiet"}, {"--label", "1"}, {"--label", "all"}}) {
            assertEquals("", Run.of(with(line, (Object[]) more)).err());
        }
    }

    @Test
    void jsonSaysWhatItWasMadeWith() throws Exception {
        Path settings = Files.writeString(folder.resolve("mine.yaml"),
                "discretisation: {method: fixed_bin_size, width: 1, origin: 0}\n");
        Path output = Files.createDirectory(folder.resolve("out")).resolve("features.json");
        Run run = Run.of("extract", files.image(), files.mask(), "-s", settings, "-o", output, "--backend", "scalar");
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        assertArrayEquals(new String[] {"features.json"}, Case.filesIn(output.getParent()));
        JsonNode json = new ObjectMapper().readTree(output.toFile());
        assertProvenance(json);
        assertEquals(List.of("image", "mask", "settings"), json.get("inputs").findValuesAsText("role"));
        assertTrue(json.get("settings").get("text").asText()
                .contains("\ndiscretisation: {method: fixed_bin_size, width: 1.0, origin: 0.0}\n"));
        JsonNode region = json.get("regions").get(0);
        JsonNode image = region.get("images").get(0);
        assertEquals("image mask original",
                region.get("case").asText() + " " + region.get("roi").asText() + " " + image.get("image").asText());
        for (JsonNode value : image.get("values")) {
            assertEquals(value.get("status").asText().equals("ok"), value.get("value").isNumber(), value.toString());
        }
    }

    @Test
    void besideACsvFileLiesItsProvenance() throws Exception {
        Path output = Files.createDirectory(folder.resolve("out")).resolve("features.csv");
        Run run = Run.of("extract", files.image(), files.mask(), "-o", output, "--backend", "scalar");
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().matches("weft: wrote \\d+ values of 1 region to .*features\\.csv\\R"), run.err());
        assertArrayEquals(new String[] {"features.csv", "features.json"}, Case.filesIn(output.getParent()));
        assertEquals(HEADER, Files.readAllLines(output).getFirst());
        JsonNode json = new ObjectMapper().readTree(output.resolveSibling("features.json").toFile());
        assertProvenance(json);
        assertEquals(Presets.settings("default").canonicalText(), json.get("settings").get("text").asText());
        assertEquals("mask", json.get("regions").get(0).get("roi").asText());
        assertTrue(json.get("regions").get(0).get("images").get(0).path("values").isMissingNode());
    }

    @Test
    void tidyWideAndJsonHoldTheSameValues() throws Exception {
        Object[] line = {"extract", files.image(), files.mask(), "--backend", "scalar"};
        Run tidy = Run.of(line);
        Run wide = Run.of(with(line, "--wide"));
        JsonNode json = new ObjectMapper().readTree(Run.of(with(line, "--format", "json")).out());
        String[] wideCells = wide.lines().get(1).split(",", -1);
        JsonNode values = json.get("regions").get(0).get("images").get(0).get("values");
        assertEquals(tidy.lines().size() - 1, values.size());
        for (int i = 0; i < values.size(); i++) {
            String cell = tidy.lines().get(i + 1).split(",", -1)[7];
            assertEquals(cell, wideCells[i + 2]);
            assertEquals(cell,
                    values.get(i).get("value").isNull() ? "" : Double.toString(values.get(i).get("value").asDouble()));
        }
    }

    @Test
    void theShortOptionsWinOverTheFile() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(Run.of("extract", files.image(), files.mask(), "--format", "json", "--bin-number", "5",
                        "--families", "intensity_histogram").out());
        assertTrue(json.get("settings").get("text").asText()
                .contains("\ndiscretisation: {method: fixed_bin_number, bins: 5}\n"));
    }

    @Test
    void theShortOptionsWinOverTheImages() throws Exception {
        Path settings = Files.writeString(folder.resolve("mine.yaml"),
                """
                        images:
                          plain: {filter: none, discretisation: {method: fixed_bin_number, bins: 9}, ivh: {method: as_is}, families: [ivh]}
                        """);
        assertEquals("  plain: {filter: none, ivh: {method: as_is}, families: [ivh]}",
                lastLineOfSettings(settings, "--bin-width", "2"));
        assertEquals(
                "  plain: {filter: none, discretisation: {method: fixed_bin_number, bins: 9}, ivh: {method: as_is}}",
                lastLineOfSettings(settings, "--families", "intensity_histogram"));
    }

    private String lastLineOfSettings(Path settings, String option, String value) throws Exception {
        Run run = Run.of("extract", files.image(), files.mask(), "-s", settings, "--format", "json", option, value);
        return new ObjectMapper().readTree(run.out()).get("settings").get("text").asText().lines().toList().getLast();
    }

    @Test
    void saysWhyAFamilyGivesNoValue() throws IOException {
        assertEquals("weft: no value of morphology: a filtered image goes without it unless its own families name it, "
                + "since a filter changes no shape (see docs/settings.md)\n",
                notes("families: [morphology, ivh]\nimages: {a: {filter: square}}\n"));
        assertEquals("", notes("families: [morphology, ivh]\nimages: {a: {filter: square}, b: {filter: none}}\n"));
        assertEquals("weft: no value of glcm: each image has families of its own instead (see docs/settings.md)\n",
                notes("families: [glcm, ivh]\nimages: {a: {filter: none, families: [ivh]}}\n"));
        assertEquals("weft: no value of glcm: the settings choose none of its features (see docs/settings.md)\n",
                notes("families: [glcm, ivh]\nfeatures: {glcm: []}\n"));
        assertEquals("weft: no value of glszm: none of the aggregations asked for is one of theirs "
                + "(see docs/settings.md)\n",
                notes("families: [ivh]\naggregations: []\nimages: {a: {filter: square, families: [glszm, ivh]}}\n"));
    }

    private String notes(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), settings);
        return Run.of("extract", files.image(), files.mask(), "-s", file).err();
    }

    @Test
    void saysWhichFamiliesGiveNoValue() {
        Run run = Run.of("extract", files.image(), files.mask(), "--families", "glcm,glszm", "--aggregations",
                "3d_average");
        assertEquals(0, run.code());
        assertEquals(
                "weft: no value of glszm: none of the aggregations asked for is one of theirs (see docs/settings.md)\n",
                run.err());
        assertEquals("", Run.of("extract", files.image(), files.mask(), "--families", "glcm,glszm", "--aggregations",
                "3d_average", "-q").err());
    }

    private void assertProvenance(JsonNode json) throws Exception {
        assertEquals("scalar", json.get("versions").get("backend").asText());
        assertEquals(Runtime.version().toString(), json.get("versions").get("java").asText());
        assertEquals("image.nii.gz", json.get("inputs").get(0).get("file").asText());
        assertEquals(sha256(Files.readAllBytes(files.image())), json.get("inputs").get(0).get("sha256").asText());
        assertEquals(sha256(json.get("settings").get("text").asText().getBytes(StandardCharsets.UTF_8)),
                json.get("settings").get("sha256").asText());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Object[] with(Object[] line, Object... more) {
        return Stream.concat(Arrays.stream(line), Arrays.stream(more)).toArray();
    }
}
