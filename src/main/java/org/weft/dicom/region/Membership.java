package org.weft.dicom.region;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;

/** Which stored values belong to a segment: what SegmentationType says. */
sealed interface Membership {

    /** All but 0. */
    record Binary() implements Membership {

        @Override
        public IntPredicate test(long segment) {
            return value -> value != 0;
        }
    }

    /**
     * {@code value >= threshold · maximum}.
     *
     * @param kind what the value is a share of, in DICOM's words: occupancy or probability
     */
    record Fraction(double threshold, long maximum, String kind) implements Membership {

        @Override
        public IntPredicate test(long segment) {
            return value -> value >= threshold * maximum;
        }

        @Override
        public Optional<String> note() {
            return Optional.of(String.format(Locale.ROOT, "the segmentation is fractional (%s): voxels of at least %s"
                    + " belong to the region", kind, threshold));
        }
    }

    /** The segment's own number. */
    record Label() implements Membership {

        @Override
        public IntPredicate test(long segment) {
            return value -> value == segment;
        }
    }

    IntPredicate test(long segment);

    default Optional<String> note() {
        return Optional.empty();
    }

    static Membership of(DataSet header, double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("the threshold of fractional segmentations is " + threshold
                    + ", but must lie above 0 and not above 1");
        }
        String type = header.requireText(Attribute.SEGMENTATION_TYPE);
        return switch (type) {
            case "BINARY" -> new Binary();
            case "LABELMAP" -> new Label();
            case "FRACTIONAL" -> {
                long maximum = header.requireWhole(Attribute.MAXIMUM_FRACTIONAL_VALUE);
                if (maximum < 1) {
                    throw new DicomException(Attribute.MAXIMUM_FRACTIONAL_VALUE + " is " + maximum
                            + ", but must be 1 or more");
                }
                yield new Fraction(threshold, maximum, header.text(Attribute.SEGMENTATION_FRACTIONAL_TYPE)
                        .orElse("of an unknown kind").toLowerCase(Locale.ROOT));
            }
            default -> throw new DicomException(Attribute.SEGMENTATION_TYPE + " is " + DataSet.quote(type)
                    + ", but only BINARY, FRACTIONAL and LABELMAP are known");
        };
    }
}
