package org.weft.dicom.region;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.SopClass;

/** An object that holds regions. They may overlap: each becomes a mask of its own. */
public sealed interface RegionObject permits StructureSet, Segmentation {

    /**
     * Reads what an object says of its regions; contours and voxels stay where they are until a mask is made.
     *
     * @param object    read whole
     * @param threshold what share of a voxel must be inside, or how probable that must be, for the voxel to belong to a region of a
     *                  fractional segmentation: above 0, at most 1
     * @throws DicomException if the object holds no regions, or damaged ones
     */
    static RegionObject of(DicomObject object, double threshold) {
        DataSet header = object.attributes();
        return switch (header.text(Attribute.SOP_CLASS_UID).orElse("")) {
            case SopClass.STRUCTURE_SET -> StructureSet.of(header);
            case SopClass.SEGMENTATION, SopClass.LABEL_MAP_SEGMENTATION -> Segmentation.of(object, threshold);
            default -> throw new DicomException("its modality is "
                    + DataSet.quote(header.text(Attribute.MODALITY).orElse(""))
                    + ", but regions are read from structure"
                    + " sets (RTSTRUCT) and segmentations (SEG) only; give one of these");
        };
    }

    /** All of its regions in their order, those included of which no mask can be made. */
    List<NamedRegion> regions();

    /**
     * One region as voxels of an image.
     *
     * @param number of the region
     * @throws DicomException if there is no such region, if it does not belong to the image, or if no voxel of the image lies inside
     */
    RegionMask mask(long number, ImageSpace image, Arena arena);

    /** The UID of its study. */
    Optional<String> study();

    /** The images that it names as those it was made on. */
    References references();
}
