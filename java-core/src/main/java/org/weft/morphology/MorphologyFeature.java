package org.weft.morphology;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.weft.feature.Feature;
import org.weft.feature.FeatureFamily;

/**
 * Features of a region's shape, and of how intensities lie in it. V (mm³) and A (mm²) are volume and area of the mesh of the morphological mask;
 * densities compare them with a body that encloses the mesh. All are above 0 where nothing else is said. IBSI HCUG.
 */
public enum MorphologyFeature implements Feature {

    /** V = |Σ a·(b × c) / 6| over the triangles a, b, c of the mesh, in mm³. IBSI RNU0. */
    VOLUME_MESH("RNU0", m -> m.mesh().volume()),

    /** Σ V_k, the volume of all voxels of the morphological mask, in mm³. IBSI YEKZ. */
    VOLUME_VOXEL_COUNTING("YEKZ", m -> m.voxelVolume()),

    /** A = Σ |ab × ac| / 2 over the triangles of the mesh, in mm². IBSI C0JK. */
    SURFACE_AREA_MESH("C0JK", m -> m.mesh().area()),

    /** A / V, in 1/mm. IBSI 2PR5. */
    SURFACE_TO_VOLUME_RATIO("2PR5", m -> m.mesh().area() / m.mesh().volume()),

    /** V / (π^½ A^(3/2)), no unit, 1/(6π) for a sphere and less for all else. IBSI SKGS. */
    COMPACTNESS_1("SKGS", m -> Math.sqrt(compactness(m.mesh())) / (6 * Math.PI)),

    /** 36π V² / A³, no unit, in (0, 1], 1 for a sphere. IBSI BQWJ. */
    COMPACTNESS_2("BQWJ", m -> compactness(m.mesh())),

    /** A / (36π V²)^⅓, no unit, at least 1, 1 for a sphere. IBSI KRCK. */
    SPHERICAL_DISPROPORTION("KRCK", m -> 1 / Math.cbrt(compactness(m.mesh()))),

    /** (36π V²)^⅓ / A, no unit, in (0, 1], 1 for a sphere. IBSI QCFX. */
    SPHERICITY("QCFX", m -> Math.cbrt(compactness(m.mesh()))),

    /** (A³ / (36π V²))^⅓ - 1, no unit, at least 0, 0 for a sphere. IBSI 25C7. */
    ASPHERICITY("25C7", m -> 1 / Math.cbrt(compactness(m.mesh())) - 1),

    /**
     * |Σ x / N_m - Σ v x / Σ v|, in mm, at least 0: distance between the mean x of the N_m voxel centres of the morphological mask and the mean weighted
     * by the intensities v of the intensity mask. NaN where Σ v is 0. IBSI KLMA.
     */
    CENTRE_OF_MASS_SHIFT("KLMA", m -> m.centreShift()),

    /** max |a - b| over the vertices of the mesh, in mm. IBSI L0JK. */
    MAXIMUM_3D_DIAMETER("L0JK", m -> m.diameter()),

    /** 4√λ of the largest eigenvalue λ of the sample covariance of the voxel centres, in mm; 0 for a single voxel. IBSI TDIC. */
    MAJOR_AXIS_LENGTH("TDIC", m -> m.axes().major()),

    /** 4√λ of the second eigenvalue, in mm; 0 where all voxel centres lie on a line. IBSI P9VJ. */
    MINOR_AXIS_LENGTH("P9VJ", m -> m.axes().minor()),

    /** 4√λ of the smallest eigenvalue, in mm; 0 where all voxel centres lie in a plane. IBSI 7J51. */
    LEAST_AXIS_LENGTH("7J51", m -> m.axes().least()),

    /** √(λ_minor / λ_major), no unit, in [0, 1], 1 for a sphere. NaN for a single voxel. IBSI Q3CK. */
    ELONGATION("Q3CK", m -> m.axes().minor() / m.axes().major()),

    /** √(λ_least / λ_major), no unit, in [0, 1], 1 for a sphere. NaN for a single voxel. IBSI N17B. */
    FLATNESS("N17B", m -> m.axes().least() / m.axes().major()),

    /** V over the volume of the box along the image axes around the mesh, no unit, in (0, 1]. IBSI PBX1. */
    VOLUME_DENSITY_AXIS_ALIGNED_BOUNDING_BOX("PBX1", m -> m.mesh().volume() / m.alignedBox().volume()),

