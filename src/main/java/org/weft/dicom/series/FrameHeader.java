package org.weft.dicom.series;

import java.util.List;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;

/**
 * What an object says of one of its frames (DICOM PS3.3, C.7.6.16).
 *
 * @param own    the frame's functional groups; empty for an object of a single frame without them
 * @param shared the functional groups of all frames
 * @param object the attributes of the object itself
 */
public record FrameHeader(DataSet own, DataSet shared, DataSet object) {

    /** One for each frame. Refuses several frames without functional groups: nothing says where they lie. */
    static List<FrameHeader> of(DataSet object, long frames) {
        List<DataSet> own = object.items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        DataSet shared = object.item(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).orElse(DataSet.EMPTY);
        if (own.isEmpty() && frames == 1) {
            return List.of(new FrameHeader(DataSet.EMPTY, shared, object));
        }
        if (own.isEmpty()) {
            throw new DicomException(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE
                    + " is missing, so nothing says where its " + frames + " frames lie");
        }
        if (own.size() != frames) {
            throw new DicomException(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE + " has " + own.size()
                    + " items, but " + Attribute.NUMBER_OF_FRAMES + " is " + frames);
        }
        return own.stream().map(groups -> new FrameHeader(groups, shared, object)).toList();
    }

    /**
     * The data set that holds an attribute: the end of a path of sequences in the frame's own groups, in the shared ones, or else the object
     * itself, which names the attribute where it is asked for it in vain.
     */
    public DataSet holder(Attribute attribute, Attribute... sequences) {
        for (DataSet groups : List.of(own, shared)) {
            List<DataSet> at = List.of(groups);
            for (Attribute sequence : sequences) {
                at = at.isEmpty() || !at.getFirst().has(sequence) ? List.of() : at.getFirst().items(sequence);
            }
            if (sequences.length > 0 && !at.isEmpty() && at.getFirst().has(attribute)) {
                return at.getFirst();
            }
        }
        return object;
    }
}
