package org.weft.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.backend.BackendProvider.Probe;
import org.weft.backend.gpu.Device;
import org.weft.backend.gpu.DeviceMemoryException;
import org.weft.backend.gpu.DevicesAbsentException;

/** What is missing is said in a sentence, and in silence otherwise. */
class OpenClEdgeTest {

    @TempDir
    private Path folder;

    /** Of the version of JOCL that this build has. */
    @Test
    void joclsLibraryIsAmongTheResources() {
        assertNotNull(OpenCl.class.getResource(OpenCl.JOCL));
    }

    @Test
    void aMissingLibraryIsSaid() {
        var absent = assertThrows(DevicesAbsentException.class, () -> OpenCl.requireLibrary("libNoOpenCL.so.1"));
        assertTrue(absent.getMessage().startsWith("there is no libNoOpenCL.so.1; install an OpenCL driver ("),
                absent.getMessage());
    }

    /** Run by another JVM, to which the loader is told to look for drivers in an empty folder. */
    static final class Probing {

        private Probing() {}

        public static void main(String[] arguments) {
            System.out.println(new OpenClProvider().probe());
        }
    }

    @Test
    void aMissingDriverIsSaidWithoutNoise() throws IOException, InterruptedException {
        requireDevice();
        ProcessBuilder builder = new ProcessBuilder(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                        Probing.class.getName()));
        builder.environment().put("OCL_ICD_VENDORS", folder.toString());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        process.getInputStream().transferTo(said);
        assertEquals(0, process.waitFor());
        String line = said.toString(StandardCharsets.UTF_8);
        assertTrue(line.startsWith("Absent[reason=OpenCL is installed but finds no device; install ")
                && line.lines().count() == 1, line);
    }

    @Test
    void moreMemoryThanThereIsIsRefused() {
        Device device = requireDevice();
        var refused = assertThrows(DeviceMemoryException.class, () -> device.allocate(1L << 50));
        assertTrue(refused.getMessage().startsWith(
                "the device memory of opencl:0 is exhausted: 1073741824 MiB more are needed, of "),
                refused.getMessage());
    }

    private static Device requireDevice() {
        if (new OpenClProvider().probe() instanceof Probe.Absent(String reason)) {
            abort(reason);
        }
        return OpenClDevices.first(1).orElseThrow();
    }
}
