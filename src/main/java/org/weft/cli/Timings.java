package org.weft.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.weft.cli.CaseLoader.Reading;
import org.weft.extract.Stage;
import org.weft.extract.StageObserver;
import org.weft.feature.FeatureFamily;
import org.weft.kernel.Engine;
import org.weft.kernel.MeteredKernels;
import org.weft.settings.ImageSettings;
import org.weft.settings.Settings;

/** Where the time of a run goes, by stages and by kernels; docs/output.md says how to read it. Thread-safe. */
final class Timings implements StageObserver {

    private final long start = System.nanoTime();
    private final Map<Stage, LongAdder> nanoseconds = new ConcurrentHashMap<>();
    private final MeteredKernels kernels = new MeteredKernels();
    private final Extraction extraction;
    private final Engine engine;

    /** Of a run that begins now. */
    Timings(Extraction extraction) {
        this.extraction = extraction;
        engine = extraction.engine(kernels);
    }

    /** The engine with timed kernels. */
    Engine engine() {
        return engine;
    }

    /** Does the work and adds its time to that of the stage. */
    @Override
    public <T> T observe(Stage stage, Supplier<T> work) {
        long begin = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanoseconds.computeIfAbsent(stage, _ -> new LongAdder()).add(System.nanoTime() - begin);
        }
    }

    /**
     * The table up to now.
     *
     * @param settings what was asked for, in whose order the stages stand
     */
    List<String> lines(Settings settings) {
        double total = (System.nanoTime() - start) / 1e9;
        List<String> lines = new ArrayList<>(stages(settings, total).lines());
        lines.addAll(kernels(total * engine.workers().threadCount()).lines());
        extraction.failures().forEach((kernel, reason) -> lines.add("no device for " + kernel + ": " + reason));
        return lines;
    }

    private TextTable stages(Settings settings, double total) {
        TextTable table = new TextTable("lrr").row("stage", "seconds", "share");
        double rest = total;
        rest -= row(table, "reading the image", Reading.IMAGE, total);
        rest -= row(table, "reading the mask", Reading.MASK, total);
        rest -= row(table, "processing", new Stage.Processing(), total);
        for (ImageSettings image : settings.images()) {
            String name = image.name();
            rest -= row(table, name, new Stage.OfImage(name), total);
            row(table, "  filter", new Stage.Filtering(name), total);
            row(table, "  preparation", new Stage.Preparing(name), total);
            for (FeatureFamily family : FeatureFamily.values()) {
                row(table, "  " + family.label(), new Stage.Measuring(name, family), total);
            }
        }
        return row(row(table, "all else", rest, total), "total", total, total);
    }

    /** Adds a row for a stage, if there was one. Returns its seconds. */
    private double row(TextTable table, String label, Stage stage, double total) {
        Optional<Double> seconds = Optional.ofNullable(nanoseconds.get(stage)).map(time -> time.sum() / 1e9);
        seconds.ifPresent(time -> row(table, label, time, total));
        return seconds.orElse(0.0);
    }

    private static TextTable row(TextTable table, String label, double seconds, double total) {
        return table.row(label, number("%.3f", seconds), number("%.1f %%", 100 * seconds / total));
    }

    private TextTable kernels(double busy) {
        TextTable table = new TextTable("lrrrrl").row("kernel", "busy s", "share", "calls", "Mvoxel/s", "backend");
        for (MeteredKernels.Usage used : kernels.usage()) {
            table.row(used.name(), number("%.3f", used.seconds()), number("%.1f %%", 100 * used.seconds() / busy),
                    used.calls(), number("%.2f", used.voxels() / used.seconds() / 1e6),
                    used.backend());
        }
        return table;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
