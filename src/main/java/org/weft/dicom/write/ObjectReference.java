package org.weft.dicom.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Instance;

/**
 * Another object as an output names it.
 *
 * @param modality of its series
 */
public record ObjectReference(String study, String series, String sopClass, String uid, String modality) {

    public ObjectReference {
        Objects.requireNonNull(study);
        Objects.requireNonNull(series);
        Objects.requireNonNull(sopClass);
        Objects.requireNonNull(uid);
        Objects.requireNonNull(modality);
    }

    /** An object that was read. Refuses one that does not name itself. */
    public static ObjectReference of(Instance instance, Identifiers identifiers) {
        try {
            return of(instance.header(), identifiers);
        } catch (DicomException e) {
            throw e.in(instance.source());
        }
    }

    /** An object that Weft made, whose UIDs are those that may leave. */
    public static ObjectReference of(DataSet written) {
        return of(written, Identifiers.KEEP);
    }

    private static ObjectReference of(DataSet header, Identifiers identifiers) {
        return new ObjectReference(identifiers.uid(header.requireText(Attribute.STUDY_INSTANCE_UID)),
                identifiers.uid(header.requireText(Attribute.SERIES_INSTANCE_UID)),
                header.requireText(Attribute.SOP_CLASS_UID),
                identifiers.uid(header.requireText(Attribute.SOP_INSTANCE_UID)),
                header.text(Attribute.MODALITY).orElse("OT"));
    }

    /** Class and UID, to which more may be added. */
    DataSetBuilder item() {
        return new DataSetBuilder().put(Attribute.REFERENCED_SOP_CLASS_UID, sopClass)
                .put(Attribute.REFERENCED_SOP_INSTANCE_UID, uid);
    }

    /** Objects by their studies and series: items of a sequence of studies, each with its series and their objects. */
    static List<DataSet> byStudy(List<ObjectReference> objects) {
        Map<String, List<ObjectReference>> studies = new LinkedHashMap<>();
        objects.forEach(object -> studies.computeIfAbsent(object.study, _ -> new ArrayList<>()).add(object));
        return studies.entrySet().stream().map(study -> new DataSetBuilder()
                .put(Attribute.STUDY_INSTANCE_UID, study.getKey())
                .put(Attribute.REFERENCED_SERIES_SEQUENCE,
                        bySeries(study.getValue(), Attribute.REFERENCED_SOP_SEQUENCE))
                .build()).toList();
    }

    /** Objects by their series. */
    static List<DataSet> bySeries(List<ObjectReference> objects, Attribute sequence) {
        Map<String, List<DataSet>> series = new LinkedHashMap<>();
        objects.stream().distinct().forEach(
                object -> series.computeIfAbsent(object.series, _ -> new ArrayList<>()).add(object.item().build()));
        return series.entrySet().stream().map(one -> new DataSetBuilder()
                .put(Attribute.SERIES_INSTANCE_UID, one.getKey()).put(sequence, one.getValue()).build()).toList();
    }
}
