package org.weft.texture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A NumPy array of little-endian float64.
 *
 * @param values the last index fastest, whichever way the file has them
 */
record Npy(List<Integer> shape, double[] values) {

    private static final Pattern HEADER = Pattern
            .compile("\\{'descr': '<f8', 'fortran_order': (True|False), 'shape': \\(([\\d, ]+)\\), *\\}\\s*");

    static Npy read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int start = 10 + bytes.getShort(8);
        Matcher header = HEADER.matcher(new String(bytes.array(), 10, start - 10, StandardCharsets.US_ASCII));
        if (!header.matches()) {
            throw new IOException(file + " holds no array of float64 by version 1 of the format");
        }
        List<Integer> shape = Stream.of(header.group(2).split(",\\s*")).map(Integer::valueOf).toList();
        double[] values = new double[(bytes.capacity() - start) / Double.BYTES];
        for (int k = 0; k < values.length; k++) {
            int from = header.group(1).equals("True") ? columnMajor(k, shape) : k;
            values[k] = bytes.getDouble(start + from * Double.BYTES);
        }
        return new Npy(shape, values);
    }

    /** Where a value lies if the first index is fastest. */
    private static int columnMajor(int rowMajor, List<Integer> shape) {
        int rest = rowMajor;
        int index = 0;
        for (int size : shape.reversed()) {
            index = index * size + rest % size;
            rest /= size;
        }
        return index;
    }
}
