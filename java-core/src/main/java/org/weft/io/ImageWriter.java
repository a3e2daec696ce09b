package org.weft.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.weft.grid.Grid;
import org.weft.image.LabelVolume;
import org.weft.image.Mask;
import org.weft.image.Volume;

/**
 * Writes images in the format that the name's ending asks for: .nii, .nii.gz, .hdr or .img (a pair), .nrrd (gzip), .nhdr
 * (with a .raw beside it). Voxels keep type and byte order: float32 intensities, uint8 masks, uint16 labels. NIfTI-1 holds
 * positions in float32; NIfTI-2 is written only where an axis exceeds 32,767 voxels. Files are written beside and renamed,
 * so that a name never stands for half an image. Throws {@link UncheckedIOException} where the disk refuses.
 */
public final class ImageWriter {

    private static final int CHUNK = 1 << 16;

    private ImageWriter() {}

    public static void write(Path file, Volume volume) {
        write(file, new Image(volume.grid(), volume.voxels(), VoxelType.FLOAT32));
    }

    public static void write(Path file, Mask mask) {
        write(file, new Image(mask.grid(), mask.voxels(), VoxelType.UINT8));
    }

    public static void write(Path file, LabelVolume labels) {
        write(file, new Image(labels.grid(), labels.voxels(), VoxelType.UINT16));
    }

    /** What is to be written: voxels as they lie in memory. */
    record Image(Grid grid, MemorySegment voxels, VoxelType type) {}

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void write(Path file, Image image) {
        String name = file.getFileName().toString();
        String ending = name.toLowerCase(Locale.ROOT).replaceFirst("^.*?(\\.nii\\.gz|\\.[^.]*)$", "$1");
        String stem = name.substring(0, name.length() - ending.length());
        switch (ending) {
            case ".nii" -> replace(file, out -> {
                out.write(NiftiWriter.header(image, false));
                writeVoxels(image.voxels, out);
            });
            case ".nii.gz" -> replace(file, out -> {
                try (GZIPOutputStream gzip = new GZIPOutputStream(out, CHUNK)) {
                    gzip.write(NiftiWriter.header(image, false));
                    writeVoxels(image.voxels, gzip);
                }
            });
            case ".hdr", ".img" -> {
                replace(file.resolveSibling(stem + ".img"), out -> writeVoxels(image.voxels, out));
                replace(file.resolveSibling(stem + ".hdr"), out -> out.write(NiftiWriter.header(image, true)));
            }
            case ".nrrd" -> replace(file, out -> {
                out.write(NrrdWriter.header(image, null));
                try (GZIPOutputStream gzip = new GZIPOutputStream(out, CHUNK)) {
                    writeVoxels(image.voxels, gzip);
                }
            });
            case ".nhdr" -> {
                replace(file.resolveSibling(stem + ".raw"), out -> writeVoxels(image.voxels, out));
                replace(file, out -> out.write(NrrdWriter.header(image, stem + ".raw")));
            }
            default -> throw new IllegalArgumentException("cannot write " + file
                    + ": its ending must be .nii, .nii.gz, .hdr, .img, .nrrd or .nhdr, which name the format");
        }
    }

    private static void writeVoxels(MemorySegment voxels, OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        MemorySegment into = MemorySegment.ofArray(chunk);
        for (long at = 0; at < voxels.byteSize(); at += CHUNK) {
            int count = (int) Math.min(CHUNK, voxels.byteSize() - at);
            MemorySegment.copy(voxels, at, into, 0, count);
            out.write(chunk, 0, count);
        }
    }

    private static void replace(Path file, Content content) {
        Path beside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try (Closeable _ = () -> Files.deleteIfExists(beside)) {
            try (OutputStream out = Files.newOutputStream(beside)) {
                content.writeTo(out);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + file + ": " + e.getMessage() + "; check the folder and the space left", e);
        }
    }
}
