package org.weft.feature;

import java.util.Locale;

/** The eleven families of IBSI 1, in the standard's order. */
public enum FeatureFamily {
    MORPHOLOGY("HCUG"),
    LOCAL_INTENSITY("9ST6"),
    INTENSITY_STATISTICS("UHIW"),
    INTENSITY_HISTOGRAM("ZVCW"),
    IVH("P88C"),
    GLCM("LFYI"),
    GLRLM("TP0I"),
    GLSZM("9SAK"),
    GLDZM("VMDZ"),
    NGTDM("IPET"),
    NGLDM("REK0");

    private final String ibsiId;

    FeatureFamily(String ibsiId) {
        this.ibsiId = ibsiId;
    }

    /** Name in tables and settings, e.g. {@code intensity_statistics}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String ibsiId() {
        return ibsiId;
    }
}
