package org.weft.cli.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
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

/** One mapping of a YAML file that knows its place in the file; every getter refuses a wrong type or word by a {@link SettingsException}. */
final class YamlMap {

    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private YamlMap(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        line = line(node);
        if (!(node instanceof MappingNode mapping)) {
            throw refusal(node, (path.isEmpty() ? "settings" : path)
                    + " must be keys with values, such as \"key: value\", not " + describe(node));
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue()
                    : describe(entry.getKeyNode());
            if (nodes.put(key, entry.getValueNode()) != null) {
                throw refusal(entry.getKeyNode(), "the key \"" + key + "\"" + inside() + " is given twice");
            }
        }
    }

    /** The mapping that a YAML text consists of; empty if the text holds nothing but comments. */
    static Optional<YamlMap> parse(String file, String text) {
        try {
            return new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text)
                    .map(node -> new YamlMap(file, "", node));
        } catch (MarkedYamlEngineException e) {
            throw new SettingsException(
                    file + e.getProblemMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("")
                            + ": not YAML: " + e.getProblem(),
                    e);
        } catch (YamlEngineException | StackOverflowError e) {
            throw new SettingsException(file + ": not YAML that settings can be read from", e);
        }
    }

    /** Refuses every key but these. */
    YamlMap allow(String... keys) {
        Words<String> known = Words.of(keys);
        nodes.forEach((key, node) -> {
            if (!known.values().containsKey(key)) {
                throw refusal(node, "unknown key \"" + key + "\"" + inside() + "; " + known.hint(key));
            }
        });
        return this;
    }

    Optional<YamlMap> map(String key) {
        return Optional.ofNullable(nodes.get(key)).map(node -> new YamlMap(file, key, node));
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

    <T> Optional<T> choice(String key, Words<T> words) {
        return Optional.ofNullable(nodes.get(key)).map(node -> choice(key, node, words, ""));
    }

    /** A number, or one of the words. */
    <T> Optional<T> numberOr(String key, Words<T> words, DoubleFunction<T> ofNumber) {
        Node node = nodes.get(key);
        boolean isNumber = node != null && (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT));
        if (isNumber) {
            return number(key).map(ofNumber::apply);
        }
        return Optional.ofNullable(node).map(word -> choice(key, word, words, ", or a number"));
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
                () -> new SettingsException(file + ", line " + line + ": " + path + " needs the key \"" + key + "\""));
    }

    /** What is made from this mapping; what its own check refuses is refused with this mapping's place. */
    <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (SettingsException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SettingsException(file + ", line " + line + ": " + e.getMessage(), e);
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
        return new SettingsException(file + ", line " + line(node) + ": " + message);
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
