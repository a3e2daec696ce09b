package org.weft.dicom.write;

import java.util.Objects;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;

/**
 * A concept by its code (DICOM PS3.3, 8.8).
 *
 * @param value   at most 16 characters
 * @param scheme  who defines it: {@code DCM}, {@code SCT} (SNOMED CT), {@code UCUM}, {@code IBSI}, {@code 99WEFT} for Weft's own
 * @param meaning in words, at most 64 characters
 */
public record Code(String value, String scheme, String meaning) {

    public Code {
        Objects.requireNonNull(value);
        Objects.requireNonNull(scheme);
        Objects.requireNonNull(meaning);
    }

    static Code dcm(String value, String meaning) {
        return new Code(value, "DCM", meaning);
    }

    static Code sct(String value, String meaning) {
        return new Code(value, "SCT", meaning);
    }

    static Code ucum(String value, String meaning) {
        return new Code(value, "UCUM", meaning);
    }

    static Code ibsi(String value, String meaning) {
        return new Code(value, "IBSI", meaning);
    }

    static Code weft(String value, String meaning) {
        return new Code(value, "99WEFT", meaning);
    }

    /** As an item of a sequence. */
    DataSet item() {
        return new DataSetBuilder().put(Attribute.CODE_VALUE, value).put(Attribute.CODING_SCHEME_DESIGNATOR, scheme)
                .put(Attribute.CODE_MEANING, meaning).build();
    }
}
