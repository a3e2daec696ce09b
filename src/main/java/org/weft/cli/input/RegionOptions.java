package org.weft.cli.input;

import java.util.List;
import java.util.Optional;
import org.weft.dicom.archive.SeriesChoice;
import org.weft.dicom.region.RegionChoice;
import picocli.CommandLine.Option;

/** Options that say which regions are meant. */
public final class RegionOptions {

    @Option(names = {"-l", "--label"}, paramLabel = "N|all",
            description = "Which label of a NIfTI or NRRD mask; default: the only one, or 1 among several.")
    private String label;

    @Option(names = {"-r", "--region"}, paramLabel = "NAME|#N|all",
            description = "Which region of an RTSTRUCT or SEG: its name, number or a pattern with * and ?; may be repeated; default: the only one.")
    private List<String> regions;

    @Option(names = "--regions-from", paramLabel = "#N|NUMBER|NAME",
            description = "Which RTSTRUCT or SEG, where there are several: as --series.")
    private String from;

    @Option(names = "--threshold", paramLabel = "SHARE", defaultValue = "0.5",
            description = "What share of a voxel of a fractional SEG must be inside; default: ${DEFAULT-VALUE}.")
    private double threshold;

    @Option(names = "--resample-mask",
            description = "Bring a mask or SEG on another grid onto the image's, by the nearest neighbour.")
    private boolean resample;

    LabelChoice label() {
        return LabelChoice.parse(label);
    }

    /** Empty: the only one. */
    Optional<RegionChoice> regions() {
        return Optional.ofNullable(regions).map(RegionChoice::new);
    }

    /** Whether a region was asked for at all. */
    public boolean areChosen() {
        return regions != null || from != null;
    }

    boolean isLabelled() {
        return label != null;
    }

    SeriesChoice from() {
        return new SeriesChoice(Optional.ofNullable(from), "--regions-from");
    }

    double threshold() {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("--threshold must lie above 0 and not above 1, not " + threshold);
        }
        return threshold;
    }

    /** Whether a mask on another grid is brought onto the image's. */
    public boolean resamples() {
        return resample;
    }
}
