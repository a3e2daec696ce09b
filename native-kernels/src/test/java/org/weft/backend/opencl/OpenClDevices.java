package org.weft.backend.opencl;

import java.util.List;
import java.util.Optional;
import org.weft.backend.gpu.Device;
import org.weft.backend.gpu.DevicesAbsentException;

/** The first OpenCL device of this machine, if it has one, for tests. */
public final class OpenClDevices {

    private static final Optional<DeviceFacts> FIRST = find();

    private OpenClDevices() {}

    private static Optional<DeviceFacts> find() {
        try {
            List<DeviceFacts> devices = OpenCl.devices();
            return Optional.of(devices.getFirst());
        } catch (DevicesAbsentException e) {
            return Optional.empty();
        }
    }

    /** With so many items a group; with several, and large copies by way of page-locked memory, as on graphics processors. */
    public static Optional<Device> first(int groupSize) {
        return FIRST.map(facts -> new OpenClDevice("opencl:0", facts, groupSize, groupSize > 1));
    }
}
