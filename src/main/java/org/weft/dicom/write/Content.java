package org.weft.dicom.write;

import java.util.List;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;

/** Content items of structured reports (DICOM PS3.3, C.17.3). */
final class Content {

    static final String CONTAINS = "CONTAINS";
    static final String CONTEXT = "HAS OBS CONTEXT";
    static final String ACQUISITION = "HAS ACQ CONTEXT";
    static final String MODIFIER = "HAS CONCEPT MOD";

    private Content() {}

    static DataSet container(Code name, List<DataSet> children) {
        return container(new DataSetBuilder().put(Attribute.RELATIONSHIP_TYPE, CONTAINS), name, children).build();
    }

    /** The same for an item that is put into more than its own data set: the root of a report. */
    static DataSetBuilder container(DataSetBuilder into, Code name, List<DataSet> children) {
        into.put(Attribute.VALUE_TYPE, "CONTAINER").put(Attribute.CONCEPT_NAME_CODE_SEQUENCE, name.item())
                .put(Attribute.CONTINUITY_OF_CONTENT, "SEPARATE");
        return children.isEmpty() ? into : into.put(Attribute.CONTENT_SEQUENCE, children);
    }

    static DataSet code(String relationship, Code name, Code value) {
        return item(relationship, "CODE").put(Attribute.CONCEPT_NAME_CODE_SEQUENCE, name.item())
                .put(Attribute.CONCEPT_CODE_SEQUENCE, value.item()).build();
    }

    static DataSet text(String relationship, Code name, String value) {
        return item(relationship, "TEXT").put(Attribute.CONCEPT_NAME_CODE_SEQUENCE, name.item())
                .put(Attribute.TEXT_VALUE, value).build();
    }

    static DataSet uid(String relationship, Code name, String value) {
        return item(relationship, "UIDREF").put(Attribute.CONCEPT_NAME_CODE_SEQUENCE, name.item())
                .put(Attribute.UID, value).build();
    }

    /** An image of the library, which has no name. */
    static DataSet image(ObjectReference image) {
        return item(CONTAINS, "IMAGE").put(Attribute.REFERENCED_SOP_SEQUENCE, image.item().build()).build();
    }

    static DataSet segment(Code name, RegionReference.OfSegment segment) {
        return item(CONTAINS, "IMAGE").put(Attribute.CONCEPT_NAME_CODE_SEQUENCE, name.item())
                .put(Attribute.REFERENCED_SOP_SEQUENCE, segment.object().item()
                        .put(Attribute.REFERENCED_SEGMENT_NUMBER, (double) segment.number()).build())
                .build();
    }

    static DataSet composite(Code name, ObjectReference object) {
        return item(CONTAINS, "COMPOSITE").put(Attribute.CONCEPT_NAME_CODE_SEQUENCE, name.item())
                .put(Attribute.REFERENCED_SOP_SEQUENCE, object.item().build()).build();
    }

    /** A number, or without one the code that says why there is none. */
    static DataSet number(Code name, double value, Code unit, List<DataSet> children) {
        DataSetBuilder item = item(CONTAINS, "NUM").put(Attribute.CONCEPT_NAME_CODE_SEQUENCE, name.item());
        if (Double.isFinite(value)) {
            item.put(Attribute.MEASURED_VALUE_SEQUENCE, new DataSetBuilder().put(Attribute.NUMERIC_VALUE, value)
                    .put(Attribute.FLOATING_POINT_VALUE, value)
                    .put(Attribute.MEASUREMENT_UNITS_CODE_SEQUENCE, unit.item()).build());
        } else {
            item.put(Attribute.MEASURED_VALUE_SEQUENCE, List.of()).put(
                    Attribute.NUMERIC_VALUE_QUALIFIER_CODE_SEQUENCE, Code.dcm("114000", "Not a number").item());
        }
        return (children.isEmpty() ? item : item.put(Attribute.CONTENT_SEQUENCE, children)).build();
    }

    private static DataSetBuilder item(String relationship, String type) {
        return new DataSetBuilder().put(Attribute.RELATIONSHIP_TYPE, relationship).put(Attribute.VALUE_TYPE, type);
    }
}
