package org.weft.backend.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jcuda.driver.JCudaDriver;
import org.weft.backend.gpu.DeviceSearch;
import org.weft.backend.gpu.DevicesAbsentException;
import org.weft.backend.gpu.JniLibrary;

/**
 * The NVIDIA driver of the machine. A function that it lacks would end the process as soon as jcuda called it, so that all are looked up first.
 */
final class CudaDriver {

    /** System property: another file than the driver's library where the system keeps it. */
    static final String LIBRARY_PROPERTY = "weft.cuda.library";

    /** What jcuda opens. */
    static final String JCUDA = "/lib/libJCudaDriver-12.6.0-linux-x86_64.so";

    /** The first version of CUDA whose drivers load the kernels, as drivers count versions. */
    static final int NEEDED = 10_000;

    /** What jcuda calls for us. */
    private static final List<String> FUNCTIONS = List.of("cuInit", "cuDriverGetVersion", "cuDeviceGet",
            "cuDeviceGetCount", "cuDeviceGetName", "cuDeviceTotalMem_v2", "cuDeviceGetAttribute",
            "cuDevicePrimaryCtxRetain", "cuCtxPushCurrent_v2", "cuCtxPopCurrent_v2", "cuModuleLoadData",
            "cuModuleGetFunction", "cuMemAlloc_v2", "cuMemFree_v2", "cuMemcpyHtoD_v2", "cuMemcpyDtoH_v2",
            "cuMemHostAlloc", "cuMemFreeHost", "cuMemcpyHtoDAsync_v2", "cuMemcpyDtoHAsync_v2", "cuEventCreate",
            "cuEventRecord", "cuEventSynchronize", "cuLaunchKernel");

    private static final int CUDA_ERROR_NO_DEVICE = 100;

    private static final String NEWER = "; install a newer driver of NVIDIA";

    private CudaDriver() {}

    /**
     * The devices that can run the kernels, in the driver's order.
     *
     * @throws DevicesAbsentException where there is none
     */
    static List<DeviceSearch.Found> devices() {
        requirePlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
        byte[] ptx = ptx();
        String library = System.getProperty(LIBRARY_PROPERTY, "libcuda.so.1");
        SymbolLookup driver = open(library);
        requireFunctions(library, driver);
        requireDevice(call(driver, "cuInit", 0));
        int version = version(driver);
        requireVersion(version);
        return found(version, ptx);
    }

    /** Elsewhere jcuda's own library is not among ours, which it would report on standard error. */
    static void requirePlatform(String os, String architecture) {
        if (!os.equals("Linux") || !architecture.equals("amd64")) {
            throw new DevicesAbsentException("it runs on Linux on x86-64, not on " + os + " on " + architecture
                    + "; try the backend opencl");
        }
    }

    /** The kernels as the driver loads them, with the 0 byte that ends them. */
    static byte[] ptx() {
        try (InputStream in = CudaDriver.class.getResourceAsStream("/org/weft/gpu/weft.ptx")) {
            if (in == null) {
                throw new DevicesAbsentException(
                        "this build holds no CUDA kernels: build it where clang or nvcc is installed (Debian: apt-get install clang-19)");
            }
            return (new String(in.readAllBytes(), US_ASCII) + "\0")
                    .getBytes(US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SymbolLookup open(String library) {
        try {
            return library.contains("/") ? SymbolLookup.libraryLookup(Path.of(library), Arena.global())
                    : SymbolLookup.libraryLookup(library, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new DevicesAbsentException("there is no " + library
                    + ", the driver of NVIDIA's graphics processors; where there is one, install its driver");
        }
    }

    static void requireFunctions(String library, SymbolLookup driver) {
        for (String function : FUNCTIONS) {
            if (driver.find(function).isEmpty()) {
                throw new DevicesAbsentException("the driver " + library + " has no function " + function + NEWER);
            }
        }
    }

    /** @param status what cuInit returned */
    static void requireDevice(int status) {
        if (status == CUDA_ERROR_NO_DEVICE) {
            throw new DevicesAbsentException("NVIDIA's driver is installed but finds no device; see nvidia-smi");
        }
        if (status != 0) {
            throw new DevicesAbsentException("NVIDIA's driver does not start (cuInit returns error " + status
                    + "); see nvidia-smi, and restart the machine if the driver has been updated");
        }
    }

    /** @param version as cuDriverGetVersion gives it: 12040 for 12.4 */
    static void requireVersion(int version) {
        if (version < NEEDED) {
            throw new DevicesAbsentException("NVIDIA's driver is too old for the kernels: it loads those of CUDA "
                    + text(version) + " at most, not of " + text(NEEDED) + NEWER);
        }
    }

    private static String text(int version) {
        return version / 1000 + "." + version % 1000 / 10;
    }

    private static int version(SymbolLookup driver) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment version = arena.allocate(JAVA_INT);
            int status = call(driver, "cuDriverGetVersion", version);
            return status == 0 ? version.get(JAVA_INT, 0) : 0;
        }
    }

    private static int call(SymbolLookup driver, String function, Object argument) {
        MemoryLayout layout = argument instanceof Integer ? JAVA_INT : ADDRESS;
        try {
            return (int) Linker.nativeLinker()
                    .downcallHandle(driver.find(function).orElseThrow(), FunctionDescriptor.of(JAVA_INT, layout))
                    .invokeWithArguments(argument);
        } catch (Throwable e) {
            throw new IllegalStateException(function + " cannot be called", e);
        }
    }

    /** From here on jcuda is called. */
    private static List<DeviceSearch.Found> found(int version, byte[] ptx) {
        JniLibrary.place(JCUDA);
        check(JCudaDriver.cuInit(0), "cuInit");
        int[] count = new int[1];
        check(JCudaDriver.cuDeviceGetCount(count), "cuDeviceGetCount");
        if (count[0] == 0) {
            requireDevice(CUDA_ERROR_NO_DEVICE);
        }
        List<DeviceSearch.Found> found = new ArrayList<>();
        Optional<String> lack = Optional.empty();
        for (int number = 0; number < count[0]; number++) {
            CudaFacts facts = CudaFacts.of(number);
            lack = lack.or(facts::lack);
            if (facts.lack().isEmpty()) {
                found.add(new DeviceSearch.Found(facts.description() + ", driver for CUDA " + text(version), true,
                        new CudaDevice("cuda:" + found.size(), facts, ptx)));
            }
        }
        if (found.isEmpty()) {
            throw new DevicesAbsentException(lack.orElseThrow());
        }
        return found;
    }

    /** @throws IllegalStateException unless a call succeeded */
    static void check(int status, String call) {
        if (status != 0) {
            throw new IllegalStateException("the driver's " + call + " failed with error " + status
                    + "; see nvidia-smi, and please report this");
        }
    }
}
