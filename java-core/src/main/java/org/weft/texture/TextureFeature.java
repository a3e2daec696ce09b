package org.weft.texture;

import java.util.Locale;
import org.weft.feature.Feature;

/**
 * A feature of a texture family: a formula over the family's matrix.
 *
 * @param <M> the matrix, not empty
 */
public interface TextureFeature<M> extends Feature {

    /** The constant's name, which in lower case is the feature's name in tables. */
    String name();

    /** The feature of one matrix; NaN or infinite where the formula divides by 0. */
    double of(M matrix);

    @Override
    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
