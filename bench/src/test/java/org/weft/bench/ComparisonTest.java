package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.bench.Comparison.Verdict;

/** Verdicts on made-up rounds, by hand. */
class ComparisonTest {

    private static final Rounds QUIET = new Rounds(List.of(10.0, 10.1, 9.9, 10.0, 10.05));

    @Test
    void mediansAndSpreads() {
        assertEquals(10.0, QUIET.median());
        assertEquals(0.02, QUIET.spread(), 1e-12);
        assertEquals(2.5, new Rounds(List.of(4.0, 2.0, 1.0, 3.0)).median());
    }

    @Test
    void aDifferenceWithinTheNoiseIsNone() {
        assertEquals(Verdict.SAME, verdict("ms/op", 10.19));
        assertEquals(Verdict.SLOWER, verdict("ms/op", 10.21));
        assertEquals(Verdict.SAME, verdict("ms/op", 9.81));
        assertEquals(Verdict.FASTER, verdict("ms/op", 9.79));
    }

    @Test
    void moreOperationsAreFaster() {
        assertEquals(Verdict.FASTER, verdict("ops/ms", 11));
        assertEquals(Verdict.SLOWER, verdict("ops/ms", 9));
    }

    private static Verdict verdict(String unit, double after) {
        return new Comparison(new Rounds.Name("some", unit), QUIET, new Rounds(List.of(after, after * 2, after / 2)))
                .verdict();
    }

    @Test
    void readsRoundsAndNamesWhatOnlyOneHas(@TempDir Path folder) throws IOException {
        write(folder, "before-1.json", result("a", "10.0"), result("b", "5"));
        write(folder, "before-2.json", result("a", "10.2"));
        write(folder, "after-1.json", result("a", "12.0"), result("c", "5"));
        write(folder, "after-2.json", result("a", "12.5"), result("d", "\"NaN\""));
        StringBuilder out = new StringBuilder();
        assertEquals(1, print(folder, out));
        String text = out.toString();
        assertTrue(text.contains("skipped A.run backend=b size=3 (ms/op): results only before\n"), text);
        assertTrue(text.contains("skipped A.run backend=c size=3 (ms/op): results only after\n"), text);
        assertTrue(
                text.matches(
                        "(?s).*A\\.run backend=a size=3 \\(ms/op\\) +10\\.10 +12\\.25 +1\\.213 +2\\.0% +SLOWER\\s+"),
                text);
    }

    @Test
    void exitCodes(@TempDir Path folder) throws IOException {
        assertEquals(3, print(folder, new StringBuilder()));
        write(folder, "before-1.json", result("a", "10"));
        write(folder, "after-1.json");
        assertEquals(3, print(folder, new StringBuilder()));
        write(folder, "after-1.json", result("a", "10"));
        assertEquals(0, print(folder, new StringBuilder()));
        write(folder, "after-1.json", result("a", "10.1"));
        assertEquals(1, print(folder, new StringBuilder()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[{}]", "[1 2]", "nought"})
    void refusesWhatIsNoResultOfJmh(String text, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("before-1.json"), text);
        assertThrows(IOException.class, () -> print(folder, new StringBuilder()));
    }

    private static int print(Path folder, StringBuilder out) throws IOException {
        return Comparison.print(Rounds.read(folder, "before"), Rounds.read(folder, "after"), out);
    }

    private static void write(Path folder, String file, String... results) throws IOException {
        Files.writeString(folder.resolve(file), "[\n" + String.join(",\n", results) + "\n]\n");
    }

    private static String result(String backend, String score) {
        return """
                {"benchmark" : "org.weft.bench.A.run", "mode" : "avgt",
                 "params" : {"size" : "3", "backend" : "%s"},
                 "primaryMetric" : {"score" : %s, "scoreUnit" : "ms/op", "rawData" : [[%s]]}}""".formatted(backend,
                score, score);
    }
}
