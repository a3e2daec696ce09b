package org.weft.backend.c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.weft.backend.BackendProvider.Probe;
import org.weft.backend.Backends;
import org.weft.kernel.GlcmKernel;

class CProviderTest {

    @Test
    @DisabledIfSystemProperty(named = "weft.native.skipped", matches = "true", disabledReason = TestLibrary.SKIPPED)
    void isPreferredWithItsHighestTier() {
        Tier highest = TestLibrary.tiers().getLast().tier();
        assertEquals(new Probe.Ready("C, " + highest.suffix() + ", from the jar"), new CProvider().probe());
        assertEquals("c", Backends.choose(Optional.empty()).name());
        Map<String, String> others = new HashMap<>(Backends.choose(Optional.of("c")).origins());
        others.values().removeIf("c"::equals);
        assertEquals(Map.of("HistogramKernel", "scalar"), others);
        assertTrue(new CProvider().kernel(GlcmKernel.class).isPresent());
    }

    @Test
    @EnabledIfSystemProperty(named = "weft.native.skipped", matches = "true",
            disabledReason = "the jar holds a C library")
    void saysThatTheBuildLeftItOut() {
        Probe.Absent absent = assertInstanceOf(Probe.Absent.class, new CProvider().probe());
        assertTrue(absent.reason().contains("without -DskipNative"), absent.reason());
        assertTrue(new CProvider().kernel(GlcmKernel.class).isEmpty());
    }

    @Test
    @DisabledIfSystemProperty(named = "weft.native.skipped", matches = "true", disabledReason = TestLibrary.SKIPPED)
    void aTierThatIsNotThereIsRefused() {
        NativeLibrary library = TestLibrary.tiers().getFirst().library();
        var e = assertThrows(NativeUnavailableException.class, () -> TieredLibrary.of(library, "avx1024"));
        assertTrue(e.getMessage().contains("\"avx1024\"") && e.getMessage().contains("only baseline"), e.getMessage());
        for (TieredLibrary present : TestLibrary.tiers()) {
            assertEquals(present, TieredLibrary.of(library, present.tier().suffix()));
        }
        assertEquals(TestLibrary.tiers().getLast(), TieredLibrary.of(library, null));
    }

    @Test
    void tiersAreBits() {
        assertEquals(List.of(Tier.BASELINE), Tier.of(1));
        assertEquals(List.of(Tier.BASELINE, Tier.AVX512), Tier.of(5));
    }
}
