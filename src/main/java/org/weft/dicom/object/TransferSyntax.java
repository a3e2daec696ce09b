package org.weft.dicom.object;

import java.util.Arrays;
import java.util.Optional;

/** How the bytes of an object are laid out, and how its pixels are compressed (DICOM PS3.5, annex A; PS3.6, table A-1). */
public enum TransferSyntax {
    IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2", "implicit little endian"),
    EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1", "explicit little endian"),
    DEFLATED("1.2.840.10008.1.2.1.99", "deflated explicit little endian"),
    EXPLICIT_BIG_ENDIAN("1.2.840.10008.1.2.2", "explicit big endian"),
    RLE("1.2.840.10008.1.2.5", "RLE"),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG baseline"),
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", "JPEG extended (12 bits)"),
    JPEG_SPECTRAL_SELECTION("1.2.840.10008.1.2.4.53", "JPEG spectral selection"),
    JPEG_PROGRESSIVE("1.2.840.10008.1.2.4.55", "JPEG full progression"),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG lossless"),
    JPEG_LOSSLESS_FIRST_ORDER("1.2.840.10008.1.2.4.70", "JPEG lossless, first order"),
    JPEG_LS("1.2.840.10008.1.2.4.80", "JPEG-LS"),
    JPEG_LS_NEAR("1.2.840.10008.1.2.4.81", "JPEG-LS, near lossless"),
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000, lossless"),
    JPEG_2000("1.2.840.10008.1.2.4.91", "JPEG 2000"),
    JPEG_2000_PART_2_LOSSLESS("1.2.840.10008.1.2.4.92", "JPEG 2000, part 2, lossless"),
    JPEG_2000_PART_2("1.2.840.10008.1.2.4.93", "JPEG 2000, part 2"),
    JPEG_XL_LOSSLESS("1.2.840.10008.1.2.4.110", "JPEG XL, lossless"),
    JPEG_XL_RECOMPRESSION("1.2.840.10008.1.2.4.111", "JPEG XL, recompressed JPEG"),
    JPEG_XL("1.2.840.10008.1.2.4.112", "JPEG XL"),
    HTJ2K_LOSSLESS("1.2.840.10008.1.2.4.201", "high-throughput JPEG 2000, lossless"),
    HTJ2K_LOSSLESS_RPCL("1.2.840.10008.1.2.4.202", "high-throughput JPEG 2000, lossless, RPCL"),
    HTJ2K("1.2.840.10008.1.2.4.203", "high-throughput JPEG 2000"),
    MPEG2("1.2.840.10008.1.2.4.100", "MPEG-2 video"),
    MPEG2_FRAGMENTED("1.2.840.10008.1.2.4.100.1", "MPEG-2 video, in fragments"),
    MPEG2_HIGH("1.2.840.10008.1.2.4.101", "MPEG-2 video, high level"),
    MPEG2_HIGH_FRAGMENTED("1.2.840.10008.1.2.4.101.1", "MPEG-2 video, high level, in fragments"),
    MPEG4("1.2.840.10008.1.2.4.102", "MPEG-4 video"),
    MPEG4_FRAGMENTED("1.2.840.10008.1.2.4.102.1", "MPEG-4 video, in fragments"),
    MPEG4_BD("1.2.840.10008.1.2.4.103", "MPEG-4 video, BD-compatible"),
    MPEG4_BD_FRAGMENTED("1.2.840.10008.1.2.4.103.1", "MPEG-4 video, BD-compatible, in fragments"),
    MPEG4_2D("1.2.840.10008.1.2.4.104", "MPEG-4 video, level 4.2, 2D"),
    MPEG4_2D_FRAGMENTED("1.2.840.10008.1.2.4.104.1", "MPEG-4 video, level 4.2, 2D, in fragments"),
    MPEG4_3D("1.2.840.10008.1.2.4.105", "MPEG-4 video, level 4.2, 3D"),
    MPEG4_3D_FRAGMENTED("1.2.840.10008.1.2.4.105.1", "MPEG-4 video, level 4.2, 3D, in fragments"),
    MPEG4_STEREO("1.2.840.10008.1.2.4.106", "MPEG-4 video, stereo"),
    MPEG4_STEREO_FRAGMENTED("1.2.840.10008.1.2.4.106.1", "MPEG-4 video, stereo, in fragments"),
    HEVC("1.2.840.10008.1.2.4.107", "HEVC video"),
    HEVC_10("1.2.840.10008.1.2.4.108", "HEVC video, 10 bits"),
    ENCAPSULATED_UNCOMPRESSED("1.2.840.10008.1.2.1.98", "encapsulated uncompressed explicit little endian"),
    DEFLATED_FRAMES("1.2.840.10008.1.2.8.1", "deflated image frames");

    private final String uid;
    private final String title;

    TransferSyntax(String uid, String title) {
        this.uid = uid;
        this.title = title;
    }

    public static Optional<TransferSyntax> of(String uid) {
        return Arrays.stream(values()).filter(syntax -> syntax.uid.equals(uid)).findFirst();
    }

    public String uid() {
        return uid;
    }

    /** Without its UID. */
    public String title() {
        return title;
    }

    public boolean isImplicit() {
        return this == IMPLICIT_LITTLE_ENDIAN;
    }

    public boolean isBigEndian() {
        return this == EXPLICIT_BIG_ENDIAN;
    }

    /** Whether pixels lie in fragments, each frame compressed. */
    public boolean isEncapsulated() {
        return ordinal() >= RLE.ordinal();
    }

    /** As a user is told: {@code JPEG-LS (1.2.840.10008.1.2.4.80)}. */
    @Override
    public String toString() {
        return title + " (" + uid + ")";
    }
}
