package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.image.Volume;
import org.weft.io.ImageReader;

/** The case written is the ball, voxel by voxel. */
class BallCaseTest {

    @Test
    void filesHoldTheBall(@TempDir Path folder) throws IOException {
        Ball ball = new Ball(11, 4.5);
        long count = BallCase.write(ball, folder);
        try (Arena arena = Arena.ofShared()) {
            Volume volume = ImageReader.readVolume(folder.resolve("image.nii"), arena);
            var mask = ImageReader.readLabels(folder.resolve("mask.nii.gz"), arena);
            float[] noise = ball.noise();
            long inside = 0;
            for (int k = 0; k < noise.length; k++) {
                assertEquals(noise[k], volume.at(k));
                assertEquals(ball.contains(k) ? 1 : 0, mask.at(k));
                inside += mask.at(k);
            }
            assertEquals(count, inside);
            assertEquals(noise.length, volume.grid().voxelCount());
        }
    }
}
