package org.weft.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.weft.ReferenceData;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.image.LabelVolume;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Regions;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.io.ImageReader;
import org.weft.process.IntensityRange;

/** The reference data of IBSI 1, and the verdict of its consensus. */
public final class Ibsi1 {

    private Ibsi1() {}

    /** The consensus of a data set, such as {@code config_a}, on some families; the file's first column is its name. */
    public static Consensus consensus(String dataset, Set<FeatureFamily> families) throws IOException {
        return only(families, new Consensus(Files
                .readAllLines(ReferenceData.path("ibsi/ibsi1/reference/" + dataset + ".csv")).stream().skip(1)
                .map(line -> Consensus.Row.parse(line.substring(line.indexOf(',') + 1))).toList()));
    }

    /** Its part on some families. */
    public static Consensus only(Set<FeatureFamily> families, Consensus consensus) {
        Set<String> labels = Set.copyOf(families.stream().map(FeatureFamily::label).toList());
        return new Consensus(consensus.rows().stream().filter(row -> labels.contains(row.family())).toList());
    }

    /** Every row of the consensus is met, and there are so many; what is not met is named. */
    public static void assertMeets(int count, Consensus consensus, List<FeatureValue> values) {
        List<Verdict.Judgement> judgements = Verdict.of(new FeatureTable(values), consensus).judgements();
        assertEquals(List.of(), judgements.stream().filter(j -> j.outcome() != Verdict.Outcome.PASSED)
                .map(j -> j.row() + ": " + j.computed()).toList());
        assertEquals(count, judgements.size());
    }

    /** The CT phantom and its region as they are read. */
    public static Region ctPhantom(Arena arena) {
        Volume scanned = ImageReader.readVolume(ReferenceData.path("ibsi/ibsi1/ct_phantom/nifti/phantom.nii.gz"),
                arena);
        LabelVolume labels = ImageReader.readLabels(ReferenceData.path("ibsi/ibsi1/ct_phantom/nifti/mask.nii.gz"),
                arena);
        return Regions.of(scanned, labels, 1, Reach.WHOLE, arena);
    }

    /** The CT phantom as it is scanned, in whole numbers; its intensity mask is re-segmented to a range. */
    public static Region ctPhantom(IntensityRange range, Arena arena) {
        Volume scanned = ImageReader.readVolume(ReferenceData.path("ibsi/ibsi1/ct_phantom/nifti/phantom.nii.gz"),
                arena);
        LabelVolume labels = ImageReader.readLabels(ReferenceData.path("ibsi/ibsi1/ct_phantom/nifti/mask.nii.gz"),
                arena);
        Grid grid = scanned.grid();
        MemorySegment voxels = arena.allocate(Volume.LAYOUT, grid.voxelCount());
        MemorySegment morphological = arena.allocate(grid.voxelCount());
        MemorySegment intensity = arena.allocate(grid.voxelCount());
        for (long i = 0; i < grid.voxelCount(); i++) {
            double v = Math.rint(scanned.at(i));
            boolean inside = labels.at(i) != 0;
            voxels.setAtIndex(Volume.LAYOUT, i, (float) v);
            morphological.set(Mask.LAYOUT, i, (byte) (inside ? 1 : 0));
            intensity.set(Mask.LAYOUT, i, (byte) (inside && v >= range.low() && v <= range.high() ? 1 : 0));
        }
        Roi roi = Roi.of(new Mask(grid, morphological), new Mask(grid, intensity));
        return new Region(new Volume(grid, voxels), roi);
    }
}
