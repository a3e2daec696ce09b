package org.weft.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Each system's custom; on paths as systems other than Windows write them. */
@DisabledOnOs(OS.WINDOWS)
class CacheFolderTest {

    private final Map<String, String> properties = new HashMap<>(Map.of("user.home", "/home/ada"));
    private final Map<String, String> environment = new HashMap<>();

    private Optional<Path> on(String os) {
        properties.put("os.name", os);
        return CacheFolder.find(properties::get, environment::get);
    }

    @Test
    void isWhereTheSystemsCustomIs() {
        assertEquals(Optional.of(Path.of("/home/ada/.cache/weft")), on("Linux"));
        assertEquals(Optional.of(Path.of("/home/ada/Library/Caches/weft")), on("Mac OS X"));
        assertEquals(Optional.of(Path.of("/home/ada/AppData/Local/weft")), on("Windows 11"));
        environment.putAll(Map.of("XDG_CACHE_HOME", "/fast", "LOCALAPPDATA", "/local"));
        assertEquals(Optional.of(Path.of("/fast/weft")), on("Linux"));
        assertEquals(Optional.of(Path.of("/home/ada/Library/Caches/weft")), on("Mac OS X"));
        assertEquals(Optional.of(Path.of("/local/weft")), on("Windows 11"));
    }

    @Test
    void whatIsNoAbsolutePathCountsAsNotSet() {
        environment.put("XDG_CACHE_HOME", "relative");
        assertEquals(Optional.of(Path.of("/home/ada/.cache/weft")), on("Linux"));
        properties.put("user.home", "?");
        assertEquals(Optional.empty(), on("Linux"));
        environment.put("XDG_CACHE_HOME", "bad\0path");
        assertEquals(Optional.empty(), on("Linux"));
    }

    @Test
    void aPropertyNamesAnother() {
        properties.put(CacheFolder.PROPERTY, "/elsewhere");
        assertEquals(Optional.of(Path.of("/elsewhere")), on("Linux"));
        assertEquals(Optional.of(Path.of("/elsewhere")), on("Windows 11"));
    }
}
