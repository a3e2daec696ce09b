package org.weft.dicom.pet;

import java.util.Locale;
import java.util.Optional;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;

/** What the rescaled intensities of PET are. */
sealed interface StoredUnit {

    /** Bq/ml. */
    record Concentration() implements StoredUnit {}

    /** Counts, which Philips' private factors convert. */
    record Counts() implements StoredUnit {}

    /** Uptake values of some type. */
    record Uptake(SuvType type) implements StoredUnit {}

    /**
     * What Units (0054,1001) says (DICOM PS3.3, C.8.9.1.1.3); of enhanced PET, which has none, what the measurement units of its real world
     * values say (PS3.16, CID 84 and 85). Refuses all others.
     */
    static StoredUnit of(DataSet header) {
        String units = header.text(Attribute.UNITS).or(() -> coded(header))
                .orElseThrow(() -> new DicomException(Attribute.UNITS + " is missing, but an SUV depends on it"));
        String named = header.text(Attribute.SUV_TYPE).orElse("");
        return switch (units.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")) {
            case "bqml" -> new Concentration();
            case "cnts" -> new Counts();
            case "gml" -> uptake(named.isEmpty() ? "BW" : named, units, false);
            case "cm2ml" -> uptake(named.isEmpty() ? "BSA" : named, units, true);
            case "gmlsuvbw" -> new Uptake(SuvType.BODY_WEIGHT);
            case "gmlsuvlbm" -> new Uptake(SuvType.LEAN_BODY_MASS_MORGAN);
            case "gmlsuvlbmjames128" -> new Uptake(SuvType.LEAN_BODY_MASS_JAMES);
            case "gmlsuvlbmjanma" -> new Uptake(SuvType.LEAN_BODY_MASS);
            case "gmlsuvibw" -> new Uptake(SuvType.IDEAL_BODY_WEIGHT);
            case "cm2mlsuvbsa" -> new Uptake(SuvType.BODY_SURFACE_AREA);
            default -> throw new DicomException(Attribute.UNITS + " is " + DataSet.quote(units)
                    + ", of which no SUV can be made; only BQML, CNTS, GML and CM2ML are known");
        };
    }

    private static StoredUnit uptake(String named, String units, boolean isArea) {
        return SuvType.of(named).filter(type -> type == SuvType.BODY_SURFACE_AREA == isArea).map(Uptake::new)
                .orElseThrow(() -> new DicomException(Attribute.SUV_TYPE + " is " + DataSet.quote(named)
                        + ", which is not known with " + Attribute.UNITS + " " + DataSet.quote(units)));
    }

    private static Optional<String> coded(DataSet header) {
        return mapping(header)
                .or(() -> header.item(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE).flatMap(StoredUnit::mapping))
                .or(() -> header.item(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).flatMap(StoredUnit::mapping))
                .flatMap(item -> item.item(Attribute.MEASUREMENT_UNITS_CODE_SEQUENCE))
                .flatMap(code -> code.text(Attribute.CODE_VALUE));
    }

    private static Optional<DataSet> mapping(DataSet group) {
        return group.item(Attribute.REAL_WORLD_VALUE_MAPPING_SEQUENCE);
    }
}
