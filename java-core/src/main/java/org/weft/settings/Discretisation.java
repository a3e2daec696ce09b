package org.weft.settings;

/** How intensities become grey levels for the histogram and the texture matrices (IBSI 4R0B). */
public sealed interface Discretisation {

    /** {@code binCount} bins between the region's smallest and largest intensity. IBSI K15C. */
    record FixedBinNumber(int binCount) implements Discretisation {

        public FixedBinNumber {
            if (binCount < 1 || binCount > 65_535) {
                throw new IllegalArgumentException("the number of bins must lie in 1 to 65535, not " + binCount);
            }
        }
    }

    /** Bins of a fixed width, in the unit of the image, counted from an origin. IBSI Q3RU. */
    record FixedBinSize(double width, BinOrigin origin) implements Discretisation {

        public FixedBinSize {
            if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the bin width must be finite and above 0, not " + width);
            }
        }
    }

    /** Intensities are grey levels already: whole numbers from 1 to 65535. */
    record AsLevels() implements Discretisation {}

    /** Where the first bin of a fixed size starts. */
    sealed interface BinOrigin {

        /** At the region's smallest intensity. */
        record Minimum() implements BinOrigin {}

        /**
         * At the largest multiple of the bin width that is not above the region's smallest intensity: level {@code floor(x / w) - floor(min / w) + 1}.
         * Bins of all regions line up to the last bit, since x / w is rounded the same in each.
         */
        record Multiple() implements BinOrigin {}

        /** At a stated intensity, for instance the lower bound of the re-segmentation range. No intensity of the region may be lower. */
        record Fixed(double intensity) implements BinOrigin {

            public Fixed {
                if (!Double.isFinite(intensity)) {
                    throw new IllegalArgumentException("the bin origin must be finite, not " + intensity);
                }
            }
        }
    }
}
