package org.weft.dicom.dcm4che;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.dcm4che3.imageio.codec.ImageReaderFactory;
import org.dcm4che3.io.DicomInputStream;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.TruncatedException;
import org.weft.dicom.toolkit.DicomToolkit;
import org.weft.dicom.toolkit.Extent;

/** dcm4che behind Weft's interface. Objects are held on the heap while they are read: an object is at most 2 GiB. */
public final class Dcm4cheToolkit implements DicomToolkit {

    @Override
    public String name() {
        return "dcm4che";
    }

    @Override
    public DicomObject read(MemorySegment bytes, Extent extent, Arena arena) {
        try (DicomInputStream in = new DicomInputStream(new SegmentInputStream(bytes))) {
            in.setIncludeBulkData(DicomInputStream.IncludeBulkData.YES);
            Attributes attributes = extent == Extent.WHOLE ? in.readDataset()
                    : in.readDataset(at -> at.level() == 0 && AttributesReader.isPixels(at.tag()));
            TransferSyntax syntax = syntax(in.getTransferSyntax());
            if (extent == Extent.HEADER && AttributesReader.isPixels(in.tag())) {
                attributes.setNull(in.tag(), VR.OW); // that there are pixels, and of which kind
            } else if (syntax != TransferSyntax.DEFLATED && in.getTagPosition() < bytes.byteSize()) {
                // dcm4che takes the beginning of an element for the end of the object
                throw new EOFException("inside an element at byte " + in.getTagPosition());
            }
            return AttributesReader.object(attributes, syntax, extent);
        } catch (EOFException e) {
            throw new TruncatedException("the data end too early (" + e.getMessage()
                    + "); the file is truncated or damaged: copy or export it again");
        } catch (IOException | RuntimeException e) { // dcm4che throws what it meets
            throw e instanceof DicomException own ? own
                    : new DicomException("dcm4che cannot read it (" + e.getMessage() + "); copy or export it again", e);
        }
    }

    private static TransferSyntax syntax(String uid) {
        return TransferSyntax.of(uid)
                .orElseThrow(() -> new DicomException("its transfer syntax " + uid + " is not known"));
    }

    @Override
    public Optional<String> obstacle(TransferSyntax syntax) {
        if (!syntax.isEncapsulated()) {
            return Optional.empty();
        }
        ImageReaderFactory.ImageReaderParam decoder = ImageReaderFactory.getImageReaderParam(syntax.uid());
        if (decoder == null) {
            return Optional.of("dcm4che has no decoder for it");
        }
        return FrameDecoder.isPresent(decoder) ? Optional.empty()
                : Optional.of("dcm4che's decoder for it, in dcm4che-imageio-opencv, is not on the class path");
    }

    @Override
    public void decode(MemorySegment frame, TransferSyntax syntax, PixelLayout layout, MemorySegment to) {
        try {
            FrameDecoder.decode(frame, syntax, layout, to);
        } catch (IOException | RuntimeException e) { // decoders throw what they meet
            throw e instanceof DicomException own ? own
                    : new DicomException("a frame compressed as " + syntax + " cannot be decoded (" + e.getMessage()
                            + "); copy or export the file again", e);
        }
    }
}
