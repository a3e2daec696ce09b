package org.weft.cli.input;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.weft.dicom.archive.SeriesChoice;
import org.weft.dicom.pet.SuvType;
import org.weft.dicom.series.OnFault;
import org.weft.dicom.write.Identifiers;
import picocli.CommandLine.Option;

/** Options that say what of DICOM is meant and how it is read. */
public final class DicomOptions {

    private static final Map<String, SuvType> SUV = Map.of("bw", SuvType.BODY_WEIGHT, "lbm", SuvType.LEAN_BODY_MASS,
            "lbm-james", SuvType.LEAN_BODY_MASS_JAMES, "bsa", SuvType.BODY_SURFACE_AREA, "none", SuvType.STORED_UNIT);

    @Option(names = "--series", paramLabel = "#N|NUMBER|NAME",
            description = "Which image series of a DICOM folder or zip: its place in weft inspect, number, UID, modality or description.")
    private String series;

    @Option(names = "--volume", paramLabel = "N",
            description = "Which volume of a DICOM series that holds several, such as time points.")
    private Long volume;

    @Option(names = "--repair",
            description = "Repair a DICOM series with gaps, doubles, localisers or tilt, and say how, instead of refusing it.")
    private boolean repair;

    @Option(names = "--suv", paramLabel = "bw|lbm|lbm-james|bsa|none",
            description = "Uptake values of DICOM PET by body weight (default), lean body mass or body surface, or the stored unit.")
    private String suv;

    @Option(names = "--keep-identifiers",
            description = "Let names, numbers, dates and UIDs of patients into the output instead of pseudonyms: for the patient's own archive.")
    private boolean keep;

    SeriesChoice series() {
        return new SeriesChoice(Optional.ofNullable(series), "--series");
    }

    OptionalLong volume() {
        return volume == null ? OptionalLong.empty() : OptionalLong.of(volume);
    }

    OnFault onFault() {
        return repair ? OnFault.REPAIR : OnFault.REFUSE;
    }

    /** Whether a kind of uptake value was asked for. */
    boolean namesSuv() {
        return suv != null;
    }

    SuvType suv() {
        SuvType type = suv == null ? SuvType.BODY_WEIGHT : SUV.get(suv.toLowerCase(Locale.ROOT));
        if (type == null) {
            throw new IllegalArgumentException(
                    "--suv takes bw, lbm, lbm-james, bsa or none, not \"" + suv + "\"");
        }
        return type;
    }

    /** What becomes of what tells who the patient is, in DICOM output. */
    public Identifiers identifiers() {
        return keep ? Identifiers.KEEP : Identifiers.REPLACE;
    }

    /** Whether names and identifiers may leave in an output. */
    public boolean keepsIdentifiers() {
        return keep;
    }

    /** Refuses options that say something of DICOM where the image is none. */
    void requireNone(String image) {
        List<String> given = Map
                .of("--series", series != null, "--volume", volume != null, "--repair", repair, "--suv", suv != null)
                .entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).sorted().toList();
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(
                    given.getFirst() + " is for DICOM, but " + image + " is none; leave it out");
        }
    }
}
