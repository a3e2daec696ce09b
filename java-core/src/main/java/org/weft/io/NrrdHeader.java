package org.weft.io;

import static org.weft.io.UnreadableImageException.quote;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.weft.grid.Size;
import org.weft.io.VoxelData.Encoding;

/**
 * A header of NRRD, attached or detached. Where the voxels lie: space directions if there are any, else spacings from the
 * world's origin; a space that names no side of the patient is taken as LPS, and a missing spacing as 1 mm.
 *
 * @param fields descriptions by the field's name, in lower case and without blanks
 * @param length bytes of the header, the blank line included
 */
record NrrdHeader(Path file, Map<String, String> fields, long length) {

    /** Longest header read; segmentations with many named segments come to some ten thousand bytes. */
    static final int LONGEST = 1 << 20;

    private static final int MOST_DIMENSIONS = 16;
    private static final Pattern VECTOR = Pattern.compile("none|\\([^()]*\\)");
    private static final Map<String, VoxelType> TYPES = types();

    private record Axis(long size, double[] step) {}

    private static Map<String, VoxelType> types() {
        Map<String, VoxelType> types = new HashMap<>();
        name(types, VoxelType.INT8, "signed char", "int8", "int8_t");
        name(types, VoxelType.UINT8, "uchar", "unsigned char", "uint8", "uint8_t");
        name(types, VoxelType.INT16, "short", "short int", "signed short", "signed short int", "int16", "int16_t");
        name(types, VoxelType.UINT16, "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t");
        name(types, VoxelType.INT32, "int", "signed int", "int32", "int32_t");
        name(types, VoxelType.UINT32, "uint", "unsigned int", "uint32", "uint32_t");
        name(types, VoxelType.INT64, "longlong", "long long", "long long int", "signed long long",
                "signed long long int",
                "int64", "int64_t");
        name(types, VoxelType.UINT64, "ulonglong", "unsigned long long", "unsigned long long int", "uint64",
                "uint64_t");
        name(types, VoxelType.FLOAT32, "float");
        name(types, VoxelType.FLOAT64, "double");
        return Map.copyOf(types);
    }

    private static void name(Map<String, VoxelType> types, VoxelType type, String... names) {
        Arrays.stream(names).forEach(name -> types.put(name, type));
    }

    static boolean begins(byte[] start) {
        return start.length > 8 && new String(start, 0, 4, StandardCharsets.US_ASCII).equals("NRRD");
    }

    /** Reads the lines of a header up to its blank line or the end of the file. */
    static NrrdHeader parse(Path file, byte[] start) {
        Map<String, String> fields = new HashMap<>();
        int from = lineEnd(start, 0) + 1;
        for (int number = 2; from < start.length; number++) {
            int end = lineEnd(start, from);
            String line = new String(start, from, end - from, StandardCharsets.UTF_8).stripTrailing();
            from = end + 1;
            if (line.isEmpty()) {
                return new NrrdHeader(file, fields, from);
            }
            int colon = line.indexOf(':');
            if (colon < 1 && !line.startsWith("#")) {
                throw new UnreadableImageException(file, "line " + number + " of its header, " + quote(line)
                        + ", is no field of the form \"name: value\"; mend the header");
            }
            if (!line.startsWith("#") && !line.startsWith(":=", colon)) {
                fields.put(key(line.substring(0, colon)), line.substring(colon + 1).strip());
            }
        }
        if (start.length == LONGEST) {
            throw new UnreadableImageException(file, "its header does not end within " + LONGEST
                    + " bytes; put a blank line between header and voxels");
        }
        return new NrrdHeader(file, fields, start.length);
    }

