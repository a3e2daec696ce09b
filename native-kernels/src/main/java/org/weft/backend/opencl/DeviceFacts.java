package org.weft.backend.opencl;

import static org.jocl.CL.CL_DEVICE_AVAILABLE;
import static org.jocl.CL.CL_DEVICE_COMPILER_AVAILABLE;
import static org.jocl.CL.CL_DEVICE_ENDIAN_LITTLE;
import static org.jocl.CL.CL_DEVICE_EXTENSIONS;
import static org.jocl.CL.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_HOST_UNIFIED_MEMORY;
import static org.jocl.CL.CL_DEVICE_LOCAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_MAX_COMPUTE_UNITS;
import static org.jocl.CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE;
import static org.jocl.CL.CL_DEVICE_MAX_WORK_GROUP_SIZE;
import static org.jocl.CL.CL_DEVICE_NAME;
import static org.jocl.CL.CL_DEVICE_TYPE;
import static org.jocl.CL.CL_DEVICE_TYPE_CPU;
import static org.jocl.CL.CL_DEVICE_TYPE_GPU;
import static org.jocl.CL.CL_DEVICE_VERSION;
import static org.jocl.CL.CL_DRIVER_VERSION;
import static org.jocl.CL.clGetDeviceInfo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * What a device says of itself.
 *
 * @param isProcessor     whether it is the machine's own processor, which needs no groups of many items
 * @param isGraphics      whether it is a graphics processor
 * @param sharesMemory    whether its memory is the machine's, so that no copy is faster than a plain one
 * @param memory          bytes that it has
 * @param largest         bytes of its largest possible buffer
 * @param shared          bytes that the items of a group can share
 * @param units           groups that it runs at the same time
 * @param largestGroup    most items of a group
 * @param lack            what the kernels need and it has not, as a phrase after its name
 */
record DeviceFacts(cl_platform_id platform, cl_device_id device, String title, String driver, boolean isProcessor,
        boolean isGraphics, boolean sharesMemory, long memory, long largest, long shared, int units, int largestGroup,
        Optional<String> lack) {

    static DeviceFacts of(cl_platform_id platform, cl_device_id device) {
        return new DeviceFacts(platform, device, text(device, CL_DEVICE_NAME), text(device, CL_DRIVER_VERSION),
                (number(device, CL_DEVICE_TYPE) & CL_DEVICE_TYPE_CPU) != 0,
                (number(device, CL_DEVICE_TYPE) & (CL_DEVICE_TYPE_GPU | CL_DEVICE_TYPE_CPU)) == CL_DEVICE_TYPE_GPU,
                sharesMemory(device),
                number(device, CL_DEVICE_GLOBAL_MEM_SIZE), number(device, CL_DEVICE_MAX_MEM_ALLOC_SIZE),
                number(device, CL_DEVICE_LOCAL_MEM_SIZE), (int) number(device, CL_DEVICE_MAX_COMPUTE_UNITS),
                (int) Math.min(number(device, CL_DEVICE_MAX_WORK_GROUP_SIZE), Integer.MAX_VALUE), lack(device));
    }

    @SuppressWarnings("deprecation") // OpenCL 2.0 has nothing in its place
    private static boolean sharesMemory(cl_device_id device) {
        return number(device, CL_DEVICE_HOST_UNIFIED_MEMORY) != 0;
    }

    /** Its memory and driver, for a user. */
    String description() {
        return title + ", " + (memory >> 20) + " MiB, driver " + driver;
    }

    private static Optional<String> lack(cl_device_id device) {
        String version = text(device, CL_DEVICE_VERSION);
        if (number(device, CL_DEVICE_AVAILABLE) == 0 || number(device, CL_DEVICE_COMPILER_AVAILABLE) == 0) {
            return Optional.of("is not available, or has no compiler");
        }
        if (version.startsWith("OpenCL 1.0") || version.startsWith("OpenCL 1.1")) {
            return Optional.of("has only " + version.strip() + ", not 1.2");
        }
        if (!List.of(text(device, CL_DEVICE_EXTENSIONS).split(" ")).contains("cl_khr_fp64")) {
            return Optional.of("has no double precision");
        }
        return number(device, CL_DEVICE_ENDIAN_LITTLE) == 0 ? Optional.of("is not little-endian") : Optional.empty();
    }

    /** A number of 4 or 8 bytes; the upper half of a shorter one stays 0. */
    private static long number(cl_device_id device, int what) {
        long[] value = new long[1];
        OpenCl.check(clGetDeviceInfo(device, what, Long.BYTES, Pointer.to(value), null), "clGetDeviceInfo");
        return value[0];
    }

    private static String text(cl_device_id device, int what) {
        long[] size = new long[1];
        OpenCl.check(clGetDeviceInfo(device, what, 0, null, size), "clGetDeviceInfo");
        byte[] text = new byte[(int) size[0]];
        OpenCl.check(clGetDeviceInfo(device, what, size[0], Pointer.to(text), null), "clGetDeviceInfo");
        return new String(text, StandardCharsets.UTF_8).replace("\0", "").strip();
    }
}
