package org.weft.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.weft.dicom.archive.Series;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Instance;
import org.weft.dicom.series.Fault;
import org.weft.dicom.series.SeriesGeometry;
import org.weft.grid.Grid;
import org.weft.kernel.Workers;

/** Looks at every series of an archive: where slices lie, which regions there are, and what is wrong, which is told, not thrown. */
final class Findings {

    private Findings() {}

    /** By the indexes of the series. */
    static Map<Integer, SeriesFinding> of(List<Series> all, Workers workers) {
        List<Series> images = all.stream().filter(Series::isImage).toList();
        List<Looked> looked = workers.map(images, Findings::image);
        Map<Integer, SeriesFinding> found = new HashMap<>();
        List<RegionFindings.Image> usable = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            found.put(images.get(i).index(), looked.get(i).finding);
            usable.add(new RegionFindings.Image(images.get(i), looked.get(i).geometry));
        }
        RegionFindings regions = new RegionFindings(usable);
        List<Series> others = all.stream().filter(series -> !series.isImage()).toList();
        List<SeriesFinding> findings = workers.map(others, series -> series.holdsRegions() ? regions.of(series)
                : new SeriesFinding(List.of(), List.of(), List.of(), List.of(), List.of()));
        for (int i = 0; i < others.size(); i++) {
            found.put(others.get(i).index(), findings.get(i));
        }
        return found;
    }

    /** @param geometry null where the images make no volume */
    private record Looked(SeriesFinding finding, SeriesGeometry geometry) {}

    private static Looked image(Series series) {
        try {
            SeriesGeometry geometry = SeriesGeometry.of(series.instances());
            Grid grid = geometry.grid();
            return new Looked(new SeriesFinding(List.of(grid.size().x(), grid.size().y(), grid.size().z()),
                    List.of(grid.spacing().x(), grid.spacing().y(), grid.spacing().z()), List.of(), List.of(),
                    geometry.faults().stream().map(Fault::toString).toList()), geometry);
        } catch (IllegalArgumentException e) { // also what a grid says of the header's numbers
            return new Looked(flat(series, e.getMessage()), null);
        }
    }

    /** What the headers say of images that make no volume. */
    private static SeriesFinding flat(Series series, String problem) {
        DataSet header = series.instances().getFirst().header();
        try {
            long images = 0;
            for (Instance object : series.instances()) {
                images += object.header().whole(Attribute.NUMBER_OF_FRAMES).orElse(1);
            }
            double[] spacing = header.numbers(Attribute.PIXEL_SPACING); // of rows, then of columns
            return new SeriesFinding(
                    List.of(header.requireWhole(Attribute.COLUMNS), header.requireWhole(Attribute.ROWS), images),
                    spacing.length == 2 ? List.of(spacing[1], spacing[0]) : List.of(), List.of(), List.of(),
                    List.of(problem));
        } catch (DicomException e) {
            return new SeriesFinding(List.of(), List.of(), List.of(), List.of(), List.of(problem, e.getMessage()));
        }
    }
}
