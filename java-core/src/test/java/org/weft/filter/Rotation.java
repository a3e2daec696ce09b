package org.weft.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A right-angle rotation of a cube about its centre, built up from quarter turns. @param matrix integer[3][3] of x, y, z */
record Rotation(List<List<Integer>> matrix) {

    private static final Rotation ABOUT_X = new Rotation(
            List.of(List.of(1, 0, 0), List.of(0, 0, -1), List.of(0, 1, 0)));
    private static final Rotation ABOUT_Z = new Rotation(
            List.of(List.of(0, -1, 0), List.of(1, 0, 0), List.of(0, 0, 1)));
    private static final Rotation NONE = new Rotation(List.of(List.of(1, 0, 0), List.of(0, 1, 0), List.of(0, 0, 1)));

    /** Those that quarter turns about z make, and about x in three dimensions. */
    static List<Rotation> all(int dimensions) {
        List<Rotation> found = new ArrayList<>(List.of(NONE));
        Set<Rotation> known = new HashSet<>(found);
        for (int i = 0; i < found.size(); i++) {
            for (Rotation turn : dimensions == 2 ? List.of(ABOUT_Z) : List.of(ABOUT_Z, ABOUT_X)) {
                Rotation next = found.get(i).then(turn);
                if (known.add(next)) {
                    found.add(next);
                }
            }
        }
        return found;
    }

    private Rotation then(Rotation turn) {
        List<List<Integer>> product = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<Integer> row = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                int sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += turn.matrix.get(i).get(k) * matrix.get(k).get(j);
                }
                row.add(sum);
            }
            product.add(row);
        }
        return new Rotation(product);
    }

    /** A cube of n³ voxels turned. */
    float[] turn(float[] cube, int n) {
        float[] turned = new float[cube.length];
        for (int i = 0; i < cube.length; i++) {
            turned[image(i, n)] = cube[i];
        }
        return turned;
    }

    /** The cube that was turned to this one. */
    float[] back(float[] turned, int n) {
        float[] cube = new float[turned.length];
        for (int i = 0; i < cube.length; i++) {
            cube[i] = turned[image(i, n)];
        }
        return cube;
    }

    private int image(int i, int n) {
        int[] place = {2 * (i % n) - n + 1, 2 * (i / n % n) - n + 1, 2 * (i / (n * n)) - n + 1};
        int index = 0;
        for (int axis = 2; axis >= 0; axis--) {
            int turned = 0;
            for (int k = 0; k < 3; k++) {
                turned += matrix.get(axis).get(k) * place[k];
            }
            index = index * n + (turned + n - 1) / 2;
        }
        return index;
    }
}
