package org.weft.backend.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The source of the kernels, as it travels in the jar. */
public final class KernelSource {

    private static final List<String> KERNELS = List.of("convolution", "copy", "discretise", "distance", "glcm",
            "glrlm",
            "histogram", "moments", "ngldm", "ngtdm", "zones");

    private KernelSource() {}

    /** All kernels behind a prelude, such as {@code opencl.h}, in one text. */
    public static String behind(String prelude) {
        return Stream.concat(Stream.of(prelude, "common.h"), KERNELS.stream().map(kernel -> kernel + ".c"))
                .map(KernelSource::read).collect(Collectors.joining("\n"));
    }

    private static String read(String file) {
        try (InputStream in = KernelSource.class.getResourceAsStream("/org/weft/gpu/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks org/weft/gpu/" + file + ": build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
