package org.weft.intensity;

import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The percentiles that features ask for; P50 is the median. */
record Percentiles(double p10, double p25, double median, double p75, double p90) {

    /**
     * @param count    number of values
     * @param selected the values of ranks from 0
     */
    static Percentiles of(long count, Function<long[], double[]> selected) {
        Percentile[] places = IntStream.of(10, 25, 50, 75, 90).mapToObj(percent -> Percentile.of(count, percent))
                .toArray(Percentile[]::new);
        long[] ranks = Stream.of(places).flatMapToLong(place -> LongStream.of(place.rank(), place.nextRank()))
                .toArray();
        double[] values = selected.apply(ranks);
        double[] p = IntStream.range(0, places.length)
                .mapToDouble(i -> places[i].between(values[2 * i], values[2 * i + 1])).toArray();
        return new Percentiles(p[0], p[1], p[2], p[3], p[4]);
    }

    double interquartileRange() {
        return p75 - p25;
    }

    double quartileCoefficientOfDispersion() {
        return (p75 - p25) / (p75 + p25);
    }
}
