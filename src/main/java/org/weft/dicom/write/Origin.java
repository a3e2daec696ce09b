package org.weft.dicom.write;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;

/**
 * What made an object, and when.
 *
 * @param version of Weft
 * @param written local date and time, the only thing in an object that differs from one run to the next
 */
public record Origin(String version, LocalDateTime written) {

    static final String NAME = "Weft";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    /**
     * Completes an object: its equipment, and UIDs of the object and of a series of its own, which are those of what it holds so far. The same
     * content has the same UID whenever it is written.
     */
    DataSet complete(DataSetBuilder content) {
        content.put(Attribute.SPECIFIC_CHARACTER_SET, "ISO_IR 192").put(Attribute.MANUFACTURER, NAME)
                .put(Attribute.MANUFACTURER_MODEL_NAME, NAME).put(Attribute.DEVICE_SERIAL_NUMBER, version)
                .put(Attribute.SOFTWARE_VERSIONS, version).put(Attribute.INSTANCE_NUMBER, "1");
        String uid = Uids.of(content.build());
        String date = written.format(DATE);
        String time = written.format(TIME);
        return content.put(Attribute.SOP_INSTANCE_UID, uid).put(Attribute.SERIES_INSTANCE_UID, Uids.of("series", uid))
                .put(Attribute.SERIES_DATE, date).put(Attribute.SERIES_TIME, time).put(Attribute.CONTENT_DATE, date)
                .put(Attribute.CONTENT_TIME, time).build();
    }
}
