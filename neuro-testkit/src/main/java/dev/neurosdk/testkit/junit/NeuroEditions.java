package dev.neurosdk.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that runs once for each of some editions, instead of {@code @Test}; its fakes judge by the edition of the run. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith({NeuroExtension.class, EditionRuns.class})
public @interface NeuroEditions {

    /**
     * The editions' ids, such as {@code E6}.
     *
     * @return in the order of running; empty for all of them
     */
    String[] value();
}
