package org.weft.dicom.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.Instance;
import org.weft.grid.Grid;
import org.weft.grid.IndexMap;
import org.weft.grid.Size;
import org.weft.image.Volume;
import org.weft.io.ImageReader;
import org.weft.kernel.Workers;

/** Real series against the same images as NIfTI files, which others made of them. */
class SeriesCasesTest {

    private final Arena arena = Arena.ofShared();
    private final Workers workers = new Workers(2);

    @AfterEach
    void close() {
        workers.close();
        arena.close();
    }

    private Volume read(List<Instance> series) {
        SeriesGeometry geometry = SeriesGeometry.of(series);
        assertEquals(List.of(), geometry.faults());
        return SeriesReader.read(geometry, OnFault.REFUSE, IntensityScale.AS_RESCALED, workers, arena);
    }

    private Volume readZip(String file, String folder) throws IOException {
        Path path = Objects.reference("cases/dicom/" + file);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return read(Objects.in(path, zip, folder));
        }
    }

    /** Every voxel of the file lies on a voxel of the series, whose intensity is the same within a tolerance. */
    private void assertHolds(Volume series, String nifti, double tolerance) {
        Volume file = ImageReader.readVolume(Objects.reference(nifti), arena);
        Size size = file.grid().size();
        IndexMap map = IndexMap.between(file.grid(), series.grid());
        for (long z = 0; z < size.z(); z++) {
            for (long y = 0; y < size.y(); y++) {
                for (long x = 0; x < size.x(); x++) {
                    long i = onVoxel(map.x().at(x, y, z));
                    long j = onVoxel(map.y().at(x, y, z));
                    long k = onVoxel(map.z().at(x, y, z));
                    assertEquals(file.at(file.grid().index(x, y, z)), series.at(series.grid().index(i, j, k)),
                            tolerance, () -> i + ", " + j + ", " + k);
                }
            }
        }
    }

    /** The scanner moved the table by 0.02 mm too much between two beds of one PET series: 0.6 % of a slice. */
    private static long onVoxel(double index) {
        assertEquals(Math.rint(index), index, 0.01);
        return (long) Math.rint(index);
    }

    private static void assertSameGrid(Grid expected, Grid actual) {
        assertEquals(expected.size(), actual.size());
        assertEquals(0, expected.origin().distanceTo(actual.origin()), 1e-4);
        Size size = expected.size();
        assertEquals(0, expected.toWorld(size.x() - 1, size.y() - 1, size.z() - 1)
                .distanceTo(actual.toWorld(size.x() - 1, size.y() - 1, size.z() - 1)), 1e-3);
    }

    @Test
    void phantomEqualsItsNifti() throws IOException {
        Volume series = read(Objects.in(Objects.reference("ibsi/ibsi1/ct_phantom/dicom/image")));
        String nifti = "ibsi/ibsi1/ct_phantom/nifti/phantom.nii.gz";
        assertSameGrid(ImageReader.readGrid(Objects.reference(nifti)), series.grid());
        assertHolds(series, nifti, 0);
    }

    @Test
    void sarcomaCtAndMrEqualTheirNifti() throws IOException {
        for (String modality : List.of("CT", "MR_T1")) {
            Volume series = readZip("STS_002_DICOM.zip", "/" + modality + "/image/");
            String nifti = "cases/nifti/STS_002/" + modality + "_image.nii.gz";
            assertSameGrid(ImageReader.readGrid(Objects.reference(nifti)), series.grid());
            assertHolds(series, nifti, 0);
        }
    }

    /** Uptake values stored with a slope for each slice; the NIfTI file went through other hands and is off by 2e-6. */
    @Test
    void sarcomaPetEqualsItsNiftiNearly() throws IOException {
        assertHolds(readZip("STS_002_DICOM.zip", "/PET/image/"), "cases/nifti/STS_002/PET_image.nii.gz", 2e-6);
    }

    /**
     * Activity becomes uptake by one factor, for which the README of the cases gives the numbers. The NIfTI file is a crop of the series and
     * equals it within 0.0008.
     */
    @Test
    void petAsScannedBecomesUptakeByItsFactor() throws IOException {
        Path path = Objects.reference("cases/dicom/STS_001_FDG_PET_raw.zip");
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<Instance> objects = Objects.in(path, zip, "/image/");
            SeriesGeometry geometry = SeriesGeometry.of(objects);
            assertEquals(List.of(), geometry.faults());
            assertEquals(59, geometry.slices().stream().mapToDouble(Slice::slope).distinct().count());
            double dose = objects.getFirst().header()
                    .item(Attribute.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE).orElseThrow()
                    .requireNumber(Attribute.RADIONUCLIDE_TOTAL_DOSE);
            double factor = 71_000 / (dose * Math.pow(2, -2711.0 / 6588));
            Volume uptake = SeriesReader.read(geometry, OnFault.REFUSE, _ -> factor, workers, arena);
            assertHolds(uptake, "cases/nifti/STS_001/PET_image.nii.gz", 0.0008);
        }
    }

    @Test
    void lungIsRead() throws IOException {
        Volume lung = readZip("LUNG1-001.zip", "/image/");
        assertEquals(new Size(512, 512, 91), lung.grid().size());
        assertEquals(3, lung.grid().spacing().z());
        float least = Float.POSITIVE_INFINITY;
        for (long i = 0; i < lung.grid().voxelCount(); i++) {
            least = Math.min(least, lung.at(i));
        }
        assertEquals(-1024, least);
    }

    /** Rows towards the back, columns downwards, slices along -x: the axis z of the grid points right. */
    @Test
    void sagittalBreastLiesAsItsSlicesSay() throws IOException {
        Grid grid = readZip("UCSF-BR-06_MR_PE1_SEG.zip", "/image/").grid();
        assertEquals(new Size(256, 256, 60), grid.size());
        assertEquals(2, grid.spacing().z(), 1e-6);
        assertEquals(0.703125, grid.spacing().x());
        assertEquals(-1, grid.direction().zx());
        assertEquals(1, grid.direction().xy());
        assertEquals(-1, grid.direction().yz());
        assertTrue(grid.toWorld(0, 0, 59).x() < grid.origin().x());
    }
}
