package org.weft.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program {@code weft}: so far its version only. */
@Command(name = "weft", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Turns medical images and regions of interest into standardised numbers.")
public final class Main implements Runnable {
    /** The version as the jar states it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"weft " + (version == null ? "(not from a jar)" : version)};
        }
    }

    @Override
    public void run() { CommandLine.usage(this, System.out); }

    /** Runs the command line and ends with its exit code. */
    public static void main(String[] args) {
        StandardError.restore();
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
