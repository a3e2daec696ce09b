package org.weft.dicom.toolkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes frames as run lengths (DICOM PS3.5, annex G): runs of equal bytes as runs, others one by one. */
final class RunLengths {

    private RunLengths() {}

    /** @param samples of {@code width} bytes, little endian */
    static byte[] of(byte[] samples, int width) {
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(width);
        for (int part = width - 1; part >= 0; part--) {
            header.putInt(64 + runs.size());
            for (int i = part; i < samples.length;) {
                int count = 1;
                while (count < 128 && i + count * width < samples.length && samples[i + count * width] == samples[i]) {
                    count++;
                }
                runs.write(count == 1 ? 0 : 1 - count);
                runs.write(samples[i]);
                i += count * width;
            }
            if (runs.size() % 2 == 1) {
                runs.write(-128);
            }
        }
        return ByteBuffer.allocate(64 + runs.size()).put(header.array()).put(runs.toByteArray()).array();
    }
}
