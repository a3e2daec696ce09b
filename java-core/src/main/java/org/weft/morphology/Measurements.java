package org.weft.morphology;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.weft.grid.Box;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.kernel.CellKernel;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;

/**
 * What is measured of a region, once; the features are ratios of it.
 *
 * @param mesh               of the morphological mask, see {@link MarchingCubes}
 * @param voxelVolume        of all voxels of the morphological mask, in mm³
 * @param enclosure          what encloses the mesh
 * @param axes               of the morphological mask's voxel centres
 * @param intensityMean      over the intensity mask
 * @param centreShift        between the centroid of the voxel centres and the intensities' centre of mass, in mm
 * @param autocorrelation    of the intensities
 */
record Measurements(Solid mesh, double voxelVolume, Enclosure enclosure, PrincipalAxes axes, double intensityMean,
        double centreShift,
        Autocorrelation autocorrelation) {

    /**
     * @param hull           the convex hull of the mesh's vertices
     * @param diameter       the largest distance between two of them, in mm
     * @param alignedBox     the smallest box around them along the image axes
     * @param orientedBox    see {@link OrientedBox}
     * @param ellipsoid      see {@link EnclosingEllipsoid}
     */
    record Enclosure(Solid hull, double diameter, Solid alignedBox, Solid orientedBox, Solid ellipsoid) {

        static Enclosure of(Mask mask, Box box, Engine engine) {
            Spacing spacing = mask.grid().spacing();
            ConvexHull hull = QuickHull.of(SurfacePoints.of(mask, box));
            // The mesh ends half a voxel beyond the outermost voxel centres, as their voxels do.
            Solid alignedBox = Solid.box(box.size().x() * spacing.x(), box.size().y() * spacing.y(),
                    box.size().z() * spacing.z());
            return new Enclosure(hull.measure(spacing), hull.diameter(spacing), alignedBox,
                    OrientedBox.around(hull, spacing, engine.workers()),
                    EnclosingEllipsoid.around(hull.points(spacing)).measure());
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

    static Measurements of(Region region, Engine engine) {
        Roi roi = region.roi();
        Mask mask = roi.morphological();
        Spacing spacing = mask.grid().spacing();
        CentreMoments centres = CentreMoments.of(mask, roi.box());
        Intensities intensities = Intensities.of(region);
        return new Measurements(mesh(mask, roi.box(), engine), roi.morphologicalVoxelCount() * spacing.voxelVolume(),
                Enclosure.of(mask, roi.box(), engine), PrincipalAxes.of(centres.covariance(spacing)),
                intensities.mean(),
                intensities.centre(spacing).minus(centres.centroid(spacing)).length(),
                Autocorrelation.of(region, intensities, engine.workers()));
    }

    private static Solid mesh(Mask mask, Box box, Engine engine) {
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
            return MarchingCubes.measure(counts, mask.grid().spacing());
        }
    }
}