    /** A over the area of the box along the image axes around the mesh, no unit. IBSI R59B. */
    AREA_DENSITY_AXIS_ALIGNED_BOUNDING_BOX("R59B", m -> m.mesh().area() / m.alignedBox().area()),

    /** V over the volume 4π abc / 3 of the ellipsoid with semi-axes 2√λ, no unit. NaN where a semi-axis is 0. IBSI 6BDE. */
    VOLUME_DENSITY_APPROXIMATE_ENCLOSING_ELLIPSOID("6BDE", m -> m.mesh().volume() / m.axes().ellipsoid().volume()),

    /** A over the area of the ellipsoid with semi-axes 2√λ, by the manual's series up to ν = 20, no unit. NaN where two semi-axes are 0. IBSI RDD2. */
    AREA_DENSITY_APPROXIMATE_ENCLOSING_ELLIPSOID("RDD2", m -> m.mesh().area() / m.axes().ellipsoid().area()),

    /** V over the volume of the convex hull of the mesh, no unit, in (0, 1]. Also called solidity. IBSI R3ER. */
    VOLUME_DENSITY_CONVEX_HULL("R3ER", m -> m.mesh().volume() / m.hull().volume()),

    /** A over the area of the convex hull of the mesh, no unit. IBSI 7T7F. */
    AREA_DENSITY_CONVEX_HULL("7T7F", m -> m.mesh().area() / m.hull().area()),

    /** V Σ v / N over the N voxels of the intensity mask and their intensities v, in mm³ times the unit of v; of any sign. IBSI 99N0. */
    INTEGRATED_INTENSITY("99N0", m -> m.mesh().volume() * m.intensityMean()),

    /**
     * N / ΣΣ w_kl · ΣΣ w_kl (v_k - μ)(v_l - μ) / Σ (v_k - μ)² over all pairs k ≠ l of the N voxels of the intensity mask, with w_kl the inverse distance of
     * their centres in mm and μ the mean of their intensities v. No unit, near 0 without autocorrelation. NaN for one voxel or equal intensities. IBSI N365.
     */
    MORANS_I_INDEX("N365", m -> m.autocorrelation().moran()),

    /**
     * (N - 1) / (2 ΣΣ w_kl) · ΣΣ w_kl (v_k - v_l)² / Σ (v_k - μ)², as {@link #MORANS_I_INDEX}. No unit, at least 0, near 1 without autocorrelation. NaN for one
     * voxel or equal intensities. IBSI NPT7.
     */
    GEARYS_C_MEASURE("NPT7", m -> m.autocorrelation().geary()),

    /**
     * V over the volume of the oriented minimum bounding box, no unit, in (0, 1]: the smallest box around the mesh with a side flush with a face of the convex
     * hull or along two image axes. Without reference value. IBSI ZH1A.
     */
    VOLUME_DENSITY_ORIENTED_MINIMUM_BOUNDING_BOX("ZH1A", m -> m.mesh().volume() / m.orientedBox().volume()),

    /** A over the area of the same box, no unit. Without reference value. IBSI IQYR. */
    AREA_DENSITY_ORIENTED_MINIMUM_BOUNDING_BOX("IQYR", m -> m.mesh().area() / m.orientedBox().area()),

    /** V over the volume of the smallest ellipsoid around the mesh, no unit, in (0, 1]. Without reference value. IBSI SWZ1. */
    VOLUME_DENSITY_MINIMUM_VOLUME_ENCLOSING_ELLIPSOID("SWZ1",
            m -> m.mesh().volume() / m.ellipsoid().volume()),

    /** A over the area of the same ellipsoid, by the manual's series up to ν = 20, no unit. Without reference value. IBSI BRI8. */
    AREA_DENSITY_MINIMUM_VOLUME_ENCLOSING_ELLIPSOID("BRI8", m -> m.mesh().area() / m.ellipsoid().area());

    private final String ibsiId;
    private final ToDoubleFunction<Measurements> formula;

    MorphologyFeature(String ibsiId, ToDoubleFunction<Measurements> formula) {
        this.ibsiId = ibsiId;
        this.formula = formula;
    }

    double of(Measurements measurements) {
        return formula.applyAsDouble(measurements);
    }

    @Override
    public FeatureFamily family() {
        return FeatureFamily.MORPHOLOGY;
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String ibsiId() {
        return ibsiId;
    }

    private static double compactness(Solid mesh) {
        return 36 * Math.PI * mesh.volume() * mesh.volume() / Math.pow(mesh.area(), 3);
    }
}
