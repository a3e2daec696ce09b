package org.weft.dicom.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.dicom.object.DicomException;
import org.weft.grid.Grid;
import org.weft.grid.IndexMap;
import org.weft.image.LabelVolume;
import org.weft.image.Mask;
import org.weft.io.ImageReader;

/** Real objects against the voxel counts that others found in them, as the notes beside the data tell, and against the same masks in NIfTI. */
class RealRegionsCasesTest {

    private static final Map<String, Long> LUNG = Map.of("GTV-1", 54_639L, "Spinal-Cord", 15_618L, "Lung-Left",
            795_750L, "Lung-Right", 1_036_805L);

    @Test
    void theLungPatientsContoursGiveTheKnownCounts() {
        try (Arena arena = Arena.ofConfined()) {
            Patient patient = Patient.ofZip("LUNG1-001.zip", "", arena);
            RegionObject contours = patient.regions("mask_rtstruct/1-1.dcm");
            LUNG.forEach((name, count) -> {
                RegionMask mask = patient.mask(contours, name, arena);
                assertEquals(count, mask.voxelCount(), name);
                assertEquals(count, count(mask.mask()), name);
                assertEquals(List.of(), mask.notes(), name);
            });
            assertEquals(List.of("GTV-1", "Spinal-Cord", "Lung-Left", "Lung-Right"),
                    contours.regions().stream().map(NamedRegion::name).toList());
            assertEquals("ORGAN", contours.regions().getFirst().type());
        }
    }

    @Test
    void theLungPatientsSegmentationEqualsItsContours() {
        try (Arena arena = Arena.ofConfined()) {
            Patient patient = Patient.ofZip("LUNG1-001.zip", "", arena);
            RegionObject contours = patient.regions("mask_rtstruct/1-1.dcm");
            RegionObject segments = patient.regions("seg.dcm");
            LUNG.forEach((name, count) -> {
                RegionMask mask = patient.mask(segments, name, arena);
                assertEquals(count, mask.voxelCount(), name);
                assertEquals(-1, mask.mask().voxels().mismatch(patient.mask(contours, name, arena).mask().voxels()),
                        name);
            });
        }
    }

    @Test
    void bothNameTheImageTheyWereMadeOn() {
        try (Arena arena = Arena.ofConfined()) {
            Patient patient = Patient.ofZip("LUNG1-001.zip", "", arena);
            for (String object : List.of("mask_rtstruct/1-1.dcm", "seg.dcm")) {
                References named = patient.regions(object).references();
                assertTrue(named.series().contains(patient.series()), object);
                assertTrue(named.instances().stream().filter(patient.slices()::contains).count() > 80, object);
            }
        }
    }

