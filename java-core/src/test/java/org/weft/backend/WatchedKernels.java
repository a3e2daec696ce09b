package org.weft.backend;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.weft.backend.scalar.ScalarProvider;
import org.weft.kernel.Exactness;
import org.weft.kernel.Kernel;
import org.weft.kernel.Kernels;

/** Kernels by their definition, each call of which somebody sees. */
final class WatchedKernels {

    private WatchedKernels() {}

    /** Who sees calls. */
    interface Watcher {

        /** The kernel has done its work; what this throws is what the call throws. */
        void called(Class<? extends Kernel> type);

        /** What the kernel promises. */
        default Exactness exactness(Kernel kernel) {
            return kernel.exactness();
        }
    }

    static Kernels of(Watcher watcher) {
        return Backends.choice(List.of(new FakePlatform("", true, watcher).devices().getFirst())).kernels();
    }

    static <K extends Kernel> K watch(Class<K> type, Watcher watcher) {
        K kernel = new ScalarProvider().kernel(type).orElseThrow();
        return type
                .cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().equals("exactness")) {
                        return watcher.exactness(kernel);
                    }
                    Object result;
                    try {
                        result = method.invoke(kernel, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    watcher.called(type);
                    return result;
                }));
    }
}
