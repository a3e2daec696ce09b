package org.weft.texture;

import java.util.List;
import java.util.Set;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.kernel.Engine;

/**
 * Grey level distance zone matrix: how many zones of linked voxels of level i come within j faces of the region's edge,
 * 1 at the edge. IBSI VMDZ.
 */
public final class Gldzm {

    private Gldzm() {}

    /**
     * Features of a region, in the order of {@link Aggregation} and {@link GldzmFeature}, for those of the aggregations
     * asked for that the family has: 2d, 2.5d, 3d. With {@link Glszm}, {@link ZoneFamilies} saves a pass.
     *
     * @param morphological the mask whose edge distances are measured to, of the volume's size
     */
    public static List<FeatureValue> extract(DiscretisedVolume volume, Mask morphological,
            Set<Aggregation> aggregations,
            Engine engine) {
        return ZoneFamilies.extract(volume, morphological, false, true, aggregations, engine);
    }
}
