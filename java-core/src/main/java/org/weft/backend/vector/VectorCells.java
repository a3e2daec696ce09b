package org.weft.backend.vector;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.weft.grid.Size;
import org.weft.kernel.CellKernel;
import org.weft.kernel.Counts;

/**
 * Marching-cubes cells row by row, a cell a lane. Cells wholly inside or outside come in long runs and are counted a vector
 * or eight at a time; the others are counted one by one.
 */
public final class VectorCells implements CellKernel {

    private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_PREFERRED;

    @Override
    public void count(Arguments arguments) {
        Rows rows = new Rows(arguments);
        for (long layer = arguments.layers().z0(); layer < arguments.layers().z1(); layer++) {
            rows.count(layer);
        }
    }

    /** Work arrays of one row of cells; place x + 1 belongs to voxel x, and zeros surround the voxels. */
    private static final class Rows {

        private final Arguments arguments;
        private final Size size;
        private final byte[] below;
        private final byte[] above;
        private final byte[] corners;
        private final long[] eights = new long[SPECIES.length() / Long.BYTES];
        private byte[] pair;
        private byte[] nextPair;
        private final long[] counts = new long[256];

        Rows(Arguments arguments) {
            this.arguments = arguments;
            size = arguments.mask().grid().size();
            int length = Math.toIntExact(size.x()) + 2 + 2 * SPECIES.length();
            below = new byte[length];
            above = new byte[length];
            corners = new byte[length];
            pair = new byte[length];
            nextPair = new byte[length];
        }

        void count(long layer) {
            Arrays.fill(counts, 0);
            Arrays.fill(nextPair, (byte) 0);
            for (long y = -1; y < size.y(); y++) {
                byte[] spent = pair;
                pair = nextPair;
                nextPair = spent;
                load(y + 1, layer);
                join();
                tally();
            }
            for (int pattern = 1; pattern < 256; pattern++) {
                Counts.add(arguments.counts(), 256 * layer + pattern, counts[pattern]);
            }
        }

        /** The corners dy = 0 of the cells that begin at row y: of slice z bit 0, of slice z + 1 bit 4. */
        private void load(long y, long layer) {
            read(y, layer - 1, below);
            read(y, layer, above);
            for (int x = 0; x < size.x() + 1; x += SPECIES.length()) {
                ByteVector low = ByteVector.fromArray(SPECIES, below, x);
                ByteVector high = ByteVector.fromArray(SPECIES, above, x);
                low.or(shift(high, 4)).intoArray(nextPair, x);
            }
        }

        private void read(long y, long z, byte[] row) {
            if (y < size.y() && z >= 0 && z < size.z()) {
                MemorySegment voxels = arguments.mask().voxels();
                MemorySegment.copy(voxels, JAVA_BYTE, size.x() * (y + size.y() * z), row, 1, (int) size.x());
            } else {
                Arrays.fill(row, (byte) 0);
            }
        }

        private void join() {
            for (int x = 0; x < size.x() + 1; x += SPECIES.length()) {
                ByteVector front = ByteVector.fromArray(SPECIES, pair, x);
                ByteVector back = ByteVector.fromArray(SPECIES, nextPair, x);
                front.or(shift(back, 2)).intoArray(corners, x);
            }
        }

        /** All bytes at once: no bit that is set leaves its byte, and few processors shift bytes. */
        private static ByteVector shift(ByteVector bits, int left) {
            return bits.reinterpretAsInts().lanewise(VectorOperators.LSHL, left).reinterpretAsBytes();
        }

        private void tally() {
            for (int x = 0; x < size.x() + 1; x += SPECIES.length()) {
                ByteVector left = ByteVector.fromArray(SPECIES, corners, x);
                ByteVector right = ByteVector.fromArray(SPECIES, corners, x + 1);
                ByteVector pattern = left.or(right.add(right));
                if (pattern.eq((byte) -1).allTrue()) {
                    counts[255] += SPECIES.length();
                } else if (pattern.compare(VectorOperators.NE, (byte) 0).anyTrue()) {
                    pattern.reinterpretAsLongs().intoArray(eights, 0);
                    for (long eight : eights) {
                        tally(eight);
                    }
                }
            }
        }

        private void tally(long eight) {
            if (eight == -1) {
                counts[255] += Long.BYTES;
            } else if (eight != 0) {
                for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                    counts[(int) (eight >>> shift) & 255]++;
                }
            }
        }
    }
}
