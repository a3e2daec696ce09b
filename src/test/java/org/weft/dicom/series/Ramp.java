package org.weft.dicom.series;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.Source;
import org.weft.grid.Point;

/**
 * Slices of an image that grows evenly with the place, {@code 7 + 2x + 3y + 5z} in mm: linear interpolation does not change it. 11 columns
 * 0.5 mm and 13 rows 0.75 mm apart, float32.
 */
record Ramp(Path folder, List<WrittenObject> objects) {

    static final int COLUMNS = 11;
    static final int ROWS = 13;
    static final double[] AXIAL = {1, 0, 0, 0, 1, 0};
    static final double[] SAGITTAL = {0, 1, 0, 0, 0, -1};

    static Ramp in(Path folder) {
        return new Ramp(folder, new ArrayList<>());
    }

    static double at(Point place) {
        return 7 + 2 * place.x() + 3 * place.y() + 5 * place.z();
    }

    Ramp axial(double... depths) {
        for (double depth : depths) {
            add(new Point(-3, -4, depth), AXIAL);
        }
        return this;
    }

    /** The object added, for a test to change. */
    WrittenObject add(Point origin, double... axes) {
        WrittenObject object = header(objects.size() + 1).numbers(Attribute.IMAGE_POSITION_PATIENT, origin.x(),
                origin.y(), origin.z()).numbers(Attribute.IMAGE_ORIENTATION_PATIENT, axes)
                .numbers(Attribute.PIXEL_SPACING, 0.75, 0.5).pixels(Attribute.FLOAT_PIXEL_DATA, pixels(origin, axes));
        objects.add(object);
        return object;
    }

    static WrittenObject header(int number) {
        return new WrittenObject().text(Attribute.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2")
                .text(Attribute.SOP_INSTANCE_UID, "1.2.3." + number).text(Attribute.MODALITY, "CT")
                .text(Attribute.IMAGE_TYPE, "ORIGINAL\\PRIMARY\\AXIAL").text(Attribute.FRAME_OF_REFERENCE_UID, "1.2.4")
                .numbers(Attribute.SAMPLES_PER_PIXEL, 1).text(Attribute.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .numbers(Attribute.ROWS, ROWS).numbers(Attribute.COLUMNS, COLUMNS)
                .numbers(Attribute.BITS_ALLOCATED, 32).numbers(Attribute.SLICE_THICKNESS, 4);
    }

    static byte[] pixels(Point origin, double... axes) {
        ByteBuffer out = ByteBuffer.allocate(4 * ROWS * COLUMNS).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                out.putFloat((float) at(new Point(origin.x() + 0.5 * x * axes[0] + 0.75 * y * axes[3],
                        origin.y() + 0.5 * x * axes[1] + 0.75 * y * axes[4],
                        origin.z() + 0.5 * x * axes[2] + 0.75 * y * axes[5])));
            }
        }
        return out.array();
    }

    /** Written as {@code 01.dcm}, {@code 02.dcm} and so on; their headers. */
    List<Instance> written() throws IOException {
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            Path file = objects.get(i).write(folder.resolve(String.format("%02d.dcm", i + 1)));
            instances.add(Objects.header(new Source.OfFile(file)));
        }
        return instances;
    }

    SeriesGeometry geometry() throws IOException {
        return SeriesGeometry.of(written());
    }
}
