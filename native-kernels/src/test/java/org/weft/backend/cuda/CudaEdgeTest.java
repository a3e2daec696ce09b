package org.weft.backend.cuda;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.SymbolLookup;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.weft.backend.BackendProvider.Probe;
import org.weft.backend.Backends;
import org.weft.backend.gpu.Device;
import org.weft.backend.gpu.DeviceMemoryException;
import org.weft.backend.gpu.DevicesAbsentException;

/** What is missing is said in a sentence. */
class CudaEdgeTest {

    /** Of the version of jcuda that this build has. */
    @Test
    void jcudasLibraryIsAmongTheResources() {
        assertNotNull(CudaDriver.class.getResource(CudaDriver.JCUDA));
    }

    @Test
    void aMissingDriverIsSaid() {
        assertAbsent(
                "there is no libNoCuda.so.1, the driver of NVIDIA's graphics processors; where there is one, install its driver",
                () -> CudaDriver.open("libNoCuda.so.1"));
    }

    @Test
    void anotherPlatformIsSaid() {
        CudaDriver.requirePlatform("Linux", "amd64");
        assertAbsent("it runs on Linux on x86-64, not on Mac OS X on aarch64; try the backend opencl",
                () -> CudaDriver.requirePlatform("Mac OS X", "aarch64"));
    }

    /** Products and sums stay apart, as on the processor, and drivers of long ago load it. */
    @Test
    void thePtxContractsNothing() {
        CudaDevices.first();
        String ptx = new String(CudaDriver.ptx(), US_ASCII);
        assertTrue(ptx.contains(".entry weft_glcm(") && ptx.contains(".entry weft_convolution("));
        assertFalse(Pattern.compile("\\bfma\\.|\\.approx|\\.ftz").matcher(ptx).find());
    }

    @Test
    void aDriverThatLacksAFunctionIsNotCalled() {
        SymbolLookup empty = name -> Optional.empty();
        assertAbsent("the driver libcuda.so.1 has no function cuInit; install a newer driver of NVIDIA",
                () -> CudaDriver.requireFunctions("libcuda.so.1", empty));
    }

    @Test
    void aDriverWithoutADeviceIsSaid() {
        CudaDriver.requireDevice(0);
        assertAbsent("NVIDIA's driver is installed but finds no device; see nvidia-smi",
                () -> CudaDriver.requireDevice(100));
        assertAbsent(
                "NVIDIA's driver does not start (cuInit returns error 803); see nvidia-smi, and restart the machine if the driver"
                        + " has been updated",
                () -> CudaDriver.requireDevice(803));
    }

    @Test
    void anOldDriverIsSaid() {
        CudaDriver.requireVersion(10_000);
        assertAbsent(
                "NVIDIA's driver is too old for the kernels: it loads those of CUDA 9.2 at most, not of 10.0; install a newer driver of"
                        + " NVIDIA",
                () -> CudaDriver.requireVersion(9_020));
    }

    @Test
    void aDriverThatRefusesTheKernelsIsSaid() {
        CudaDevices.first();
        Device device = new CudaDevice("cuda:0", CudaFacts.of(0), ".version 99.0\n\0".getBytes(US_ASCII));
        var refused = assertThrows(IllegalArgumentException.class, () -> device.allocate(8));
        assertTrue(refused.getMessage().matches("the driver of cuda:0 is too old for the kernels \\(error 2\\d\\d\\);"
                + " install a newer driver of NVIDIA, or try the backend opencl"), refused.getMessage());
    }

    @Test
    void moreMemoryThanThereIsIsRefused() {
        Device device = CudaDevices.first();
        var refused = assertThrows(DeviceMemoryException.class, () -> device.allocate(1L << 50));
        assertTrue(refused.getMessage().startsWith(
                "the device memory of cuda:0 is exhausted: 1073741824 MiB more are needed, of "), refused.getMessage());
    }

    @Test
    void devicesAreListedAndChosenByNumber() {
        CudaDevices.first();
        CudaProvider provider = new CudaProvider();
        assertTrue(provider.devices().getFirst().probe() instanceof Probe.Ready(String description)
                && description.matches(".+, \\d+ MiB, driver for CUDA \\d+\\.\\d+"));
        assertEquals("cuda:0", Backends.choose(Optional.of("cuda:0")).origins().get("ZoneKernel"));
        var refused = assertThrows(IllegalArgumentException.class, () -> Backends.choose(Optional.of("cuda:99")));
        assertTrue(refused.getMessage().startsWith("there is no device \"cuda:99\"; there are cuda:0"),
                refused.getMessage());
    }

    private static void assertAbsent(String sentence, Runnable probe) {
        assertEquals(sentence, assertThrows(DevicesAbsentException.class, probe::run).getMessage());
    }
}
