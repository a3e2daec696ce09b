package org.weft.settings;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;

/** Everything that decides the numbers of an extraction. */
public record Settings(Discretisation discretisation, IvhDiscretisation ivh, Set<FeatureFamily> families,
        Set<Aggregation> aggregations,
        TextureSettings texture) {

    public Settings {
        if (families.isEmpty()) {
            throw new IllegalArgumentException("at least one feature family must be asked for");
        }
        families = Collections.unmodifiableSet(EnumSet.copyOf(families));
        EnumSet<Aggregation> wanted = aggregations.isEmpty() ? EnumSet.noneOf(Aggregation.class)
                : EnumSet.copyOf(aggregations);
        wanted.add(Aggregation.NONE);
        aggregations = Collections.unmodifiableSet(wanted);
    }
}
