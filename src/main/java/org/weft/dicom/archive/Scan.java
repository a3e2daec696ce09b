package org.weft.dicom.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Element;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.Source;
import org.weft.dicom.object.TruncatedException;
import org.weft.dicom.toolkit.CompactToolkit;
import org.weft.dicom.toolkit.Extent;
import org.weft.dicom.toolkit.Toolkits;

/** What the first bytes of a file say. */
sealed interface Scan {

    record Object(Instance instance) implements Scan {}

    record NotDicom() implements Scan {}

    record Damaged(Unreadable what) implements Scan {}

    /** How much is read at first, and how many times as much whenever the header turns out to be longer. */
    long FIRST = 1 << 16;
    long GROWTH = 8;
    /** The longest value that is kept of an attribute which Weft does not know: private ones can be large, and are in every slice. */
    int LONGEST_UNKNOWN = 64;

    /** Reads no more of the file than its header needs. */
    static Scan of(Source source) {
        try {
            long size = source.size();
            for (long count = FIRST;; count *= GROWTH) {
                try (Arena arena = Arena.ofConfined()) {
                    MemorySegment start = source.open(count, arena);
                    if (!CompactToolkit.mayBeDicom(start)) {
                        return new NotDicom();
                    }
                    DicomObject object = Toolkits.reader().read(start, Extent.HEADER, arena);
                    return new Object(new Instance(source, object.syntax(), slim(object.attributes())));
                } catch (TruncatedException e) {
                    if (count >= size) {
                        throw e;
                    }
                }
            }
        } catch (DicomException e) {
            return new Damaged(new Unreadable(source, e.getMessage()));
        } catch (IOException e) {
            return new Damaged(new Unreadable(source, "it cannot be read: " + e.getMessage()));
        }
    }

    private static DataSet slim(DataSet header) {
        return new DataSet(header.elements().stream().filter(Scan::isKept).toList());
    }

    private static boolean isKept(Element element) {
        return Attribute.of(element.tag()).isPresent()
                || element.items().isEmpty() && element.value().length <= LONGEST_UNKNOWN;
    }
}
