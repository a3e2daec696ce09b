package org.weft.ibsi;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.settings.Discretisation;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.Discretisation.FixedBinNumber;
import org.weft.settings.Discretisation.FixedBinSize;
import org.weft.settings.ImageSettings;
import org.weft.settings.Interpolation;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.MorphologySettings;
import org.weft.settings.Processing;
import org.weft.settings.Resegmentation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/** The five configurations in which IBSI 1 processes the CT phantom. */
public enum Configuration {
    A(346, Optional.empty(), resegmentation(-500, 400, false), new FixedBinSize(25, new BinOrigin.Fixed(-500)),
            new IvhDiscretisation.AsIs()),
    B(346, interpolation(false, Method.LINEAR), resegmentation(-500, 400, false), new FixedBinNumber(32),
            new IvhDiscretisation.AsIs()),
    C(209, interpolation(true, Method.LINEAR), resegmentation(-1000, 400, false),
            new FixedBinSize(25, new BinOrigin.Fixed(-1000)), new IvhDiscretisation.FixedBinSize(2.5)),
    D(210, interpolation(true, Method.LINEAR),
            resegmentation(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true), new FixedBinNumber(32),
            new IvhDiscretisation.AsIs()),
    E(210, interpolation(true, Method.CUBIC_SPLINE), resegmentation(-1000, 400, true), new FixedBinNumber(32),
            new IvhDiscretisation.FixedBinNumber(1000));

    private final int valueCount;
    private final Processing processing;
    private final Discretisation discretisation;
    private final IvhDiscretisation ivh;

    Configuration(int valueCount, Optional<Interpolation> interpolation, Resegmentation resegmentation,
            Discretisation discretisation, IvhDiscretisation ivh) {
        this.valueCount = valueCount;
        this.processing = new Processing(Optional.empty(), interpolation, true, resegmentation);
        this.discretisation = discretisation;
        this.ivh = ivh;
    }

    private static Optional<Interpolation> interpolation(boolean acrossSlices, Method image) {
        return Optional.of(new Interpolation(Optional.of(2.0), Optional.of(2.0),
                acrossSlices ? Optional.of(2.0) : Optional.empty(), image, Method.LINEAR, 0.5, Alignment.CENTRE,
                false));
    }

    private static Resegmentation resegmentation(double low, double high, boolean outliers) {
        return new Resegmentation(low, high, outliers ? Optional.of(3.0) : Optional.empty());
    }

    /** Name of its reference values. */
    public String dataset() {
        return "config_" + name().toLowerCase(Locale.ROOT);
    }

    /** Number of its features that have a reference value. */
    public int valueCount() {
        return valueCount;
    }

    public Processing processing() {
        return processing;
    }

    /** All families of the processed image, with the aggregations that have reference values. */
    public Settings settings() {
        return new Settings(processing, discretisation, ivh, EnumSet.allOf(FeatureFamily.class), Map.of(),
                aggregations(), MorphologySettings.DEFAULT, TextureSettings.DEFAULT, List.of(ImageSettings.ORIGINAL));
    }

    /** Slice by slice in A and B, in space in C, D and E. */
    private Set<Aggregation> aggregations() {
        return this == A || this == B
                ? EnumSet.of(Aggregation.SLICE_DIRECTION_AVERAGE, Aggregation.SLICE_MERGED,
                        Aggregation.DIRECTION_MERGED, Aggregation.PLANAR_MERGED, Aggregation.SLICE,
                        Aggregation.SLICES_MERGED)
                : EnumSet.of(Aggregation.VOLUME_AVERAGE, Aggregation.VOLUME_MERGED, Aggregation.VOLUME);
    }
}
