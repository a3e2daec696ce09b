package org.weft.bench;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.function.Function;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.image.Region;
import org.weft.image.Regions;
import org.weft.image.Volume;
import org.weft.io.ImageReader;
import org.weft.settings.Discretisation;
import org.weft.settings.Discretisation.BinOrigin;

/**
 * A case of the reference data.
 *
 * @param mask           label 1 is the region
 * @param discretisation grey levels of histogram and textures
 */
record CaseFiles(Path image, Path mask, Discretisation discretisation) {

    /**
     * The case of a name that benchmarks take as {@code -p input=}.
     *
     * @throws IllegalArgumentException for another name, and where its files are missing
     */
    static CaseFiles named(String name, ReferenceData data) {
        String patient = "cases/nifti/STS_001/";
        return switch (name) {
            case "ibsi_ct_phantom" -> new CaseFiles(data.path("ibsi/ibsi1/ct_phantom/nifti/phantom.nii.gz"),
                    data.path("ibsi/ibsi1/ct_phantom/nifti/mask.nii.gz"),
                    new Discretisation.FixedBinSize(25, new BinOrigin.Minimum()));
            case "sts_001_ct" -> patient(patient + "CT", data);
            case "sts_001_pet" -> patient(patient + "PET", data);
            case "sts_001_mr" -> patient(patient + "MR_T1", data);
            default -> throw new IllegalArgumentException("there is no case " + name
                    + "; there are ibsi_ct_phantom, sts_001_ct, sts_001_pet, sts_001_mr and balls such as ball_128_64 (side of"
                    + " the cube and radius in voxels)");
        };
    }

    private static CaseFiles patient(String stem, ReferenceData data) {
        return new CaseFiles(data.path(stem + "_image.nii.gz"), data.path(stem + "_mask.nii.gz"),
                new Discretisation.FixedBinNumber(32));
    }

    /** Image and region, with as much of the image around the region as is asked for. */
    Region read(Function<Grid, Reach> reach, Arena arena) {
        Volume volume = ImageReader.readVolume(image, arena);
        return Regions.of(volume, ImageReader.readLabels(mask, arena), 1, reach.apply(volume.grid()), arena);
    }
}
