package org.weft.backend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.weft.backend.BackendProvider.Probe;
import org.weft.backend.Backends.Choice;
import org.weft.kernel.Exactness;
import org.weft.kernel.Kernel;
import org.weft.kernel.Kernels;

/**
 * The device that takes large calls where no backend is named, and from how many voxels of a call on it takes those of each kernel. It is searched for, and
 * a kernel's crossover measured, when a call first is large enough to ask; crossovers are kept in a file. Thread-safe.
 */
public final class Accelerator {

    /** Voxels of a volume below which no device is searched for: loading its driver alone takes longer than all kernels. */
    static final long LEAST = 1 << 22;

    /** Calls for less than this part of it are smaller than those of any trial, and nobody asks. */
    private static final long SHARE = 16;

    /** How a kernel's crossover is found. */
    interface Measurement {

        long crossover(Trial trial, Kernels processor, Kernels device, int threadCount);
    }

    private final List<BackendProvider> platforms;
    private final List<BackendProvider> processors;
    private final Choice processor;
    private final int threadCount;
    private final Optional<Path> folder;
    private final long least;
    private final Measurement measurement;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private volatile Optional<Found> found;

    /**
     * A device.
     *
     * @param choice     its kernels, those of the processor standing in
     * @param trials     of the kernels that it has and that give the same bits there
     * @param crossovers by the kernels' names, as are failures
     */
    private record Found(Choice choice, Set<Trial> trials, CrossoverFile file, Map<String, Long> crossovers,
            Map<String, String> failures) {}

    /**
     * @param platforms  who may have devices, the preferred one first
     * @param processors who runs kernels on the processor, the preferred one first
     * @param folder     of the file
     * @param least      voxels of a volume below which the device is not searched for
     */
    Accelerator(List<BackendProvider> platforms, List<BackendProvider> processors, int threadCount,
            Optional<Path> folder, long least, Measurement measurement) {
        this.platforms = platforms;
        this.processors = processors;
        this.processor = Backends.choice(processors);
        this.threadCount = threadCount;
        this.folder = folder;
        this.least = least;
        this.measurement = measurement;
    }

    /** Name of the device, if there is one; a graphics processor, never the machine's own processor behind a driver. */
    public Optional<String> name() {
        return found().map(device -> device.choice.name());
    }

    /** From how many voxels of a call on each kernel runs on the device, by its name, as far as it has been measured; {@link Long#MAX_VALUE} for never. */
    public synchronized Map<String, Long> crossovers() {
        return found().map(device -> new TreeMap<>(device.crossovers)).orElseGet(TreeMap::new);
    }

    /** The file that keeps the crossovers; whoever deletes it has them measured again. */
    public Optional<Path> file() {
        return found().flatMap(device -> device.file.path());
    }

    /** Kernels whose measurement failed, so that they stay on the processor in this run, and why. */
    public synchronized Map<String, String> failures() {
        return found == null ? Map.of() : found.map(device -> Map.copyOf(device.failures)).orElseGet(Map::of);
    }

    /** The kernels of the processor. */
    Choice processor() {
        return processor;
    }

    /**
     * The device where it is faster for a call.
     *
     * @param voxels how many the call is for
     * @param whole  how many there are in all, which calls like it are for
     */
    Optional<Choice> of(Class<? extends Kernel> type, long voxels, long whole) {
        boolean isSmall = voxels < least / SHARE || found == null && whole < least;
        Optional<Trial> trial = isSmall ? Optional.empty() : Trial.of(type);
        return trial.flatMap(measured -> found().filter(device -> device.trials.contains(measured))
                .filter(device -> voxels >= crossover(device, measured)).map(Found::choice));
    }

    /** A kernel ran on the device. */
    void ran(Class<? extends Kernel> type) {
        used.add(type.getSimpleName());
    }

    /** The kernels that ran on the device so far, by the simple names of their contracts. */
    Set<String> used() {
        return Collections.unmodifiableSet(used);
    }

    private synchronized Optional<Found> found() {
        if (found == null) {
            found = platforms.stream().filter(platform -> platform.probe() instanceof Probe.Ready)
                    .flatMap(platform -> platform.devices().stream()).filter(BackendProvider::isAccelerator)
                    .findFirst().map(this::open);
        }
        return found;
    }

    private Found open(BackendProvider device) {
        List<BackendProvider> order = new ArrayList<>(List.of(device));
        order.addAll(processors);
        String version = Backends.class.getPackage().getImplementationVersion();
        CrossoverFile file = new CrossoverFile(folder,
                List.of("Weft " + version, "device " + text(device), "processor " + text(processors.getFirst()),
                        "threads " + threadCount));
        Set<Trial> trials = EnumSet.allOf(Trial.class);
        trials.removeIf(trial -> device.kernel(trial.type()).map(Kernel::exactness)
                .filter(exactness -> !(exactness instanceof Exactness.Within)).isEmpty());
        return new Found(Backends.choice(order), trials, file, new TreeMap<>(file.read()), new TreeMap<>());
    }

    private static String text(BackendProvider provider) {
        return provider.name() + ", " + switch (provider.probe()) {
            case Probe.Ready(String description) -> description;
            case Probe.Absent(String reason) -> reason;
        };
    }

    /** Whoever else asks meanwhile waits, which keeps the machine quiet. */
    private synchronized long crossover(Found device, Trial trial) {
        if (!device.crossovers.containsKey(trial.label()) && !device.failures.containsKey(trial.label())) {
            try {
                device.crossovers.put(trial.label(), measurement.crossover(trial, processor.kernels(),
                        device.choice.kernels(), threadCount));
                device.file.write(device.crossovers);
            } catch (RuntimeException | DeviceExhaustedError e) {
                device.failures.put(trial.label(), String.valueOf(e.getMessage()));
            }
        }
        return device.crossovers.getOrDefault(trial.label(), CrossoverFile.NEVER);
    }
}
