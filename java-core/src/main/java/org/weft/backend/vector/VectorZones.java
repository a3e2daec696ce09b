package org.weft.backend.vector;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.util.List;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.weft.grid.Norm;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Offset;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;

/**
 * Zones by union-find in one scan. Lanes find which of the neighbours already scanned have the level of a voxel, one
 * bit each; a table tells which few of them may belong to different zones, as neighbours of one level that touch each
 * other have been united before. Nobody can foresee which, so the links of a row wait in a queue of their own.
 */
public final class VectorZones implements ZoneKernel {

    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;

    @Override
    public Zones find(Arguments arguments) {
        Scan scan = new Scan(arguments, arguments.planar() ? Linked.IN_PLANE : Linked.IN_SPACE);
        Size size = arguments.volume().grid().size();
        int[] first = null;
        for (long z = 0; z < size.z(); z++) {
            scan.slice(z);
            first = z == 0 && arguments.seams() != null ? scan.trees() : first;
        }
        Zones zones = scan.forest.zones();
        if (arguments.seams() != null) {
            int[] numbers = scan.forest.numbers();
            write(arguments, 0, first, numbers);
            write(arguments, first.length, scan.trees(), numbers);
        }
        return zones;
    }

    /** Writes a seam from the trees of its voxels; {@code from} is where it begins. */
    private static void write(Arguments arguments, int from, int[] trees, int[] numbers) {
        DiscretisedVolume volume = arguments.volume();
        long voxel = from == 0 ? 0 : volume.grid().voxelCount() - trees.length;
        for (int v = 0; v < trees.length; v++) {
            int zone = volume.at(voxel + v) == 0 ? 0 : numbers[trees[v]] + 1;
            arguments.seams().setAtIndex(JAVA_INT, from + v, zone);
        }
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
        private final int[] members;
        private final int[] links;
        private final int beside;
        private final int[] distances;
        private final int[][] trees;
        private final int[] shifts;
        private int[] current;
        private int[] previous;
        private final Forest forest;

        Scan(Arguments arguments, Linked linked) {
            this.linked = linked;
            window = new Window(arguments.volume(), linked.neighbours);
            height = arguments.volume().grid().size().y();
            given = arguments.distances();
            forest = new Forest(given != null);
            sets = new short[window.rowLength()];
            members = new int[sets.length];
            links = new int[sets.length];
            beside = 1 + linked.neighbours.indexOf(new Offset(-1, 0, 0));
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
            int[] free = previous;
            previous = current;
            current = free;
            window.moveTo(z);
            for (int m = 0; m < trees.length; m++) {
                trees[m] = linked.neighbours.get(m).z() == 0 ? current : previous;
            }
            for (int y = 0; y < window.height(); y++) {
                int n = window.count(y);
                int from = window.row(y) + window.first(y);
                findEqual(from, n);
                int links = part(n);
                forest.dig(n + 1);
                forest.grown(grow(from, n, forest.count()), (int) z);
                forest.add(current, from, window.centre(), n);
                if (given != null) {
                    long voxel = (y + height * z) * distances.length + window.first(y);
                    MemorySegment.copy(given, JAVA_INT, voxel * Integer.BYTES, distances, 0, n);
                    forest.approach(current, from, window.centre(), distances, n);
                }
                link(from, links);
            }
        }

        /** The trees of the voxels of the slice at hand. */
        int[] trees() {
            int width = window.width();
            int[] plane = new int[Math.multiplyExact(width, window.height())];
            for (int y = 0; y < window.height(); y++) {
                System.arraycopy(current, window.row(y), plane, y * width, width);
            }
            return plane;
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
                ShortVector.zero(SPECIES).blend(set, level.compare(VectorOperators.NE, (short) 0)).intoArray(sets, x);
            }
        }

        /** Looks up the members apart of a row, and queues the voxels with several. Returns how many these are. */
        private int part(int n) {
            int count = 0;
            for (int x = 0; x < n; x++) {
                members[x] = linked.apart[sets[x]];
                links[count] = x;
                count += members[x] > 15 ? 1 : 0;
            }
            return count;
        }

        /** The voxels of a row join the trees of their first members, or begin trees. Returns the number of trees. */
        private int grow(int from, int n, int treeCount) {
            short[] levels = window.centre();
            short[] begun = forest.levels();
            int count = treeCount;
            int tree = 0;
            for (int x = 0; x < n; x++) {
                int first = members[x] & 15;
                if (first != beside) {
                    int m = first - 1;
                    tree = first == 0 ? count : trees[m][from + x + shifts[m]];
                }
                current[from + x] = tree;
                begun[count] = levels[from + x];
                count += first == 0 && levels[from + x] != 0 ? 1 : 0;
            }
            return count;
        }

        /** Unites the trees of the members of the voxels that are queued. */
        private void link(int from, int count) {
            for (int i = 0; i < count; i++) {
                int voxel = from + links[i];
                for (int rest = members[links[i]] >>> 4; rest != 0; rest >>>= 4) {
                    int m = (rest & 15) - 1;
                    forest.unite(current[voxel], trees[m][voxel + shifts[m]]);
                }
            }
        }
    }
}
