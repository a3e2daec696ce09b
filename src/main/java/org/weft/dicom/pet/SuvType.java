package org.weft.dicom.pet;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;

/**
 * What an uptake is related to: {@code SUV = concentration [Bq/ml] · size / dose [Bq]}, where the dose is that left at the time of the
 * concentration. W is the weight in kg, H the height in cm. Formulas as in DICOM PS3.16, annex D, and the SUV manual of IBSI (Vácha et al.,
 * 2026); names as in SUVType (0054,1006).
 */
public enum SuvType {

    /** No uptake: the intensities stay in the unit in which they are stored. */
    STORED_UNIT("", SuvType::none),

    /** Body weight, {@code 1000 W} g; in g/ml. */
    BODY_WEIGHT("BW", header -> 1000 * Body.weight(header)),

    /**
     * Lean body mass of Janmahasatian et al. (Clin Pharmacokinet 2005;44:1051), {@code 9270 W / (6680 + 216 BMI)} kg for men and
     * {@code 9270 W / (8780 + 244 BMI)} for women, where BMI is weight by the square of the height in m; in g/ml. The usual one, as QIBA and
     * EANM 2.0 advise, since it grows with the weight of the heaviest too.
     */
    LEAN_BODY_MASS("LBMJANMA", header -> 1000 * janmahasatian(header)),

    /** Lean body mass of James (1976), {@code 1.10 W - 128 (W/H)²} kg for men and {@code 1.07 W - 148 (W/H)²} for women; in g/ml. */
    LEAN_BODY_MASS_JAMES("LBMJAMES128", header -> 1000 * quadratic(header, 128)),

    /** The same with 120 instead of 128 for men, as printed by Morgan and Bray (1994) and Sugawara et al. (1999); in g/ml. */
    LEAN_BODY_MASS_MORGAN("LBM", header -> 1000 * quadratic(header, 120)),

    /** Ideal body weight, {@code 48.0 + 1.06 (H - 152)} kg for men and {@code 45.5 + 0.91 (H - 152)} for women; in g/ml. */
    IDEAL_BODY_WEIGHT("IBW", header -> 1000 * ideal(header)),

    /** Body surface area of Du Bois and Du Bois (1916), {@code 0.007184 W^0.425 H^0.725} m²; in cm²/ml. */
    BODY_SURFACE_AREA("BSA", header -> 1e4 * 0.007184 * Math.pow(Body.weight(header), 0.425)
            * Math.pow(100 * Body.height(header), 0.725));

    private final String term;
    private final ToDoubleFunction<DataSet> size;

    SuvType(String term, ToDoubleFunction<DataSet> size) {
        this.term = term;
        this.size = size;
    }

    /** The type that a value of SUVType (0054,1006) names. */
    static Optional<SuvType> of(String term) {
        return Arrays.stream(values()).filter(type -> type != STORED_UNIT && type.term.equals(term)).findFirst();
    }

    /** The size of a patient in g, or cm² for the surface; refuses a header without what the formula needs. */
    double size(DataSet header) {
        double found = size.applyAsDouble(header);
        if (found > 0) {
            return found;
        }
        throw new DicomException(Attribute.PATIENT_WEIGHT + " is " + Body.weight(header) + " kg and "
                + Attribute.PATIENT_SIZE + " " + Body.height(header) + " m, for which SUV type " + term
                + " is not defined; use another type");
    }

    private static double none(DataSet header) {
        return 1;
    }

    private static double janmahasatian(DataSet header) {
        double weight = Body.weight(header);
        double height = Body.height(header);
        double bmi = weight / (height * height);
        return Body.isMale(header) ? 9270 * weight / (6680 + 216 * bmi) : 9270 * weight / (8780 + 244 * bmi);
    }

    private static double quadratic(DataSet header, double ofMen) {
        double weight = Body.weight(header);
        double ratio = weight / (100 * Body.height(header));
        return Body.isMale(header) ? 1.10 * weight - ofMen * ratio * ratio : 1.07 * weight - 148 * ratio * ratio;
    }

    private static double ideal(DataSet header) {
        double over = 100 * Body.height(header) - 152;
        return Body.isMale(header) ? 48.0 + 1.06 * over : 45.5 + 0.91 * over;
    }
}
