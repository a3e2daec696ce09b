package org.weft.dicom.codec;

import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStreamImpl;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;

/** One frame through a reader of the JDK's image interface, in memory. */
final class RasterReading {

    private static final ValueLayout.OfShort TWO_BYTES = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);

    static {
        // Without it, the JDK's image classes load the libraries of a display wherever one is named, present or not.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    /** How a reader is had; one of its own for each frame, as readers serve one thread. */
    interface Provider {
        ImageReader reader() throws IOException;
    }

    /** How a reader gives its samples. */
    interface Samples {
        Raster of(ImageReader reader) throws IOException;
    }

    /** A frame in memory, behind whose end a single byte is an error: JJ2000 takes the usual -1 for bits, of which there is no end. */
    private static final class FrameStream extends ImageInputStreamImpl {

        private final byte[] frame;

        FrameStream(byte[] frame) {
            this.frame = frame;
        }

        @Override
        public int read() throws IOException {
            bitOffset = 0;
            if (streamPos >= frame.length) {
                throw new EOFException("it ends too early");
            }
            return Byte.toUnsignedInt(frame[(int) streamPos++]);
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            bitOffset = 0;
            int count = Math.clamp(frame.length - streamPos, 0, length);
            if (count > 0) {
                System.arraycopy(frame, (int) streamPos, to, offset, count);
                streamPos += count;
            }
            return count == 0 && length > 0 ? -1 : count;
        }

        @Override
        public long length() {
            return frame.length;
        }
    }

    private RasterReading() {}

    static void read(MemorySegment frame, PixelLayout layout, MemorySegment to, Provider provider, Samples samples) {
        try {
            ImageReader reader = provider.reader();
            try (var in = new FrameStream(frame.toArray(ValueLayout.JAVA_BYTE))) {
                reader.addIIOReadWarningListener((_, warning) -> {
                    throw new DicomException(said(warning));
                });
                reader.setInput(in, true, true);
                write(samples.of(reader), layout, to);
            } finally {
                reader.dispose();
            }
        } catch (DicomException e) {
            throw e;
        } catch (LinkageError e) {
            throw new DicomException(
                    "a compressed frame cannot be decoded, as Java's classes for images cannot be loaded ("
                            + e.getMessage()
                            + "); use a complete Java, with -Djava.awt.headless=true where there is no display",
                    e);
        } catch (IOException | RuntimeException | Error e) { // decoders throw what they meet, errors too
            if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
                throw fatal;
            }
            throw new DicomException(said(e.getMessage()), e);
        }
    }

    private static String said(String problem) {
        return "a compressed frame cannot be decoded (" + problem
                + "); the file is damaged: copy or export it again";
    }

    private static void write(Raster raster, PixelLayout layout, MemorySegment to) {
        int[] row = new int[layout.columns()];
        boolean isWide = layout.bitsAllocated() == 16;
        long at = 0;
        for (int y = 0; y < layout.rows(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, layout.columns(), 1, 0, row);
            for (int sample : row) {
                if (isWide) {
                    to.setAtIndex(TWO_BYTES, at++, (short) sample);
                } else {
                    to.set(ValueLayout.JAVA_BYTE, at++, (byte) sample);
                }
            }
        }
    }
}
