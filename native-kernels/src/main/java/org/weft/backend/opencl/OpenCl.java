package org.weft.backend.opencl;

import static org.jocl.CL.CL_BUILD_PROGRAM_FAILURE;
import static org.jocl.CL.CL_DEVICE_NOT_FOUND;
import static org.jocl.CL.CL_DEVICE_TYPE_ALL;
import static org.jocl.CL.CL_INVALID_BUFFER_SIZE;
import static org.jocl.CL.CL_MEM_OBJECT_ALLOCATION_FAILURE;
import static org.jocl.CL.CL_OUT_OF_HOST_MEMORY;
import static org.jocl.CL.CL_OUT_OF_RESOURCES;
import static org.jocl.CL.CL_SUCCESS;
import static org.jocl.CL.clGetDeviceIDs;
import static org.jocl.CL.clGetPlatformIDs;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jocl.CL;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;
import org.weft.backend.gpu.DeviceSearch;
import org.weft.backend.gpu.DevicesAbsentException;
import org.weft.backend.gpu.JniLibrary;

/** What the system's OpenCL has to offer. JOCL's classes are touched only once its library is known to be there. */
final class OpenCl {

    /** What the installable client driver loader says where it finds no driver. */
    private static final int CL_PLATFORM_NOT_FOUND_KHR = -1001;

    /** Status codes by which drivers say that something does not fit. */
    private static final Set<Integer> NO_MEMORY = Set.of(CL_MEM_OBJECT_ALLOCATION_FAILURE, CL_OUT_OF_RESOURCES,
            CL_OUT_OF_HOST_MEMORY, CL_INVALID_BUFFER_SIZE);

    /** What JOCL opens on Linux. */
    static final String JOCL = "/lib/libJOCL_2_0_6-linux-"
            + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64") + ".so";

    private OpenCl() {}

    /**
     * The devices that can run the kernels, as a user sees them.
     *
     * @throws DevicesAbsentException where there is none
     */
    static List<DeviceSearch.Found> search() {
        List<DeviceSearch.Found> found = new ArrayList<>();
        for (DeviceFacts facts : devices()) {
            found.add(new DeviceSearch.Found(facts.description(), facts.isGraphics(),
                    new OpenClDevice("opencl:" + found.size(), facts)));
        }
        return found;
    }

    /**
     * The devices that can run the kernels, graphics processors first.
     *
     * @throws DevicesAbsentException where there is none
     */
    static List<DeviceFacts> devices() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        requireLibrary(os.startsWith("mac") ? "/System/Library/Frameworks/OpenCL.framework/OpenCL"
                : os.startsWith("windows") ? "OpenCL.dll" : "libOpenCL.so.1");
        if (os.equals("linux")) { // elsewhere every user has a temporary folder
            JniLibrary.place(JOCL);
        }
        List<DeviceFacts> found = new ArrayList<>();
        for (cl_platform_id platform : platforms()) {
            for (cl_device_id device : devices(platform)) {
                found.add(DeviceFacts.of(platform, device));
            }
        }
        List<DeviceFacts> usable = found.stream().filter(device -> device.lack().isEmpty())
                .sorted(Comparator.comparing(DeviceFacts::isProcessor)).toList();
        if (usable.isEmpty()) {
            throw new DevicesAbsentException(found.isEmpty() ? NO_DEVICE
                    : found.getFirst().title() + " " + found.getFirst().lack().orElseThrow()
                            + ", which the kernels need; choose another backend");
        }
        return usable;
    }

    private static final String NO_DEVICE = "OpenCL is installed but finds no device; install the driver of the graphics processor, or PoCL for"
            + " the processor itself (Debian: apt-get install pocl-opencl-icd)";

    /** Looks for the library where JOCL would, as JOCL reports on standard error what it does not find. */
    static void requireLibrary(String library) {
        try {
            if (SymbolLookup.libraryLookup(library, Arena.global()).find("clGetPlatformIDs").isEmpty()) {
                throw new DevicesAbsentException("the library " + library + " is no OpenCL library; reinstall it");
            }
        } catch (IllegalArgumentException e) {
            throw new DevicesAbsentException("there is no " + library
                    + "; install an OpenCL driver (Debian: apt-get install ocl-icd-libopencl1 and the driver of the graphics"
                    + " processor, or pocl-opencl-icd for the processor itself)");
        }
    }

    private static List<cl_platform_id> platforms() {
        int[] count = new int[1];
        int status = clGetPlatformIDs(0, null, count);
        if (status == CL_PLATFORM_NOT_FOUND_KHR || status == CL_SUCCESS && count[0] == 0) {
            throw new DevicesAbsentException(NO_DEVICE);
        }
        check(status, "clGetPlatformIDs");
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        check(clGetPlatformIDs(platforms.length, platforms, null), "clGetPlatformIDs");
        return List.of(platforms);
    }

    private static List<cl_device_id> devices(cl_platform_id platform) {
        int[] count = new int[1];
        int status = clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, null, count);
        if (status == CL_DEVICE_NOT_FOUND || status == CL_SUCCESS && count[0] == 0) {
            return List.of();
        }
        check(status, "clGetDeviceIDs");
        cl_device_id[] devices = new cl_device_id[count[0]];
        check(clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, devices.length, devices, null), "clGetDeviceIDs");
        return List.of(devices);
    }

    /** Whether a status says that something did not fit. */
    static boolean isOutOfMemory(int status) {
        return NO_MEMORY.contains(status);
    }

    /** @throws IllegalStateException unless a call succeeded */
    static void check(int status, String call) {
        if (status != CL_SUCCESS) {
            throw new IllegalStateException("OpenCL's " + call + " failed with " + CL.stringFor_errorCode(status)
                    + (status == CL_BUILD_PROGRAM_FAILURE ? "; please report this" : ""));
        }
    }
}
