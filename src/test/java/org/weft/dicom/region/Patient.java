package org.weft.dicom.region;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.SopClass;
import org.weft.dicom.object.Source;
import org.weft.dicom.toolkit.Extent;
import org.weft.dicom.toolkit.Toolkits;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;

/**
 * Real objects of the reference data: one image series' place, put together from its slices' headers, and the region objects beside it.
 *
 * @param slices SOP instance UIDs of the image
 * @param objects by where they lie
 */
record Patient(ImageSpace image, List<String> slices, String series, SequencedMap<String, DicomObject> objects) {

    private static final Path FOLDER = Path.of(System.getProperty("weft.data", "../../shared"));

    static Path data(String name) {
        Path path = FOLDER.resolve(name);
        assumeTrue(Files.exists(path), () -> "needs " + path + " (-Dweft.data)");
        return path;
    }

    /** The objects of a zip file whose entries begin so. */
    static Patient ofZip(String name, String prefix, Arena arena) {
        Path file = data("cases/dicom/" + name);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<Source> sources = new ArrayList<>();
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory() && e.getName().startsWith(prefix))
                    .toList()) {
                sources.add(new Source.OfZip(file, zip, entry));
            }
            return of(sources, arena);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of a folder. */
    static Patient ofFolder(String name, Arena arena) {
        try (Stream<Path> files = Files.walk(data(name))) {
            return of(files.filter(Files::isRegularFile).<Source>map(Source.OfFile::new).toList(), arena);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Patient of(List<Source> sources, Arena arena) throws IOException {
        List<DataSet> slices = new ArrayList<>();
        SequencedMap<String, DicomObject> objects = new TreeMap<>();
        for (Source source : sources) {
            if (!source.toString().endsWith(".dcm")) {
                continue;
            }
            DicomObject object = Toolkits.reader().read(source.open(Long.MAX_VALUE, arena), Extent.WHOLE, arena);
            if (SopClass.holdsRegions(object.attributes().requireText(Attribute.SOP_CLASS_UID))) {
                objects.put(source.toString(), object);
            } else {
                slices.add(object.attributes());
            }
        }
        DataSet first = slices.getFirst();
        return new Patient(new ImageSpace(grid(slices), first.text(Attribute.STUDY_INSTANCE_UID),
                first.text(Attribute.FRAME_OF_REFERENCE_UID)),
                slices.stream().map(slice -> slice.requireText(Attribute.SOP_INSTANCE_UID)).toList(),
                first.requireText(Attribute.SERIES_INSTANCE_UID), objects);
    }

    private static Grid grid(List<DataSet> slices) {
        DataSet any = slices.getFirst();
        double[] o = any.requireNumbers(Attribute.IMAGE_ORIENTATION_PATIENT, 6);
        double[] n = {o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
        List<Point> positions = slices.stream().map(Patient::position)
                .sorted(Comparator.comparingDouble(p -> p.x() * n[0] + p.y() * n[1] + p.z() * n[2])).toList();
        double[] pixel = any.requireNumbers(Attribute.PIXEL_SPACING, 2);
        double step = positions.getFirst().distanceTo(positions.getLast()) / (positions.size() - 1);
        return new Grid(
                new Size(any.requireWhole(Attribute.COLUMNS), any.requireWhole(Attribute.ROWS), positions.size()),
                new Spacing(pixel[1], pixel[0], step), positions.getFirst(),
                new Direction(o[0], o[1], o[2], o[3], o[4], o[5], n[0], n[1], n[2]));
    }

    private static Point position(DataSet slice) {
        double[] at = slice.requireNumbers(Attribute.IMAGE_POSITION_PATIENT, 3);
        return new Point(at[0], at[1], at[2]);
    }

    /** The region object whose place ends so. */
    RegionObject regions(String end) {
        return RegionObject.of(objects.entrySet().stream().filter(entry -> entry.getKey().endsWith(end)).findFirst()
                .orElseThrow().getValue(), 0.5);
    }

    /** A region's mask by its name, without regard to notes. */
    RegionMask mask(RegionObject object, String name, Arena arena) {
        NamedRegion region = new RegionChoice(List.of(name)).from(object.regions()).regions().getFirst();
        return object.mask(region.number(), image, arena);
    }
}
