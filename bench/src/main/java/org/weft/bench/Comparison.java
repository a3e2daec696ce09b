package org.weft.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two builds held against each other, benchmark by benchmark: what {@code bench/compare} prints of the rounds that it ran.
 *
 * @param before rounds of the build to compare with
 * @param after  rounds of the build in question
 */
record Comparison(Rounds.Name name, Rounds before, Rounds after) {

    /** What a ratio says. */
    enum Verdict {
        FASTER, SAME, SLOWER
    }

    /** Time of an operation after over before, by medians: above 1 the new build is slower. */
    double ratio() {
        double ratio = after.median() / before.median();
        return name.isThroughput() ? 1 / ratio : ratio;
    }

    /** The spread of the old build's own rounds: a difference within it is none. */
    double noise() {
        return before.spread();
    }

    Verdict verdict() {
        return ratio() > 1 + noise() ? Verdict.SLOWER : ratio() * (1 + noise()) < 1 ? Verdict.FASTER : Verdict.SAME;
    }

    private String line(int width) {
        return String.format(Locale.ROOT, "%-" + width + "s %12.4g %12.4g %7.3f %6.1f%%  %s", name, before.median(),
                after.median(), ratio(), 100 * noise(), switch (verdict()) {
                    case FASTER -> "faster";
                    case SAME -> "same within noise";
                    case SLOWER -> "SLOWER";
                });
    }

    /**
     * Argument: a folder with {@code before*.json} and {@code after*.json}, a file of JMH for each round. Exits with 1 where a benchmark became slower, with 3
     * where there is none that both builds have.
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: Comparison FOLDER");
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        System.exit(print(Rounds.read(folder, "before"), Rounds.read(folder, "after"), System.out));
    }

    /** Prints a line for each benchmark and returns the exit code. */
    static int print(Map<Rounds.Name, Rounds> before, Map<Rounds.Name, Rounds> after, Appendable out)
            throws IOException {
        List<Comparison> both = new ArrayList<>();
        before.forEach((name, rounds) -> {
            if (after.containsKey(name)) {
                both.add(new Comparison(name, rounds, after.get(name)));
            }
        });
        skip(before, after, "before", out);
        skip(after, before, "after", out);
        if (both.isEmpty()) {
            out.append("no benchmark has results of both builds\n");
            return 3;
        }
        int width = both.stream().mapToInt(one -> one.name.toString().length()).max().orElseThrow();
        out.append(String.format(Locale.ROOT, "%-" + width + "s %12s %12s %7s %7s  %s%n", "median", "before", "after",
                "ratio", "noise", "verdict"));
        for (Comparison one : both) {
            out.append(one.line(width)).append(System.lineSeparator());
        }
        return both.stream().anyMatch(one -> one.verdict() == Verdict.SLOWER) ? 1 : 0;
    }

    private static void skip(Map<Rounds.Name, Rounds> these, Map<Rounds.Name, Rounds> others, String which,
            Appendable out) throws IOException {
        for (Rounds.Name name : these.keySet()) {
            if (!others.containsKey(name)) {
                out.append("skipped ").append(name.toString()).append(": results only ").append(which).append('\n');
            }
        }
    }
}
