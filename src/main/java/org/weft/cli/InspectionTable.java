package org.weft.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.weft.dicom.archive.Archive;
import org.weft.dicom.archive.Patient;
import org.weft.dicom.archive.Series;
import org.weft.dicom.archive.Study;
import org.weft.dicom.archive.Unreadable;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.grid.Spacing;

/** An inspection as text: a table of patients, studies, series and regions, images, what was left out, and how much there is. */
final class InspectionTable {

    private static final int MOST_LEFT_OUT = 20;
    private static final String UNDER_SERIES = "          ";

    private final Inspection inspection;
    private final TextTable table = new TextTable("rlllll");

    private InspectionTable(Inspection inspection) {
        this.inspection = inspection;
    }

    static List<String> lines(Inspection inspection) {
        InspectionTable text = new InspectionTable(inspection);
        List<String> lines = new ArrayList<>();
        inspection.archive().ifPresent(archive -> {
            lines.addAll(text.series(archive));
            lines.addAll(text.leftOut(archive));
        });
        lines.addAll(text.images());
        inspection.archive().map(InspectionTable::summary).ifPresent(lines::add);
        return lines;
    }

    private List<String> series(Archive archive) {
        table.row("series", "modality", "description", "size", "spacing (mm)", "transfer syntax");
        for (Patient patient : archive.patients()) {
            table.row(inspection.name(patient)
                    + inspection.identifier(patient.header().text(Attribute.PATIENT_BIRTH_DATE))
                            .map(date -> ", born " + date).orElse(""));
            for (int i = 0; i < patient.studies().size(); i++) {
                study(i + 1, patient.studies().get(i));
            }
            table.row("");
        }
        return table.lines();
    }

    private void study(int number, Study study) {
        String description = description(study);
        table.row("  study " + number + (description.isEmpty() ? "" : " " + DataSet.quote(description))
                + inspection.identifier(Optional.of(study.uid())).map(uid -> ", " + uid).orElse(""));
        study.series().forEach(this::series);
    }

    private String description(Study study) {
        return inspection.text(study.series().getFirst().instances().getFirst().header()
                .text(Attribute.STUDY_DESCRIPTION).orElse(""));
    }

    private void series(Series series) {
        SeriesFinding finding = inspection.findings().get(series.index());
        table.row("#" + series.index(), inspection.text(series.modality()), inspection.text(series.description()),
                finding.images().isEmpty() ? joined(finding.size().stream(), " x ")
                        : "on " + joined(finding.images().stream().map(index -> "#" + index), ", "),
                joined(finding.spacing().stream().map(InspectionTable::millimetres), " x "),
                series.transferSyntaxes());
        for (SeriesFinding.Region region : finding.regions()) {
            String object = series.instances().size() == 1 ? "" : "object " + region.object() + ", ";
            table.row("", "", "  " + object + "#" + region.number() + " " + inspection.text(region.name()),
                    region.count() == 0 ? ""
                            : region.count() + " " + region.parts().name().toLowerCase(Locale.ROOT),
                    region.volume().stream().mapToObj(InspectionTable::volume).collect(Collectors.joining()), "");
        }
        inspection.identifier(Optional.of(series.uid())).ifPresent(uid -> table.row(UNDER_SERIES + uid));
        finding.faults().forEach(fault -> table.row(UNDER_SERIES + "problem: " + inspection.text(fault)));
    }

    private List<String> leftOut(Archive archive) {
        List<String> lines = new ArrayList<>();
        archive.notes().forEach(note -> lines.add("note: " + inspection.text(note)));
        List<Unreadable> all = archive.unreadable();
        all.stream().limit(MOST_LEFT_OUT).forEach(left -> lines
                .add("left out: " + inspection.text(left.source().toString()) + ": "
                        + inspection.text(left.problem())));
        if (all.size() > MOST_LEFT_OUT) {
            lines.add("left out: " + (all.size() - MOST_LEFT_OUT) + " more (--json lists all)");
        }
        return lines;
    }

    private List<String> images() {
        TextTable images = new TextTable("llll");
        for (Inspection.Image image : inspection.images()) {
            Spacing spacing = image.grid().spacing();
            images.row(image.file(), image.format(), image.grid().size(), joined(
                    Stream.of(spacing.x(), spacing.y(), spacing.z()).map(InspectionTable::millimetres), " x ") + " mm");
        }
        return images.lines();
    }

    private static String summary(Archive archive) {
        long objects = archive.series().stream().mapToLong(series -> series.instances().size()).sum();
        return count(archive.patients().size(), "patient") + ", " + archive.series().size() + " series, "
                + count(objects, "object")
                + (archive.otherFiles() == 0 ? "" : ", " + count(archive.otherFiles(), "other file") + " passed over");
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String joined(Stream<?> values, String between) {
        return values.map(String::valueOf).collect(Collectors.joining(between));
    }

    private static String millimetres(double length) {
        return new BigDecimal(length).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }

    private static String volume(double volume) {
        return new BigDecimal(volume).round(new MathContext(6)).stripTrailingZeros().toPlainString() + " mm³";
    }
}
