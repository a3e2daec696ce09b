package org.weft.backend.opencl;

import static org.jocl.CL.CL_CONTEXT_PLATFORM;
import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.CL_PROGRAM_BUILD_LOG;
import static org.jocl.CL.CL_SUCCESS;
import static org.jocl.CL.clBuildProgram;
import static org.jocl.CL.clCreateBuffer;
import static org.jocl.CL.clCreateCommandQueue;
import static org.jocl.CL.clCreateContext;
import static org.jocl.CL.clCreateKernel;
import static org.jocl.CL.clCreateProgramWithSource;
import static org.jocl.CL.clEnqueueNDRangeKernel;
import static org.jocl.CL.clGetProgramBuildInfo;
import static org.jocl.CL.clReleaseKernel;
import static org.jocl.CL.clSetKernelArg;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;
import org.weft.backend.gpu.Device;
import org.weft.backend.gpu.DeviceBuffer;
import org.weft.backend.gpu.DeviceMemoryException;
import org.weft.backend.gpu.KernelSource;

/**
 * A device through OpenCL: one context, one queue in order, and the kernels, built by the driver from source (which keeps them on disk for the next run).
 * All of it stays for the life of the process.
 */
final class OpenClDevice implements Device {

    /** Items of a group on a graphics processor. */
    private static final int GROUP = 256;

    /** Groups for each that runs at the same time, so that none waits long for the last. */
    private static final int GROUPS = 8;

    private final String name;
    private final DeviceFacts facts;
    private final int groupSize;
    private final boolean isStaged;
    private final AtomicLong used = new AtomicLong();
    private Opened opened;

    /** What is made when the device is first used. */
    private record Opened(cl_context context, cl_command_queue queue, cl_program program,
            Optional<OpenClStaging> staging) {}

    /** As many items a group as suit the device. */
    OpenClDevice(String name, DeviceFacts facts) {
        this(name, facts, facts.isProcessor() ? 1 : Math.min(GROUP, facts.largestGroup()), !facts.sharesMemory());
    }

    /** @param isStaged whether large copies go by way of page-locked memory */
    OpenClDevice(String name, DeviceFacts facts, int groupSize, boolean isStaged) {
        this.name = name;
        this.facts = facts;
        this.groupSize = groupSize;
        this.isStaged = isStaged;
    }

    private synchronized Opened opened() {
        if (opened == null) {
            cl_context_properties properties = new cl_context_properties();
            properties.addProperty(CL_CONTEXT_PLATFORM, facts.platform());
            int[] status = new int[1];
            cl_context context = clCreateContext(properties, 1, new cl_device_id[] {facts.device()}, null, null,
                    status);
            check(status[0], "clCreateContext");
            cl_command_queue queue = queue(context, status);
            opened = new Opened(context, queue, build(context, status),
                    isStaged ? OpenClStaging.open(this, context, queue) : Optional.empty());
        }
        return opened;
    }

    @SuppressWarnings("deprecation") // its successor needs OpenCL 2.0
    private cl_command_queue queue(cl_context context, int[] status) {
        cl_command_queue created = clCreateCommandQueue(context, facts.device(), 0, status);
        check(status[0], "clCreateCommandQueue");
        return created;
    }

    private cl_program build(cl_context context, int[] status) {
        cl_program created = clCreateProgramWithSource(context, 1, new String[] {KernelSource.behind("opencl.h")}, null,
                status);
        check(status[0], "clCreateProgramWithSource");
        String options = "-cl-std=CL1.2" + (groupSize == 1 ? " -DWEFT_ALONE" : "");
        int built = clBuildProgram(created, 1, new cl_device_id[] {facts.device()}, options, null, null);
        if (built != CL_SUCCESS) {
            throw new IllegalStateException("the driver of " + name + " cannot build the kernels; please report this: "
                    + log(created));
        }
        return created;
    }

    private String log(cl_program failed) {
        long[] size = new long[1];
        clGetProgramBuildInfo(failed, facts.device(), CL_PROGRAM_BUILD_LOG, 0, null, size);
        byte[] log = new byte[(int) size[0]];
        clGetProgramBuildInfo(failed, facts.device(), CL_PROGRAM_BUILD_LOG, size[0], Pointer.to(log), null);
        return new String(log, StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int groupSize() {
        return groupSize;
    }

    @Override
    public int groupCount() {
        return GROUPS * facts.units();
    }

    @Override
    public int sharedWords() {
        return (int) Math.min(facts.shared() / Integer.BYTES, Integer.MAX_VALUE);
    }

    @Override
    public DeviceBuffer allocate(long bytes) {
        // Not left to the driver alone: some promise more than they have.
        boolean fits = used.addAndGet(bytes) <= facts.memory() && bytes <= facts.largest();
        if (!fits) {
            freed(bytes);
            throw new DeviceMemoryException(name, bytes, facts.memory());
        }
        int[] status = new int[1];
        cl_mem memory = clCreateBuffer(opened().context, CL_MEM_READ_WRITE, bytes, null, status);
        if (status[0] != CL_SUCCESS) {
            freed(bytes);
            check(status[0], "clCreateBuffer");
        }
        return new OpenClBuffer(this, memory, bytes);
    }

    @Override
    public void launch(String kernel, long groups, int sharedWords, Object... arguments) {
        int[] status = new int[1];
        cl_kernel created = clCreateKernel(opened().program, kernel, status);
        OpenCl.check(status[0], "clCreateKernel(" + kernel + ")");
        try {
            for (int k = 0; k < arguments.length; k++) {
                OpenCl.check(set(created, k, arguments[k]), "clSetKernelArg(" + kernel + ", " + k + ")");
            }
            OpenCl.check(clSetKernelArg(created, arguments.length, Math.max(1L, sharedWords) * Integer.BYTES, null),
                    "clSetKernelArg(" + kernel + ", shared)");
            check(clEnqueueNDRangeKernel(queue(), created, 1, null, new long[] {groups * groupSize},
                    new long[] {groupSize}, 0, null, null), "clEnqueueNDRangeKernel(" + kernel + ")");
        } finally {
            clReleaseKernel(created);
        }
    }

    private static int set(cl_kernel kernel, int k, Object argument) {
        return switch (argument) {
            case OpenClBuffer buffer -> clSetKernelArg(kernel, k, Sizeof.cl_mem, Pointer.to(buffer.memory()));
            case Long value -> clSetKernelArg(kernel, k, Sizeof.cl_long, Pointer.to(new long[] {value}));
            case Integer value -> clSetKernelArg(kernel, k, Sizeof.cl_int, Pointer.to(new int[] {value}));
            case Double value -> clSetKernelArg(kernel, k, Sizeof.cl_double, Pointer.to(new double[] {value}));
            default -> throw new IllegalArgumentException("no kernel takes a " + argument.getClass().getName());
        };
    }

    /** Page-locked memory, where the device profits from it and the driver has given it. */
    Optional<OpenClStaging> staging() {
        return opened().staging;
    }

    cl_command_queue queue() {
        return opened().queue;
    }

    /** A buffer of so many bytes is gone. */
    void freed(long bytes) {
        used.addAndGet(-bytes);
    }

    /** @throws DeviceMemoryException where a status says that something did not fit */
    void check(int status, String call) {
        if (OpenCl.isOutOfMemory(status)) {
            throw new DeviceMemoryException(name, call + " says so");
        }
        OpenCl.check(status, call);
    }
}
