package org.weft.dicom.object;

import java.util.Set;

/** Kinds of objects that Weft treats each in its own way (DICOM PS3.6, table A-1). */
public final class SopClass {

    public static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    public static final String ENHANCED_CT = "1.2.840.10008.5.1.4.1.1.2.1";
    public static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    public static final String ENHANCED_MR = "1.2.840.10008.5.1.4.1.1.4.1";
    public static final String PET = "1.2.840.10008.5.1.4.1.1.128";
    public static final String ENHANCED_PET = "1.2.840.10008.5.1.4.1.1.130";
    public static final String STRUCTURE_SET = "1.2.840.10008.5.1.4.1.1.481.3";
    public static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";
    public static final String LABEL_MAP_SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.7";
    public static final String COMPREHENSIVE_3D_REPORT = "1.2.840.10008.5.1.4.1.1.88.34";
    public static final String DIRECTORY = "1.2.840.10008.1.3.10";

    private static final Set<String> REGIONS = Set.of(STRUCTURE_SET, SEGMENTATION, LABEL_MAP_SEGMENTATION);

    private SopClass() {}

    /** Whether objects of this class are structure sets or segmentations. */
    public static boolean holdsRegions(String sopClass) {
        return REGIONS.contains(sopClass);
    }
}
