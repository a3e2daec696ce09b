package org.weft.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one build needed for a benchmark, round by round.
 *
 * @param scores of the rounds, at least one, as JMH gives them
 */
record Rounds(List<Double> scores) {

    /** The score of the middle round, or the mean of the two middle ones. */
    double median() {
        List<Double> sorted = scores.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** (max - min) / median: what the rounds of one and the same build differ by. */
    double spread() {
        double min = scores.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double max = scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return (max - min) / median();
    }

    /** A benchmark with its parameters and its unit: what two builds must have in common to be compared. */
    record Name(String benchmark, String unit) implements Comparable<Name> {

        /** Whether more is faster: operations in a time rather than time of an operation. */
        boolean isThroughput() {
            return unit.startsWith("ops/");
        }

        @Override
        public int compareTo(Name other) {
            int order = benchmark.compareTo(other.benchmark);
            return order != 0 ? order : unit.compareTo(other.unit);
        }

        @Override
        public String toString() {
            return benchmark + " (" + unit + ")";
        }
    }

    /** The rounds of every benchmark in JMH's JSON files of a folder whose names begin with a prefix. */
    static Map<Name, Rounds> read(Path folder, String prefix) throws IOException {
        Map<Name, Rounds> all = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*.json")) {
            for (Path file : files) {
                add(file, all);
            }
        }
        return all;
    }

    private static void add(Path file, Map<Name, Rounds> all) throws IOException {
        JsonNode results = new ObjectMapper().readTree(file.toFile());
        for (JsonNode result : results) {
            JsonNode score = result.path("primaryMetric").path("score");
            if (score.isMissingNode()) {
                throw new IOException(file + " is no result of JMH: it has no score");
            }
            if (score.isNumber()) { // JMH writes "NaN" where a run failed
                all.computeIfAbsent(name(result), _ -> new Rounds(new ArrayList<>())).scores.add(score.doubleValue());
            }
        }
    }

    private static Name name(JsonNode result) {
        String benchmark = result.path("benchmark").asText();
        String values = result.path("params").properties().stream()
                .map(param -> " " + param.getKey() + "=" + param.getValue().asText()).sorted()
                .collect(Collectors.joining());
        int simple = benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1;
        return new Name(benchmark.substring(simple) + values,
                result.path("primaryMetric").path("scoreUnit").asText());
    }
}
