package org.weft.cli.input;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.weft.cli.output.Provenance;
import org.weft.dicom.archive.Series;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Instance;
import org.weft.dicom.pet.SuvScale;
import org.weft.dicom.pet.SuvType;
import org.weft.dicom.region.ImageSpace;
import org.weft.dicom.series.Fault;
import org.weft.dicom.series.IntensityScale;
import org.weft.dicom.series.OnFault;
import org.weft.dicom.series.SeriesGeometry;
import org.weft.dicom.series.SeriesReader;
import org.weft.dicom.series.Slice;
import org.weft.dicom.write.Identifiers;
import org.weft.dicom.write.IntensityUnit;
import org.weft.dicom.write.Study;
import org.weft.grid.Grid;
import org.weft.image.Volume;
import org.weft.kernel.Workers;

/** A DICOM series. */
public final class DicomImage implements ImageInput {

    private final Path path;
    private final DicomArchive archive;
    private final Series series;
    private final SeriesGeometry geometry;
    private final OnFault onFault;
    private final SuvType suv;
    private final Workers workers;

    DicomImage(Path path, DicomArchive archive, DicomOptions options, Workers workers) {
        this.path = path;
        this.archive = archive;
        this.onFault = options.onFault();
        this.suv = options.suv();
        this.workers = workers;
        series = archive.choose(options.series(), archive.images(), "image series in " + path);
        if (options.namesSuv() && !series.modality().equals("PT")) {
            throw new IllegalArgumentException("--suv is for PET, but " + this + " is none; leave it out");
        }
        geometry = about(() -> {
            SeriesGeometry found = SeriesGeometry.of(series.instances(), options.volume());
            try {
                found.require(onFault);
            } catch (DicomException e) {
                throw archive.withUnreadable(e);
            }
            return found;
        });
    }

    /** Its objects, those included that no slice comes from. */
    public Series series() {
        return series;
    }

    /** Its slices and what is wrong with them. */
    public SeriesGeometry geometry() {
        return geometry;
    }

    /** The objects that its slices come from, along these. */
    private List<Instance> objects() {
        return geometry.slices().stream().map(Slice::instance).distinct().toList();
    }

    ImageSpace space() {
        Instance first = geometry.slices().getFirst().instance();
        return new ImageSpace(geometry.grid(), first.studyUid(), first.frameOfReference());
    }

    @Override
    public String name() {
        return archive.caseName(path, series);
    }

    @Override
    public Grid grid() {
        return geometry.grid();
    }

    @Override
    public Volume read(Consumer<String> notes, Arena arena) {
        geometry.faults().stream().map(DicomImage::repaired).map(archive::note).forEach(notes);
        return about(() -> SeriesReader.read(geometry, onFault, scale(notes), workers, arena));
    }

    private static String repaired(Fault fault) {
        return "repaired: " + fault.problem() + fault.repair().map(how -> " (" + how + ")").orElse("");
    }

    private IntensityScale scale(Consumer<String> notes) {
        if (!series.modality().equals("PT") || suv == SuvType.STORED_UNIT) {
            return IntensityScale.AS_RESCALED;
        }
        SuvScale scale = SuvScale.of(objects(), suv);
        notes.accept("intensities are standardised uptake values by "
                + suv.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return slice -> scale.factor(slice.instance().header());
    }

    private <T> T about(Supplier<T> work) {
        try {
            return work.get();
        } catch (DicomException e) {
            throw e.in(this);
        }
    }

    @Override
    public Study study(String name, Identifiers identifiers) {
        return about(() -> Study.of(objects(), identifiers));
    }

    @Override
    public IntensityUnit unit() {
        return switch (series.modality()) {
            case "CT" -> IntensityUnit.HOUNSFIELD;
            case "PT" -> suv == SuvType.BODY_WEIGHT ? IntensityUnit.SUV : IntensityUnit.NONE;
            default -> IntensityUnit.NONE;
        };
    }

    @Override
    public List<Path> files() {
        return Stream.concat(Stream.of(path), archive.files(series)).toList();
    }

    /** All of the series' bytes, one object after the other along the slices. */
    @Override
    public Provenance.Input provenance() throws IOException {
        Provenance.Hash hash = new Provenance.Hash();
        for (Instance instance : objects()) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment bytes = instance.source().open(Long.MAX_VALUE, arena);
                hash.add(bytes);
            }
        }
        return new Provenance.Input("image", archive.describe(series), hash.hex());
    }

    @Override
    public String toString() {
        return path + ", " + archive.describe(series);
    }
}
