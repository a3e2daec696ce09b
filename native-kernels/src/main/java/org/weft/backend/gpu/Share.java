package org.weft.backend.gpu;

/**
 * How a call of a kernel on grey levels is shared out.
 *
 * @param groups      groups that work for it
 * @param shared      how much of its table the memory of a group takes, as the kernel wants to know it
 * @param sharedWords words of 4 bytes of that memory
 */
record Share(long groups, long shared, int sharedWords) {

    /** Decides it. */
    interface Plan {

        /** @param n voxels and zeros that it goes over */
        Share of(Device device, LevelCall call, long n);
    }
}
