package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Volume;
import org.weft.io.ImageWriter;
import org.weft.morphology.MorphologyFeature;

/**
 * All features of a case but Moran's I and Geary's C, whose work space is a setting, take no more memory than four times the intensities of the
 * region's box and 200 MB, which hold the JVM, too. In a process of its own that is run as the launcher runs it.
 */
class PeakMemoryInvariantTest {

    private static final int SIDE = 160;
    private static final int RADIUS = 70;
    private static final long LIMIT = 4L * Float.BYTES * (2 * RADIUS + 1) * (2 * RADIUS + 1) * (2 * RADIUS + 1)
            + 200_000_000;

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "reads the peak of resident memory in /proc/self/status")
    void aCaseStaysWithinFourTimesItsVolumeAnd200Megabytes() throws IOException, InterruptedException {
        Path settings = Files.writeString(folder.resolve("settings.yaml"),
                "discretisation: {method: fixed_bin_number, bins: 64}\nfeatures: {morphology: [" + shape() + "]}\n");
        Path image = folder.resolve("image.nii");
        Path mask = folder.resolve("mask.nii");
        Path table = folder.resolve("table.csv");
        write(image, mask);
        long peak = 1024 * peakKilobytes("extract", "-q", image.toString(), mask.toString(), "-s", settings.toString(),
                "-o", table.toString(), "--threads=2");
        long values = Files.readAllLines(table).size() - 1;
        assertEquals(172, values, "values");
        String numbers = "peak of resident memory " + peak / 1_000_000 + " MB, limit " + LIMIT / 1_000_000 + " MB";
        System.out.println(numbers);
        assertTrue(peak <= LIMIT, numbers);
    }

    private static String shape() {
        return Arrays.stream(MorphologyFeature.values())
                .filter(f -> f != MorphologyFeature.MORANS_I_INDEX && f != MorphologyFeature.GEARYS_C_MEASURE)
                .map(MorphologyFeature::label).collect(Collectors.joining(", "));
    }

    /** A ball of white noise: 1.4 million voxels, which make more zones than any image. */
    private static void write(Path image, Path mask) throws IOException {
        Grid grid = Grid.of(SIDE, SIDE, SIDE, new Spacing(1, 1, 1));
        SplittableRandom random = new SplittableRandom(1);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment voxels = arena.allocate(Volume.LAYOUT, grid.voxelCount());
            MemorySegment inside = arena.allocate(grid.voxelCount());
            for (int k = 0; k < grid.voxelCount(); k++) {
                double x = k % SIDE - SIDE / 2.0;
                double y = k / SIDE % SIDE - SIDE / 2.0;
                double z = k / SIDE / SIDE - SIDE / 2.0;
                voxels.setAtIndex(Volume.LAYOUT, k, (float) random.nextDouble());
                inside.set(Mask.LAYOUT, k, (byte) (x * x + y * y + z * z <= RADIUS * RADIUS ? 1 : 0));
            }
            ImageWriter.write(image, new Volume(grid, voxels));
            ImageWriter.write(mask, new Mask(grid, inside));
        }
    }

    private static long peakKilobytes(String... arguments) throws IOException, InterruptedException {
        String launcher = Files.readString(Path.of("..", "weft"));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(found("memory='(.*)'", launcher).split(" ")));
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
                MeasuredRun.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().put("MALLOC_MMAP_THRESHOLD_", found("MALLOC_MMAP_THRESHOLD_-([0-9]+)", launcher));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), out);
        return Long.parseLong(out.strip());
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), pattern + " in the launcher");
        return matcher.group(1);
    }
}
