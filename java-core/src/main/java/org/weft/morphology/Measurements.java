package org.weft.morphology;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Supplier;
import org.weft.grid.Box;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.kernel.CellKernel;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;
import org.weft.settings.MorphologySettings;

/** What is measured of a region, each once, when the first feature that is a ratio of it asks for it; for one thread. */
final class Measurements {

    private final Region region;
    private final Mask mask;
    private final Box box;
    private final Spacing spacing;
    private final MorphologySettings settings;
    private final Engine engine;
    private final Once<Solid> mesh;
    private final Once<ConvexHull> hull;
    private final Once<Solid> hullBody;
    private final Once<Double> diameter;
    private final Once<Solid> orientedBox;
    private final Once<Solid> ellipsoid;
    private final Once<CentreMoments> centres;
    private final Once<PrincipalAxes> axes;
    private final Once<Intensities> intensities;
    private final Once<Autocorrelation> autocorrelation;

    Measurements(Region region, MorphologySettings settings, Engine engine) {
        this.region = region;
        this.settings = settings;
        this.engine = engine;
        mask = region.roi().morphological();
        box = region.roi().box();
        spacing = mask.grid().spacing();
        mesh = new Once<>(this::measureMesh);
        hull = new Once<>(() -> QuickHull.of(SurfacePoints.of(mask, box)));
        hullBody = new Once<>(() -> hull.get().measure(spacing));
        diameter = new Once<>(() -> hull.get().diameter(spacing));
        orientedBox = new Once<>(() -> OrientedBox.around(hull.get(), spacing, engine.workers()));
        ellipsoid = new Once<>(() -> EnclosingEllipsoid.around(hull.get().points(spacing)).measure());
        centres = new Once<>(() -> CentreMoments.of(mask, box, engine.workers()));
        axes = new Once<>(() -> PrincipalAxes.of(centres.get().covariance(spacing)));
        intensities = new Once<>(() -> Intensities.of(region, engine.workers()));
        autocorrelation = new Once<>(() -> Autocorrelation.of(region, intensities.get(), settings, engine));
    }

    /** A value made when it is first asked for. */
    private static final class Once<T> {

        private final Supplier<T> maker;
        private T made;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        T get() {
            if (made == null) {
                made = maker.get();
            }
            return made;
        }
    }

    /** Lengths 4√λ, in mm, of the eigenvalues λ of the covariance of a mask's voxel centres. */
    record PrincipalAxes(double major, double minor, double least) {

        static PrincipalAxes of(SymmetricMatrix covariance) {
            double[] lambda = covariance.eigenvalues();
            return new PrincipalAxes(4 * Math.sqrt(lambda[0]), 4 * Math.sqrt(lambda[1]), 4 * Math.sqrt(lambda[2]));
        }

        /** The approximate enclosing ellipsoid. */
        Solid ellipsoid() {
            return Solid.ellipsoid(major / 2, minor / 2, least / 2);
        }
    }

    /** The mesh of the morphological mask, see {@link MarchingCubes}. */
    Solid mesh() {
        return mesh.get();
    }

    /** Volume of all voxels of the morphological mask, in mm³. */
    double voxelVolume() {
        return region.roi().morphologicalVoxelCount() * spacing.voxelVolume();
    }

    /** The convex hull of the mesh's vertices. */
    Solid hull() {
        return hullBody.get();
    }

    /** The largest distance between two vertices of the mesh, in mm. */
    double diameter() {
        return diameter.get();
    }

    /** The smallest box around the mesh along the image axes; it ends half a voxel beyond the outermost voxel centres, as their voxels do. */
    Solid alignedBox() {
        return Solid.box(box.size().x() * spacing.x(), box.size().y() * spacing.y(), box.size().z() * spacing.z());
    }

    /** See {@link OrientedBox}. */
    Solid orientedBox() {
        return orientedBox.get();
    }

    /** See {@link EnclosingEllipsoid}. */
    Solid ellipsoid() {
        return ellipsoid.get();
    }

    /** Of the morphological mask's voxel centres. */
    PrincipalAxes axes() {
        return axes.get();
    }

    /** Mean intensity over the intensity mask. */
    double intensityMean() {
        return intensities.get().mean();
    }

    /** Distance between the centroid of the voxel centres and the intensities' centre of mass, in mm. */
    double centreShift() {
        return intensities.get().centre(spacing).minus(centres.get().centroid(spacing)).length();
    }

    /** Of the intensities. */
    Autocorrelation autocorrelation() {
        return autocorrelation.get();
    }

    private Solid measureMesh() {
        CellKernel kernel = engine.kernels().cells();
        long layerCount = mask.grid().size().z() + 1;
        try (Arena arena = Arena.ofShared()) {
            MemorySegment counts = arena.allocate(ValueLayout.JAVA_LONG, layerCount * 256);
            List<Slab> slabs = Slab.split(box.size().z() + 1, 4L * engine.workers().threadCount()).stream()
                    .map(slab -> new Slab(box.z0() + slab.z0(), box.z0() + slab.z1())).toList();
            engine.workers().map(slabs, slab -> {
                kernel.count(new CellKernel.Arguments(mask, slab, counts));
                return slab;
            });
            return MarchingCubes.measure(counts, spacing);
        }
    }
}
