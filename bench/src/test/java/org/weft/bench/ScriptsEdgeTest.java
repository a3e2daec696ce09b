package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts on stub programs, and what they refuse. */
class ScriptsEdgeTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void needsBash() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs /bin/bash");
    }

    private record Result(int code, List<String> lines) {

        String line(String start) {
            return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElse("");
        }
    }

    @Test
    void gpuKeepsAFolderThatIsNotOfAnEarlierCall() throws Exception {
        Files.createFile(folder.resolve("thesis"));
        stub("zip", "exit 0");
        Result result = run("gpu", folder.toString());
        assertEquals(2, result.code, () -> result.lines.toString());
        assertEquals("gpu: " + folder + " is there and is not of an earlier call; name another folder",
                result.lines.getLast());
        assertTrue(Files.exists(folder.resolve("thesis")));
    }

    @Test
    void peersTimesWhatIsInstalledAndNamesTheRest() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/time")), "needs /usr/bin/time");
        stub("weft", "sleep 0.2");
        stub("pyradiomics", "sleep 0.4");
        stub("python3", "case \"$2\" in *find_spec*) [ \"$3\" = nyxus ] ;; *) echo broken >&2; exit 1 ;; esac");
        Path file = Files.createFile(folder.resolve("image"));
        Result result = run("peers", file.toString(), file.toString());
        assertEquals(0, result.code, () -> result.lines.toString());
        assertEquals("peers: mirp is not installed: pip install mirp", result.line("peers: mirp"));
        assertEquals("peers: nyxus failed and is left out: broken", result.line("peers: nyxus"));
        assertTrue(result.line("weft ").matches("weft +0\\.\\d\\d .* 1\\.00 +\\S+ +1\\.00"), result.line("weft "));
        double ratio = Double.parseDouble(result.line("pyradiomics ").split(" +")[4]);
        assertTrue(ratio > 1 && ratio < 3, () -> "0.4 s over 0.2 s: " + ratio);
        assertEquals("", result.line("nyxus "));
    }

    @Test
    void peersRefusesOneFileOnlyAndFilesThatAreMissing() throws Exception {
        assertEquals(new Result(2, List.of("peers: usage: bench/peers [IMAGE MASK]")), run("peers", "image"));
        assertEquals(new Result(2, List.of("peers: cannot read nowhere")), run("peers", "nowhere", "nowhere"));
    }

    @Test
    void compareRefusesBadUsageInOneSentence() throws Exception {
        for (List<String> arguments : List.of(List.<String>of(), List.of("--"), List.of("HEAD", "Glcm", "more"),
                List.of("no-such-revision"))) {
            Result result = run("compare", arguments.toArray(String[]::new));
            assertEquals(2, result.code, arguments::toString);
            assertEquals(1, result.lines.size(), () -> result.lines.toString());
            assertFalse(result.line("compare: ").isEmpty());
        }
    }

    private void stub(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Result run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", script));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("WEFT", folder.resolve("weft").toString());
        builder.environment().keySet().removeAll(List.of("ROUNDS", "PYTHON"));
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        return new Result(process.waitFor(), lines);
    }
}
