package org.weft.dicom.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.Stream;
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
    /** The sequence of a directory of objects, which is none itself. */
    int DIRECTORY_RECORDS = 0x00041220;

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
                    // a beginning that ends between two elements looks like a whole object
                    if (count >= size || hasPixels(object.attributes())) {
                        return of(source, object);
                    }
                } catch (TruncatedException e) {
                    if (count >= size) {
                        throw e;
                    }
                }
            }
        } catch (DicomException e) {
            return new Damaged(new Unreadable(source, e.getMessage()));
        } catch (IOException e) {
            return new Damaged(new Unreadable(source, "it cannot be read: " + Sources.reason(e)));
        } catch (OutOfMemoryError _) { // one object that claims much must not end the reading of the others
            return new Damaged(new Unreadable(source,
                    "its header does not fit into memory; copy or export the file again"));
        }
    }

    private static boolean hasPixels(DataSet header) {
        return Stream.of(Attribute.PIXEL_DATA, Attribute.FLOAT_PIXEL_DATA, Attribute.DOUBLE_FLOAT_PIXEL_DATA)
                .anyMatch(attribute -> header.element(attribute.tag()).isPresent());
    }

    private static Scan of(Source source, DicomObject object) {
        DataSet header = object.attributes();
        if (header.element(DIRECTORY_RECORDS).isPresent()) {
            return new NotDicom();
        }
        if (!header.has(Attribute.SOP_CLASS_UID) && !header.has(Attribute.SERIES_INSTANCE_UID)) {
            throw new DicomException(Attribute.SOP_CLASS_UID + " and " + Attribute.SERIES_INSTANCE_UID
                    + " are missing, so nothing says what it is; copy or export the file again");
        }
        return new Object(new Instance(source, object.syntax(), slim(header)));
    }

    private static DataSet slim(DataSet header) {
        return new DataSet(header.elements().stream().filter(Scan::isKept).toList());
    }

    private static boolean isKept(Element element) {
        return Attribute.of(element.tag()).isPresent()
                || element.items().isEmpty() && element.value().length <= LONGEST_UNKNOWN;
    }
}
