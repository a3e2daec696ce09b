package org.weft.dicom.write;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as DICOM's decimal strings (DS). */
final class DecimalText {

    private static final int LONGEST = 16;
    private static final int MOST_DIGITS = 17;

    private DecimalText() {}

    /** The number in at most 16 characters, as exactly as they allow. Refuses infinities and NaN, which DS cannot hold. */
    static String of(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a decimal string must be a finite number, not " + number);
        }
        BigDecimal exact = new BigDecimal(Double.toString(number));
        for (int digits = MOST_DIGITS;; digits--) {
            String text = shortest(exact.round(new MathContext(digits)).stripTrailingZeros());
            if (text.length() <= LONGEST) {
                return text;
            }
        }
    }

    private static String shortest(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        if (exponent > LONGEST || exponent < -LONGEST) {
            return scientific(number, exponent);
        }
        String plain = number.toPlainString();
        String scientific = scientific(number, exponent);
        return plain.length() <= scientific.length() ? plain : scientific;
    }

    private static String scientific(BigDecimal number, int exponent) {
        return number.scaleByPowerOfTen(-exponent).toPlainString() + (exponent < 0 ? "E" : "E+") + exponent;
    }
}
