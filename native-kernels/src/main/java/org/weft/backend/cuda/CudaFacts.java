package org.weft.backend.cuda;

import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jcuda.driver.CUdevice;
import jcuda.driver.JCudaDriver;

/**
 * What a device says of itself.
 *
 * @param memory     bytes that it has
 * @param shared     bytes that the items of a group can share
 * @param units      multiprocessors
 * @param capability 10 times its compute capability: 90 for 9.0
 */
record CudaFacts(CUdevice device, String title, long memory, long shared, int units, int capability) {

    /** What the kernels are compiled for at least. */
    private static final int NEEDED = 75;

    /** @param number the driver's number of the device */
    static CudaFacts of(int number) {
        CUdevice device = new CUdevice();
        CudaDriver.check(JCudaDriver.cuDeviceGet(device, number), "cuDeviceGet");
        byte[] name = new byte[256];
        CudaDriver.check(JCudaDriver.cuDeviceGetName(name, name.length, device), "cuDeviceGetName");
        long[] memory = new long[1];
        CudaDriver.check(JCudaDriver.cuDeviceTotalMem(memory, device), "cuDeviceTotalMem");
        return new CudaFacts(device, new String(name, StandardCharsets.UTF_8).replaceFirst("\0.*", ""), memory[0],
                attribute(device, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK),
                attribute(device, CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT),
                10 * attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR)
                        + attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR));
    }

    private static int attribute(CUdevice device, int attribute) {
        int[] value = new int[1];
        CudaDriver.check(JCudaDriver.cuDeviceGetAttribute(value, attribute, device), "cuDeviceGetAttribute");
        return value[0];
    }

    /** Its name and memory, for a user. */
    String description() {
        return title + ", " + (memory >> 20) + " MiB";
    }

    /** Why it cannot run the kernels, if so. */
    Optional<String> lack() {
        return capability >= NEEDED ? Optional.empty()
                : Optional.of(title + " has compute capability " + capability / 10 + "." + capability % 10
                        + ", and the kernels need " + NEEDED / 10 + "." + NEEDED % 10 + "; try the backend opencl");
    }
}
