package org.weft.backend.c;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs a contract once for each tier that this machine can run, in a field {@code @Parameter TieredLibrary library}.
 * Without a library every one of its tests is skipped, each by its name.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass
@MethodSource("org.weft.backend.c.TestLibrary#tiersOrNone")
@ExtendWith(EachTier.UnlessSkipped.class)
@interface EachTier {

    /** Asked of each test rather than of their class: of a class that it skips, the report names no test. */
    final class UnlessSkipped implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getTestMethod().isPresent() && TestLibrary.isSkipped()
                    ? ConditionEvaluationResult.disabled(TestLibrary.SKIPPED)
                    : ConditionEvaluationResult.enabled("");
        }
    }
}
