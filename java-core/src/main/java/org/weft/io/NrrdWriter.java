package org.weft.io;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.weft.grid.Direction;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.io.ImageWriter.Image;

/** Headers of NRRD: native byte order, LPS; gzip behind an attached header, raw beside a detached one. */
final class NrrdWriter {

    private NrrdWriter() {}

    /** All bytes before the voxels; {@code dataFile} is null where they follow in the same file. */
    static byte[] header(Image image, String dataFile) {
        Size size = image.grid().size();
        Spacing s = image.grid().spacing();
        Direction d = image.grid().direction();
        Point o = image.grid().origin();
        String header = "NRRD0004\ntype: " + name(image.type())
                + "\ndimension: 3\nspace: left-posterior-superior\nsizes: "
                + size.x() + " " + size.y() + " " + size.z()
                + "\nspace directions: " + vector(s.x() * d.xx(), s.x() * d.xy(), s.x() * d.xz())
                + " " + vector(s.y() * d.yx(), s.y() * d.yy(), s.y() * d.yz())
                + " " + vector(s.z() * d.zx(), s.z() * d.zy(), s.z() * d.zz())
                + "\nkinds: domain domain domain\nendian: "
                + (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? "big" : "little")
                + "\nencoding: " + (dataFile == null ? "gzip" : "raw")
                + "\nspace origin: " + vector(o.x(), o.y(), o.z())
                + "\n" + (dataFile == null ? "" : "data file: " + dataFile + "\n") + "\n";
        return header.getBytes(StandardCharsets.UTF_8);
    }

    private static String name(VoxelType type) {
        return type == VoxelType.FLOAT32 ? "float" : type.toString();
    }

    private static String vector(double x, double y, double z) {
        return "(" + x + "," + y + "," + z + ")";
    }
}
