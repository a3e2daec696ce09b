package org.weft.backend.gpu;

/** What computes beside the processor, in memory of its own. Thread-safe: what one thread asks for is done in that order. */
public interface Device {

    /** Its name for a user, such as {@code opencl:0 (NVIDIA H100)}. */
    String name();

    /** Items of a group, 1 where groups do not profit from more. */
    int groupSize();

    /** Groups that keep it busy. */
    int groupCount();

    /** Most words of 4 bytes that the items of a group can share. */
    int sharedWords();

    /**
     * Memory with any content, to be closed by the caller.
     *
     * @param bytes more than 0
     * @throws DeviceMemoryException where the device has not so much left
     */
    DeviceBuffer allocate(long bytes);

    /**
     * Starts a kernel; what is read afterwards is what it wrote.
     *
     * @param kernel      its name in {@code src/main/gpu}
     * @param groups      number of groups
     * @param sharedWords words of 4 bytes that the items of a group share
     * @param arguments   in their order: {@link DeviceBuffer}, {@link Long}, {@link Integer} and {@link Double}
     * @throws DeviceMemoryException where the device lacks memory to run it
     */
    void launch(String kernel, long groups, int sharedWords, Object... arguments);
}
