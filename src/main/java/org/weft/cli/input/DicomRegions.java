package org.weft.cli.input;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.weft.cli.output.Provenance;
import org.weft.dicom.archive.Series;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.SopClass;
import org.weft.dicom.region.ImageSpace;
import org.weft.dicom.region.NamedRegion;
import org.weft.dicom.region.RegionChoice;
import org.weft.dicom.region.RegionMask;
import org.weft.dicom.region.RegionObject;
import org.weft.dicom.region.Segmentation;
import org.weft.dicom.toolkit.Extent;
import org.weft.dicom.toolkit.Toolkits;
import org.weft.dicom.write.Identifiers;
import org.weft.dicom.write.ObjectReference;
import org.weft.dicom.write.RegionReference;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Regions;
import org.weft.image.Roi;
import org.weft.image.Volume;
import org.weft.process.MaskResampler;

/**
 * The regions of a DICOM structure set or segmentation.
 *
 * @param archive  what it lies in
 * @param instance the object itself
 * @param space    what its image's grid and coordinates refer to
 */
record DicomRegions(DicomArchive archive, Series series, Instance instance, Function<Grid, ImageSpace> space,
        Options options) implements MaskInput {

    /**
     * How regions are chosen and made.
     *
     * @param choice empty: the only one
     */
    record Options(Optional<RegionChoice> choice, double threshold, boolean resample) {}

    @Override
    public List<Choice> choices(Volume volume, Consumer<String> notes, Arena arena) {
        RegionObject object = about(() -> read(arena));
        ImageSpace image = space.apply(volume.grid());
        RegionChoice.Chosen chosen = about(() -> options.choice.orElseGet(() -> theOnly(object.regions()))
                .from(object.regions()));
        chosen.notes().forEach(note -> notes.accept(archive.note(this + ": " + note)));
        List<Choice> choices = new ArrayList<>();
        for (NamedRegion region : chosen.regions()) {
            choices.add(new Choice(name(region), Math.toIntExact(region.number()), this + ", region " + name(region),
                    (margin, ofRegion) -> region(object, region, volume, image, margin, notes, ofRegion)));
        }
        return choices;
    }

    private RegionObject read(Arena arena) {
        if (instance.sopClass().equals(SopClass.STRUCTURE_SET)) { // has no pixels: its header is all of it
            return RegionObject.of(new DicomObject(instance.syntax(), instance.header(), Optional.empty()),
                    options.threshold);
        }
        try {
            return RegionObject.of(Toolkits.reader().read(instance.source().open(Long.MAX_VALUE, arena), Extent.WHOLE,
                    arena), options.threshold);
        } catch (IOException e) {
            throw new DicomException("it cannot be read: " + e.getMessage(), e);
        }
    }

    private RegionChoice theOnly(List<NamedRegion> regions) {
        List<NamedRegion> usable = regions.stream().filter(region -> region.problem().isEmpty()).toList();
        if (usable.size() == 1) {
            return new RegionChoice(List.of("#" + usable.getFirst().number()));
        }
        if (usable.isEmpty()) {
            return RegionChoice.ALL; // refused with the reasons
        }
        throw new DicomException("it holds the regions " + usable.stream().limit(20)
                .map(region -> archive.clean(region.toString())).collect(Collectors.joining(", "))
                + (usable.size() > 20 ? " and " + (usable.size() - 20) + " more" : "")
                + "; choose with --region NAME, or --region all");
    }

    private String name(NamedRegion region) {
        return region.name().isBlank() ? "region-" + region.number() : archive.clean(region.name());
    }

    private Region region(RegionObject object, NamedRegion region, Volume volume, ImageSpace image, Reach margin,
            Consumer<String> notes, Arena arena) {
        if (options.resample && object instanceof Segmentation segmentation) {
            Segmentation.OnOwnGrid own = segmentation.onOwnGrid(region.number(), image, arena);
            own.notes().forEach(note -> notes.accept(archive.note(this + ", region " + name(region) + ": " + note)));
            return Regions.of(volume, MaskResampler.nearest(own.labels(), volume.grid(), arena)).region(1, margin,
                    arena);
        }
        RegionMask made = object.mask(region.number(), image, arena);
        made.notes().forEach(note -> notes.accept(archive.note(this + ", region " + name(region) + ": " + note)));
        return new Region(volume, Roi.of(new Mask(volume.grid(), made.mask().voxels()))).crop(margin, arena);
    }

    private <T> T about(Supplier<T> work) {
        try {
            return work.get();
        } catch (DicomException e) {
            throw e.in(this);
        }
    }

    @Override
    public Optional<RegionReference> reference(int number, Identifiers identifiers) {
        ObjectReference object = ObjectReference.of(instance, identifiers);
        return Optional.of(instance.sopClass().equals(SopClass.STRUCTURE_SET)
                ? new RegionReference.OfContours(object, number)
                : new RegionReference.OfSegment(object, number));
    }

    @Override
    public List<Path> files() {
        return archive.files(series).toList();
    }

    @Override
    public Provenance.Input provenance() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Provenance.Hash hash = new Provenance.Hash();
            hash.add(instance.source().open(Long.MAX_VALUE, arena));
            return new Provenance.Input("mask", archive.describe(series), hash.hex());
        }
    }

    @Override
    public String toString() {
        return instance.source().toString();
    }
}
