package org.weft.settings;

/** How the intensity-volume histogram discretises (IBSI P88C); its bins are finer than those of textures. */
public sealed interface IvhDiscretisation {

    /** Intensities as they are, interval 1: calibrated whole numbers such as HU. */
    record AsIs() implements IvhDiscretisation {}

    /** Bins of a fixed width replaced by their centres: calibrated continuous intensities such as SUV. */
    record FixedBinSize(double width) implements IvhDiscretisation {

        public FixedBinSize {
            if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the bin width of the intensity-volume histogram must be finite and above 0, not " + width);
            }
        }
    }

    /** A fixed number of bins, bin numbers as intensities: arbitrary units. IBSI recommends 1000. */
    record FixedBinNumber(int binCount) implements IvhDiscretisation {

        public FixedBinNumber {
            if (binCount < 1 || binCount > 1_000_000) {
                throw new IllegalArgumentException(
                        "the number of bins of the intensity-volume histogram must lie in 1 to 1000000, not "
                                + binCount);
            }
        }
    }
}
