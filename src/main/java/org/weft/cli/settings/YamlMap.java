package org.weft.cli.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.weft.settings.Length;
import org.weft.settings.Length.Unit;

/** One mapping of a YAML text that knows its place in it; every getter refuses a wrong type or word by a {@link SettingsException}. */
final class YamlMap {

    private static final Pattern LENGTH = Pattern
            .compile("((?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?) *(mm|voxels?)?");

    private static final Pattern MEMORY = Pattern.compile("([0-9]{1,6}) *(MiB|GiB)");

    private final IntFunction<String> place;
    private final String path;
    private final int line;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private YamlMap(IntFunction<String> place, String path, Node node, String orElse) {
        this.place = place;
        this.path = path;
        line = line(node);
        if (!(node instanceof MappingNode mapping)) {
            throw refusal(node, (path.isEmpty() ? "settings" : path)
                    + " must be keys with values, such as \"key: value\", not " + describe(node) + orElse);
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue()
                    : describe(entry.getKeyNode());
            if (nodes.put(key, entry.getValueNode()) != null) {
                throw refusal(entry.getKeyNode(), "the key \"" + key + "\"" + inside() + " is given twice");
            }
        }
    }

    /** The mapping that the YAML text of a file consists of; empty if the text holds nothing but comments. */
    static Optional<YamlMap> parse(String file, String text) {
        return parse(line -> file + (line == 0 ? "" : ", line " + line), text);
    }

    /** The same of a text whose lines have names of their own, from line 1; 0 stands for the whole text. */
    static Optional<YamlMap> parse(IntFunction<String> place, String text) {
        try {
            return new Compose(LoadSettings.builder().build()).composeString(text)
                    .map(node -> new YamlMap(place, "", node, ""));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new SettingsException(place.apply(line) + ": not YAML: " + e.getProblem(), e);
        } catch (YamlEngineException | StackOverflowError e) {
            throw new SettingsException(place.apply(0) + ": not YAML that settings can be read from", e);
        }
    }

    /** Every key, in the order of the text. */
    List<String> keys() {
        return List.copyOf(nodes.keySet());
    }

    /** Refuses every key but these. */
    YamlMap allow(String... keys) {
        return allow(List.of(keys));
    }

    /** Refuses every key but these. */
    YamlMap allow(List<String> keys) {
        Words<String> known = Words.of(keys, Function.identity());
        nodes.forEach((key, node) -> {
            if (!known.values().containsKey(key)) {
                throw refusal(node, "unknown key \"" + key + "\"" + inside() + "; " + known.hint(key));
            }
        });
        return this;
    }

    Optional<YamlMap> map(String key) {
        return Optional.ofNullable(nodes.get(key)).map(node -> new YamlMap(place, name(key), node, ""));
    }

    /** A value for which the word {@code none} may stand: present but empty there. */
    <T> Optional<Optional<T>> orNone(String key, Function<String, Optional<T>> getter) {
        return Optional.ofNullable(nodes.get(key))
                .map(node -> isNone(node) ? Optional.empty() : getter.apply(key));
    }

    /** What is made of a mapping; a present but empty one where the word {@code none} stands for it. */
    <T> Optional<Optional<T>> mapOrNone(String key, Function<YamlMap, T> maker) {
        return Optional.ofNullable(nodes.get(key)).map(node -> isNone(node) ? Optional.empty()
                : Optional.of(maker.apply(new YamlMap(place, name(key), node, "; or none"))));
    }

    Optional<Integer> whole(String key) {
        return scalar(key, "a whole number", Tag.INT).map(node -> {
            try {
                return Integer.valueOf(node.getValue());
            } catch (NumberFormatException e) {
                throw refusal(node, name(key) + " must be a smaller whole number than " + node.getValue());
            }
        });
    }

    Optional<Double> number(String key) {
        return scalar(key, "a number", Tag.INT, Tag.FLOAT).map(node -> parseNumber(node.getValue()));
    }

    Optional<Boolean> truth(String key) {
        return scalar(key, "true or false", Tag.BOOL).map(node -> Boolean.valueOf(node.getValue()));
    }

