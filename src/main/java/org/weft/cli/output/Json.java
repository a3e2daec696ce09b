package org.weft.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.weft.extract.ImageTable;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;

/** Results with where they come from, as JSON; an undefined value is {@code null} with its reason. */
public final class Json {

    private Json() {}

    /** Provenance, regions and their values. */
    public static String results(Provenance provenance, List<RegionResult> results) throws IOException {
        return write(provenance, results, true);
    }

    /** Provenance and the names of the regions: what lies beside a CSV file. */
    public static String provenance(Provenance provenance, List<RegionResult> results) throws IOException {
        return write(provenance, results, false);
    }

    private static String write(Provenance provenance, List<RegionResult> results, boolean withValues)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)
                .setPrettyPrinter(new DefaultPrettyPrinter())) {
            json.writeStartObject();
            versions(json, provenance);
            settings(json, provenance);
            inputs(json, provenance);
            json.writeArrayFieldStart("notes");
            for (String note : provenance.notes()) {
                json.writeString(note);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("regions");
            for (RegionResult result : results) {
                region(json, result, withValues);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void versions(JsonGenerator json, Provenance provenance) throws IOException {
        json.writeObjectFieldStart("versions");
        json.writeStringField("weft", provenance.weft());
        json.writeStringField("java", provenance.java());
        json.writeStringField("backend", provenance.backend());
        json.writeObjectFieldStart("kernels");
        for (Map.Entry<String, String> kernel : provenance.kernels().entrySet()) {
            json.writeStringField(kernel.getKey(), kernel.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void settings(JsonGenerator json, Provenance provenance) throws IOException {
        json.writeObjectFieldStart("settings");
        json.writeStringField("text", provenance.settings().canonicalText());
        json.writeStringField("sha256", provenance.settings().sha256());
        json.writeEndObject();
    }

    private static void inputs(JsonGenerator json, Provenance provenance) throws IOException {
        json.writeArrayFieldStart("inputs");
        for (Provenance.Input input : provenance.inputs()) {
            json.writeStartObject();
            json.writeStringField("role", input.role());
            json.writeStringField("file", input.file());
            json.writeStringField("sha256", input.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void region(JsonGenerator json, RegionResult result, boolean withValues) throws IOException {
        json.writeStartObject();
        json.writeStringField("case", result.caseName());
        json.writeStringField("roi", result.roi());
        json.writeNumberField("label", result.label());
        json.writeBooleanField("mask_resampled", result.resampled());
        json.writeArrayFieldStart("images");
        for (ImageTable image : result.images()) {
            image(json, image, withValues);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void image(JsonGenerator json, ImageTable image, boolean withValues) throws IOException {
        json.writeStartObject();
        json.writeStringField("image", image.image());
        if (withValues) {
            json.writeArrayFieldStart("values");
            for (FeatureValue value : image.table().values()) {
                value(json, value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, FeatureValue value) throws IOException {
        json.writeStartObject();
        json.writeStringField("family", value.feature().family().label());
        json.writeStringField("feature", value.feature().label());
        json.writeStringField("aggregation", value.aggregation().label());
        json.writeStringField("ibsi_id", value.feature().ibsiId());
        if (value.status() == Status.OK) {
            json.writeNumberField("value", value.value());
        } else {
            json.writeNullField("value");
        }
        json.writeStringField("status", value.status().label());
        json.writeEndObject();
    }
}
