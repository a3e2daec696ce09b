package org.weft.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.weft.dicom.archive.Archive;
import org.weft.dicom.archive.Patient;
import org.weft.dicom.archive.Pseudonyms;
import org.weft.dicom.object.Attribute;
import org.weft.grid.Grid;
import org.weft.io.ImageReader;
import org.weft.io.UnreadableImageException;
import org.weft.kernel.Workers;

/**
 * What {@code weft inspect} found: an archive with findings of each of its series, and images in files of their own.
 *
 * @param archive  empty where only images were given
 * @param findings by the indexes of the series
 */
record Inspection(Optional<Archive> archive, Map<Integer, SeriesFinding> findings, List<Image> images,
        Pseudonyms pseudonyms, boolean keepsIdentifiers) {

    private static final Pattern IMAGE = Pattern.compile("(?i).+\\.(nii|hdr|img|nrrd|nhdr)(\\.gz)?");

    /** An image in a file of its own. */
    record Image(Path file, String format, Grid grid) {

        static Image of(Path file) {
            Grid grid = ImageReader.readGrid(file);
            try (InputStream in = Files.newInputStream(file)) {
                boolean isNrrd = new String(in.readNBytes(4), StandardCharsets.US_ASCII).equals("NRRD");
                return new Image(file, isNrrd ? "NRRD" : "NIfTI", grid);
            } catch (IOException e) {
                throw new UnreadableImageException(file, "it cannot be read: " + e.getMessage(), e);
            }
        }
    }

    /** Whether a file is named like an image of its own. */
    static boolean isImage(Path file) {
        return IMAGE.matcher(String.valueOf(file.getFileName())).matches() && !Files.isDirectory(file);
    }

    static Inspection of(Optional<Archive> archive, List<Image> images, boolean keepsIdentifiers, Workers workers) {
        return new Inspection(archive, archive.map(a -> Findings.of(a.series(), workers)).orElse(Map.of()), images,
                new Pseudonyms(archive.map(Archive::patients).orElse(List.of())), keepsIdentifiers);
    }

    /** What a patient is called. */
    String name(Patient patient) {
        if (!keepsIdentifiers) {
            return pseudonyms.of(patient);
        }
        String id = patient.header().text(Attribute.PATIENT_ID).orElse("");
        String name = patient.header().text(Attribute.PATIENT_NAME).orElse("");
        return printable(id.isEmpty() || id.equals(name) ? name : name.isEmpty() ? id : id + " (" + name + ")");
    }

    /** Free text, fit to be told. */
    String text(String text) {
        return printable(keepsIdentifiers ? text : pseudonyms.clean(text));
    }

    /** A UID or date: nothing unless identifiers are kept. */
    Optional<String> identifier(Optional<String> text) {
        return keepsIdentifiers ? text.filter(t -> !t.isEmpty()).map(Inspection::printable) : Optional.empty();
    }

    /** Text out of an object may hold what moves a terminal's cursor. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
