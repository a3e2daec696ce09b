package org.weft.cli;

import java.io.PrintWriter;
import org.weft.cli.settings.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft presets}: settings that come with Weft. */
@Command(name = "presets",
        description = "Lists the settings that come with Weft, or prints one to start a file of your own from.",
        footer = {"  weft presets", "  weft presets default > mine.yaml", "  weft presets aerts-2014"})
final class PresetsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Print this preset.")
    private String name;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (name != null) {
            out.print(Presets.text(name));
            return;
        }
        TextTable table = new TextTable("ll");
        for (Presets.Series series : Presets.series()) {
            table.row(series.title());
            series.texts().keySet().forEach(preset -> table.row("  " + preset, Presets.summary(preset)));
            table.row("");
        }
        table.lines().forEach(out::println);
    }
}
