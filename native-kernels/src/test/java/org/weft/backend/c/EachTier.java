package org.weft.backend.c;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs a contract once for each tier that this machine can run, in a field {@code @Parameter TieredLibrary library}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass
@MethodSource("org.weft.backend.c.TestLibrary#tiers")
@DisabledIfSystemProperty(named = "weft.native.skipped", matches = "true", disabledReason = TestLibrary.SKIPPED)
@interface EachTier {}
