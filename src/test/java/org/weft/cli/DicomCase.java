package org.weft.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.SopClass;
import org.weft.dicom.object.Vr;
import org.weft.dicom.write.DataSetBuilder;
import org.weft.dicom.write.ObjectWriter;

/** A small patient in DICOM: a series of four slices of 8 x 8 voxels of 1 x 1 x 2 mm, and a structure set with two squares that overlap. */
final class DicomCase {

    static final String NAME = "Quibblethwaite^Zenobia";
    static final String ID = "QZ-774411";
    static final String BIRTH = "19310704";
    static final String ACCESSION = "ACC-998877";
    static final String STUDY = "1.2.3.4.777.1";
    static final String FRAME = "1.2.3.4.777.9";
    static final List<String> IDENTIFIERS = List.of("Quibblethwaite", "Zenobia", ID, BIRTH, ACCESSION, STUDY, FRAME);

    private static final int SIDE = 8;
    private static final int SLICES = 4;

    private DicomCase() {}

    /** Slices of a series in a folder of their own. */
    static Path series(Path folder, String modality, int number, UnaryOperator<DataSetBuilder> change) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int z = 0; z < SLICES; z++) {
            ObjectWriter.write(folder.resolve(modality + number + "_" + z + ".dcm"),
                    change.apply(slice(modality, number, z)).build());
        }
        return folder;
    }

    private static DataSetBuilder slice(String modality, int number, int z) {
        byte[] pixels = new byte[2 * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i += 2) {
            pixels[i] = (byte) (i * 7 + z * 31);
        }
        return patient(modality, number, STUDY + "." + number)
                .put(Attribute.SOP_CLASS_UID, modality.equals("PT") ? SopClass.PET : SopClass.CT)
                .put(Attribute.SOP_INSTANCE_UID, uid(number, z))
                .put(Attribute.FRAME_OF_REFERENCE_UID, FRAME)
                .put(Attribute.IMAGE_POSITION_PATIENT, 0, 0, 2 * z)
                .put(Attribute.IMAGE_ORIENTATION_PATIENT, 1, 0, 0, 0, 1, 0)
                .put(Attribute.PIXEL_SPACING, 1, 1).put(Attribute.INSTANCE_NUMBER, z + 1.0)
                .put(Attribute.ROWS, SIDE).put(Attribute.COLUMNS, SIDE).put(Attribute.SAMPLES_PER_PIXEL, 1)
                .put(Attribute.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2").put(Attribute.BITS_ALLOCATED, 16)
                .put(Attribute.BITS_STORED, 16).put(Attribute.HIGH_BIT, 15).put(Attribute.PIXEL_REPRESENTATION, 0)
                .bytes(Attribute.PIXEL_DATA, Vr.OW, pixels);
    }

    private static DataSetBuilder patient(String modality, int number, String series) {
        return new DataSetBuilder().put(Attribute.PATIENT_NAME, NAME).put(Attribute.PATIENT_ID, ID)
                .put(Attribute.PATIENT_BIRTH_DATE, BIRTH).put(Attribute.ACCESSION_NUMBER, ACCESSION)
                .put(Attribute.STUDY_INSTANCE_UID, STUDY).put(Attribute.SERIES_INSTANCE_UID, series)
                .put(Attribute.MODALITY, modality).put(Attribute.SERIES_NUMBER, (double) number)
                .put(Attribute.SERIES_DESCRIPTION, modality + " of " + ID);
    }

    private static String uid(int number, int object) {
        return STUDY + "." + number + "." + object;
    }

    /** A structure set of the series of this number: "GTV", columns and rows 1 to 4 of slices 0 to 2, and "Oedema", 2 to 6. */
    static Path regions(Path file, int number, String frame) {
        DataSetBuilder set = patient("RTSTRUCT", 90, STUDY + ".90")
                .put(Attribute.SOP_CLASS_UID, SopClass.STRUCTURE_SET).put(Attribute.SOP_INSTANCE_UID, uid(90, 1))
                .put(Attribute.REFERENCED_FRAME_OF_REFERENCE_SEQUENCE, new DataSetBuilder()
                        .put(Attribute.FRAME_OF_REFERENCE_UID, frame)
                        .put(Attribute.RT_REFERENCED_STUDY_SEQUENCE, new DataSetBuilder()
                                .put(Attribute.RT_REFERENCED_SERIES_SEQUENCE, new DataSetBuilder()
                                        .put(Attribute.SERIES_INSTANCE_UID, STUDY + "." + number).build())
                                .build())
                        .build())
                .put(Attribute.STRUCTURE_SET_ROI_SEQUENCE, roi(1, "GTV", frame), roi(2, "Oedema", frame))
                .put(Attribute.ROI_CONTOUR_SEQUENCE, contours(1, 0.5, 4.5), contours(2, 1.5, 6.5));
        ObjectWriter.write(file, set.build());
        return file;
    }

    private static DataSet roi(int number, String name, String frame) {
        return new DataSetBuilder().put(Attribute.ROI_NUMBER, number).put(Attribute.ROI_NAME, name)
                .put(Attribute.REFERENCED_FRAME_OF_REFERENCE_UID, frame).build();
    }

    private static DataSet contours(int number, double from, double to) {
        return new DataSetBuilder().put(Attribute.REFERENCED_ROI_NUMBER, number)
                .put(Attribute.CONTOUR_SEQUENCE, IntStream.range(0, 3).mapToObj(z -> new DataSetBuilder()
                        .put(Attribute.CONTOUR_GEOMETRIC_TYPE, "CLOSED_PLANAR")
                        .put(Attribute.NUMBER_OF_CONTOUR_POINTS, 4)
                        .put(Attribute.CONTOUR_DATA, from, from, 2 * z, to, from, 2 * z, to, to, 2 * z, from, to, 2 * z)
                        .build()).toList())
                .build();
    }
}
