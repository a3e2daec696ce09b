package org.weft.feature;

/** How values or matrices of slices and directions become one value. */
public enum Aggregation {

    /** One value of the whole region; nothing to aggregate. IBSI DHQ4. */
    NONE("", "DHQ4"),
    /** A matrix per slice and direction; features averaged. IBSI BTW3. */
    SLICE_DIRECTION_AVERAGE("2d_average", "BTW3"),
    /** Directions merged per slice; features averaged over slices. IBSI SUJT. */
    SLICE_MERGED("2d_slice_merged", "SUJT"),
    /** Slices merged per direction; features averaged over directions. IBSI JJUI. */
    DIRECTION_MERGED("2.5d_direction_merged", "JJUI"),
    /** All slices and planar directions merged into one matrix. IBSI ZW7Z. */
    PLANAR_MERGED("2.5d_volume_merged", "ZW7Z"),
    /** A matrix per direction in space; features averaged. IBSI ITBB. */
    VOLUME_AVERAGE("3d_average", "ITBB"),
    /** All directions in space merged into one matrix. IBSI IAZD. */
    VOLUME_MERGED("3d_volume_merged", "IAZD"),
    /** A matrix per slice; features averaged over slices. IBSI 8QNN. */
    SLICE("2d", "8QNN"),
    /** Matrices of all slices merged into one. IBSI 62GR. */
    SLICES_MERGED("2.5d", "62GR"),
    /** One matrix of the volume. IBSI KOBO. */
    VOLUME("3d", "KOBO");

    private final String label;
    private final String ibsiId;

    Aggregation(String label, String ibsiId) {
        this.label = label;
        this.ibsiId = ibsiId;
    }

    /** Name in tables and settings, e.g. {@code 3d_average}; empty for {@link #NONE}. */
    public String label() {
        return label;
    }

    public String ibsiId() {
        return ibsiId;
    }
}
