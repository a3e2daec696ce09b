package org.weft.dicom.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;

/** Programs of others that write or decode objects; a test is skipped where the one it needs is missing. */
final class Tool {

    private Tool() {}

    /** An image written as explicit little endian and converted by a command, to which both files' names are given. */
    static Path converted(Path folder, TestImage image, String... command) throws IOException, InterruptedException {
        ObjectWriter writer = ObjectWriter.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, image)
                .element(Attribute.PIXEL_DATA.tag(), Vr.OW, image.samples());
        Path plain = Files.write(folder.resolve("in.dcm"), writer.file());
        Path to = folder.resolve("out.dcm");
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(plain.toString(), to.toString()));
        run(all.toArray(String[]::new));
        return to;
    }

    static void run(String... command) throws IOException, InterruptedException {
        boolean isPresent = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command[0])));
        assumeTrue(isPresent, () -> "needs " + command[0]);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
    }
}
