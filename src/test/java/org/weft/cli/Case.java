package org.weft.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.ibsi.DigitalPhantom;
import org.weft.image.Region;
import org.weft.image.Volume;
import org.weft.io.ImageWriter;

/** The digital phantom as files in a folder: image, mask, a mask with the labels 1 and 4, one with 2 and 3, a mask moved by 2 mm. */
record Case(Path folder, Path image, Path mask, Path twoLabels, Path noFirst, Path moved, Path empty) {

    static Case in(Path folder) throws IOException {
        Case files = new Case(folder, folder.resolve("image.nii.gz"), folder.resolve("mask.nii.gz"),
                folder.resolve("two labels.nii.gz"),
                folder.resolve("no first.nii"), folder.resolve("moved.nii.gz"), folder.resolve("empty.nii"));
        try (Arena arena = Arena.ofConfined()) {
            Region phantom = DigitalPhantom.region(arena);
            Grid grid = phantom.volume().grid();
            ImageWriter.write(files.image, phantom.volume());
            ImageWriter.write(files.mask, phantom.roi().morphological());
            Labelling halves = index -> !phantom.roi().morphological().contains(index) ? 0 : index < 40 ? 1 : 4;
            ImageWriter.write(files.twoLabels, labels(grid, halves, arena));
            ImageWriter.write(files.noFirst, labels(grid, index -> index < 40 ? 2 : 3, arena));
            ImageWriter.write(files.moved,
                    labels(new Grid(grid.size(), grid.spacing(), new Point(2, 0, 0), grid.direction()), _ -> 1, arena));
            ImageWriter.write(files.empty, labels(grid, _ -> 0, arena));
        }
        return files;
    }

    /** Names of the files that a command left in a folder of its own. */
    static String[] filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
        }
    }

    private interface Labelling {

        int label(long index);
    }

    private static Volume labels(Grid grid, Labelling labelling, Arena arena) {
        MemorySegment voxels = arena.allocate(Volume.LAYOUT, grid.voxelCount());
        for (long i = 0; i < grid.voxelCount(); i++) {
            voxels.setAtIndex(Volume.LAYOUT, i, labelling.label(i));
        }
        return new Volume(grid, voxels);
    }
}
