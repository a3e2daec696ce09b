package org.weft.texture;

import java.util.List;
import java.util.Set;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Engine;

/** Grey level size zone matrix: how many zones of linked voxels of level i have j voxels. IBSI 9SAK. */
public final class Glszm {

    private Glszm() {}

    /**
     * Features of a region, in the order of {@link Aggregation} and {@link GlszmFeature}, for those of the aggregations
     * asked for that the family has: 2d, 2.5d, 3d. With {@link Gldzm}, {@link ZoneFamilies} saves a pass.
     */
    public static List<FeatureValue> extract(DiscretisedVolume volume, Set<Aggregation> aggregations, Engine engine) {
        return ZoneFamilies.extract(volume, null, true, false, aggregations, engine);
    }
}
