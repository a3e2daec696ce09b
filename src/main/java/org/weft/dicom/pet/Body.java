package org.weft.dicom.pet;

import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;

/** A patient's weight, height and sex as a header states them, refused where they are missing or cannot be. */
final class Body {

    private static final double HEAVIEST = 700;
    private static final double TALLEST = 3;

    private Body() {}

    /** In kg. */
    static double weight(DataSet header) {
        double weight = header.requireNumber(Attribute.PATIENT_WEIGHT);
        if (weight > 0 && weight <= HEAVIEST) {
            return weight;
        }
        throw new DicomException(Attribute.PATIENT_WEIGHT + " is " + weight + ", but must lie between 0 and " + HEAVIEST
                + " kg; correct it" + (weight > HEAVIEST ? ", which seems to be in g" : ""));
    }

    /** In m. */
    static double height(DataSet header) {
        double height = header.requireNumber(Attribute.PATIENT_SIZE);
        if (height > 0 && height <= TALLEST) {
            return height;
        }
        throw new DicomException(Attribute.PATIENT_SIZE + " is " + height + ", but must lie between 0 and " + TALLEST
                + " m; correct it" + (height > TALLEST ? ", which seems to be in cm" : ""));
    }

    static boolean isMale(DataSet header) {
        String sex = header.requireText(Attribute.PATIENT_SEX);
        return switch (sex) {
            case "M" -> true;
            case "F" -> false;
            default -> throw new DicomException(Attribute.PATIENT_SEX + " is " + DataSet.quote(sex)
                    + ", but the formula is known for M and F only; use the SUV by body weight");
        };
    }
}
