package org.weft.cli;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.weft.grid.Reach;
import org.weft.image.Region;
import org.weft.image.Regions;
import org.weft.io.ImageReader;

/** The folder of reference data: {@code ibsi/ibsi1}, {@code ibsi/ibsi2} and, for patients, {@code cases}. */
record ReferenceFolder(Path folder) {

    static final String IBSI1 = "ibsi/ibsi1";
    static final String IBSI2 = "ibsi/ibsi2";
    static final String PATIENTS = "cases/consensus";

    /** The folder asked for, else the one that the system property {@code weft.data} names, else {@code ../shared}. */
    static ReferenceFolder of(Optional<Path> asked) {
        return new ReferenceFolder(asked.orElseGet(() -> Path.of(System.getProperty("weft.data", "../shared"))));
    }

    /** Which of these folders in it are not there. */
    List<String> missing(List<String> folders) {
        return folders.stream().filter(name -> !Files.isDirectory(folder.resolve(name))).toList();
    }

    Path ibsi1(String name) {
        return folder.resolve(IBSI1).resolve(name);
    }

    Path ibsi2(String name) {
        return folder.resolve(IBSI2).resolve(name);
    }

    Path cases(String name) {
        return folder.resolve("cases").resolve(name);
    }

    /** Refuses a table that holds nothing to check against, which any result would pass. */
    static void requireSome(Path table, boolean some) {
        if (!some) {
            throw new IllegalArgumentException(
                    table + ": the table holds nothing to check against; fetch the reference data anew");
        }
    }

    /** The CT phantom and its region, uncropped. */
    Region ctPhantom(Arena arena) {
        return region(ibsi1("ct_phantom/nifti/phantom.nii.gz"), ibsi1("ct_phantom/nifti/mask.nii.gz"), arena);
    }

    /** An image and the region of the label 1 of a mask, uncropped. */
    static Region region(Path image, Path mask, Arena arena) {
        return Regions.of(ImageReader.readVolume(image, arena), ImageReader.readLabels(mask, arena), 1, Reach.WHOLE,
                arena);
    }
}
