package org.weft.dicom.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Instance;
import org.weft.grid.Grid;

/**
 * Where the slices of a series lie and what keeps them from making a volume, told from the headers alone and whatever the order of the
 * objects.
 */
public final class SeriesGeometry {

    private final Grid grid;
    private final List<Slice> slices;
    private final List<Layer> layers;
    private final List<Fault> faults;
    private final List<String> volumes;

    private SeriesGeometry(Grid grid, List<Slice> slices, List<Layer> layers, List<Fault> faults,
            List<String> volumes) {
        this.grid = grid;
        this.slices = slices;
        this.layers = layers;
        this.faults = List.copyOf(faults);
        this.volumes = List.copyOf(volumes);
    }

    /** Of a series that should hold one volume. */
    public static SeriesGeometry of(List<Instance> series) {
        return of(series, OptionalLong.empty());
    }

    /**
     * @param series the image objects of one series
     * @param volume which of the series' volumes is meant, from 1 on in the order of {@link #volumes()}; where nothing is said and there are
     *               several, that is a fault and the geometry is that of the first
     * @throws DicomException if an object's pixels are no intensities, if it does not say where they lie, or if there is no such volume
     */
    public static SeriesGeometry of(List<Instance> series, OptionalLong volume) {
        if (series.isEmpty()) {
            throw new DicomException("the series has no images");
        }
        List<Slice> slices = series.stream()
                .sorted(Comparator.comparing(instance -> instance.source().toString()))
                .flatMap(instance -> Slice.of(instance).stream()).toList();
        List<Candidate> candidates = Candidate.of(slices);
        List<Fault> faults = new ArrayList<>();
        if (volume.isEmpty() && candidates.size() > 1) {
            faults.add(several(candidates));
        }
        Candidate chosen = candidates.get(index(volume.orElse(1), candidates));
        faults.addAll(chosen.faults());
        SliceStack stack = SliceStack.of(chosen.slices(), faults);
        SliceSpacing spacing = SliceSpacing.of(stack, faults);
        return new SeriesGeometry(stack.grid(spacing.step(), spacing.count()), stack.slices(), spacing.layers(stack),
                faults, candidates.stream().map(Candidate::title).toList());
    }

    private static int index(long volume, List<Candidate> candidates) {
        if (volume < 1 || volume > candidates.size()) {
            throw new DicomException("there is no volume " + volume + ": the series holds "
                    + (candidates.size() == 1 ? "one; leave --volume out"
                            : candidates.size() + ", " + list(candidates) + "; choose one by --volume 1 to "
                                    + candidates.size()));
        }
        return (int) volume - 1;
    }

    private static Fault several(List<Candidate> candidates) {
        return Fault.fatal(Fault.Kind.SEVERAL_VOLUMES, "the series holds " + candidates.size() + " volumes, "
                + list(candidates) + "; choose one by --volume 1 to " + candidates.size());
    }

    private static String list(List<Candidate> candidates) {
        int told = Math.min(candidates.size(), 6);
        return IntStream.range(0, told).mapToObj(i -> (i + 1) + ": " + candidates.get(i).title())
                .collect(Collectors.joining("; ")) + (told < candidates.size() ? "; and so on" : "");
    }

    /**
     * The grid of the volume, its faults repaired: x along the rows, y down the columns, z along their cross product from the first slice
     * to the last.
     */
    public Grid grid() {
        return grid;
    }

    /** The slices that the volume is made of, sorted along z. Without faults each is one slice of the grid. */
    public List<Slice> slices() {
        return slices;
    }

    List<Layer> layers() {
        return layers;
    }

    /** What is wrong; once the series was read with {@link OnFault#REPAIR}, what was repaired. */
    public List<Fault> faults() {
        return faults;
    }

    /** By what each volume of the series differs from the others, such as {@code EchoTime (0018,0081) "4.6"}; one empty title if there is one. */
    public List<String> volumes() {
        return volumes;
    }

    /** Throws the first fault that is not to be repaired, or that cannot be. */
    public void require(OnFault onFault) {
        faults.stream().filter(fault -> onFault == OnFault.REFUSE || fault.repair().isEmpty()).findFirst()
                .ifPresent(fault -> {
                    throw new DicomException(fault.toString());
                });
    }
}