    private static int lineEnd(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static String key(String name) {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    ImageHeader image() {
        List<Axis> axes = spatialAxes();
        Size size = new Size(axes.get(0).size, axes.get(1).size, axes.size() < 3 ? 1 : axes.get(2).size);
        double[] third = axes.size() < 3 ? new double[3] : axes.get(2).step;
        String origin = fields.getOrDefault("spaceorigin", "(0,0,0)");
        Frame frame = new Frame(axes.get(0).step, axes.get(1).step, third, vector("space origin", origin));
        return new ImageHeader(file, frame.in(towardsLps()).grid(size), voxels(size));
    }

    /** The axes along which the world extends, two or three; any other must have one element. */
    private List<Axis> spatialAxes() {
        List<Axis> axes = axes();
        axes.stream().filter(axis -> axis.step == null && axis.size != 1).findFirst().ifPresent(axis -> {
            throw new UnreadableImageException(file,
                    "it holds " + axis.size + " values per voxel or volumes, but one image has one;"
                            + " write the one that is meant into a file of its own");
        });
        List<Axis> spatial = new ArrayList<>(axes.stream().filter(axis -> axis.step != null).toList());
        while (spatial.size() > 3 && spatial.getLast().size == 1) {
            spatial.removeLast();
        }
        if (spatial.size() != 2 && spatial.size() != 3) {
            throw new UnreadableImageException(file,
                    "it has " + spatial.size() + " spatial axes (sizes " + quote(text("sizes"))
                            + "), but an image has two or three; export the one volume that is meant");
        }
        return spatial;
    }

    private List<Axis> axes() {
        long[] sizes = sizes();
        List<String> steps = steps(sizes.length);
        return IntStream.range(0, sizes.length)
                .mapToObj(i -> new Axis(sizes[i],
                        steps.get(i).equals("none") ? null : vector("space directions", steps.get(i))))
                .toList();
    }

    private long[] sizes() {
        long dimension = whole("dimension", text("dimension"));
        String[] sizes = text("sizes").split("\\s+");
        if (dimension < 1 || dimension > MOST_DIMENSIONS || sizes.length != dimension) {
            throw new UnreadableImageException(file,
                    "its header claims " + dimension + " dimensions and lists " + sizes.length
                            + " sizes, but needs 1 to " + MOST_DIMENSIONS + " of both; mend the header");
        }
        return Arrays.stream(sizes).mapToLong(size -> whole("sizes", size)).toArray();
    }

    /** For each axis the vector from voxel to voxel, or "none". */
    private List<String> steps(int dimension) {
        List<String> steps = new ArrayList<>();
        if (fields.containsKey("spacedirections")) {
            Matcher match = VECTOR.matcher(text("space directions"));
            while (match.find()) {
                steps.add(match.group());
            }
        } else {
            String[] spacings = fields.getOrDefault("spacings", "1 ".repeat(dimension)).split("\\s+");
            int spatial = 0;
            for (String spacing : spacings) {
                boolean none = spacing.equalsIgnoreCase("nan");
                String zeros = "0,".repeat(Math.min(spatial, 2));
                steps.add(none ? "none" : "(" + zeros + spacing + ",0".repeat(2 - Math.min(spatial, 2)) + ")");
                spatial += none ? 0 : 1;
            }
        }
        if (steps.size() != dimension) {
            throw new UnreadableImageException(file,
                    "its header lists " + steps.size() + " spacings or space directions for " + dimension
                            + " dimensions; mend the header");
        }
        return steps;
    }

    private double[] vector(String field, String text) {
        String[] numbers = text.replaceAll("[()]", "").split(",");
        double[] vector = new double[3];
        if (numbers.length < 2 || numbers.length > 3) {
            throw new UnreadableImageException(file, "its " + field + " hold " + quote(text)
                    + ", which is no vector of two or three numbers; mend the header");
        }
        for (int i = 0; i < numbers.length; i++) {
            vector[i] = number(field, numbers[i].strip());
        }
        return vector;
    }

    private double[] towardsLps() {
        String units = fields.getOrDefault("spaceunits", "").replace("\"", " ").strip();
        if (!Arrays.stream(units.split("\\s+"))
                .allMatch(unit -> unit.isEmpty() || unit.equals("mm") || unit.equals("none"))) {
            throw new UnreadableImageException(file,
                    "its space units are " + quote(units) + ", not mm; convert the header to mm");
        }
        String space = fields.getOrDefault("space", "").toLowerCase(Locale.ROOT);
        return switch (space) {
            case "", "left-posterior-superior", "lps", "scanner-xyz", "3d-right-handed", "3d-left-handed" ->
                new double[] {1, 1, 1};
            case "right-anterior-superior", "ras" -> new double[] {-1, -1, 1};
            case "left-anterior-superior", "las" -> new double[] {1, -1, 1};
            default -> throw new UnreadableImageException(file, "its space is " + quote(space) + ", but Weft knows"
                    + " left-posterior-superior, right-anterior-superior and left-anterior-superior; convert the image");
        };
    }

    private VoxelData voxels(Size size) {
        String typeName = text("type").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        VoxelType type = TYPES.get(typeName);
        if (type == null) {
            throw new UnreadableImageException(file, "its voxels are of type " + quote(typeName)
                    + ", but Weft reads integers and real numbers of 8 to 64 bits; convert the image");
        }
        Encoding encoding = encoding();
        boolean detached = fields.containsKey("datafile");
        Path data = detached ? dataFile() : file;
        long start = detached ? 0 : length;
        long lines = whole("line skip", fields.getOrDefault("lineskip", "0"));
        if (lines > 0) {
            try (ByteSource source = ByteSource.open(data, start, false)) {
                start += source.lengthOfLines(lines);
            }
        }
        long skip = whole("byte skip", fields.getOrDefault("byteskip", "0"));
        if (skip == -1 && encoding == Encoding.RAW) {
            start = Math.max(0, VoxelData.length(data) - VoxelData.times(size.voxelCount(), type.bytes()));
            skip = 0;
        }
        if (skip < 0 || lines < 0) {
            throw new UnreadableImageException(file, "its header tells to skip " + lines + " lines and " + skip
                    + " bytes, but neither can be negative; mend the header");
        }
        boolean inside = encoding == Encoding.GZIP;
        long first = inside ? start : start + Math.min(skip, Long.MAX_VALUE - start);
        return new VoxelData(data, first, inside ? skip : 0, encoding, type, order(type, encoding), 1, 0);
    }

    private Encoding encoding() {
        String encoding = text("encoding").toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "raw" -> Encoding.RAW;
            case "gzip", "gz" -> Encoding.GZIP;
            case "text", "txt", "ascii" -> Encoding.TEXT;
            default -> throw new UnreadableImageException(file, "its encoding is " + quote(encoding)
                    + ", but Weft reads raw, gzip and text; save the image with one of them");
        };
    }

    private ByteOrder order(VoxelType type, Encoding encoding) {
        if (type.bytes() == 1 || encoding == Encoding.TEXT) {
            return ByteOrder.nativeOrder();
        }
        return switch (text("endian").toLowerCase(Locale.ROOT)) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw new UnreadableImageException(file, "its endian is " + quote(text("endian"))
                    + ", but must be little or big; mend the header");
        };
    }

