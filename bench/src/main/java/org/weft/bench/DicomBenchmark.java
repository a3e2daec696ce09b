package org.weft.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.weft.dicom.archive.Archive;
import org.weft.dicom.archive.Series;
import org.weft.dicom.object.DicomObject;
import org.weft.dicom.object.Instance;
import org.weft.dicom.region.ImageSpace;
import org.weft.dicom.region.RegionMask;
import org.weft.dicom.region.RegionObject;
import org.weft.dicom.series.IntensityScale;
import org.weft.dicom.series.OnFault;
import org.weft.dicom.series.SeriesGeometry;
import org.weft.dicom.series.SeriesReader;
import org.weft.image.Volume;
import org.weft.kernel.Workers;

/** The CT phantom of IBSI from 60 DICOM slices and a structure set, beside the mere inflating of its .nii.gz. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DicomBenchmark {

    /** Number of threads that read slices. */
    @Param({"1", "2"})
    public int threads;

    private Path phantom;
    private Workers workers;

    /** Looks the files up and starts the threads. */
    @Setup(Level.Trial)
    public void prepare() {
        phantom = ReferenceData.here().folder().resolve("ibsi/ibsi1/ct_phantom");
        workers = new Workers(threads);
    }

    /** Gives the threads back. */
    @TearDown(Level.Trial)
    public void close() {
        workers.close();
    }

    /** Bytes of the image; on one thread, whatever their number. */
    @Benchmark
    public long inflate() throws IOException {
        byte[] chunk = new byte[1 << 16];
        long count = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(phantom.resolve("nifti/phantom.nii.gz")),
                1 << 16)) {
            for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
                count += got;
            }
        }
        return count;
    }

    /** Voxels of the region: finds the objects, reads the series into a volume and draws the region. */
    @Benchmark
    public long read() {
        try (Archive archive = Archive.open(List.of(phantom.resolve("dicom")), workers);
                Arena arena = Arena.ofShared()) {
            Series image = archive.series().stream().filter(Series::isImage).findFirst().orElseThrow();
            Instance regions = archive.series().stream().filter(Series::holdsRegions).findFirst().orElseThrow()
                    .instances().getFirst();
            SeriesGeometry geometry = SeriesGeometry.of(image.instances());
            Volume volume = SeriesReader.read(geometry, OnFault.REFUSE, IntensityScale.AS_RESCALED, workers, arena);
            RegionObject object = RegionObject.of(
                    new DicomObject(regions.syntax(), regions.header(), Optional.empty()), 0.5);
            RegionMask mask = object.mask(object.regions().getFirst().number(), new ImageSpace(volume.grid(),
                    Optional.empty(), regions.frameOfReference()), arena);
            return mask.voxelCount();
        }
    }
}
