package org.weft.cli;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.weft.grid.Reach;
import org.weft.image.Region;
import org.weft.image.Regions;
import org.weft.io.ImageReader;

/** The folder of reference data: {@code ibsi/ibsi1}, {@code ibsi/ibsi2} and, for patients, {@code cases}. */
record ReferenceFolder(Path folder) {

    /** The folder asked for, else the one that the system property {@code weft.data} names, else {@code ../shared}. */
    static ReferenceFolder of(Optional<Path> asked) {
        return new ReferenceFolder(asked.orElseGet(() -> Path.of(System.getProperty("weft.data", "../shared"))));
    }

    boolean holdsPhantoms() {
        return Files.isDirectory(ibsi1("")) && Files.isDirectory(ibsi2(""));
    }

    boolean holdsPatients() {
        return Files.isDirectory(cases("consensus"));
    }

    Path ibsi1(String name) {
        return folder.resolve("ibsi/ibsi1").resolve(name);
    }

    Path ibsi2(String name) {
        return folder.resolve("ibsi/ibsi2").resolve(name);
    }

    Path cases(String name) {
        return folder.resolve("cases").resolve(name);
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
