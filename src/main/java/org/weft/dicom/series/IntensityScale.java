package org.weft.dicom.series;

/** What the rescaled intensities of a slice are multiplied with: 1, or what makes standardised uptake values of activity. */
@FunctionalInterface
public interface IntensityScale {

    /** Intensities as the objects give them: Hounsfield units, Bq/ml, whatever their rescale makes. */
    IntensityScale AS_RESCALED = _ -> 1;

    /**
     * The factor of one slice; called whenever its pixels are read, by many threads at once.
     *
     * @throws org.weft.dicom.object.DicomException if the slice's header does not tell it; the message need not name the slice
     */
    double factor(Slice slice);
}
