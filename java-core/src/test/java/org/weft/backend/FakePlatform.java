package org.weft.backend;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.weft.kernel.Kernel;

/** A backend with one device, which computes by the definition of every kernel and keeps account of who asks. */
final class FakePlatform implements BackendProvider {

    private final String description;
    private final boolean graphics;
    private final WatchedKernels.Watcher watcher;
    final AtomicInteger probes = new AtomicInteger();

    /** @param watcher sees every call of the device */
    FakePlatform(String description, boolean graphics, WatchedKernels.Watcher watcher) {
        this.description = description;
        this.graphics = graphics;
        this.watcher = watcher;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public int priority() {
        return 5;
    }

    @Override
    public boolean isByNameOnly() {
        return true;
    }

    @Override
    public Probe probe() {
        probes.incrementAndGet();
        return new Probe.Ready("one device");
    }

    @Override
    public <K extends Kernel> Optional<K> kernel(Class<K> type) {
        return devices().getFirst().kernel(type);
    }

    @Override
    public List<BackendProvider> devices() {
        return List.of(new Device());
    }

    private final class Device implements BackendProvider {

        @Override
        public String name() {
            return "fake:0";
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public boolean isByNameOnly() {
            return true;
        }

        @Override
        public boolean isAccelerator() {
            return graphics;
        }

        @Override
        public Probe probe() {
            return new Probe.Ready(description);
        }

        @Override
        public <K extends Kernel> Optional<K> kernel(Class<K> type) {
            return Optional.of(WatchedKernels.watch(type, watcher));
        }
    }
}
