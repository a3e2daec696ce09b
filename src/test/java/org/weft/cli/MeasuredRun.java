package org.weft.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a command line in this JVM and prints the most memory that the process has had by then, in kB. */
final class MeasuredRun {

    private MeasuredRun() {}

    public static void main(String[] args) throws IOException {
        Run run = Run.of((Object[]) args);
        System.err.print(run.err());
        System.out.println(Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:")).map(line -> line.replaceAll("\\D", "")).findFirst()
                .orElseThrow());
        System.exit(run.code());
    }
}
