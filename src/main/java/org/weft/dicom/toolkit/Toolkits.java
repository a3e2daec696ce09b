package org.weft.dicom.toolkit;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.TransferSyntax;

/** The toolkits of this machine: Weft's own first, then those found on the class path. */
public final class Toolkits {

    private static final List<DicomToolkit> PRESENT = find();

    private Toolkits() {}

    public static List<DicomToolkit> present() {
        return PRESENT;
    }

    /** The one that reads objects. */
    public static DicomToolkit reader() {
        return PRESENT.getFirst();
    }

    /**
     * The first that decodes pixels of a transfer syntax.
     *
     * @throws DicomException if none does: it says why, and what to do
     */
    public static DicomToolkit decoder(TransferSyntax syntax) {
        return PRESENT.stream().filter(toolkit -> toolkit.obstacle(syntax).isEmpty()).findFirst()
                .orElseThrow(() -> new DicomException("its pixels are compressed as " + syntax
                        + ", which cannot be decoded here: " + PRESENT.stream()
                                .map(toolkit -> toolkit.obstacle(syntax).orElseThrow()).distinct()
                                .collect(Collectors.joining("; "))));
    }

    private static List<DicomToolkit> find() {
        List<DicomToolkit> found = new ArrayList<>(List.of(new CompactToolkit()));
        ServiceLoader.load(DicomToolkit.class, Toolkits.class.getClassLoader()).forEach(found::add);
        return List.copyOf(found);
    }
}
