package org.weft.dicom.pet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.Source;
import org.weft.dicom.toolkit.Extent;
import org.weft.dicom.toolkit.Frames;
import org.weft.dicom.toolkit.Toolkits;
import org.weft.image.Volume;
import org.weft.io.ImageReader;

/** PET of two patients against the NIfTI images that IBSI distributes of them, which hold SUV by body weight. */
class SuvScalePatientTest {

    private static final Path CASES = Path.of(System.getProperty("weft.data", "../../shared"), "cases");

    private record Read(DicomObject object, Instance instance) {

        double position() {
            return object.attributes().requireNumbers(Attribute.IMAGE_POSITION_PATIENT, 3)[2];
        }
    }

    /** dt = SeriesTime - RadiopharmaceuticalStartTime = 11:20:11 - 10:35:00, half life 6588 s, 71 kg. */
    @Test
    void becquerelsAsScanned() throws IOException {
        double expected = 71_000 / (388_777_472 * Math.pow(2, -2711 / 6588.0));
        try (Arena arena = Arena.ofConfined(); ZipFile zip = zip("STS_001_FDG_PET_raw.zip")) {
            List<Read> slices = slices("STS_001_FDG_PET_raw.zip", zip, "image/", arena);
            SuvScale scale = SuvScale.of(slices.stream().map(Read::instance).toList(), SuvType.BODY_WEIGHT);
            for (Read slice : slices) {
                assertEquals(expected, scale.factor(slice.object().attributes()), 1e-12 * expected);
            }
            assertSame("STS_001", slices, scale, 59, 45, 0.0008, arena);
        }
    }

    @Test
    void uptakesAsStored() throws IOException {
        try (Arena arena = Arena.ofConfined(); ZipFile zip = zip("STS_002_DICOM.zip")) {
            List<Read> slices = slices("STS_002_DICOM.zip", zip, "PET/image/", arena);
            SuvScale scale = SuvScale.of(slices.stream().map(Read::instance).toList(), SuvType.BODY_WEIGHT);
            assertSame("STS_002", slices, scale, 0, 0, 2e-6, arena);
        }
    }

    private static ZipFile zip(String name) throws IOException {
        Path file = CASES.resolve("dicom").resolve(name);
        assumeTrue(Files.exists(file), () -> "needs " + file + " (-Dweft.data)");
        return new ZipFile(file.toFile());
    }

    private static List<Read> slices(String name, ZipFile zip, String folder, Arena arena) {
        return zip.stream().filter(entry -> entry.getName().contains(folder) && entry.getName().endsWith(".dcm"))
                .map(entry -> read(new Source.OfZip(CASES.resolve("dicom").resolve(name), zip, entry), arena))
                .sorted(Comparator.comparingDouble(Read::position)).toList();
    }

    private static Read read(Source source, Arena arena) {
        try {
            DicomObject object = Toolkits.reader().read(source.open(Long.MAX_VALUE, arena), Extent.WHOLE, arena);
            return new Read(object, new Instance(source, object.syntax(), object.attributes()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every voxel of an image that begins at a column and row of the slices. */
    private static void assertSame(String patient, List<Read> slices, SuvScale scale, int column, int row,
            double tolerance, Arena arena) {
        Volume expected = ImageReader.readVolume(CASES.resolve("nifti/" + patient + "/PET_image.nii.gz"), arena);
        int nx = (int) expected.grid().size().x();
        int ny = (int) expected.grid().size().y();
        assertEquals(expected.grid().size().z(), slices.size());
        for (int z = 0; z < slices.size(); z++) {
            DicomObject object = slices.get(z).object();
            DataSet header = object.attributes();
            Frames frames = Frames.of(object);
            float[] values = new float[Math.toIntExact(frames.layout().frameSamples())];
            double factor = scale.factor(header);
            frames.intensities(0, factor * header.requireNumber(Attribute.RESCALE_SLOPE), 0, values);
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++) {
                    float actual = values[(row + y) * frames.layout().columns() + column + x];
                    assertEquals(expected.at(((long) z * ny + y) * nx + x), actual, tolerance,
                            patient + " " + x + " " + y + " " + z);
                }
            }
        }
    }
}
