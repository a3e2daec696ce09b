package org.weft.backend;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where the user's system wants programs to keep what they can make again. */
final class CacheFolder {

    /** System property: another folder. */
    static final String PROPERTY = "weft.cache";

    private CacheFolder() {}

    /** Weft's folder, which need not exist; none where the system names no home. */
    static Optional<Path> find() {
        return find(System::getProperty, System::getenv);
    }

    /** @param properties null for those that are not set, as are environment variables */
    static Optional<Path> find(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        Optional<Path> own = absolute(properties.apply(PROPERTY));
        if (own.isPresent()) {
            return own;
        }
        Optional<Path> home = absolute(properties.apply("user.home"));
        String os = properties.apply("os.name").toLowerCase(Locale.ROOT);
        Optional<Path> caches = os.startsWith("windows")
                ? absolute(environment.apply("LOCALAPPDATA")).or(() -> home.map(h -> h.resolve("AppData/Local")))
                : os.startsWith("mac") ? home.map(h -> h.resolve("Library/Caches"))
                        : absolute(environment.apply("XDG_CACHE_HOME")).or(() -> home.map(h -> h.resolve(".cache")));
        return caches.map(folder -> folder.resolve("weft"));
    }

    /** What is no absolute path counts as not set, as the XDG Base Directory Specification asks. */
    private static Optional<Path> absolute(String path) {
        try {
            return Optional.ofNullable(path).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
