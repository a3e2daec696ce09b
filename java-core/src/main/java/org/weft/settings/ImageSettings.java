package org.weft.settings;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.weft.feature.FeatureFamily;

/**
 * One image whose features are extracted: the processed image, or what a filter makes of it.
 *
 * @param name           first part of the column names, e.g. {@code log_3mm}: letters, digits, {@code _}, {@code .} and {@code -}
 * @param discretisation what takes the place of the settings' for this image
 * @param ivh            likewise
 * @param families       likewise; where empty, a filtered image goes through the settings' families without morphology, since a filter
 *                       changes no shape
 */
public record ImageSettings(String name, Filter filter, Optional<Discretisation> discretisation,
        Optional<IvhDiscretisation> ivh, Optional<Set<FeatureFamily>> families) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    /** The processed image, unfiltered. */
    public static final ImageSettings ORIGINAL = of("original", new Filter.None());

    public ImageSettings {
        Objects.requireNonNull(filter);
        Objects.requireNonNull(discretisation);
        Objects.requireNonNull(ivh);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of an image must begin with a letter or digit and hold no more than letters, digits, _, . and -, not \""
                            + name + "\"");
        }
        if (families.isPresent() && families.get().isEmpty()) {
            throw new IllegalArgumentException("at least one feature family must be asked for of the image " + name);
        }
        families = families.map(asked -> Collections.unmodifiableSet(EnumSet.copyOf(asked)));
    }

    /** An image for which everything else is as the settings say. */
    public static ImageSettings of(String name, Filter filter) {
        return new ImageSettings(name, filter, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The families that this image goes through, where the settings ask for some. */
    public Set<FeatureFamily> families(Set<FeatureFamily> asked) {
        if (families.isPresent()) {
            return families.get();
        }
        EnumSet<FeatureFamily> own = EnumSet.copyOf(asked);
        if (!(filter instanceof Filter.None)) {
            own.remove(FeatureFamily.MORPHOLOGY);
        }
        return Collections.unmodifiableSet(own);
    }
}
