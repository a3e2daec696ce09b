package org.weft.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.weft.settings.Filter.Pooling;

/**
 * The responses of a separable filter that are pooled, each once.
 *
 * <p>The right-angle rotations of an image, 24 in three dimensions and 4 in two, are the permutations π of the axes with those reversals of axes
 * that make the determinant 1: an even number of them where π is even, an odd one where it is odd. A kernel that is its own mirror image makes reversals
 * the same, one that is its negative makes them the same but for a sign.
 *
 * <p>The mean needs fewer still. With a kernel's even and odd part {@code E = f + fʳ} and {@code O = f - fʳ}, the products over all reversals of a permutation
 * add up to {@code (Π E + sgn(π) Π O) / 2}; where two kernels are the same, what is odd cancels.
 *
 * @param responses the different ones, in a fixed order
 */
record RotatedResponses(List<Response> responses) {

    /**
     * @param operators one an axis, x first
     * @param weight    what the response counts in a sum
     * @param plus      whether the response itself is pooled
     * @param minus     whether its negative is pooled
     */
    record Response(List<AxisOperator> operators, double weight, boolean plus, boolean minus) {}

    private static final List<List<Integer>> EVEN_3D = List.of(List.of(0, 1, 2), List.of(1, 2, 0), List.of(2, 0, 1));
    private static final List<List<Integer>> ODD_3D = List.of(List.of(0, 2, 1), List.of(2, 1, 0), List.of(1, 0, 2));
    private static final List<List<Integer>> EVEN_2D = List.of(List.of(0, 1));
    private static final List<List<Integer>> ODD_2D = List.of(List.of(1, 0));

    RotatedResponses {
        responses = List.copyOf(responses);
    }

    /**
     * What is to be pooled of a filter.
     *
     * @param operators two or three, the first along x where nothing is rotated
     */
    static RotatedResponses of(List<AxisOperator> operators, Optional<Pooling> rotations) {
        if (rotations.isEmpty()) {
            return new RotatedResponses(List.of(new Response(operators, 1, true, false)));
        }
        Collected collected = new Collected();
        boolean mean = rotations.get() == Pooling.MEAN;
        boolean plane = operators.size() == 2;
        for (List<Integer> even : plane ? EVEN_2D : EVEN_3D) {
            rotate(permuted(operators, even), 1, mean, collected);
        }
        for (List<Integer> odd : plane ? ODD_2D : ODD_3D) {
            rotate(permuted(operators, odd), -1, mean, collected);
        }
        return new RotatedResponses(mean ? collected.weighted(plane ? 8 : 48) : collected.each());
    }

    private static List<AxisOperator> permuted(List<AxisOperator> operators, List<Integer> order) {
        return order.stream().map(operators::get).toList();
    }

    private static void rotate(List<AxisOperator> operators, int sign, boolean mean, Collected collected) {
        if (mean) {
            collected.add(operators.stream().map(f -> f.plus(f.reversed())).toList(), 1);
            collected.add(operators.stream().map(f -> f.plus(f.reversed().times(-1))).toList(), sign);
            return;
        }
        for (int reversals = 0; reversals < 1 << operators.size(); reversals++) {
            if (Integer.bitCount(reversals) % 2 == (sign > 0 ? 0 : 1)) {
                int asked = reversals;
                collected.add(IntStream.range(0, operators.size()).mapToObj(axis -> (asked >> axis & 1) == 0
                        ? operators.get(axis)
                        : operators.get(axis).reversed()).toList(), 1);
            }
        }
    }

    /** Responses without their sign, and how often each comes with either sign. */
    private static final class Collected {

        private final Map<List<AxisOperator>, int[]> counts = new LinkedHashMap<>();

        /** Adds a response as often as a count says, with the opposite sign where that is negative. */
        void add(List<AxisOperator> operators, int count) {
            if (operators.stream().anyMatch(AxisOperator::isZero)) {
                return;
            }
            int signed = count;
            List<AxisOperator> known = new ArrayList<>();
            for (AxisOperator operator : operators) {
                AxisOperator negative = operator.times(-1);
                boolean turn = first(negative) > first(operator);
                known.add(turn ? negative : operator);
                signed = turn ? -signed : signed;
            }
            int[] both = counts.computeIfAbsent(known, _ -> new int[2]);
            both[signed > 0 ? 0 : 1] += Math.abs(signed);
        }

        /** The first tap that is not 0 of the last kernel of the first chain. */
        private static double first(AxisOperator operator) {
            for (double tap : operator.chains().getFirst().getLast().values()) {
                if (tap != 0) {
                    return tap;
                }
            }
            return 0;
        }

        List<Response> weighted(double divisor) {
            return counts.entrySet().stream().filter(entry -> entry.getValue()[0] != entry.getValue()[1])
                    .map(entry -> new Response(entry.getKey(), (entry.getValue()[0] - entry.getValue()[1]) / divisor,
                            true, false))
                    .toList();
        }

        List<Response> each() {
            return counts.entrySet().stream().map(entry -> new Response(entry.getKey(), 1, entry.getValue()[0] > 0,
                    entry.getValue()[1] > 0)).toList();
        }
    }
}
