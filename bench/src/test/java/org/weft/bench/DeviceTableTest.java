package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceTableTest {

    @Test
    void comparesTheProcessorsBackends() {
        compare("scalar", "vector");
    }

    @Test
    void comparesSlabsInC() {
        Present.orSkip("c");
        compare("scalar", "c");
    }

    @Test
    void comparesADeviceWithTheProcessor() {
        Present.orSkip("opencl");
        compare("scalar", "opencl:0");
    }

    private static void compare(String... backends) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        boolean same = new DeviceTable(37, new PrintStream(said, true, StandardCharsets.UTF_8))
                .print(List.of(backends));
        String table = said.toString(StandardCharsets.UTF_8);
        assertTrue(same, table);
        long rows = table.lines().filter(line -> line.endsWith(" same")).count();
        assertEquals((long) backends.length * DeviceWork.values().length, rows, table);
    }
}
