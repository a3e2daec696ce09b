package org.weft.dicom.write;

import java.util.Set;
import org.weft.feature.Feature;

/** The unit of an image's intensities, and with it of what is measured, in UCUM's codes. */
public enum IntensityUnit {
    /** Of computed tomography. */
    HOUNSFIELD("[hnsf'U]", "[hnsf'U]2", "mm3.[hnsf'U]", "Hounsfield unit"),
    /** Standardised uptake by body weight. */
    SUV("g/ml{SUVbw}", "g2/ml2{SUVbw}", "mm3.g/ml{SUVbw}", "Standardised uptake value, body weight"),
    /** Arbitrary, or not known. */
    NONE("1", "1", "mm3", "no units");

    private static final Set<String> LENGTHS = Set.of("KLMA", "L0JK", "TDIC", "P9VJ", "7J51");
    private static final Set<String> VOLUMES = Set.of("RNU0", "YEKZ");
    private static final Set<String> INTENSITIES = Set.of("Q4LE", "Y12H", "1GSF", "QG58", "8DWT", "84IY", "SALO",
            "2OJQ", "4FUA", "1128", "N72L", "5ZWQ", "VJGA", "0F91");
    private static final Set<String> SQUARED_INTENSITIES = Set.of("ECT3", "N8CA");
    private static final Code UNITY = Code.ucum("1", "no units");

    private final Code plain;
    private final Code squared;
    private final Code timesVolume;

    IntensityUnit(String plain, String squared, String timesVolume, String meaning) {
        this.plain = Code.ucum(plain, meaning);
        this.squared = Code.ucum(squared, squared.equals(plain) ? meaning : meaning + ", squared");
        this.timesVolume = Code.ucum(timesVolume, timesVolume.equals("mm3") ? "Cubic millimetre"
                : "Cubic millimetre times " + meaning);
    }

    /** The unit of a feature of an image in this unit; {@code 1} where it has none, or where the settings decide it. */
    Code of(Feature feature) {
        String id = feature.ibsiId();
        if (LENGTHS.contains(id)) {
            return Code.ucum("mm", "Millimetre");
        } else if (VOLUMES.contains(id)) {
            return Code.ucum("mm3", "Cubic millimetre");
        } else if (INTENSITIES.contains(id)) {
            return plain;
        } else if (SQUARED_INTENSITIES.contains(id)) {
            return squared;
        }
        return switch (id) {
            case "C0JK" -> Code.ucum("mm2", "Square millimetre");
            case "2PR5" -> Code.ucum("/mm", "Per millimetre");
            case "99N0" -> timesVolume;
            default -> UNITY;
        };
    }
}
