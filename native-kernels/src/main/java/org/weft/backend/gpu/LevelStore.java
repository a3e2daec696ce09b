package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.weft.grid.Reach;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Slab;

/**
 * The grey levels that a device holds: uploaded once per volume, for all families and slabs. A copy stays while the volume and the memory
 * of its levels live and nobody needs its place; what outlived them goes when the store is used next, or when the volume is collected as
 * garbage. Thread-safe.
 */
final class LevelStore {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Device device;
    private final List<Copy> copies = new ArrayList<>();

    LevelStore(Device device) {
        this.device = device;
    }

    Device device() {
        return device;
    }

    /** A volume's levels, and how many calls work on them. */
    private static final class Copy {

        final WeakReference<DiscretisedVolume> volume;
        final MemorySegment.Scope memory;
        final PaddedLevels levels;
        int users;

        Copy(DiscretisedVolume volume, PaddedLevels levels) {
            this.volume = new WeakReference<>(volume);
            this.memory = volume.levels().scope();
            this.levels = levels;
        }

        boolean serves(DiscretisedVolume asked, Reach reach) {
            return volume.refersTo(asked) && reach.max(levels.padding().reach()).equals(levels.padding().reach());
        }

        boolean isOutlived() {
            return volume.refersTo(null) || !memory.isAlive();
        }
    }

    /**
     * Does work on slices of a volume: on all of it where it fits, which stays on the device for the next, otherwise slab by slab. Work that
     * throws a {@link DeviceMemoryException} must have had no effect.
     *
     * @param reach  zeros around the levels
     * @param around slices on either side of a slab that the work looks at
     * @throws OutOfMemoryError where a single slice and those around it do not fit
     */
    void eachSlab(DiscretisedVolume volume, Slab slab, Reach reach, long around, BiConsumer<PaddedLevels, Slab> work) {
        try {
            withWhole(volume, reach, levels -> work.accept(levels, slab));
            return;
        } catch (DeviceMemoryException e) {
            evict(copy -> true);
        }
        Launches.bySlabs(slab, part -> {
            long z0 = Math.max(0, part.z0() - around);
            long z1 = Math.min(volume.grid().size().z(), part.z1() + around);
            try (PaddedLevels levels = PaddedLevels.upload(device, volume, new Slab(z0, z1), reach)) {
                work.accept(levels, part);
            }
        });
    }

    /** The same for work that needs all of the slab at once. */
    void withSlab(DiscretisedVolume volume, Slab slab, Reach reach, Consumer<PaddedLevels> work) {
        try {
            withWhole(volume, reach, work);
            return;
        } catch (DeviceMemoryException e) {
            evict(copy -> true);
        }
        try (PaddedLevels levels = PaddedLevels.upload(device, volume, slab, reach)) {
            work.accept(levels);
        }
    }

    /** Does work on all of a volume; a copy stays for the next. */
    private void withWhole(DiscretisedVolume volume, Reach reach, Consumer<PaddedLevels> work) {
        Copy copy = hold(volume, reach);
        try {
            work.accept(copy.levels);
        } finally {
            release(copy);
        }
    }

    private synchronized Copy hold(DiscretisedVolume volume, Reach reach) {
        return find(volume, reach).orElseGet(() -> {
            Copy copy = new Copy(volume, upload(volume, reach));
            copy.users = 1;
            copies.add(copy);
            CLEANER.register(volume, () -> evict(Copy::isOutlived));
            return copy;
        });
    }

    /** The copy that serves, which is used once more then. */
    private synchronized Optional<Copy> find(DiscretisedVolume volume, Reach reach) {
        evict(Copy::isOutlived);
        Optional<Copy> found = copies.stream().filter(copy -> copy.serves(volume, reach)).findFirst();
        found.ifPresent(copy -> copy.users++);
        return found;
    }

    private PaddedLevels upload(DiscretisedVolume volume, Reach reach) {
        Slab whole = Slab.whole(volume.grid().size().z());
        try {
            return PaddedLevels.upload(device, volume, whole, reach);
        } catch (DeviceMemoryException e) {
            evict(copy -> true);
            return PaddedLevels.upload(device, volume, whole, reach);
        }
    }

    private synchronized void release(Copy copy) {
        copy.users--;
    }

    private synchronized void evict(Predicate<Copy> condition) {
        copies.removeIf(copy -> {
            boolean goes = copy.users == 0 && condition.test(copy);
            if (goes) {
                copy.levels.close();
            }
            return goes;
        });
    }
}
