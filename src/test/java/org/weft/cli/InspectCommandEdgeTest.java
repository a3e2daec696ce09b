package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weft inspect} on patients of the reference data, whose sizes and regions are known from their sources, and on what is no DICOM. */
class InspectCommandEdgeTest {

    @TempDir
    private Path folder;

    private static Path patient(String name) {
        return ReferenceData.path("cases/dicom/" + name + ".zip");
    }

    private static List<String> cells(Run run, String start) {
        return run.lines().stream().map(line -> line.strip().replaceAll(" {2,}", "|"))
                .filter(line -> line.startsWith(start)).toList();
    }

    private static double volume(String line) {
        return Double.parseDouble(line.replaceAll(".* ([0-9.]+) mm³.*", "$1"));
    }

    /** The segmentation was derived from the structure set by another program, so each judges the volumes of the other. */
    @Test
    void listsImagesStructureSetAndSegmentationOfAPatient() {
        Run run = Run.of("inspect", patient("LUNG1-001"));
        assertEquals(0, run.code(), run.err());
        assertTrue(cells(run, "#1|CT").getFirst().contains("512 x 512 x 91|0.9766 x 0.9766 x 3|explicit little endian"),
                run.out());
        assertTrue(cells(run, "#2|RTSTRUCT").getFirst().contains("on #1"), run.out());
        assertTrue(cells(run, "#3|SEG|derived from RTSTRUCT, 4 segments|on #1").size() == 1, run.out());
        for (String region : new String[] {"GTV-1", "Spinal-Cord", "Lung-Left", "Lung-Right"}) {
            List<String> both = run.lines().stream().filter(line -> line.contains(" " + region + " ")).toList();
            assertEquals(2, both.size(), run.out());
            assertEquals(volume(both.getFirst()), volume(both.getLast()), 1e-3 * volume(both.getFirst()), region);
        }
        assertEquals("1 patient, 3 series, 93 objects", run.lines().getLast());
    }

    @Test
    void listsThreeSeriesWithAStructureSetEach() {
        Run run = Run.of("inspect", patient("STS_002_DICOM"));
        assertEquals(0, run.code(), run.err());
        for (String modality : new String[] {"CT", "MR_T1", "PET"}) {
            List<String> image = run.lines().stream()
                    .filter(line -> line.contains("IBSI_1_patient-1_" + modality + "_image"))
                    .toList();
            assertEquals(1, image.size(), run.out());
            String index = image.getFirst().strip().split(" ")[0];
            assertTrue(run.lines().stream().anyMatch(line -> line.matches(
                    " +#\\d+  RTSTRUCT +IBSI_1_patient-1_" + modality + "_mask +on " + index + " .*")),
                    run.out());
            assertTrue(run.out().contains(" GTV_Mass_" + modality), run.out());
        }
    }

    @Test
    void tellsNoIdentifierUnlessTheyAreKept() throws IOException {
        List<Object> all = new ArrayList<>(List.of("inspect"));
        for (String name : new String[] {"LUNG1-001", "STS_001_FDG_PET_raw", "STS_002_DICOM",
            "UCSF-BR-06_MR_PE1_SEG"}) {
            all.add(Files.copy(patient(name), folder.resolve(all.size() + ".zip")));
        }
        for (String format : new String[] {"", "--json"}) {
            List<Object> words = new ArrayList<>(all);
            if (!format.isEmpty()) {
                words.add(format);
            }
            Run run = Run.of(words.toArray());
            assertEquals(0, run.code(), run.err());
            for (String identifier : new String[] {"LUNG1", "STS_00", "UCSF", "NACT", "1.3.6.1.4", "2.25."}) {
                assertFalse(run.out().contains(identifier), run.out());
            }
            for (int i = 1; i <= 4; i++) {
                assertTrue(run.out().contains("patient-" + i), run.out());
            }
            words.add("--keep-identifiers");
            Run kept = Run.of(words.toArray());
            for (String identifier : new String[] {"LUNG1-001", "STS_001", "STS_002", "UCSF-BR-06", "1.3.6.1.4"}) {
                assertTrue(kept.out().contains(identifier), kept.out());
            }
            assertFalse(kept.out().contains("patient-1"), kept.out());
        }
    }

    @Test
    void jsonHoldsTheSameForMachines() throws IOException {
        Run run = Run.of("inspect", patient("UCSF-BR-06_MR_PE1_SEG"), "--json");
        JsonNode json = new ObjectMapper().readTree(run.out());
        JsonNode series = json.at("/patients/0/studies/0/series");
        assertEquals(2, series.size(), run.out());
        JsonNode image = series.get(0).get("modality").asText().equals("MR") ? series.get(0) : series.get(1);
        JsonNode segmentation = series.get(0) == image ? series.get(1) : series.get(0);
        assertEquals("[256,256,60]", image.get("size").toString());
        assertEquals(image.get("index").asInt(), segmentation.at("/images/0").asInt());
        assertTrue(segmentation.at("/regions/0/frames").asLong() > 0, run.out());
        assertEquals("Breast", segmentation.at("/regions/0/name").asText());
        assertTrue(segmentation.at("/regions/0/volume_mm3").asDouble() > 0, run.out());
        assertTrue(json.at("/patients/0/patient_id").isMissingNode());
    }

    @Test
    void damagedObjectsAreLeftOutWithASentence() throws IOException {
        Path phantom = ReferenceData.path("ibsi/ibsi1/ct_phantom/dicom/image");
        Path slice = phantom.resolve("DCM_IMG_00000.dcm");
        Files.copy(slice, folder.resolve("whole"));
        byte[] bytes = Files.readAllBytes(slice);
        Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, 400));
        Run run = Run.of("inspect", folder);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("left out: " + folder + "/cut: the data end at byte 400, "), run.out());
        assertTrue(run.lines().getLast().startsWith("1 patient, 1 series, 1 object"), run.out());
    }

    @Test
    void listsImagesInFilesOfTheirOwn() throws IOException {
        Case files = Case.in(folder);
        Run run = Run.of("inspect", files.image());
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of(files.image() + "  NIfTI  5 x 4 x 4  2 x 2 x 2 mm"), run.lines());
        Run two = Run.of("inspect", files.image(), files.mask(), "--json");
        assertEquals(2, new ObjectMapper().readTree(two.out()).get("images").size(), two.out());
    }

    @Test
    void whereNothingIsFoundThatIsBadInput() throws IOException {
        Run run = Run.of("inspect", folder);
        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("weft: " + folder + ": there is no DICOM object ")
                && run.err().lines().count() == 1, run.err());
        Path text = Files.writeString(folder.resolve("notes.txt"), "only text, and no header of any kind");
        assertEquals(2, Run.of("inspect", text).code());
        assertEquals(2, Run.of("inspect", folder.resolve("gone")).code());
        assertEquals(2, Run.of("inspect", folder.resolve("gone.nii")).code());
    }

    @Test
    void aChoiceThatFitsNothingListsSeriesWithoutNames() {
        Path zip = patient("STS_002_DICOM");
        Run run = Run.of("extract", zip, "--series", "none");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("weft: --series none fits no image series in " + zip + "; there is #"),
                run.err());
        assertFalse(run.err().replace(zip.toString(), "").contains("STS_002"), run.err());
    }
}