    /** The file of a detached header's voxels: in the header's folder or below, so that a header leads nowhere unforeseen. */
    private Path dataFile() {
        String name = fields.get("datafile");
        Path folder = file.toAbsolutePath().normalize().getParent();
        try {
            Path data = folder.resolve(name).normalize();
            if (Path.of(name).isAbsolute() || !data.startsWith(folder)) {
                throw new UnreadableImageException(file,
                        "its data file " + quote(name) + " lies outside the header's folder;"
                                + " put both into one folder and name the file alone in the header");
            }
            if (!Files.isRegularFile(data)) {
                throw new UnreadableImageException(file, "its data file " + quote(name) + " is not in " + folder
                        + "; put it there, or join lists of files into one");
            }
            return data;
        } catch (InvalidPathException e) {
            throw new UnreadableImageException(file,
                    "its data file " + quote(name) + " is no name of a file; mend the header", e);
        }
    }

    private String text(String field) {
        String text = fields.get(key(field));
        if (text == null || text.isEmpty()) {
            throw new UnreadableImageException(file, "its header has no " + quote(field) + "; mend the header");
        }
        return text;
    }

    private long whole(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UnreadableImageException(file,
                    "its " + field + " hold " + quote(text) + " where a whole number belongs; mend the header", e);
        }
    }

    private double number(String field, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UnreadableImageException(file,
                    "its " + field + " hold " + quote(text) + " where a number belongs; mend the header", e);
        }
    }
}
