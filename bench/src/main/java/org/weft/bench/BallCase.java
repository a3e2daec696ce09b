package org.weft.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.weft.grid.Grid;
import org.weft.image.Mask;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.io.ImageWriter;

/**
 * Writes a {@link Ball} as a case for {@code weft extract}: {@code image.nii} and {@code mask.nii.gz}, voxels of 1 mm.
 * A side of 256 and a radius of 98.5 make a region of 4 million voxels.
 */
public final class BallCase {

    private BallCase() {}

    /** Arguments: side of the cube and radius of the ball in voxels, and the folder to write to. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: BallCase SIDE RADIUS FOLDER, such as BallCase 256 98.5 ball");
            System.exit(2);
        }
        Ball ball = new Ball(Integer.parseInt(args[0]), Double.parseDouble(args[1]));
        System.out.println(write(ball, Path.of(args[2])) + " voxels in the ball");
    }

    /** Returns the number of voxels in the ball. */
    static long write(Ball ball, Path folder) throws IOException {
        Files.createDirectories(folder);
        Grid grid = ball.grid();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment intensities = arena.allocateFrom(Volume.LAYOUT, ball.noise());
            Mask mask = new Mask(grid, ball.mask(arena));
            ImageWriter.write(folder.resolve("image.nii"), new Volume(grid, intensities));
            ImageWriter.write(folder.resolve("mask.nii.gz"), mask);
            return Roi.of(mask).morphologicalVoxelCount();
        }
    }
}
