package org.weft.dicom.write;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What another program said of a file, on both of its outputs, and what it ended with. */
record Tool(int code, String said) {

    /** Runs a program; the test is skipped where it is not installed. */
    static Tool run(String program, Object... args) throws IOException, InterruptedException {
        boolean found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeTrue(found, () -> "needs the program " + program);
        List<String> command = new ArrayList<>(List.of(program));
        Arrays.stream(args).map(String::valueOf).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Tool(process.waitFor(), said);
    }

    List<String> lines() {
        return said.lines().map(String::strip).toList();
    }
}
