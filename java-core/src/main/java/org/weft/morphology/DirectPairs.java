package org.weft.morphology;

import java.util.List;
import java.util.stream.IntStream;
import org.weft.grid.Size;
import org.weft.kernel.Workers;

/** {@link PairSums} pair by pair: the definition, for regions of few voxels. */
final class DirectPairs {

    private static final int BLOCK = 64;

    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double[] d;

    private DirectPairs(DeviationField field) {
        int n = Math.toIntExact(field.voxelCount());
        x = new double[n];
        y = new double[n];
        z = new double[n];
        d = new double[n];
        gather(field);
    }

    static PairSums sum(DeviationField field, Workers workers) {
        DirectPairs pairs = new DirectPairs(field);
        List<Integer> blocks = IntStream.range(0, Math.ceilDiv(pairs.d.length, BLOCK)).boxed().toList();
        return workers.map(blocks, pairs::block).stream().reduce(PairSums.NONE, PairSums::plus);
    }

    private void gather(DeviationField field) {
        Size size = field.box().size();
        int k = 0;
        for (long j = 0; j < size.z(); j++) {
            for (long i = 0; i < size.y(); i++) {
                long row = field.row(i, j);
                for (long h = 0; h < size.x(); h++) {
                    if (field.contains(row + h)) {
                        x[k] = h * field.spacing().x();
                        y[k] = i * field.spacing().y();
                        z[k] = j * field.spacing().z();
                        d[k++] = field.at(row + h);
                    }
                }
            }
        }
    }

    /** The pairs of some voxels with all before them, in both orders. */
    private PairSums block(int block) {
        PairSums sums = PairSums.NONE;
        for (int k = block * BLOCK; k < Math.min((block + 1) * BLOCK, d.length); k++) {
            double weights = 0;
            double products = 0;
            double squares = 0;
            for (int l = 0; l < k; l++) {
                double dx = x[k] - x[l];
                double dy = y[k] - y[l];
                double dz = z[k] - z[l];
                double w = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
                weights += w;
                products += w * d[l];
                squares += w * d[l] * d[l];
            }
            sums = sums.plus(new PairSums(2 * weights, 2 * products * d[k], squares + weights * d[k] * d[k]));
        }
        return sums;
    }
}
