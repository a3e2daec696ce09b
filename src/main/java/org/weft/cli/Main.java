package org.weft.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code weft}. Results go to standard output in UTF-8, everything else to standard error. */
@Command(name = "weft", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT,
        versionProvider = Main.Versions.class,
        usageHelpAutoWidth = true,
        description = "Turns medical images and regions of interest into standardised numbers.",
        parameterListHeading = "%nArguments:%n", commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  weft demo", "  weft extract ct.nii.gz tumour.nii.gz -o features.csv", "  weft verify"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:done", " 1:a value misses the consensus (verify, demo)", " 2:bad input or usage",
            " 3:this machine lacks something: a backend, memory", "70:unexpected: a fault of Weft"})
public final class Main implements Runnable {

    /** The commands, in the order of the help. */
    private enum Subcommand {
        EXTRACT(ExtractCommand::new), FILTER(FilterCommand::new), INSPECT(InspectCommand::new),
        CONVERT(ConvertCommand::new),
        VERIFY(VerifyCommand::new), DEMO(DemoCommand::new),
        BACKENDS(BackendsCommand::new),
        PRESETS(PresetsCommand::new);

        private final Supplier<Object> maker;

        Subcommand(Supplier<Object> maker) {
            this.maker = maker;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT,
            description = "Show where an error comes from: its stack trace.")
    private boolean debug;

    /** Weft's version as its jar states it, and Java's. */
    static final class Versions implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"weft " + weft(),
                "Java " + Runtime.version() + ", " + System.getProperty("java.vendor")};
        }

        static String weft() {
            String version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "(not from a jar)" : version;
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs the command line and ends with its exit code. */
    public static void main(String[] args) {
        StandardError.restore();
        StandardOutput out = new StandardOutput();
        PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
        System.exit(execute(out, err, args));
    }

    static int execute(StandardOutput out, PrintWriter err, String... args) {
        int code = execute(writer(out), err, args);
        if (code == ExitCode.DONE && out.failure().isPresent()) {
            err.println("weft: the result could not be written to standard output: " + out.failure().get()
                    + "; what was written of it is not whole");
            return ExitCode.BAD_INPUT;
        }
        return code;
    }

    static int execute(PrintWriter out, PrintWriter err, String... args) {
        ErrorReport report = new ErrorReport();
        CommandLine weft = commandLine(args).setOut(out).setErr(err).setExecutionExceptionHandler(report)
                .setParameterExceptionHandler(report);
        try {
            return weft.execute(args);
        } catch (Error e) { // picocli hands on exceptions only
            return report.print(e, weft);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** With the one command that is run, or all where none is named first: each costs tens of milliseconds to be read by reflection. */
    private static CommandLine commandLine(String... args) {
        CommandLine weft = new CommandLine(new Main());
        List<Subcommand> all = List.of(Subcommand.values());
        List<Subcommand> named = all.stream().filter(command -> args.length > 0 && args[0].equals(command.label()))
                .toList();
        (named.isEmpty() ? all : named).forEach(command -> weft.addSubcommand(command.label(), command.maker.get()));
        return weft;
    }

    private static PrintWriter writer(OutputStream out) {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }
}
