package org.weft.backend.opencl;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.backend.BackendProvider.Probe;
import org.weft.backend.PatientTable;

/** The law of the whole table for OpenCL: the same bits as by definition, however many threads ask for its kernels at once. */
class OpenClTableInvariantTest {

    @ParameterizedTest
    @ValueSource(strings = {"STS_002/CT", "STS_001/PET"})
    void patientsGiveTheSameBits(String name) {
        if (new OpenClProvider().probe() instanceof Probe.Absent(String reason)) {
            abort(reason);
        }
        PatientTable.assertSameBits(name, "opencl:0");
    }
}
