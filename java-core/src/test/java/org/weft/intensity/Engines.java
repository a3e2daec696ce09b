package org.weft.intensity;

import org.weft.backend.scalar.ScalarDiscretise;
import org.weft.backend.scalar.ScalarMoments;
import org.weft.backend.vector.VectorDiscretise;
import org.weft.backend.vector.VectorMoments;
import org.weft.kernel.Engine;
import org.weft.kernel.Kernels;
import org.weft.kernel.Workers;

/** Engines with the kernels of these families only. The caller closes the workers. */
final class Engines {

    private Engines() {}

    static Engine scalar(Workers workers) {
        return new Engine(
                new Kernels(new ScalarDiscretise(), new ScalarMoments(), null, null, null, null, null, null, null),
                workers);
    }

    static Engine vector(Workers workers) {
        return new Engine(
                new Kernels(new VectorDiscretise(), new VectorMoments(), null, null, null, null, null, null, null),
                workers);
    }
}
