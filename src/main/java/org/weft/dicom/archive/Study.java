package org.weft.dicom.archive;

import java.util.List;

/**
 * One study of a patient.
 *
 * @param uid empty where its objects do not say
 */
public record Study(String uid, List<Series> series) {

    public Study {
        series = List.copyOf(series);
    }
}
