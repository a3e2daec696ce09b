package org.weft.dicom.codec;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.lang.foreign.MemorySegment;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;

/**
 * JPEG (ITU-T T.81): frames of the cosine transform by the JDK, where a sample has 8 bits; lossless ones, of up to 16 bits and exact, by
 * TwelveMonkeys. The frame's own header tells which it is.
 */
final class JpegCodec implements Codec {

    private static final int BASELINE = 0xffc0;
    private static final int EXTENDED = 0xffc1;
    private static final int PROGRESSIVE = 0xffc2;
    static final int LOSSLESS = 0xffc3;

    /** Looked for when the first frame needs them. */
    private static final class Readers {

        /** The JDK's own, whose class is closed to others: the registry is the way to it. */
        static final ImageReaderSpi COSINE = registered("com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi");
        /** It wants to be in the registry, and may be there already. */
        static final ImageReaderSpi LOSSLESS = lossless();

        private static ImageReaderSpi registered(String name) {
            var all = IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
            while (all.hasNext()) {
                ImageReaderSpi spi = all.next();
                if (spi.getClass().getName().equals(name)) {
                    return spi;
                }
            }
            throw new IllegalStateException("this Java has no reader " + name + "; use one that is complete");
        }

        private static ImageReaderSpi lossless() {
            IIORegistry registry = IIORegistry.getDefaultInstance();
            ImageReaderSpi found = registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
            if (found != null) {
                return found;
            }
            ImageReaderSpi spi = new JPEGImageReaderSpi();
            registry.registerServiceProvider(spi);
            return spi;
        }
    }

    @Override
    public void decode(MemorySegment frame, PixelLayout layout, MemorySegment to) {
        long at = Markers.frameHeader(frame);
        FrameHeader header = Markers.read(frame, at);
        int process = Markers.twoBytes(frame, at);
        boolean isCosine = process == BASELINE || process == EXTENDED || process == PROGRESSIVE;
        if (!isCosine && process != LOSSLESS) {
            throw new DicomException("a compressed frame is of JPEG's process SOF" + (process & 0xf)
                    + ", which Weft cannot decode; convert the file, such as with dcmdjpeg");
        }
        if (isCosine && header.precision() != 8) {
            throw new DicomException("a compressed frame is JPEG extended of " + header.precision()
                    + " bits, of which Weft decodes only 8; convert the file, such as with dcmdjpeg");
        }
        header.require(layout);
        Markers.requireEnd(frame);
        if (isCosine) {
            RasterReading.read(frame, layout, to, () -> Readers.COSINE.createReaderInstance(),
                    reader -> reader.readRaster(0, null));
        } else {
            for (LosslessIntervals.Interval interval : LosslessIntervals.of(frame, layout)) {
                decode(interval, layout, to);
            }
        }
    }

    private static void decode(LosslessIntervals.Interval interval, PixelLayout layout, MemorySegment to) {
        PixelLayout rows = layout.withRows(interval.rows());
        long rowBytes = layout.frameBytes() / layout.rows();
        RasterReading.read(interval.frame(), rows, to.asSlice(interval.firstRow() * rowBytes, rows.frameBytes()),
                () -> Readers.LOSSLESS.createReaderInstance(), reader -> reader.read(0).getRaster());
    }
}
