package org.weft.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.weft.grid.Size;
import org.weft.io.VoxelData.Encoding;

/**
 * A header of NIfTI-1 or NIfTI-2, the two layouts made one. Where the voxels lie: the sform if there is one, else the
 * qform, else spacing alone, which names no side of the patient and is taken as LPS. Unknown units count as millimetres.
 *
 * @param length bytes of the header
 * @param detached whether the voxels lie in an .img file beside the header
 * @param quaternion b, c, d, then the offset x, y, z of the qform
 * @param sform three rows of four
 */
record NiftiHeader(Path file, ByteOrder order, int length, boolean detached, long[] dim, int datatype, double[] pixdim,
        double voxelOffset, double slope, double intercept, int units, int qformCode, int sformCode,
        double[] quaternion,
        double[] sform) {

    /** As many bytes as tell the two versions apart and hold either header. */
    static final int LENGTH = 540;

    private static final int LENGTH_1 = 348;
    private static final int MOST_DIMENSIONS = 7;
    private static final double QUATERNION_TOLERANCE = 1e-3;

    private static final Map<Integer, VoxelType> TYPES = Map.of(2, VoxelType.UINT8, 4, VoxelType.INT16, 8,
            VoxelType.INT32,
            16, VoxelType.FLOAT32, 64, VoxelType.FLOAT64, 256, VoxelType.INT8, 512, VoxelType.UINT16, 768,
            VoxelType.UINT32,
            1024, VoxelType.INT64, 1280, VoxelType.UINT64);
    private static final Map<Integer, String> REFUSED = Map.of(0, "unknown", 1, "binary", 32, "complex64", 128, "RGB24",
            1536,
            "float128", 1792, "complex128", 2048, "complex256", 2304, "RGBA32");

    /** The header at the start of a file, or null where there is none. */
    static NiftiHeader parse(Path file, byte[] start) {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            ByteBuffer bytes = ByteBuffer.wrap(start).order(order);
            if (start.length >= LENGTH_1 && bytes.getInt(0) == LENGTH_1 && magic(bytes, 344, '1')) {
                return version1(file, bytes);
            }
            if (start.length >= LENGTH && bytes.getInt(0) == LENGTH && magic(bytes, 4, '2')) {
                return version2(file, bytes);
            }
        }
        return null;
    }

    private static boolean magic(ByteBuffer bytes, int at, char version) {
        return bytes.get(at) == 'n' && (bytes.get(at + 1) == '+' || bytes.get(at + 1) == 'i')
                && bytes.get(at + 2) == version
                && bytes.get(at + 3) == 0;
    }

    private static NiftiHeader version1(Path file, ByteBuffer bytes) {
        long[] dim = new long[8];
        Arrays.setAll(dim, i -> bytes.getShort(40 + 2 * i));
        return new NiftiHeader(file, bytes.order(), LENGTH_1, bytes.get(345) == 'i', dim, bytes.getShort(70),
                floats(bytes, 76, 8),
                bytes.getFloat(108), bytes.getFloat(112), bytes.getFloat(116), bytes.get(123), bytes.getShort(252),
                bytes.getShort(254), floats(bytes, 256, 6), floats(bytes, 280, 12));
    }

    private static NiftiHeader version2(Path file, ByteBuffer bytes) {
        long[] dim = new long[8];
        Arrays.setAll(dim, i -> bytes.getLong(16 + 8 * i));
        return new NiftiHeader(file, bytes.order(), LENGTH, bytes.get(5) == 'i', dim, bytes.getShort(12),
                doubles(bytes, 104, 8),
                bytes.getLong(168), bytes.getDouble(176), bytes.getDouble(184), bytes.getInt(500), bytes.getInt(344),
                bytes.getInt(348), doubles(bytes, 352, 6), doubles(bytes, 400, 12));
    }

    private static double[] floats(ByteBuffer bytes, int at, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> bytes.getFloat(at + 4 * i));
        return values;
    }

    private static double[] doubles(ByteBuffer bytes, int at, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> bytes.getDouble(at + 8 * i));
        return values;
    }

    ImageHeader image() {
        return new ImageHeader(file, frame().grid(size()), voxels());
    }

    private Size size() {
        if (dim[0] < 1 || dim[0] > MOST_DIMENSIONS) {
            throw new UnreadableImageException(file, "its header claims " + dim[0] + " dimensions, but NIfTI has 1 to "
                    + MOST_DIMENSIONS + "; the header is damaged: export the image again");
        }
        int dimensions = (int) dim[0];
        long volumes = 1;
        for (int i = 4; i <= dimensions; i++) {
            volumes = VoxelData.times(volumes, Math.max(0, dim[i]));
        }
        if (volumes != 1) {
            throw new UnreadableImageException(file, "it holds " + volumes + " volumes, but one image has one;"
                    + " write the volume that is meant into a file of its own");
        }
        return new Size(dim[1], dimensions < 2 ? 1 : dim[2], dimensions < 3 ? 1 : dim[3]);
    }

    private Frame frame() {
        double mm = switch (units & 7) {
            case 1 -> 1000;
            case 3 -> 0.001;
            default -> 1;
        };
        if (sformCode > 0) {
            double[] s = sform;
            return new Frame(new double[] {s[0], s[4], s[8]}, new double[] {s[1], s[5], s[9]},
                    new double[] {s[2], s[6], s[10]},
                    new double[] {s[3], s[7], s[11]}).in(-mm, -mm, mm);
        }
        if (qformCode > 0) {
            return qform().in(-mm, -mm, mm);
        }
        return Frame.of(spacing(1), spacing(2), spacing(3)).in(mm, mm, mm);
    }

    /** Rotation by the unit quaternion a + bi + cj + dk; the sign of the third axis is in pixdim[0]. */
    private Frame qform() {
        double b = quaternion[0];
        double c = quaternion[1];
        double d = quaternion[2];
        double squares = b * b + c * c + d * d;
        if (!(squares <= 1 + QUATERNION_TOLERANCE)) {
            throw new UnreadableImageException(file,
                    "the quaternion (" + b + ", " + c + ", " + d + ") of its qform is no rotation,"
                            + " as its length exceeds 1; mend the header or export the image again");
        }
        double a = Math.sqrt(Math.max(0, 1 - squares));
        double norm = Math.sqrt(a * a + squares);
        a /= norm;
        b /= norm;
        c /= norm;
        d /= norm;
        double i = spacing(1);
        double j = spacing(2);
        double k = pixdim[0] < 0 ? -spacing(3) : spacing(3);
        return new Frame(
                new double[] {i * (a * a + b * b - c * c - d * d), i * 2 * (b * c + a * d), i * 2 * (b * d - a * c)},
                new double[] {j * 2 * (b * c - a * d), j * (a * a + c * c - b * b - d * d), j * 2 * (c * d + a * b)},
                new double[] {k * 2 * (b * d + a * c), k * 2 * (c * d - a * b), k * (a * a + d * d - b * b - c * c)},
                new double[] {quaternion[3], quaternion[4], quaternion[5]});
    }

    private double spacing(int axis) {
        return axis > dim[0] ? 0 : Math.abs(pixdim[axis]);
    }

    private VoxelData voxels() {
        VoxelType type = TYPES.get(datatype);
        if (type == null) {
            throw new UnreadableImageException(file,
                    "its voxels are of type " + REFUSED.getOrDefault(datatype, "unknown") + " (code "
                            + datatype
                            + "), but Weft reads integers and real numbers of 8 to 64 bits; convert the image");
        }
        Path data = detached ? dataFile() : file;
        boolean gzip = ByteSource.isGzip(data, 0);
        boolean scaled = slope != 0 && Double.isFinite(slope);
        if (scaled && !Double.isFinite(intercept)) {
            throw new UnreadableImageException(file,
                    "its intensities are scaled by " + slope + " with the intercept " + intercept
                            + ", which is no number; mend scl_inter in the header");
        }
        return new VoxelData(data, gzip ? 0 : offset(), gzip ? offset() : 0, gzip ? Encoding.GZIP : Encoding.RAW, type,
                order,
                scaled ? slope : 1, scaled ? intercept : 0);
    }

    /** Where the voxels begin; 0 in a single file means right behind the header and its four bytes of extension flags. */
    private long offset() {
        int least = detached ? 0 : length + 4;
        long offset = voxelOffset == 0 ? least : (long) voxelOffset;
        if (offset < least || (offset != voxelOffset && voxelOffset != 0)) {
            throw new UnreadableImageException(file,
                    "its vox_offset is " + voxelOffset + ", but voxels begin at a whole byte from "
                            + least + " on; mend vox_offset or export the image again");
        }
        return offset;
    }

    private Path dataFile() {
        String name = file.getFileName().toString();
        String stem = name.replaceFirst("(?i)\\.hdr(\\.gz)?$", "");
        for (String ending : List.of(".img", ".img.gz", ".IMG", ".IMG.GZ")) {
            Path data = file.resolveSibling(stem + ending);
            if (Files.isRegularFile(data)) {
                return data;
            }
        }
        throw new UnreadableImageException(file, "the voxels of this pair belong into " + stem + ".img or " + stem
                + ".img.gz beside it, but there is no such file; put the two into one folder");
    }
}
