package org.weft.backend;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.weft.kernel.Kernel;

/** The kernels that a provider has, each made only when it is asked for, so that a class is not touched before its probe. */
public final class KernelCatalogue {

    private final Map<Class<? extends Kernel>, Supplier<? extends Kernel>> makers = new HashMap<>();

    public <K extends Kernel> KernelCatalogue with(Class<K> type, Supplier<? extends K> maker) {
        makers.put(type, maker);
        return this;
    }

    public <K extends Kernel> Optional<K> get(Class<K> type) {
        return Optional.ofNullable(makers.get(type)).map(maker -> type.cast(maker.get()));
    }
}
