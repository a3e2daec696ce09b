package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.util.List;

/** The kernels of one tier of the C library. */
record TieredLibrary(NativeLibrary library, Tier tier) {

    /**
     * The highest tier that can run here, or the one of this name.
     *
     * @param name of a tier, or null
     * @throws NativeUnavailableException if the tier named is unknown, or cannot run here; no other one stands in for it
     */
    static TieredLibrary of(NativeLibrary library, String name) {
        List<Tier> present = library.tiers();
        if (name == null) {
            return new TieredLibrary(library, present.getLast());
        }
        return present.stream().filter(tier -> tier.suffix().equals(name)).findFirst()
                .map(tier -> new TieredLibrary(library, tier))
                .orElseThrow(() -> new NativeUnavailableException("there is no tier \"" + name
                        + "\" of C kernels on this machine, only " + String.join(", ",
                                present.stream().map(Tier::suffix).toList())
                        + ": correct or drop -D" + NativeLibrary.TIER_PROPERTY));
    }

    /**
     * A kernel of this tier.
     *
     * @param name      as in {@code weft.h}, without the tier's suffix
     * @param arguments their layouts, in order
     * @throws NativeUnavailableException where the library has no such function
     */
    CFunction function(String name, MemoryLayout... arguments) {
        String tiered = name + "_" + tier.suffix();
        return new CFunction(tiered, library.function(tiered, FunctionDescriptor.of(JAVA_INT, arguments)));
    }

    @Override
    public String toString() {
        return tier.suffix() + ", from " + library.origin();
    }
}
