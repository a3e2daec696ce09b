package org.weft.dicom.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.Instance;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;

/** Which of an image's objects or frames show each plane of a grid: those that lie within a tenth of the planes' distance of it. */
final class SourcePlanes {

    private static final double NEAR = 0.1;

    private final Grid grid;
    private final Map<Long, List<DataSet>> items = new HashMap<>();

    private SourcePlanes(Grid grid) {
        this.grid = grid;
    }

    static SourcePlanes of(Study study, Grid grid) {
        SourcePlanes planes = new SourcePlanes(grid);
        study.images().forEach(image -> planes.add(image, ObjectReference.of(image, study.identifiers())));
        return planes;
    }

    /** References to what shows a plane; none where nothing does. */
    List<DataSet> at(long z) {
        return items.getOrDefault(z, List.of());
    }

    private void add(Instance image, ObjectReference reference) {
        plane(image.header()).ifPresent(z -> add(z, reference.item()));
        List<DataSet> frames = image.header().items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        for (int i = 0; i < frames.size(); i++) {
            DataSetBuilder item = reference.item().put(Attribute.REFERENCED_FRAME_NUMBER, i + 1.0);
            frames.get(i).item(Attribute.PLANE_POSITION_SEQUENCE).flatMap(this::plane).ifPresent(z -> add(z, item));
        }
    }

    private void add(long z, DataSetBuilder reference) {
        items.computeIfAbsent(z, _ -> new ArrayList<>()).add(reference
                .put(Attribute.PURPOSE_OF_REFERENCE_CODE_SEQUENCE,
                        Code.dcm("121322", "Source image for image processing operation").item())
                .build());
    }

    /** The plane in which a position lies, if it lies in one. */
    private Optional<Long> plane(DataSet header) {
        double[] position = header.numbers(Attribute.IMAGE_POSITION_PATIENT);
        if (position.length != 3) {
            return Optional.empty();
        }
        Direction d = grid.direction();
        Point o = grid.origin();
        double z = ((position[0] - o.x()) * d.zx() + (position[1] - o.y()) * d.zy() + (position[2] - o.z()) * d.zz())
                / grid.spacing().z();
        return Math.abs(z - Math.rint(z)) <= NEAR ? Optional.of((long) Math.rint(z)) : Optional.empty();
    }
}
