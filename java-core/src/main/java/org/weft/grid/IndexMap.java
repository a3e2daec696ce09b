package org.weft.grid;

/**
 * Carries (fractional) voxel indexes of one grid over to those of another, through world coordinates:
 * {@code x' = x.at(x, y, z)}, and so on for y and z. Spacings, origins and orientations of the two may differ.
 */
public record IndexMap(Row x, Row y, Row z) {

    /** One index of the target grid as an affine function of the three of the source grid. */
    public record Row(double ofX, double ofY, double ofZ, double shift) {

        public double at(double x, double y, double z) {
            return ofX * x + ofY * y + ofZ * z + shift;
        }
    }

    /** The map that takes an index of {@code from} to the index of {@code to} at the same place in the world. */
    public static IndexMap between(Grid from, Grid to) {
        Vector stepX = steps(axisX(from.direction()).times(from.spacing().x()), to);
        Vector stepY = steps(axisY(from.direction()).times(from.spacing().y()), to);
        Vector stepZ = steps(axisZ(from.direction()).times(from.spacing().z()), to);
        Point a = from.origin();
        Point b = to.origin();
        Vector shift = steps(new Vector(a.x() - b.x(), a.y() - b.y(), a.z() - b.z()), to);
        return new IndexMap(new Row(stepX.x, stepY.x, stepZ.x, shift.x), new Row(stepX.y, stepY.y, stepZ.y, shift.y),
                new Row(stepX.z, stepY.z, stepZ.z, shift.z));
    }

    /** How many voxels of a grid a way in millimetres spans along x, y and z: Cramer's rule, as axes are orthogonal only nearly. */
    private static Vector steps(Vector way, Grid grid) {
        Vector x = axisX(grid.direction());
        Vector y = axisY(grid.direction());
        Vector z = axisZ(grid.direction());
        double det = x.dot(y.cross(z));
        Spacing spacing = grid.spacing();
        return new Vector(way.dot(y.cross(z)) / det / spacing.x(), way.dot(z.cross(x)) / det / spacing.y(),
                way.dot(x.cross(y)) / det / spacing.z());
    }

    private static Vector axisX(Direction d) {
        return new Vector(d.xx(), d.xy(), d.xz());
    }

    private static Vector axisY(Direction d) {
        return new Vector(d.yx(), d.yy(), d.yz());
    }

    private static Vector axisZ(Direction d) {
        return new Vector(d.zx(), d.zy(), d.zz());
    }

    private record Vector(double x, double y, double z) {

        Vector times(double factor) {
            return new Vector(x * factor, y * factor, z * factor);
        }

        double dot(Vector other) {
            return x * other.x + y * other.y + z * other.z;
        }

        Vector cross(Vector other) {
            return new Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
        }
    }
}
