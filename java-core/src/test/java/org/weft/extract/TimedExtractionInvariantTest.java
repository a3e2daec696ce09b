package org.weft.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.weft.Engines;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.grid.Boundary;
import org.weft.ibsi.DigitalPhantom;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.kernel.Kernels;
import org.weft.kernel.MeteredKernels;
import org.weft.kernel.MeteredKernels.Usage;
import org.weft.kernel.Workers;
import org.weft.settings.Discretisation;
import org.weft.settings.Filter;
import org.weft.settings.ImageSettings;
import org.weft.settings.Interpolation;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.MorphologySettings;
import org.weft.settings.Processing;
import org.weft.settings.Resegmentation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/** Laws of an extraction that is watched: its tables are those of one that is not, and nothing that it does is left out. */
class TimedExtractionInvariantTest {

    private static final Settings EVERYTHING = new Settings(
            new Processing(Optional.empty(), Optional.of(new Interpolation(Optional.of(1.5), Optional.of(1.3),
                    Optional.of(1.7), Method.LINEAR, Method.LINEAR, 0.5, Alignment.CENTRE, false)), true,
                    Resegmentation.NONE),
            new Discretisation.FixedBinNumber(8), new IvhDiscretisation.FixedBinNumber(100),
            EnumSet.allOf(FeatureFamily.class), Map.of(), EnumSet.allOf(Aggregation.class), MorphologySettings.DEFAULT,
            TextureSettings.DEFAULT,
            List.of(ImageSettings.ORIGINAL, ImageSettings.of("mean", new Filter.Mean(3, 3, Boundary.MIRROR))));

    @Test
    void watchingChangesNoBitAndMissesNoKernel() {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(3)) {
            Region region = DigitalPhantom.region(arena);
            for (String backend : List.of("scalar", "vector")) {
                Engine engine = Engines.of(backend, workers);
                MeteredKernels meters = new MeteredKernels();
                Kernels kernels = meters.over(engine.kernels(), Map.of());
                Log log = new Log();
                List<ImageTable> watched = new Extractor(new Engine(kernels, workers), EVERYTHING, log)
                        .extractImages(region);
                assertEquals(bits(new Extractor(engine, EVERYTHING).extractImages(region)), bits(watched));
                assertEquals(Arrays.stream(Kernels.class.getRecordComponents()).map(RecordComponent::getName).toList(),
                        meters.usage().stream().map(Usage::name).toList());
                meters.usage().forEach(used -> assertTrue(used.voxels() > 0 && used.seconds() > 0, used.toString()));
                assertEquals(stages(), log.done);
            }
        }
    }

    /** Voxels are those of the calls' own slabs, so that their number does not depend on how work is cut. */
    @Test
    void voxelsDoNotDependOnTheNumberOfThreads() {
        assertEquals(voxels(1), voxels(4));
    }

    private static Map<String, Long> voxels(int threads) {
        try (Arena arena = Arena.ofShared(); Workers workers = new Workers(threads)) {
            MeteredKernels meters = new MeteredKernels();
            Kernels kernels = meters.over(Engines.scalar(workers).kernels(), Map.of());
            new Extractor(new Engine(kernels, workers), EVERYTHING)
                    .extractImages(DigitalPhantom.region(arena));
            return meters.usage().stream().collect(Collectors.toMap(Usage::name, Usage::voxels));
        }
    }

    /** Each stage that the settings ask for, once. */
    private static Map<Stage, Integer> stages() {
        Map<Stage, Integer> stages = new HashMap<>();
        stages.put(new Stage.Processing(), 1);
        stages.put(new Stage.Filtering("mean"), 1);
        for (ImageSettings image : EVERYTHING.images()) {
            Set<FeatureFamily> families = image.families(EVERYTHING.families());
            stages.put(new Stage.OfImage(image.name()), 1);
            stages.put(new Stage.Preparing(image.name()), 1);
            families.forEach(family -> stages.put(new Stage.Measuring(image.name(), family), 1));
        }
        return stages;
    }

    private static List<String> bits(List<ImageTable> tables) {
        return tables.stream()
                .flatMap(table -> table.table().values().stream()
                        .map(value -> table.image() + ' ' + value.feature() + ' ' + value.aggregation() + ' '
                                + Double.toHexString(value.value()) + ' ' + value.status()))
                .toList();
    }

    /** How often each stage was done. */
    private static final class Log implements StageObserver {

        private final Map<Stage, Integer> done = new ConcurrentHashMap<>();

        @Override
        public <T> T observe(Stage stage, Supplier<T> work) {
            done.merge(stage, 1, Integer::sum);
            return work.get();
        }
    }
}
