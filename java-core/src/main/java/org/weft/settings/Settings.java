package org.weft.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;

/**
 * Everything that decides the numbers of an extraction, and what it may take to get them.
 *
 * @param features which features of a family, by their labels; a family that is not among the keys has all of its own
 * @param images   the images whose features are extracted, at least one, each name once
 */
public record Settings(Processing processing, Discretisation discretisation, IvhDiscretisation ivh,
        Set<FeatureFamily> families, Map<FeatureFamily, Set<String>> features, Set<Aggregation> aggregations,
        MorphologySettings morphology, TextureSettings texture, List<ImageSettings> images) {

    /** For every modality: 32 bins between a region's smallest and largest intensity, 3D textures merged over directions. */
    public static final Settings DEFAULT = new Settings(new Discretisation.FixedBinNumber(32),
            new IvhDiscretisation.FixedBinNumber(1000),
            EnumSet.allOf(FeatureFamily.class), EnumSet.of(Aggregation.VOLUME_MERGED, Aggregation.VOLUME),
            TextureSettings.DEFAULT);

    public Settings {
        if (families.isEmpty()) {
            throw new IllegalArgumentException("at least one feature family must be asked for");
        }
        families = Collections.unmodifiableSet(EnumSet.copyOf(families));
        EnumSet<Aggregation> wanted = aggregations.isEmpty() ? EnumSet.noneOf(Aggregation.class)
                : EnumSet.copyOf(aggregations);
        wanted.add(Aggregation.NONE);
        aggregations = Collections.unmodifiableSet(wanted);
        Map<FeatureFamily, Set<String>> chosen = new EnumMap<>(FeatureFamily.class);
        features.forEach((family, labels) -> chosen.put(family, Collections.unmodifiableSet(new TreeSet<>(labels))));
        features = Collections.unmodifiableMap(chosen);
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("at least one image must be asked for");
        }
        Set<String> names = new HashSet<>();
        for (ImageSettings image : images) {
            if (!names.add(image.name())) {
                throw new IllegalArgumentException("two images are called " + image.name());
            }
        }
    }

    /** Of image and region as they are: no processing, all features of the families, no filter. */
    public Settings(Discretisation discretisation, IvhDiscretisation ivh, Set<FeatureFamily> families,
            Set<Aggregation> aggregations, TextureSettings texture) {
        this(Processing.NONE, discretisation, ivh, families, Map.of(), aggregations,
                MorphologySettings.DEFAULT, texture,
                List.of(ImageSettings.ORIGINAL));
    }

    /** These settings as YAML: every key, in a fixed order. Equal settings have equal texts, and the text reads back to equal settings. */
    public String canonicalText() {
        return CanonicalText.of(this);
    }

    /** SHA-256 of the {@link #canonicalText} in UTF-8, 64 hexadecimal digits: which settings a result was made with. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(canonicalText().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
