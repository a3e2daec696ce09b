package org.weft.filter;

import java.lang.foreign.Arena;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.settings.Filter;

/** Every filter by its settings. */
public final class Filters {

    private Filters() {}

    /**
     * The response map of a filter: float32 {@code [z][y][x]} on the image's grid, the same bits on every backend and for any number of threads.
     *
     * @param arena shared between threads; holds the response
     * @throws IllegalArgumentException if the filter does not fit the image
     */
    public static Volume apply(Filter filter, Volume image, Engine engine, Arena arena) {
        return switch (filter) {
            case Filter.None _ -> image;
            case Filter.Gabor gabor -> GaborFilter.apply(gabor, image, engine, arena);
            case Filter.Simoncelli simoncelli -> SimoncelliFilter.apply(simoncelli, image, engine, arena);
            case Filter.Riesz riesz -> RieszFilter.apply(riesz, image, engine, arena);
            default -> throw new IllegalArgumentException("not yet: " + filter);
        };
    }

    /**
     * How far a filter looks beyond a voxel: a crop that keeps so much around a region (or reaches the image's border) has the same response in
     * the region as the whole image.
     */
    public static Reach reach(Filter filter, Spacing spacing) {
        return switch (filter) {
            case Filter.None _ -> Reach.NONE;
            case Filter.Gabor gabor -> GaborFilter.reach(gabor, spacing);
            case Filter.Simoncelli simoncelli -> SimoncelliFilter.reach(simoncelli);
            case Filter.Riesz _ -> Reach.WHOLE;
            default -> Reach.WHOLE;
        };
    }
}
