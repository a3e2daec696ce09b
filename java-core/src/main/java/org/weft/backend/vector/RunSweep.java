package org.weft.backend.vector;

import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.weft.grid.Size;
import org.weft.kernel.GlrlmKernel.Arguments;
import org.weft.kernel.Offset;

/**
 * Counts the runs of a slab in directions that all lead up, or all down, or stay in the slice, visiting the slices
 * along them. A voxel's place in its run is 1, or one more than its predecessor's: a lane each, row by row. Every voxel
 * is counted by level and place; as many runs of a level have exactly r voxels as there are more r-th than (r+1)-th
 * voxels, so that nobody looks for the ends of runs. Voxels of runs that begin before the slab have place 0; runs that
 * go on behind it are followed to their ends.
 */
final class RunSweep {

    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;

    private final Arguments arguments;
    private final Size size;
    private final int side;
    private final Window window;
    private final Track[] tracks;

    /**
     * A direction, its histogram of level and place, and the places of the voxels of this slice and of the one before.
     */
    private static final class Track {

        private final int direction;
        private final Offset step;
        private final JointHistogram histogram;
        private short[] places;
        private short[] placesBefore;

        Track(int direction, Offset step, JointHistogram histogram, int length) {
            this.direction = direction;
            this.step = step;
            this.histogram = histogram;
            places = new short[length];
            placesBefore = step.z() == 0 ? places : new short[length];
        }

        void swap() {
            short[] free = placesBefore;
            placesBefore = places;
            places = free;
        }
    }

    /** @param numbers which directions, none up or none down */
    RunSweep(Arguments arguments, int[] numbers, int side) {
        this.arguments = arguments;
        size = arguments.volume().grid().size();
        this.side = side;
        int rows = arguments.volume().levelCount() + 1;
        List<Offset> steps = IntStream.of(numbers).mapToObj(m -> forwardInSlice(arguments.directions().get(m)))
                .toList();
        window = new Window(arguments.volume(), steps.stream().map(VectorGlrlm::opposite).toList());
        JointHistogram[] histograms = JointHistogram.several(numbers.length, rows, side, window.width());
        tracks = new Track[numbers.length];
        for (int k = 0; k < tracks.length; k++) {
            tracks[k] = new Track(numbers[k], steps.get(k), histograms[k], window.length());
        }
    }

    /** In a slice both ways along a line meet the same runs; rows are visited forward. */
    private static Offset forwardInSlice(Offset step) {
        return step.z() != 0 || step.isForward() ? step : VectorGlrlm.opposite(step);
    }

    /** Sweeps from one slice to another, up or down, both included. */
    void run(long from, long to) {
        int up = from <= to ? 1 : -1;
        for (long z = from; z != to + up; z += up) {
            window.moveTo(z);
            for (int k = 0; k < tracks.length; k++) {
                tracks[k].swap();
                count(k);
            }
        }
        for (Track track : tracks) {
            finish(track, to);
            addToCounts(track);
        }
    }

    private void count(int k) {
        Track track = tracks[k];
        boolean alongRow = track.step.y() == 0 && track.step.z() == 0;
        for (int y = 0; y < window.height(); y++) {
            int from = window.row(y) + window.first(y);
            int n = window.count(y);
            if (alongRow) {
                placeAlong(window.centre(), track.places, from, n);
            } else {
                place(window.centre(), from, window.neighbours(k), from + window.shift(k), n, track);
            }
            track.histogram.add(window.centre(), from, track.places, from, n);
        }
    }

    /** Places of the voxels of a row whose predecessors lie in another row. */
    private static void place(short[] levels, int from, short[] levelsBefore, int before, int n, Track track) {
        for (int x = 0; x < n; x += SPECIES.length()) {
            ShortVector level = ShortVector.fromArray(SPECIES, levels, from + x);
            ShortVector levelBefore = ShortVector.fromArray(SPECIES, levelsBefore, before + x);
            ShortVector placeBefore = ShortVector.fromArray(SPECIES, track.placesBefore, before + x);
            ShortVector next = placeBefore.add((short) 1, placeBefore.compare(VectorOperators.NE, (short) 0));
            ShortVector place = ShortVector.broadcast(SPECIES, 1)
                    .blend(next, levelBefore.compare(VectorOperators.EQ, level))
                    .blend((short) 0, level.compare(VectorOperators.EQ, (short) 0));
            place.intoArray(track.places, from + x);
        }
    }

    /** Places of the voxels of a row along it; without a branch, as nobody can foresee where runs end. */
    private static void placeAlong(short[] levels, short[] places, int from, int n) {
        int place = 0;
        int before = 0;
        for (int v = from; v < from + n; v++) {
            int level = Short.toUnsignedInt(levels[v]);
            int same = (level ^ before) - 1 >> 31;
            place = (place & same) + 1;
            places[v] = (short) place;
            before = level;
        }
    }

    /** Corrects the runs that go on behind the last slice: they are as long as they are. */
    private void finish(Track track, long z) {
        long behind = z + track.step.z();
        if (track.step.z() == 0 || behind < 0 || behind >= size.z()) {
            return;
        }
        for (int y = 0; y < window.height(); y++) {
            for (int x = window.first(y); x < window.first(y) + window.count(y); x++) {
                short level = window.centre()[window.row(y) + x];
                int place = Short.toUnsignedInt(track.places[window.row(y) + x]);
                int more = level == 0 || place == 0 ? 0 : VectorGlrlm.follow(arguments, x, y, z, track.step, level);
                if (more > 0) {
                    VectorGlrlm.add(arguments, track.direction, level, place, -1);
                    VectorGlrlm.add(arguments, track.direction, level, place + more, 1);
                }
            }
        }
    }

    private void addToCounts(Track track) {
        for (int i = 1; i <= arguments.volume().levelCount(); i++) {
            for (int r = 1; r < side; r++) {
                long longer = r + 1 < side ? track.histogram.at(i, r + 1) : 0;
                VectorGlrlm.add(arguments, track.direction, (short) i, r, track.histogram.at(i, r) - longer);
            }
        }
    }
}
