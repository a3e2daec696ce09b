package org.weft.dicom.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.dicom.object.Attribute;
import org.weft.kernel.Workers;

class SeriesChoiceEdgeTest {

    @TempDir
    private Path folder;
    private Archive archive;

    @BeforeEach
    void threeSeries() throws IOException {
        String[] descriptions = {"Thorax nativ", "Thorax KM (portal)", "Schädel Doe"};
        for (int i = 0; i < descriptions.length; i++) {
            TinyObject.image("A", "1.1", "1.2.840." + (i + 7), 1).with(Attribute.SERIES_DESCRIPTION, descriptions[i])
                    .with(Attribute.SERIES_NUMBER, String.valueOf(i == 2 ? 9000 : 20 + i))
                    .with(Attribute.PATIENT_NAME, "Doe^J").write(folder.resolve("f" + i));
        }
        try (Workers workers = new Workers(1)) {
            archive = Archive.open(List.of(folder), workers);
        }
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private Series chosen(String wanted) {
        return new SeriesChoice(Optional.ofNullable(wanted), "--series").of(archive.series(), "image series",
                UnaryOperator.identity());
    }

    @ParameterizedTest
    @CsvSource({"#2, 2", "21, 2", "1.2.840.9, 3", "thorax nativ, 1", "thorax k*, 2", "*portal), 2", "SCHÄDEL ???, 3"})
    void findsByIndexNumberUidAndDescription(String wanted, int index) {
        assertEquals(index, chosen(wanted).index());
    }

    private String refusal(String wanted) {
        return assertThrows(IllegalArgumentException.class, () -> chosen(wanted)).getMessage();
    }

    @Test
    void refusesAmbiguityWithWhatMatches() {
        assertEquals(
                "there is more than one image series that --series thorax* fits: #1 CT, number 20, \"Thorax nativ\";"
                        + " #2 CT, number 21, \"Thorax KM (portal)\"; choose one with --series #N",
                refusal("thorax*"));
        assertTrue(refusal(null).startsWith("there is more than one image series: #1 "), refusal(null));
    }

    @Test
    void refusesWhatIsNotThereWithAllThereIs() {
        for (String wanted : new String[] {"brain", "#4", "22", "1.2.840.10"}) {
            assertTrue(refusal(wanted).startsWith("--series " + wanted + " fits no image series; there is #1 CT"),
                    refusal(wanted));
        }
        assertEquals("there is no image series; weft inspect lists what there is",
                assertThrows(IllegalArgumentException.class,
                        () -> new SeriesChoice(Optional.of("1"), "--series").of(List.of(), "image series",
                                UnaryOperator.identity()))
                        .getMessage());
    }
}
