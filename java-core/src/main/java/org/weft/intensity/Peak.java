package org.weft.intensity;

/**
 * What the voxels seen so far amount to.
 *
 * @param intensity largest intensity
 * @param local     largest mean around a voxel of that intensity
 * @param global    largest mean around any voxel
 */
record Peak(float intensity, double local, double global) {

    static final Peak NONE = new Peak(Float.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

    Peak with(Peak other) {
        double highest = Math.max(global, other.global);
        if (intensity == other.intensity) {
            return new Peak(intensity, Math.max(local, other.local), highest);
        }
        Peak brighter = intensity > other.intensity ? this : other;
        return new Peak(brighter.intensity, brighter.local, highest);
    }
}
