package org.weft.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.weft.grid.Grid;
import org.weft.image.LabelVolume;
import org.weft.image.Volume;

/**
 * Reads NIfTI-1, NIfTI-2 (.nii, .hdr with .img, each plain or .gz) and NRRD (.nrrd, .nhdr), told apart by what the files
 * hold, not by their names. World coordinates become LPS millimetres. A file holds one volume of integers or real numbers;
 * a flat image is one slice. Whatever is wrong with a file becomes an {@link UnreadableImageException}.
 *
 * <p>Memory taken is 4 bytes per voxel, 2 for labels, and never more than 4 bytes for each byte of the file, 4128 where it is
 * compressed: a size that the file cannot hold is refused before.
 */
public final class ImageReader {

    private static final int LARGEST_LABEL = 65_535;

    private ImageReader() {}

    /**
     * Intensities, {@code slope · stored + intercept} where the header scales them, rounded to float64 and then to float32.
     * Voxels that lie in the file as a volume keeps them (uncompressed, float32, native byte order, not scaled, aligned) are
     * mapped, not copied: such a file must not change while the arena lives.
     */
    public static Volume readVolume(Path file, Arena arena) {
        ImageHeader header = header(file);
        VoxelData voxels = header.voxels();
        if (voxels.mappable()) {
            return new Volume(header.grid(), map(voxels, header.grid().voxelCount() * Float.BYTES, arena));
        }
        MemorySegment intensities = allocate(header, Volume.LAYOUT, arena);
        float[] chunk = new float[VoxelStream.CHUNK];
        forEachChunk(header, (values, count, first) -> {
            for (int i = 0; i < count; i++) {
                chunk[i] = (float) values[i];
            }
            MemorySegment.copy(chunk, 0, intensities, Volume.LAYOUT, first * Float.BYTES, count);
        });
        return new Volume(header.grid(), intensities);
    }

    /** Labels: whole numbers from 0 to 65535 in a file of any type. Refuses any other value and names its voxel. */
    public static LabelVolume readLabels(Path file, Arena arena) {
        ImageHeader header = header(file);
        MemorySegment labels = allocate(header, LabelVolume.LAYOUT, arena);
        short[] chunk = new short[VoxelStream.CHUNK];
        forEachChunk(header, (values, count, first) -> {
            for (int i = 0; i < count; i++) {
                int label = (int) values[i];
                if (label != values[i] || label < 0 || label > LARGEST_LABEL) {
                    throw new UnreadableImageException(file,
                            "voxel " + place(header.grid(), first + i) + " holds " + values[i]
                                    + ", but a label is a whole number from 0 to " + LARGEST_LABEL
                                    + "; give the mask, not the image, and"
                                    + " make a mask of probabilities by a threshold first");
                }
                chunk[i] = (short) label;
            }
            MemorySegment.copy(chunk, 0, labels, LabelVolume.LAYOUT, first * Short.BYTES, count);
        });
        return new LabelVolume(header.grid(), labels);
    }

    /** Where a file's voxels lie; reads the header alone. */
    public static Grid readGrid(Path file) {
        return header(file).grid();
    }

    private static ImageHeader header(Path path) {
        Path file = headerFile(path);
        requireFile(file);
        try {
            boolean gzip = ByteSource.isGzip(file, 0);
            byte[] start = start(file, gzip, NiftiHeader.LENGTH);
            NiftiHeader nifti = NiftiHeader.parse(file, start);
            if (nifti == null && (gzip || !NrrdHeader.begins(start))) {
                throw new UnreadableImageException(file,
                        "it is no NIfTI or NRRD image but " + (gzip ? "a gzip stream of " : "")
                                + Contents.describe(start) + "; convert it to NIfTI or NRRD");
            }
            ImageHeader header = nifti != null ? nifti.image()
                    : NrrdHeader.parse(file, start(file, false, NrrdHeader.LONGEST)).image();
            header.voxels().requireRoomFor(header.grid().size());
            return header;
        } catch (UnreadableImageException e) {
            throw e;
        } catch (IllegalArgumentException e) { // what a grid's parts say of the header's numbers
            throw new UnreadableImageException(file, e.getMessage(), e);
        }
    }

    private static byte[] start(Path file, boolean gzip, int count) {
        try (ByteSource source = ByteSource.open(file, 0, gzip)) {
            return source.upTo(count);
        }
    }

    /** The header of a pair whose voxels were named. */
    private static Path headerFile(Path path) {
        String name = String.valueOf(path.getFileName());
        String stem = name.replaceFirst("(?i)\\.img(\\.gz)?$", "");
        if (stem.equals(name)) {
            return path;
        }
        return List.of(".hdr", ".hdr.gz", ".HDR", ".HDR.GZ").stream().map(ending -> path.resolveSibling(stem + ending))
                .filter(Files::isRegularFile).findFirst().orElse(path);
    }

    private static void requireFile(Path file) {
        if (!Files.exists(file)) {
            throw new UnreadableImageException(file, "there is no such file; check the path");
        }
        if (Files.isDirectory(file)) {
            throw new UnreadableImageException(file, "it is a folder, not a NIfTI or NRRD file; name the file");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadableImageException(file, "it is a device or a pipe; save the image to a file");
        }
    }

    private static MemorySegment map(VoxelData voxels, long bytes, Arena arena) {
        try (FileChannel channel = FileChannel.open(voxels.file())) {
            return channel.map(FileChannel.MapMode.READ_ONLY, voxels.start(), bytes, arena);
        } catch (IOException e) {
            throw ByteSource.unreadable(voxels.file(), e);
        }
    }

    private static MemorySegment allocate(ImageHeader header, ValueLayout layout, Arena arena) {
        long count = header.grid().voxelCount();
        try {
            return arena.allocate(VoxelData.times(count, layout.byteSize()), 64);
        } catch (OutOfMemoryError e) {
            throw new UnreadableImageException(header.file(), header.grid().size() + " voxels need "
                    + VoxelData.times(count, layout.byteSize())
                    + " bytes of memory, more than the system grants; crop the image,"
                    + " or save it as uncompressed float32, which is mapped and not copied", e);
        }
    }

    private interface ChunkConsumer {
        void accept(double[] values, int count, long first);
    }

    private static void forEachChunk(ImageHeader header, ChunkConsumer consumer) {
        long voxels = header.grid().voxelCount();
        double[] values = new double[VoxelStream.CHUNK];
        try (VoxelStream stream = VoxelStream.open(header.voxels())) {
            for (long first = 0; first < voxels; first += VoxelStream.CHUNK) {
                int count = (int) Math.min(VoxelStream.CHUNK, voxels - first);
                stream.next(values, count);
                consumer.accept(values, count, first);
            }
            stream.finish();
        }
    }

    private static String place(Grid grid, long index) {
        long row = index / grid.size().x();
        return "(" + index % grid.size().x() + ", " + row % grid.size().y() + ", " + row / grid.size().y() + ")";
    }
}
