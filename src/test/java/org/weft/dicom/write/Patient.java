package org.weft.dicom.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.Element;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.SopClass;
import org.weft.dicom.object.Source;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;

/** A made-up patient with a CT of few small slices, whose text is in Latin-1 as it is in many archives. */
final class Patient {

    static final String NAME = "M\u00fcller^J\u00fcrgen";
    static final String NUMBER = "PAT0815";
    static final String BIRTH = "19521104";
    static final String STUDY = "1.2.826.0.1.3680043.2.1143.1";
    static final String SERIES = STUDY + ".2";
    static final String FRAME = STUDY + ".9";
    static final Origin ORIGIN = new Origin("0.1.0", LocalDateTime.of(2024, 2, 29, 13, 5, 7));
    static final Grid GRID = new Grid(new Size(7, 5, 4), new Spacing(0.75, 0.5, 2.5), new Point(-10.5, 20.25, -300),
            Direction.IDENTITY);

    private Patient() {}

    static List<Instance> ct() {
        return IntStream.range(0, (int) GRID.size().z()).mapToObj(Patient::slice).toList();
    }

    private static Instance slice(int z) {
        Point at = GRID.toWorld(0, 0, z);
        DataSetBuilder header = new DataSetBuilder().put(Attribute.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
                .put(Attribute.SOP_CLASS_UID, SopClass.CT).put(Attribute.SOP_INSTANCE_UID, SERIES + "." + (z + 1))
                .put(Attribute.STUDY_INSTANCE_UID, STUDY).put(Attribute.SERIES_INSTANCE_UID, SERIES)
                .put(Attribute.FRAME_OF_REFERENCE_UID, FRAME).put(Attribute.MODALITY, "CT")
                .put(Attribute.PATIENT_ID, NUMBER).put(Attribute.PATIENT_BIRTH_DATE, BIRTH)
                .put(Attribute.PATIENT_SEX, "M").put(Attribute.STUDY_DATE, "20190703")
                .put(Attribute.STUDY_TIME, "091500").put(Attribute.ACCESSION_NUMBER, "ACC4711")
                .put(Attribute.STUDY_ID, "STUDY77").put(Attribute.STUDY_DESCRIPTION, "Thorax of Mueller")
                .put(Attribute.REFERRING_PHYSICIAN_NAME, "Referrer^Rita")
                .put(Attribute.INSTANCE_NUMBER, z + 1.0)
                .put(Attribute.IMAGE_POSITION_PATIENT, at.x(), at.y(), at.z());
        DataSet latin = new DataSetBuilder().putAll(header.build())
                .bytes(Attribute.PATIENT_NAME, Vr.PN, NAME.getBytes(StandardCharsets.ISO_8859_1)).build();
        return new Instance(new Source.OfFile(Path.of("slice" + z + ".dcm")), TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                latin);
    }

    /** The value of an element, however it is read. */
    static byte[] value(DataSet set, Attribute attribute) {
        return set.element(attribute.tag()).map(Element::value).orElseThrow();
    }
}
