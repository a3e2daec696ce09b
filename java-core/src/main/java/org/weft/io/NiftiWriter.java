package org.weft.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.io.ImageWriter.Image;

/** Headers of NIfTI-1, or of NIfTI-2 where an axis is too long: native byte order, millimetres, RAS by the sform. */
final class NiftiWriter {

    private static final int MILLIMETRES = 2;
    private static final int SCANNER = 1;

    private NiftiWriter() {}

    /** All bytes before the voxels. */
    static byte[] header(Image image, boolean detached) {
        Size size = image.grid().size();
        boolean one = Math.max(size.x(), Math.max(size.y(), size.z())) <= Short.MAX_VALUE;
        return one ? version1(image, detached) : version2(image, detached);
    }

    private static byte[] version1(Image image, boolean detached) {
        ByteBuffer bytes = ByteBuffer.allocate(detached ? 348 : 352).order(ByteOrder.nativeOrder());
        Size size = image.grid().size();
        bytes.putInt(0, 348);
        bytes.position(40).putShort((short) 3).putShort((short) size.x()).putShort((short) size.y())
                .putShort((short) size.z());
        bytes.putShort((short) 1).putShort((short) 1).putShort((short) 1).putShort((short) 1);
        bytes.putShort(70, code(image.type())).putShort(72, (short) (8 * image.type().bytes()));
        Spacing spacing = image.grid().spacing();
        bytes.position(76).putFloat(1).putFloat((float) spacing.x()).putFloat((float) spacing.y())
                .putFloat((float) spacing.z());
        bytes.putFloat(108, detached ? 0 : 352).putFloat(112, 1).put(123, (byte) MILLIMETRES);
        bytes.putShort(254, (short) SCANNER).position(280);
        for (double value : sform(image.grid())) {
            bytes.putFloat((float) value);
        }
        bytes.put(344, (detached ? "ni1" : "n+1").getBytes(StandardCharsets.US_ASCII));
        return bytes.array();
    }

    private static byte[] version2(Image image, boolean detached) {
        ByteBuffer bytes = ByteBuffer.allocate(detached ? 540 : 544).order(ByteOrder.nativeOrder());
        Size size = image.grid().size();
        bytes.putInt(0, 540).put(4,
                (detached ? "ni2\0\r\n\032\n" : "n+2\0\r\n\032\n").getBytes(StandardCharsets.US_ASCII));
        bytes.putShort(12, code(image.type())).putShort(14, (short) (8 * image.type().bytes()));
        bytes.position(16).putLong(3).putLong(size.x()).putLong(size.y()).putLong(size.z()).putLong(1).putLong(1)
                .putLong(1).putLong(1);
        Spacing spacing = image.grid().spacing();
        bytes.position(104).putDouble(1).putDouble(spacing.x()).putDouble(spacing.y()).putDouble(spacing.z());
        bytes.putLong(168, detached ? 0 : 544).putDouble(176, 1);
        bytes.putInt(348, SCANNER).position(400);
        for (double value : sform(image.grid())) {
            bytes.putDouble(value);
        }
        bytes.putInt(500, MILLIMETRES);
        return bytes.array();
    }

    private static short code(VoxelType type) {
        return (short) switch (type) {
            case UINT8 -> 2;
            case UINT16 -> 512;
            case FLOAT32 -> 16;
            default -> throw new AssertionError(type + " is not written");
        };
    }

    /** Three rows of four: the steps along x, y and z and the first voxel, in RAS. */
    private static double[] sform(Grid grid) {
        Direction d = grid.direction();
        Spacing s = grid.spacing();
        Point o = grid.origin();
        return new double[] {-s.x() * d.xx(), -s.y() * d.yx(), -s.z() * d.zx(), -o.x(), -s.x() * d.xy(),
            -s.y() * d.yy(),
            -s.z() * d.zy(), -o.y(), s.x() * d.xz(), s.y() * d.yz(), s.z() * d.zz(), o.z()};
    }
}
