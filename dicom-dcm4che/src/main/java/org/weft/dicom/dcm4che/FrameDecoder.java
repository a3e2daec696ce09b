package org.weft.dicom.dcm4che;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.imageio.codec.ImageReaderFactory;
import org.dcm4che3.imageio.plugins.dcm.DicomImageReader;
import org.dcm4che3.imageio.plugins.dcm.DicomImageReaderSpi;
import org.dcm4che3.io.DicomOutputStream;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.PixelLayout.Sample;
import org.weft.dicom.object.TransferSyntax;

/** One compressed frame through dcm4che's image reader, which wants an object: the frame is put into one of its own. */
final class FrameDecoder {

    private FrameDecoder() {}

    /** Whether the decoder's class is there and can be used. */
    static boolean isPresent(ImageReaderFactory.ImageReaderParam decoder) {
        try {
            ImageReader reader = ImageReaderFactory.getImageReader(decoder);
            reader.dispose();
            return true;
        } catch (RuntimeException | LinkageError e) { // whatever a missing decoder or native library brings
            return false;
        }
    }

    static void decode(MemorySegment frame, TransferSyntax syntax, PixelLayout layout, MemorySegment to)
            throws IOException {
        DicomImageReader reader = new DicomImageReader(new DicomImageReaderSpi());
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(
                new ByteArrayInputStream(object(frame, syntax, layout)))) {
            reader.setInput(in);
            copy(reader.readRaster(0, reader.getDefaultReadParam()), layout, to);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] object(MemorySegment frame, TransferSyntax syntax, PixelLayout layout) throws IOException {
        Attributes attributes = new Attributes();
        attributes.setString(Tag.SOPClassUID, VR.UI, UID.SecondaryCaptureImageStorage);
        attributes.setString(Tag.SOPInstanceUID, VR.UI, "2.25.1");
        attributes.setInt(Tag.SamplesPerPixel, VR.US, layout.samplesPerPixel());
        attributes.setString(Tag.PhotometricInterpretation, VR.CS, layout.photometric());
        attributes.setInt(Tag.PlanarConfiguration, VR.US, layout.isPlanar() ? 1 : 0);
        attributes.setInt(Tag.Rows, VR.US, layout.rows());
        attributes.setInt(Tag.Columns, VR.US, layout.columns());
        attributes.setInt(Tag.BitsAllocated, VR.US, layout.bitsAllocated());
        attributes.setInt(Tag.BitsStored, VR.US, layout.bitsStored());
        attributes.setInt(Tag.HighBit, VR.US, layout.highBit());
        attributes.setInt(Tag.PixelRepresentation, VR.US, layout.sample() == Sample.SIGNED ? 1 : 0);
        Fragments fragments = attributes.newFragments(Tag.PixelData, VR.OB, 2);
        fragments.add(new byte[0]);
        fragments.add(frame.toArray(ValueLayout.JAVA_BYTE));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DicomOutputStream out = new DicomOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
            out.writeDataset(attributes.createFileMetaInformation(syntax.uid()), attributes);
        }
        return bytes.toByteArray();
    }

    private static void copy(Raster raster, PixelLayout layout, MemorySegment to) {
        if (raster.getWidth() != layout.columns() || raster.getHeight() != layout.rows()
                || raster.getNumBands() != layout.samplesPerPixel()) {
            throw new DicomException("a compressed frame has " + raster.getWidth() + " x " + raster.getHeight()
                    + " pixels, but the object says " + layout.columns() + " x " + layout.rows());
        }
        int[] row = new int[layout.columns() * layout.samplesPerPixel()];
        ValueLayout.OfShort twoBytes = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
        boolean isWide = raster.getDataBuffer().getDataType() != DataBuffer.TYPE_BYTE;
        if (isWide == (layout.bitsAllocated() == 8)) {
            throw new DicomException(
                    "a compressed frame does not have the " + layout.bitsAllocated() + " bits that the object says");
        }
        long at = 0;
        for (int y = 0; y < layout.rows(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, layout.columns(), 1, row);
            for (int sample : row) {
                if (isWide) {
                    to.setAtIndex(twoBytes, at++, (short) sample);
                } else {
                    to.set(ValueLayout.JAVA_BYTE, at++, (byte) sample);
                }
            }
        }
    }
}