    /** A scalar as it is written. */
    Optional<String> text(String key, String what) {
        return Optional.ofNullable(nodes.get(key)).map(node -> {
            if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
                return scalar.getValue();
            }
            throw refusal(node, name(key) + " must be " + what + ", not " + describe(node));
        });
    }

    /** A length such as {@code 3 mm} or {@code 2 voxels}; a bare number counts millimetres. */
    Optional<Length> length(String key) {
        String what = "a length, such as 3 mm or 2 voxels";
        return text(key, what).map(text -> {
            Matcher match = LENGTH.matcher(text);
            if (!match.matches()) {
                throw refusal(nodes.get(key), name(key) + " must be " + what + ", not \"" + text + "\"");
            }
            boolean voxels = match.group(2) != null && match.group(2).startsWith("voxel");
            return make(() -> new Length(Double.parseDouble(match.group(1)), voxels ? Unit.VOXELS : Unit.MM));
        });
    }

    /** A size of memory such as {@code 256 MiB} or {@code 2 GiB}, in MiB; present but empty where the word stands for it. */
    Optional<Optional<Integer>> mebibytesOr(String key, String word) {
        String what = "a size of memory, such as 256 MiB or 2 GiB, or the word " + word;
        return text(key, what).map(text -> {
            Matcher match = MEMORY.matcher(text);
            if (!text.equals(word) && !match.matches()) {
                throw refusal(key, "must be " + what + ", not \"" + text + "\"");
            }
            return text.equals(word) ? Optional.empty()
                    : Optional.of(Integer.parseInt(match.group(1)) * (match.group(2).equals("GiB") ? 1024 : 1));
        });
    }

    <T> Optional<T> choice(String key, Words<T> words) {
        return Optional.ofNullable(nodes.get(key)).map(node -> choice(key, node, words, ""));
    }

    /** A number, or one of the words. */
    <T> Optional<T> numberOr(String key, Words<T> words, DoubleFunction<T> ofNumber) {
        return Optional.ofNullable(nodes.get(key)).map(node -> numberOr(key, node, words, ofNumber));
    }

    /** A list of so many numbers or words. */
    <T> Optional<List<T>> numbersOr(String key, int count, Words<T> words, DoubleFunction<T> ofNumber) {
        return Optional.ofNullable(nodes.get(key)).map(node -> {
            if (!(node instanceof SequenceNode sequence) || sequence.getValue().size() != count) {
                throw refusal(node, name(key) + " must be a list of " + count + " numbers" + (words.values().isEmpty()
                        ? "" : " or the word " + String.join(", ", words.values().keySet())) + ", not "
                        + (node instanceof SequenceNode other ? "of " + other.getValue().size() : describe(node)));
            }
            return sequence.getValue().stream().map(item -> numberOr(key, item, words, ofNumber)).toList();
        });
    }

    /** Whether a key stands for a list. */
    boolean isList(String key) {
        return nodes.get(key) instanceof SequenceNode;
    }

    private <T> T numberOr(String key, Node node, Words<T> words, DoubleFunction<T> ofNumber) {
        boolean isNumber = node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
        if (isNumber && node instanceof ScalarNode scalar) {
            return make(() -> ofNumber.apply(parseNumber(scalar.getValue())));
        }
        if (words.values().isEmpty()) {
            throw refusal(node, name(key) + " must be numbers, not " + describe(node));
        }
        return choice(key, node, words, ", or a number");
    }

    <T> Optional<Set<T>> choices(String key, Words<T> words) {
        return Optional.ofNullable(nodes.get(key)).map(node -> {
            if (!(node instanceof SequenceNode sequence)) {
                throw refusal(node, name(key) + " must be a list, such as [" + words.values().keySet().iterator().next()
                        + "], not " + describe(node));
            }
            Set<T> chosen = new LinkedHashSet<>();
            sequence.getValue().forEach(item -> chosen.add(choice(key, item, words, "")));
            return chosen;
        });
    }

    <T> T required(String key, Optional<T> value) {
        return value.orElseThrow(
                () -> new SettingsException(place.apply(line) + ": " + (path.isEmpty() ? "it" : path)
                        + " needs the key \"" + key + "\""));
    }

    /** What is made from this mapping; what its own check refuses is refused with this mapping's place. */
    <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (SettingsException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SettingsException(place.apply(line) + ": " + e.getMessage(), e);
        }
    }

    private <T> T choice(String key, Node node, Words<T> words, String orElse) {
        String word = node instanceof ScalarNode scalar ? scalar.getValue() : describe(node);
        if (!words.values().containsKey(word)) {
            throw refusal(node, name(key) + " cannot be \"" + word + "\"; " + words.hint(word) + orElse);
        }
        return words.value(word);
    }

    private Optional<ScalarNode> scalar(String key, String what, Tag... tags) {
        Node node = nodes.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && List.of(tags).contains(node.getTag())) {
            return Optional.of(scalar);
        }
        throw refusal(node, name(key) + " must be " + what + ", not " + describe(node));
    }

    private static double parseNumber(String text) {
        return switch (text) {
            case ".inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String inside() {
        return path.isEmpty() ? "" : " in " + path;
    }

    private SettingsException refusal(Node node, String message) {
        return new SettingsException(place.apply(line(node)) + ": " + message);
    }

    /** What is wrong with a key's value, with its place. */
    SettingsException refusal(String key, String message) {
        return refusal(nodes.get(key), name(key) + " " + message);
    }

    private static boolean isNone(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals("none");
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static String describe(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getTag().equals(Tag.NULL) ? "nothing" : "\"" + scalar.getValue() + "\"";
            case SequenceNode _ -> "a list";
            default -> "keys with values";
        };
    }
}
