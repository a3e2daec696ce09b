package org.weft.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.weft.grid.Box;
import org.weft.grid.Size;

/** The labels that a label volume holds, 0 (background) left out, in rising order; found in one pass. */
public record Labels(List<Label> found) {

    private static final int MOST_NAMED = 20;

    /**
     * One label.
     *
     * @param box smallest box around its voxels
     */
    public record Label(int value, long voxelCount, Box box) {}

    public Labels {
        found = List.copyOf(found);
    }

    public static Labels of(LabelVolume labels) {
        Extent[] extents = new Extent[1 << Short.SIZE];
        List<Extent> found = new ArrayList<>();
        Size size = labels.grid().size();
        short[] row = new short[Math.toIntExact(size.x())];
        for (long z = 0; z < size.z(); z++) {
            for (long y = 0; y < size.y(); y++) {
                labels.copy(labels.grid().index(0, y, z), row);
                for (int x = 0; x < row.length;) {
                    int from = x;
                    x = endOfRun(row, from);
                    int label = Short.toUnsignedInt(row[from]);
                    if (label != 0) {
                        if (extents[label] == null) {
                            extents[label] = new Extent(label, from, y, z);
                            found.add(extents[label]);
                        }
                        extents[label].add(from, x, y, z);
                    }
                }
            }
        }
        return new Labels(found.stream().map(Extent::label).sorted(Comparator.comparingInt(Label::value)).toList());
    }

    private static int endOfRun(short[] row, int from) {
        int end = from + 1;
        while (end < row.length && row[end] == row[from]) {
            end++;
        }
        return end;
    }

    /** The label of a value. Refuses a value that no voxel has, and lists those there are. */
    public Label get(int value) {
        return found.stream().filter(label -> label.value == value).findFirst().orElseThrow(
                () -> new IllegalArgumentException(
                        "the mask has no voxel of label " + value + "; it holds " + names()));
    }

    private String names() {
        if (found.isEmpty()) {
            return "background only";
        }
        String first = found.stream().limit(MOST_NAMED).map(label -> String.valueOf(label.value))
                .collect(Collectors.joining(", "));
        return (found.size() == 1 ? "label " : "labels ") + first
                + (found.size() > MOST_NAMED ? " and " + (found.size() - MOST_NAMED) + " more" : "");
    }

    /** A label's count and box while they grow, a run of voxels at a time. */
    private static final class Extent {

        private final int value;
        private long count;
        private long x0;
        private long y0;
        private final long z0;
        private long x1;
        private long y1;
        private long z1;

        Extent(int value, long x, long y, long z) {
            this.value = value;
            x0 = x;
            y0 = y;
            z0 = z;
        }

        void add(long from, long to, long y, long z) {
            count += to - from;
            x0 = Math.min(x0, from);
            x1 = Math.max(x1, to);
            y0 = Math.min(y0, y);
            y1 = Math.max(y1, y + 1);
            z1 = z + 1;
        }

        Label label() {
            return new Label(value, count, new Box(x0, y0, z0, x1, y1, z1));
        }
    }
}