    @Test
    void thePetPatientsOverlappingRegionsAreWhole() {
        try (Arena arena = Arena.ofConfined()) {
            Patient patient = Patient.ofZip("STS_001_FDG_PET_raw.zip", "", arena);
            for (String object : List.of("mask/1-1.dcm", "seg.dcm")) {
                RegionObject regions = patient.regions(object);
                Mask mass = patient.mask(regions, "gtv_mass", arena).mask();
                Mask oedema = patient.mask(regions, "gtv_edema", arena).mask();
                assertEquals(5_095, count(mass), object);
                assertEquals(8_058, count(oedema), object);
                for (long i = 0; i < mass.grid().voxelCount(); i++) {
                    assertTrue(!mass.contains(i) || oedema.contains(i), "the mass lies inside the oedema");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CT,17090", "PET,555", "MR_T1,17090"})
    void theSarcomaPatientsContoursEqualTheNiftiMasks(String modality, long count) {
        try (Arena arena = Arena.ofConfined()) {
            Patient patient = Patient.ofZip("STS_002_DICOM.zip", "STS_002/" + modality + "/", arena);
            RegionMask mask = patient.mask(patient.regions("RS.dcm"), "all", arena);
            assertEquals(count, mask.voxelCount());
            assertEquals(List.of(), mask.notes());
            LabelVolume nifti = ImageReader
                    .readLabels(Patient.data("cases/nifti/STS_002/" + modality + "_mask.nii.gz"), arena);
            assertEquals(new Difference(0, 0), Difference.of(mask.mask(), nifti));
        }
    }

    @Test
    void theCtPhantomsContoursEqualItsNiftiMask() {
        try (Arena arena = Arena.ofConfined()) {
            Patient patient = Patient.ofFolder("ibsi/ibsi1/ct_phantom/dicom", arena);
            RegionMask mask = patient.mask(patient.regions(".dcm"), "GTV-1", arena);
            LabelVolume nifti = ImageReader.readLabels(Patient.data("ibsi/ibsi1/ct_phantom/nifti/mask.nii.gz"), arena);
            assertEquals(125_256, mask.voxelCount());
            assertEquals(List.of(), mask.notes());
            assertEquals(new Difference(0, 0), Difference.of(mask.mask(), nifti));
        }
    }

    @Test
    void theBreastPatientsFractionalSegmentationCoversAPartOfASagittalImage() {
        try (Arena arena = Arena.ofConfined()) {
            Patient patient = Patient.ofZip("UCSF-BR-06_MR_PE1_SEG.zip", "", arena);
            RegionObject segments = patient.regions("seg/1-1.dcm");
            RegionMask mask = patient.mask(segments, "#1", arena);
            assertEquals(82_527, mask.voxelCount());
            assertEquals("Breast", mask.region().name());
            assertEquals(
                    List.of("the segmentation is fractional (occupancy): voxels of at least 0.5 belong to the region"),
                    mask.notes());
            LabelVolume own = ((Segmentation) segments).onOwnGrid(1, patient.image(), arena).labels();
            assertEquals(42, own.grid().size().z());
            assertEquals(new Difference(0, 0), Difference.of(mask.mask(), own));
        }
    }

    @Test
    void anotherPatientsImageIsRefused() {
        try (Arena arena = Arena.ofConfined()) {
            Patient lung = Patient.ofZip("LUNG1-001.zip", "", arena);
            ImageSpace sarcoma = Patient.ofZip("STS_001_FDG_PET_raw.zip", "", arena).image();
            for (String object : List.of("mask_rtstruct/1-1.dcm", "seg.dcm")) {
                RegionObject regions = lung.regions(object);
                long number = regions.regions().getFirst().number();
                String message = assertThrows(DicomException.class, () -> regions.mask(number, sarcoma, arena))
                        .getMessage();
                assertTrue(message.startsWith("region \"GTV-1\" (#"), message);
                assertTrue(message.contains("than the image"), message);
                assertTrue(!message.contains("1.3.6"), "prints no UID: " + message);
            }
        }
    }

    private static long count(Mask mask) {
        long count = 0;
        for (long i = 0; i < mask.grid().voxelCount(); i++) {
            count += mask.contains(i) ? 1 : 0;
        }
        return count;
    }

    /** Voxels of the one that are not in the other, paired by their places in the world; what lies beyond the other's grid counts. */
    private record Difference(long onlyMask, long onlyLabels) {

        static Difference of(Mask mask, LabelVolume labels) {
            Grid from = mask.grid();
            IndexMap map = IndexMap.between(from, labels.grid());
            long both = 0;
            long inMask = 0;
            for (long i = 0; i < from.voxelCount(); i++) {
                if (mask.contains(i)) {
                    inMask++;
                    both += at(labels, map, i % from.size().x(), i / from.size().x() % from.size().y(),
                            i / from.size().x() / from.size().y());
                }
            }
            long inLabels = 0;
            for (long i = 0; i < labels.grid().voxelCount(); i++) {
                inLabels += labels.at(i);
            }
            return new Difference(inMask - both, inLabels - both);
        }

        private static int at(LabelVolume labels, IndexMap map, long x, long y, long z) {
            double[] exact = {map.x().at(x, y, z), map.y().at(x, y, z), map.z().at(x, y, z)};
            for (double index : exact) {
                assertTrue(Math.abs(index - Math.rint(index)) < 0.05, () -> "the grids do not fit at " + index);
            }
            long i = Math.round(exact[0]);
            long j = Math.round(exact[1]);
            long k = Math.round(exact[2]);
            var size = labels.grid().size();
            boolean inside = i >= 0 && j >= 0 && k >= 0 && i < size.x() && j < size.y() && k < size.z();
            return inside ? labels.at(labels.grid().index(i, j, k)) : 0;
        }
    }
}
