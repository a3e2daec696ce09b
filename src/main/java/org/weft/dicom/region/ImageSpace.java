package org.weft.dicom.region;

import java.util.Objects;
import java.util.Optional;
import org.weft.dicom.object.DicomException;
import org.weft.grid.Grid;

/**
 * Where an image lies: its voxels, and what their coordinates refer to.
 *
 * @param grid             its z axis runs across the slices
 * @param study            the UID of its study; empty where the image does not say
 * @param frameOfReference the UID of its frame of reference; empty where the image does not say
 */
public record ImageSpace(Grid grid, Optional<String> study, Optional<String> frameOfReference) {

    public ImageSpace {
        Objects.requireNonNull(grid);
        Objects.requireNonNull(study);
        Objects.requireNonNull(frameOfReference);
    }

    /**
     * Refuses a region whose coordinates mean other places than the image's. Where one of the two does not name its frame of reference, the
     * study must be the same. UIDs are not printed: they identify patients.
     *
     * @return what to note, if only the study vouches for the region
     */
    Optional<String> requireSame(NamedRegion region, Optional<String> regionFrame, Optional<String> regionStudy) {
        if (frameOfReference.isPresent() && regionFrame.isPresent()) {
            if (!frameOfReference.equals(regionFrame)) {
                throw new DicomException("region " + region + " lies in another frame of reference than the image, so"
                        + " that its coordinates mean other places; give the image series that it was drawn on");
            }
            return Optional.empty();
        }
        if (frameOfReference.isEmpty() && study.isEmpty()) {
            return Optional.of("nothing in the image says that the region belongs to it, which is taken on trust");
        }
        String silent = regionFrame.isPresent() ? "the image" : "the region";
        if (!sameStudy(regionStudy)) {
            throw new DicomException("region " + region + " may not belong to the image: " + silent + " names no frame"
                    + " of reference, and the studies differ; give the image series that it was drawn on");
        }
        return Optional.of(silent + " names no frame of reference, so that only the study vouches for the two");
    }

    boolean sameStudy(Optional<String> other) {
        return study.isEmpty() || other.isEmpty() || study.equals(other);
    }
}
