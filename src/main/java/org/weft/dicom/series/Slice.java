package org.weft.dicom.series;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.PixelLayout;

/**
 * One frame of one object: an image in a plane. Prints as a user is told.
 *
 * @param frame     from 0 on
 * @param slope     of intensities over stored values, not 0
 * @param intercept the intensity of a stored 0
 */
public record Slice(Instance instance, long frame, FrameHeader header, Plane plane, double slope, double intercept) {

    /**
     * All frames of an object. Refuses by the object's name one whose pixels are no intensities, or that does not say where they lie.
     */
    public static List<Slice> of(Instance instance) {
        try {
            PixelLayout layout = PixelLayout.of(instance.header());
            requireIntensities(layout);
            List<Slice> slices = new ArrayList<>();
            for (FrameHeader header : FrameHeader.of(instance.header(), layout.frames())) {
                DataSet transformation = header.holder(Attribute.RESCALE_SLOPE,
                        Attribute.PIXEL_VALUE_TRANSFORMATION_SEQUENCE);
                requireLinear(header.object(), transformation);
                slices.add(new Slice(instance, slices.size(), header, Plane.of(header, layout),
                        slope(transformation), transformation.number(Attribute.RESCALE_INTERCEPT).orElse(0)));
            }
            return slices;
        } catch (DicomException e) {
            throw e.in(instance.source());
        }
    }

    private static void requireIntensities(PixelLayout layout) {
        if (layout.samplesPerPixel() != 1) {
            throw new DicomException(Attribute.SAMPLES_PER_PIXEL + " is " + layout.samplesPerPixel()
                    + ": it is a picture in colour, of which no intensities can be taken");
        }
        if (layout.photometric().equals("PALETTE COLOR")) {
            throw new DicomException(Attribute.PHOTOMETRIC_INTERPRETATION + " is PALETTE COLOR: its pixels are numbers"
                    + " of colours, of which no intensities can be taken");
        }
        if (layout.bitsAllocated() == 1) {
            throw new DicomException(Attribute.BITS_ALLOCATED + " is 1: it is a mask, not an image");
        }
        if (layout.frameSamples() > Integer.MAX_VALUE - 8) {
            throw new DicomException("its frames have " + layout.columns() + " x " + layout.rows()
                    + " pixels, more than can be read");
        }
    }

    private static void requireLinear(DataSet object, DataSet transformation) {
        if (object.has(Attribute.MODALITY_LUT_SEQUENCE) && !transformation.has(Attribute.RESCALE_SLOPE)) {
            throw new DicomException(Attribute.MODALITY_LUT_SEQUENCE + " maps its pixels to intensities by a table,"
                    + " which is not supported; export it with " + Attribute.RESCALE_SLOPE + " and "
                    + Attribute.RESCALE_INTERCEPT);
        }
    }

    private static double slope(DataSet transformation) {
        double slope = transformation.number(Attribute.RESCALE_SLOPE).orElse(1);
        if (slope == 0 || !Double.isFinite(slope)) {
            throw new DicomException(Attribute.RESCALE_SLOPE + " is " + slope + ", of which no intensities come");
        }
        return slope;
    }

    /** How thick the slice is, in mm, if it says so. */
    public OptionalDouble thickness() {
        return header.holder(Attribute.SLICE_THICKNESS, Attribute.PIXEL_MEASURES_SEQUENCE)
                .number(Attribute.SLICE_THICKNESS);
    }

    /** Equal for the same frame of the same object out of two files. */
    Object identity() {
        return instance.uid().isEmpty() ? this : List.of(instance.uid(), frame);
    }

    @Override
    public String toString() {
        return header.own() == DataSet.EMPTY ? instance.source().toString()
                : "frame " + (frame + 1) + " of " + instance.source();
    }
}
