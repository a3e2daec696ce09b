package org.weft.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.weft.dicom.archive.Archive;
import org.weft.dicom.archive.Patient;
import org.weft.dicom.archive.Series;
import org.weft.dicom.archive.Study;
import org.weft.dicom.archive.Unreadable;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.grid.Grid;

/** An inspection for machines. Fields that identify a patient are there only where identifiers are kept. */
final class InspectionJson {

    private final Inspection inspection;
    private final JsonGenerator json;

    private InspectionJson(Inspection inspection, JsonGenerator json) {
        this.inspection = inspection;
        this.json = json;
    }

    static String text(Inspection inspection) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)
                .setPrettyPrinter(new DefaultPrettyPrinter())) {
            new InspectionJson(inspection, json).all();
        }
        return text.append('\n').toString();
    }

    private void all() throws IOException {
        json.writeStartObject();
        List<Patient> patients = inspection.archive().map(Archive::patients).orElse(List.of());
        json.writeArrayFieldStart("patients");
        for (Patient patient : patients) {
            patient(patient);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("images");
        for (Inspection.Image image : inspection.images()) {
            image(image);
        }
        json.writeEndArray();
        if (inspection.archive().isPresent()) {
            leftOut(inspection.archive().get());
        }
        json.writeEndObject();
    }

    private void leftOut(Archive archive) throws IOException {
        json.writeArrayFieldStart("left_out");
        for (Unreadable left : archive.unreadable()) {
            json.writeStartObject();
            json.writeStringField("place", inspection.text(left.source().toString()));
            json.writeStringField("problem", inspection.text(left.problem()));
            json.writeEndObject();
        }
        json.writeEndArray();
        texts("notes", archive.notes().stream().map(inspection::text).toList());
        json.writeNumberField("other_files", archive.otherFiles());
    }

    private void patient(Patient patient) throws IOException {
        json.writeStartObject();
        json.writeStringField("patient", inspection.name(patient));
        identifier("patient_id", patient.header(), Attribute.PATIENT_ID);
        identifier("patient_name", patient.header(), Attribute.PATIENT_NAME);
        identifier("birth_date", patient.header(), Attribute.PATIENT_BIRTH_DATE);
        json.writeArrayFieldStart("studies");
        for (Study study : patient.studies()) {
            study(study);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void study(Study study) throws IOException {
        DataSet header = study.series().getFirst().instances().getFirst().header();
        json.writeStartObject();
        json.writeStringField("description",
                inspection.text(header.text(Attribute.STUDY_DESCRIPTION).orElse("")));
        identifier("uid", Optional.of(study.uid()));
        identifier("date", header, Attribute.STUDY_DATE);
        json.writeArrayFieldStart("series");
        for (Series series : study.series()) {
            series(series);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void identifier(String field, DataSet header, Attribute attribute) throws IOException {
        identifier(field, header.text(attribute));
    }

    private void identifier(String field, Optional<String> value) throws IOException {
        Optional<String> told = inspection.identifier(value);
        if (told.isPresent()) {
            json.writeStringField(field, told.get());
        }
    }

    private void series(Series series) throws IOException {
        SeriesFinding finding = inspection.findings().get(series.index());
        json.writeStartObject();
        json.writeNumberField("index", series.index());
        if (series.number().isPresent()) {
            json.writeNumberField("number", series.number().getAsLong());
        }
        identifier("uid", Optional.of(series.uid()));
        json.writeStringField("modality", inspection.text(series.modality()));
        json.writeStringField("description", inspection.text(series.description()));
        json.writeNumberField("objects", series.instances().size());
        json.writeStringField("transfer_syntax", series.transferSyntaxes());
        numbers("size", finding.size());
        numbers("spacing_mm", finding.spacing());
        numbers("images", finding.images());
        json.writeArrayFieldStart("regions");
        for (SeriesFinding.Region region : finding.regions()) {
            region(region);
        }
        json.writeEndArray();
        texts("problems", finding.faults().stream().map(inspection::text).toList());
        json.writeEndObject();
    }

    private void region(SeriesFinding.Region region) throws IOException {
        json.writeStartObject();
        json.writeNumberField("object", region.object());
        json.writeNumberField("number", region.number());
        json.writeStringField("name", inspection.text(region.name()));
        json.writeNumberField(region.parts().name().toLowerCase(Locale.ROOT), region.count());
        if (region.volume().isPresent()) {
            json.writeNumberField("volume_mm3", region.volume().getAsDouble());
        }
        json.writeEndObject();
    }

    private void image(Inspection.Image image) throws IOException {
        Grid grid = image.grid();
        json.writeStartObject();
        json.writeStringField("file", image.file().toString());
        json.writeStringField("format", image.format());
        numbers("size", List.of(grid.size().x(), grid.size().y(), grid.size().z()));
        numbers("spacing_mm", List.of(grid.spacing().x(), grid.spacing().y(), grid.spacing().z()));
        json.writeEndObject();
    }

    /** Whole numbers as such, others with their digits. */
    private void numbers(String field, List<? extends Number> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (Number value : values) {
            if (value instanceof Double) {
                json.writeNumber(value.doubleValue());
            } else {
                json.writeNumber(value.longValue());
            }
        }
        json.writeEndArray();
    }

    private void texts(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
