package org.weft.backend.cuda;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import jcuda.NativePointerObject;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;
import org.weft.backend.gpu.Device;
import org.weft.backend.gpu.DeviceBuffer;
import org.weft.backend.gpu.DeviceMemoryException;

/**
 * A device through CUDA's driver interface: its primary context, which every call makes current and lets go again, the kernels loaded from PTX, and
 * the default stream, in which one thing is done after the other. All of it stays for the life of the process.
 */
final class CudaDevice implements Device {

    private static final int GROUP = 256;

    /** Groups for each multiprocessor. */
    private static final int GROUPS = 8;

    private static final int CUDA_ERROR_OUT_OF_MEMORY = 2;
    private static final int CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES = 701;
    /** What a driver says of PTX that it cannot load: invalid, of a version it does not know, or for no such device. */
    private static final Set<Integer> NOT_LOADED = Set.of(209, 218, 222);

    private final String name;
    private final CudaFacts facts;
    private final byte[] ptx;
    private final Map<String, CUfunction> functions = new ConcurrentHashMap<>();
    private Opened opened;

    /** What is made when the device is first used. */
    private record Opened(CUcontext context, CUmodule module, Optional<CudaStaging> staging) {}

    CudaDevice(String name, CudaFacts facts, byte[] ptx) {
        this.name = name;
        this.facts = facts;
        this.ptx = ptx;
    }

    private synchronized Opened opened() {
        if (opened == null) {
            CUcontext context = new CUcontext();
            check(JCudaDriver.cuDevicePrimaryCtxRetain(context, facts.device()), "cuDevicePrimaryCtxRetain");
            CUmodule module = new CUmodule();
            int status = within(context, () -> JCudaDriver.cuModuleLoadData(module, ptx));
            if (NOT_LOADED.contains(status)) {
                throw new IllegalArgumentException("the driver of " + name + " is too old for the kernels (error "
                        + status + "); install a newer driver of NVIDIA, or try the backend opencl");
            }
            check(status, "cuModuleLoadData");
            opened = new Opened(context, module, within(context, () -> CudaStaging.open(this)));
        }
        return opened;
    }

    /** Page-locked memory, where the machine has given it. */
    Optional<CudaStaging> staging() {
        return opened().staging;
    }

    /** Makes a call on the device. */
    int call(IntSupplier call) {
        return within(opened().context, call::getAsInt);
    }

    private <T> T within(CUcontext context, Supplier<T> call) {
        check(JCudaDriver.cuCtxPushCurrent(context), "cuCtxPushCurrent");
        try {
            return call.get();
        } finally {
            check(JCudaDriver.cuCtxPopCurrent(new CUcontext()), "cuCtxPopCurrent");
        }
    }

    /** @throws DeviceMemoryException where a status says that something did not fit */
    void check(int status, String call) {
        if (status == CUDA_ERROR_OUT_OF_MEMORY || status == CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES) {
            throw new DeviceMemoryException(name, call + " says so");
        }
        CudaDriver.check(status, call);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int groupSize() {
        return GROUP;
    }

    @Override
    public int groupCount() {
        return GROUPS * facts.units();
    }

    @Override
    public int sharedWords() {
        return (int) (facts.shared() / Integer.BYTES);
    }

    @Override
    public DeviceBuffer allocate(long bytes) {
        CUdeviceptr memory = new CUdeviceptr();
        int status = call(() -> JCudaDriver.cuMemAlloc(memory, bytes));
        if (status == CUDA_ERROR_OUT_OF_MEMORY) {
            throw new DeviceMemoryException(name, bytes, facts.memory());
        }
        check(status, "cuMemAlloc");
        return new CudaBuffer(this, memory);
    }

    @Override
    public void launch(String kernel, long groups, int sharedWords, Object... arguments) {
        NativePointerObject[] pointers = new NativePointerObject[arguments.length];
        for (int k = 0; k < arguments.length; k++) {
            pointers[k] = pointer(arguments[k]);
        }
        CUfunction function = functions.computeIfAbsent(kernel, this::function);
        check(call(() -> JCudaDriver.cuLaunchKernel(function, Math.toIntExact(groups), 1, 1, GROUP, 1, 1,
                sharedWords * Integer.BYTES, null, Pointer.to(pointers), null)), "cuLaunchKernel(" + kernel + ")");
    }

    private static Pointer pointer(Object argument) {
        return switch (argument) {
            case CudaBuffer buffer -> Pointer.to(buffer.memory());
            case Long value -> Pointer.to(new long[] {value});
            case Integer value -> Pointer.to(new int[] {value});
            case Double value -> Pointer.to(new double[] {value});
            default -> throw new IllegalArgumentException("no kernel takes a " + argument.getClass().getName());
        };
    }

    private CUfunction function(String kernel) {
        CUfunction function = new CUfunction();
        check(call(() -> JCudaDriver.cuModuleGetFunction(function, opened().module, kernel)),
                "cuModuleGetFunction(" + kernel + ")");
        return function;
    }
}
