package org.weft.backend.vector;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.util.List;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.weft.grid.Norm;
import org.weft.kernel.Offset;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;

/**
 * Zones by union-find in one scan. Lanes find which of the neighbours already scanned have the level of a voxel, one
 * bit each; a table tells which few of them may belong to different zones, as neighbours of one level that touch each
 * other have been united before.
 */
public final class VectorZones implements ZoneKernel {

    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;

    @Override
    public Zones find(Arguments arguments) {
        Scan scan = new Scan(arguments, arguments.planar() ? Linked.IN_PLANE : Linked.IN_SPACE);
        for (long z = 0; z < arguments.volume().grid().size().z(); z++) {
            scan.slice(z);
        }
        return scan.forest.zones();
    }

    /**
     * The neighbours before a voxel in raster order.
     *
     * @param apart for every set of them, one member of each group that is linked within the set: its place plus 1 in
     * four bits, from the lowest
     */
    private record Linked(List<Offset> neighbours, int[] apart) {

        static final Linked IN_SPACE = of(false);
        static final Linked IN_PLANE = of(true);

        private static Linked of(boolean planar) {
            List<Offset> neighbours = Offset.neighbourhood(planar, 1, Norm.CHEBYSHEV).stream()
                    .filter(offset -> !offset.isForward()).toList();
            int[] apart = new int[1 << neighbours.size()];
            for (int set = 1; set < apart.length; set++) {
                int place = Integer.numberOfTrailingZeros(set);
                int rest = set & ~group(neighbours, set, 1 << place);
                apart[set] = apart[rest] << 4 | place + 1;
            }
            return new Linked(neighbours, apart);
        }

        /** All members of a set that are linked to some of them. */
        private static int group(List<Offset> neighbours, int set, int some) {
            int group = some;
            for (int a = 0; a < neighbours.size(); a++) {
                for (int b = 0; b < neighbours.size(); b++) {
                    if ((some >> a & 1) != 0 && touch(neighbours.get(a), neighbours.get(b))) {
                        group |= set & 1 << b;
                    }
                }
            }
            return group == some ? group : group(neighbours, set, group);
        }

        private static boolean touch(Offset a, Offset b) {
            return Norm.CHEBYSHEV.length(a.x() - b.x(), a.y() - b.y(), a.z() - b.z()) <= 1;
        }
    }

    private static final class Scan {

        private final Window window;
        private final long height;
        private final MemorySegment given;
        private final Linked linked;
        private final short[] sets;
        private final int[] distances;
        private final int[][] trees;
        private final int[] shifts;
        private int[] current;
        private int[] previous;
        private final Forest forest = new Forest();

        Scan(Arguments arguments, Linked linked) {
            this.linked = linked;
            window = new Window(arguments.volume(), linked.neighbours);
            height = arguments.volume().grid().size().y();
            given = arguments.distances();
            sets = new short[window.rowLength()];
            distances = new int[(int) arguments.volume().grid().size().x()];
            trees = new int[linked.neighbours.size()][];
            shifts = new int[trees.length];
            for (int k = 0; k < window.neighbourCount(); k++) {
                shifts[window.number(k)] = window.shift(k);
            }
            current = new int[window.length()];
            previous = new int[window.length()];
        }

        void slice(long z) {
            window.moveTo(z);
            for (int m = 0; m < trees.length; m++) {
                trees[m] = linked.neighbours.get(m).z() == 0 ? current : previous;
            }
            for (int y = 0; y < window.height(); y++) {
                findEqual(window.row(y) + window.first(y), window.count(y));
                if (given != null) {
                    MemorySegment.copy(given, JAVA_INT, (y + height * z) * distances.length * Integer.BYTES, distances,
                            0, distances.length);
                }
                grow(y, (int) z);
            }
            int[] free = previous;
            previous = current;
            current = free;
        }

        /** For every voxel of a row, the set of its neighbours of the same level. */
        private void findEqual(int from, int n) {
            for (int x = 0; x < n; x += SPECIES.length()) {
                ShortVector level = ShortVector.fromArray(SPECIES, window.centre(), from + x);
                ShortVector set = ShortVector.zero(SPECIES);
                for (int k = 0; k < window.neighbourCount(); k++) {
                    ShortVector other = ShortVector.fromArray(SPECIES, window.neighbours(k),
                            from + window.shift(k) + x);
                    set = set.add((short) (1 << window.number(k)), other.compare(VectorOperators.EQ, level));
                }
                set.intoArray(sets, x);
            }
        }

        private void grow(int y, int z) {
            int from = window.row(y) + window.first(y);
            short[] levels = window.centre();
            for (int x = 0; x < window.count(y); x++) {
                int level = Short.toUnsignedInt(levels[from + x]);
                if (level > 0) {
                    int places = linked.apart[sets[x]];
                    int tree = places == 0 ? forest.plant(level, z) : join(places, from + x);
                    current[from + x] = tree;
                    forest.add(tree, given == null ? 0 : distances[window.first(y) + x]);
                }
            }
        }

        /** The one tree that the trees of some neighbours become. */
        private int join(int places, int voxel) {
            int m = (places & 15) - 1;
            int tree = trees[m][voxel + shifts[m]];
            for (int rest = places >>> 4; rest != 0; rest >>>= 4) {
                m = (rest & 15) - 1;
                tree = forest.unite(tree, trees[m][voxel + shifts[m]]);
            }
            return tree;
        }
    }
}
