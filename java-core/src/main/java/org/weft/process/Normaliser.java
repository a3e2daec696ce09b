package org.weft.process;

import java.util.function.DoubleUnaryOperator;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.MomentsKernel.Moments;
import org.weft.settings.Normalisation;

/**
 * Normalisation of an image's intensities: {@code scale · (v - mean) / deviation}.
 *
 * @param mean      of the voxels that count
 * @param deviation their population standard deviation, above 0
 * @param clip      largest distance from the mean, in standard deviations; ∞ for none
 */
record Normaliser(double mean, double deviation, double scale, double clip) implements DoubleUnaryOperator {

    /**
     * By the finite voxels of an image that lie in the settings' range.
     *
     * @throws IllegalArgumentException if none does, or all of them are equal
     */
    static Normaliser of(Volume volume, Normalisation settings, Engine engine) {
        double low = Math.max(settings.low(), -Float.MAX_VALUE);
        double high = Math.min(settings.high(), Float.MAX_VALUE);
        Moments about0 = PowerSums.of(volume.voxels(), 0, low, high, engine);
        if (about0.count() == 0) {
            throw new IllegalArgumentException("no voxel of the image has an intensity from " + low + " to " + high
                    + ", the range of normalisation; choose a wider one");
        }
        if (about0.min() == about0.max()) {
            throw new IllegalArgumentException("all " + about0.count() + " voxels of the image from " + low + " to "
                    + high + " have the intensity " + about0.min()
                    + ", so their standard deviation of 0 can normalise nothing; choose a wider range or no normalisation");
        }
        double mean = about0.sum() / about0.count();
        Moments aboutMean = PowerSums.of(volume.voxels(), mean, low, high, engine);
        return new Normaliser(mean, Math.sqrt(aboutMean.square() / aboutMean.count()), settings.scale(),
                settings.clip().orElse(Double.POSITIVE_INFINITY));
    }

    @Override
    public double applyAsDouble(double v) {
        return scale * Math.clamp((v - mean) / deviation, -clip, clip);
    }
}
