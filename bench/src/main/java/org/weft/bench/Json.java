package org.weft.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON as JMH writes it: objects become maps, arrays lists, numbers {@link Double}s, {@code true} and {@code false} {@link Boolean}s. In strings only
 * {@code \"}, {@code \\} and {@code \/} are taken for what they mean; {@code null} is unknown.
 */
final class Json {

    private static final Pattern TOKEN = Pattern
            .compile("\\s*(?:([{}\\[\\]:,])|\"((?:[^\"\\\\]|\\\\.)*+)\"|(true|false)|(-?[0-9][-+.0-9eE]*))");

    private final Matcher tokens;

    private Json(String text) {
        tokens = TOKEN.matcher(text);
    }

    /**
     * The value that a text holds.
     *
     * @throws IllegalArgumentException if it holds something else than one value
     */
    static Object read(String text) {
        Json json = new Json(text.strip());
        json.next();
        Object value = json.value();
        if (!json.tokens.hitEnd() && json.tokens.end() < text.strip().length()) {
            throw json.unexpected();
        }
        return value;
    }

    private void next() {
        int from = tokens.hasMatch() ? tokens.end() : 0;
        tokens.region(from, tokens.regionEnd());
        if (!tokens.lookingAt()) {
            throw new IllegalArgumentException("no JSON at character " + from);
        }
    }

    private boolean at(String sign) {
        return sign.equals(tokens.group(1));
    }

    /** The value that begins at this token; the token after this is its last. */
    private Object value() {
        if (at("{")) {
            return object();
        }
        if (at("[")) {
            return array();
        }
        if (tokens.group(2) != null) {
            return string();
        }
        if (tokens.group(3) != null) {
            return Boolean.valueOf(tokens.group(3));
        }
        if (tokens.group(4) != null) {
            return Double.valueOf(tokens.group(4));
        }
        throw unexpected();
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (next(); !at("}"); separated("}")) {
            String name = string();
            next();
            require(at(":"));
            next();
            members.put(name, value());
        }
        return members;
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        for (next(); !at("]"); separated("]")) {
            items.add(value());
        }
        return items;
    }

    private void separated(String end) {
        next();
        if (!at(end)) {
            require(at(","));
            next();
            require(!at(end));
        }
    }

    private String string() {
        require(tokens.group(2) != null);
        return tokens.group(2).replaceAll("\\\\([\"\\\\/])", "$1");
    }

    private void require(boolean expected) {
        if (!expected) {
            throw unexpected();
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException(
                "JSON does not go on with " + tokens.group().strip() + " at character " + tokens.start());
    }
}
