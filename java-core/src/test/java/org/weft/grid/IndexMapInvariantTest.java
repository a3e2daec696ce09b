package org.weft.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** An index carried over lies at the same place in the world. */
class IndexMapInvariantTest {

    @Test
    void anIndexKeepsItsPlace() {
        long seed = Long.getLong("weft.seed", 20);
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            Grid from = grid(random);
            Grid to = grid(random);
            IndexMap map = IndexMap.between(from, to);
            double x = random.nextDouble(-100, 100);
            double y = random.nextDouble(-100, 100);
            double z = random.nextDouble(-100, 100);
            Point there = to.toWorld(map.x().at(x, y, z), map.y().at(x, y, z), map.z().at(x, y, z));
            assertEquals(0, from.toWorld(x, y, z).distanceTo(there), 1e-9, () -> "-Dweft.seed=" + seed);
        }
    }

    /** Any spacing, origin and rotation, mirrored half of the time, its axes bent by as much as headers are allowed to. */
    private static Grid grid(Random random) {
        double a = random.nextDouble(Math.TAU);
        double b = random.nextDouble(Math.TAU);
        double bend = random.nextDouble(-5e-4, 5e-4);
        double m = random.nextBoolean() ? 1 : -1;
        Direction direction = new Direction(Math.cos(a) + bend, Math.sin(a), 0, -Math.sin(a) * Math.cos(b),
                Math.cos(a) * Math.cos(b),
                Math.sin(b), m * Math.sin(a) * Math.sin(b), -m * Math.cos(a) * Math.sin(b), m * Math.cos(b));
        Spacing spacing = new Spacing(random.nextDouble(0.1, 5), random.nextDouble(0.1, 5), random.nextDouble(0.1, 5));
        Point origin = new Point(random.nextDouble(-900, 900), random.nextDouble(-900, 900),
                random.nextDouble(-900, 900));
        return new Grid(new Size(3, 3, 3), spacing, origin, direction);
    }
}
