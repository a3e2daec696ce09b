package org.weft.texture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.kernel.Workers;

/**
 * A family's features: from counts to values.
 *
 * @param features  in the order of the table
 * @param matrix    what the formulas read, from counts that are not empty
 * @param empty     the reason where there are no counts at all
 * @param undefined the reason where a formula divides by 0
 */
record Formulas<M>(List<? extends TextureFeature<M>> features, Function<Cells, M> matrix, Status empty,
        Status undefined) {

    /** Every feature of each matrix that is not empty, in their order; not a finite number where undefined. */
    List<double[]> rows(List<Cells> matrices) {
        return matrices.stream().filter(cells -> !cells.isEmpty()).map(this::row).toList();
    }

    private double[] row(Cells cells) {
        M counts = matrix.apply(cells);
        return features.stream().mapToDouble(feature -> feature.of(counts)).toArray();
    }

    /** Features of a single matrix. */
    List<FeatureValue> values(Aggregation aggregation, Cells cells) {
        return mean(aggregation, rows(List.of(cells)));
    }

    /** Features averaged over matrices, leaving out empty ones; the workers share the matrices. */
    List<FeatureValue> mean(Aggregation aggregation, List<Cells> matrices, Workers workers) {
        return mean(aggregation,
                workers.map(matrices, cells -> rows(List.of(cells))).stream().flatMap(List::stream).toList());
    }

    /**
     * Features averaged over the rows of matrices. A matrix for which a feature is undefined is left out of that
     * feature's average.
     */
    List<FeatureValue> mean(Aggregation aggregation, List<double[]> rows) {
        List<FeatureValue> values = new ArrayList<>(features.size());
        for (int f = 0; f < features.size(); f++) {
            int feature = f;
            double[] defined = rows.stream().mapToDouble(row -> row[feature]).filter(Double::isFinite).toArray();
            values.add(
                    FeatureValue.of(features.get(f), aggregation, mean(defined), rows.isEmpty() ? empty : undefined));
        }
        return values;
    }

    private static double mean(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }
}
