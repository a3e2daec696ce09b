package org.weft.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.weft.ReferenceData;

/** The reference tables as the initiative gives them: their sizes, and the rules by which values are compared. */
class ConsensusIbsiTest {

    @Test
    void theConfigurationsHave1321Values() {
        List<Integer> sizes = Stream.of("a", "b", "c", "d", "e")
                .map(c -> Consensus.read(ReferenceData.path("ibsi/ibsi1/reference/config_" + c + ".csv")).rows().size())
                .toList();
        assertEquals(List.of(346, 346, 209, 210, 210), sizes);
    }

    @Test
    void theFiltersHave323Values() {
        Map<String, Consensus> filters = Consensus
                .readFilters(ReferenceData.path("ibsi/ibsi2/reference_values.csv"));
        assertEquals(18, filters.size());
        assertEquals(323, filters.values().stream().mapToInt(consensus -> consensus.rows().size()).sum());
        assertEquals(17, filters.get("8.B").rows().size());
    }

    @Test
    void ibsi1RoundsBeforeItComparesAndIbsi2DoesNot() {
        Consensus.Row volume = Consensus.read(ReferenceData.path("ibsi/ibsi1/reference/config_a.csv")).rows()
                .getFirst();
        assertEquals("358000 +- 5000", volume.value().toPlainString() + " +- " + volume.tolerance().toPlainString());
        assertTrue(volume.accepts(363_499));
        assertFalse(volume.accepts(363_501));
        Consensus.Row mean = Consensus.readFilters(ReferenceData.path("ibsi/ibsi2/reference_values.csv")).get("1.A")
                .rows().getFirst();
        assertEquals("-47 +- 4.6", mean.value().toPlainString() + " +- " + mean.tolerance().toPlainString());
        assertTrue(mean.accepts(-42.4001));
        assertFalse(mean.accepts(-42.3999));
    }
}
