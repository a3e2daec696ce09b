package org.weft.cli.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.weft.dicom.archive.Archive;
import org.weft.dicom.archive.Pseudonyms;
import org.weft.dicom.archive.Series;
import org.weft.dicom.archive.SeriesChoice;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.Source;
import org.weft.dicom.region.References;
import org.weft.dicom.write.Identifiers;
import org.weft.kernel.Workers;

/** An archive, and how its patients and series are called in outputs. */
final class DicomArchive implements AutoCloseable {

    private final Archive archive;
    private final Pseudonyms pseudonyms;
    private final boolean keepsIdentifiers;
    /** What the names of its files begin with where they are printed. */
    private final String folder;

    private DicomArchive(Archive archive, Path path, boolean keepsIdentifiers) {
        this.archive = archive;
        String inside = Files.isDirectory(path) ? path.resolve("x").toString() : path.resolveSibling("x").toString();
        folder = inside.substring(0, inside.length() - 1);
        this.pseudonyms = new Pseudonyms(archive.patients());
        this.keepsIdentifiers = keepsIdentifiers;
    }

    static DicomArchive open(Path path, boolean keepsIdentifiers, Workers workers) {
        return new DicomArchive(Archive.open(List.of(path), workers), path, keepsIdentifiers);
    }

    List<Series> images() {
        return archive.series().stream().filter(Series::isImage).toList();
    }

    /** Structure sets and segmentations. */
    List<Series> regions() {
        return archive.series().stream().filter(Series::holdsRegions).toList();
    }

    /** Those that refer to an image; where none names it, those that lie in its frame of reference. */
    List<Series> regionsOf(Series image) {
        Set<String> objects = image.instances().stream().map(Instance::uid).collect(Collectors.toSet());
        List<Series> named = regions().stream().filter(series -> series.instances().stream()
                .map(instance -> References.of(instance.header()))
                .anyMatch(found -> found.series().contains(image.uid())
                        || found.instances().stream().anyMatch(objects::contains)))
                .toList();
        Set<String> frames = image.instances().stream().flatMap(instance -> instance.frameOfReference().stream())
                .collect(Collectors.toSet());
        return !named.isEmpty() ? named
                : regions().stream().filter(series -> series.instances().stream().anyMatch(
                        instance -> References.frames(instance.header()).stream().anyMatch(frames::contains)))
                        .toList();
    }

    /** What of it is not used, a sentence each. */
    List<String> notes() {
        return Stream.concat(archive.notes().stream(), archive.unreadable().stream()
                .map(file -> file.source() + " is left out: " + file.problem())).map(this::note).toList();
    }

    /**
     * The patient's identifier where identifiers are kept; else the name of the path or, where that tells who the patient is, a pseudonym that is
     * the same in every run.
     */
    String caseName(Path path, Series series) {
        String stem = FileNames.stem(path);
        DataSet header = series.instances().getFirst().header();
        if (keepsIdentifiers) {
            return header.text(Attribute.PATIENT_ID).orElse(stem);
        }
        return clean(stem).equals(stem) ? stem : Identifiers.pseudonym(header);
    }

    /** The one of several series that is meant. What it refuses lists them without names; where they lie is the user's own word. */
    Series choose(SeriesChoice choice, List<Series> series, String what) {
        try {
            return choice.of(series, what, this::clean);
        } catch (DicomException e) {
            throw new DicomException(Stream.of(e.getMessage().split(Pattern.quote(what), -1)).map(this::clean)
                    .collect(Collectors.joining(what)), e);
        }
    }

    /** The same refusal with the files that could not be read, which may be what is missing. */
    DicomException withUnreadable(DicomException refusal) {
        return archive.unreadable().isEmpty() ? refusal
                : new DicomException(refusal.getMessage() + "; but " + archive.unreadable().size()
                        + " of the files cannot be read, such as " + archive.unreadable().getFirst().source()
                        + ": copy them again first", refusal);
    }

    String describe(Series series) {
        return clean(series.toString());
    }

    /** Text that goes beside a result: files are named without their folder, which may name a patient. */
    String note(String text) {
        return clean(folder.length() > 1 ? text.replace(folder, "") : text);
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
