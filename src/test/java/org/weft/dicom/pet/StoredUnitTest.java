package org.weft.dicom.pet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.Element;

/** Units of enhanced PET are a code of UCUM in one of three places. */
class StoredUnitTest {

    @ParameterizedTest
    @CsvSource({"g/ml{SUVbw}, BODY_WEIGHT", "g/ml{SUVlbm}, LEAN_BODY_MASS_MORGAN",
        "g/ml{SUVlbm(James128)}, LEAN_BODY_MASS_JAMES", "g/ml{SUVlbm(Janma)}, LEAN_BODY_MASS",
        "g/ml{SUVibw}, IDEAL_BODY_WEIGHT", "cm2/ml{SUVbsa}, BODY_SURFACE_AREA", "Bq/ml, "})
    void coded(String code, SuvType type) {
        StoredUnit expected = type == null ? new StoredUnit.Concentration() : new StoredUnit.Uptake(type);
        DataSet units = new DataSet(List.of(Element.of(Attribute.CODE_VALUE.tag(), Attribute.CODE_VALUE.vr(),
                code.getBytes(StandardCharsets.US_ASCII))));
        DataSet mapping = within(Attribute.REAL_WORLD_VALUE_MAPPING_SEQUENCE,
                within(Attribute.MEASUREMENT_UNITS_CODE_SEQUENCE, units));
        assertEquals(expected, StoredUnit.of(mapping));
        assertEquals(expected, StoredUnit.of(within(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, mapping)));
        assertEquals(expected, StoredUnit.of(within(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, mapping)));
    }

    private static DataSet within(Attribute sequence, DataSet item) {
        return new DataSet(List.of(Element.sequence(sequence.tag(), List.of(item))));
    }
}
