package org.weft.dicom.series;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.PixelLayout;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.toolkit.Extent;
import org.weft.dicom.toolkit.Frames;
import org.weft.dicom.toolkit.Toolkits;

/** The pixels of a series while it is read: an object of many frames is opened once for all, others each when it is their turn. */
final class OpenObjects implements AutoCloseable {

    /** Deflate's best: more bytes come out of one only where a file lies about its size. Other codecs do not reach it on images. */
    private static final long LARGEST_EXPANSION = 1032;

    private final Arena arena = Arena.ofShared();
    private final Map<Instance, Frames> multiframe = new IdentityHashMap<>();

    private OpenObjects() {}

    /** Refuses objects that are too short for the pixels they claim, before memory is taken for these. */
    static OpenObjects of(List<Slice> slices) {
        Map<Instance, Boolean> seen = new IdentityHashMap<>();
        OpenObjects objects = new OpenObjects();
        try {
            for (Slice slice : slices) {
                if (seen.put(slice.instance(), true) == null) {
                    objects.add(slice.instance());
                }
            }
            return objects;
        } catch (RuntimeException e) {
            objects.close();
            throw e;
        }
    }

    private void add(Instance instance) {
        try {
            PixelLayout layout = PixelLayout.of(instance.header());
            requireRoom(instance, layout);
            if (layout.frames() > 1) {
                multiframe.put(instance, open(instance, arena));
            }
        } catch (DicomException e) {
            throw e.in(instance.source());
        } catch (IOException e) {
            throw unreadable(instance, e);
        }
    }

    private static void requireRoom(Instance instance, PixelLayout layout) throws IOException {
        TransferSyntax syntax = instance.syntax();
        long expansion = syntax.isEncapsulated() || syntax == TransferSyntax.DEFLATED ? LARGEST_EXPANSION : 1;
        long needed = Math.multiplyExact(layout.frames(), layout.frameBytes());
        long size = instance.source().size();
        if (needed / expansion > size) {
            throw new DicomException("it has " + size + " bytes, too few for " + layout.frames() + " x "
                    + layout.columns() + " x " + layout.rows() + " pixels with " + layout.bitsAllocated()
                    + " bits; the file is truncated: copy or export it again");
        }
    }

    private static Frames open(Instance instance, Arena arena) throws IOException {
        return Frames.of(Toolkits.reader().read(instance.source().open(Long.MAX_VALUE, arena), Extent.WHOLE, arena));
    }

    private static DicomException unreadable(Instance instance, IOException e) {
        return new DicomException(instance.source() + ": the system reports "
                + DataSet.quote(String.valueOf(e.getMessage())) + "; check the disk or the network", e);
    }

    /** The intensities of a slice, float32[rows][columns]. */
    void read(Slice slice, IntensityScale scale, float[] to) {
        try {
            double factor = scale.factor(slice);
            Frames open = multiframe.get(slice.instance());
            if (open != null) {
                read(open, slice, factor, to);
                return;
            }
            try (Arena own = Arena.ofConfined()) {
                read(open(slice.instance(), own), slice, factor, to);
            }
        } catch (DicomException e) {
            throw e.in(slice);
        } catch (IOException e) {
            throw unreadable(slice.instance(), e);
        }
    }

    private static void read(Frames frames, Slice slice, double factor, float[] to) {
        if (frames.layout().frameSamples() != to.length || frames.layout().frames() <= slice.frame()) {
            throw new DicomException("it changed while it was read; read it again");
        }
        frames.intensities(slice.frame(), slice.slope(), slice.intercept(), factor, to);
    }

    @Override
    public void close() {
        arena.close();
    }
}
