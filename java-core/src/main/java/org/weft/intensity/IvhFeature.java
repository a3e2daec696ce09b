package org.weft.intensity;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.weft.feature.Feature;
import org.weft.feature.FeatureFamily;

/**
 * Intensity-volume histogram features, IBSI P88C. Over the total range G of intensities, i runs from min(G) in steps w:
 * ν_i is the fraction of the region's voxels whose discretised intensity is not below i, γ_i = (i - min(G)) / (max(G) -
 * min(G)).
 *
 * <p>As is: intensities as they are, w = 1, G from the smallest to the largest intensity; whole numbers are meant,
 * others are compared with i = min(G), min(G) + 1, … all the same. Fixed bin size w: bins from the smallest intensity
 * on, replaced by their centres, G from half a bin above the smallest to half a bin below the largest intensity. Fixed
 * bin number N: bin numbers, w = 1, G = [1, N]. A re-segmentation range stands for smallest and largest intensity in
 * the first two.
 *
 * <p>NaN where no i of G is what is asked for: constant intensity, or not reached.
 */
public enum IvhFeature implements Feature {

    /** Largest ν_i with γ_i ≥ 10 %. No unit, in [0,1]. IBSI BC2M. */
    VOLUME_AT_INTENSITY_FRACTION_10("BC2M", Ivh::volumeAtFraction10),
    /** Largest ν_i with γ_i ≥ 90 %. No unit, in [0,1]. IBSI BC2M. */
    VOLUME_AT_INTENSITY_FRACTION_90("BC2M", Ivh::volumeAtFraction90),
    /** Smallest i with ν_i ≤ 10 %. Unit of the image; bin number where their number is fixed. IBSI GBPN. */
    INTENSITY_AT_VOLUME_FRACTION_10("GBPN", Ivh::intensityAtVolume10),
    /** Smallest i with ν_i ≤ 90 %. Unit of the image; bin number where their number is fixed. IBSI GBPN. */
    INTENSITY_AT_VOLUME_FRACTION_90("GBPN", Ivh::intensityAtVolume90),
    /** Volume at 10 % less volume at 90 % of the intensity. No unit, in [0,1]. IBSI DDTU. */
    VOLUME_FRACTION_DIFFERENCE_BETWEEN_INTENSITY_FRACTIONS_10_90("DDTU",
            ivh -> ivh.volumeAtFraction10() - ivh.volumeAtFraction90()),
    /** Intensity at 10 % less intensity at 90 % of the volume. Unit of the image, or a number of bins. IBSI CNV2. */
    INTENSITY_FRACTION_DIFFERENCE_BETWEEN_VOLUME_FRACTIONS_10_90("CNV2",
            ivh -> ivh.intensityAtVolume10() - ivh.intensityAtVolume90()),
    /**
     * Area under ν over γ by trapezoids; 0 for one discretised intensity. No unit, in [0,1]. No consensus. IBSI 9CMM.
     */
    AREA_UNDER_THE_IVH_CURVE("9CMM", Ivh::area);

    private final String ibsiId;
    private final ToDoubleFunction<Ivh> formula;

    IvhFeature(String ibsiId, ToDoubleFunction<Ivh> formula) {
        this.ibsiId = ibsiId;
        this.formula = formula;
    }

    double of(Ivh ivh) {
        return formula.applyAsDouble(ivh);
    }

    @Override
    public FeatureFamily family() {
        return FeatureFamily.IVH;
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String ibsiId() {
        return ibsiId;
    }
}
