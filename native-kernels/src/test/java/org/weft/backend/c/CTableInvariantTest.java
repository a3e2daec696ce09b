package org.weft.backend.c;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.backend.PatientTable;

/** The law of the whole table for the C backend: the same bits as by definition, for any number of threads. */
class CTableInvariantTest {

    @ParameterizedTest
    @ValueSource(strings = {"STS_002/CT", "STS_002/PET", "STS_002/MR_T1", "STS_001/PET"})
    @DisabledIfSystemProperty(named = "weft.native.skipped", matches = "true", disabledReason = TestLibrary.SKIPPED)
    void patientsGiveTheSameBits(String name) {
        PatientTable.assertSameBits(name, "c");
    }
}
