package org.weft.cli.input;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.weft.dicom.archive.Archive;
import org.weft.dicom.archive.Patient;
import org.weft.dicom.archive.Pseudonyms;
import org.weft.dicom.archive.Series;
import org.weft.dicom.archive.SeriesChoice;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Source;
import org.weft.kernel.Workers;

/** An archive, and how its patients and series are called in outputs. */
final class DicomArchive implements AutoCloseable {

    private final Archive archive;
    private final Pseudonyms pseudonyms;
    private final boolean keepsIdentifiers;

    private DicomArchive(Archive archive, boolean keepsIdentifiers) {
        this.archive = archive;
        this.pseudonyms = new Pseudonyms(archive.patients());
        this.keepsIdentifiers = keepsIdentifiers;
    }

    static DicomArchive open(Path path, boolean keepsIdentifiers, Workers workers) {
        return new DicomArchive(Archive.open(List.of(path), workers), keepsIdentifiers);
    }

    List<Series> images() {
        return archive.series().stream().filter(Series::isImage).toList();
    }

    /** Structure sets and segmentations. */
    List<Series> regions() {
        return archive.series().stream().filter(Series::holdsRegions).toList();
    }

    List<String> notes() {
        return archive.notes().stream().map(this::clean).toList();
    }

    /** The patient's identifier or, where identifiers are not kept, the name of the path, unless that tells who the patient is. */
    String caseName(Path path, Series series) {
        if (keepsIdentifiers) {
            Patient patient = archive.patients().stream().filter(
                    p -> p.studies().stream().anyMatch(study -> study.series().contains(series))).findFirst()
                    .orElseThrow();
            return patient.header().text(Attribute.PATIENT_ID).orElseGet(() -> FileNames.stem(path));
        }
        return clean(FileNames.stem(path));
    }

    /** The one of several series that is meant. What it refuses lists them without names; where they lie is the user's own word. */
    Series choose(SeriesChoice choice, List<Series> series, String what) {
        try {
            return choice.of(series, what);
        } catch (DicomException e) {
            throw new DicomException(Stream.of(e.getMessage().split(Pattern.quote(what), -1)).map(this::clean)
                    .collect(Collectors.joining(what)), e);
        }
    }

    String describe(Series series) {
        return clean(series.toString());
    }

    String clean(String text) {
        return keepsIdentifiers ? text : pseudonyms.clean(text);
    }

    /** The files of a series, a zip file once. */
    Stream<Path> files(Series series) {
        return series.instances().stream().map(instance -> switch (instance.source()) {
            case Source.OfFile(Path file) -> file;
            case Source.OfZip zip -> zip.file();
        }).distinct();
    }

    @Override
    public void close() {
        archive.close();
    }
}
