package dev.neurosdk.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of one side of the Neuro API, on a class or on a method (beside {@code @Test}); on a method it replaces the one of
 * the class.
 *
 * <p>Test methods, {@code @BeforeEach} and {@code @AfterEach} may have these parameters, all of one test and closed after it:
 *
 * <ul>
 *   <li>{@code FakeNeuro}: the one of this test, listening on a free port;
 *   <li>{@code FakeGame}: connected to the {@link ServerUnderTest}, or to the {@code FakeNeuro} of this test where there is none; one
 *       for each {@link GameName}, the ones without are {@code Game 1}, {@code Game 2} and so on;
 *   <li>{@code VirtualWorld}: puts everything of this test into virtual time;
 *   <li>{@code URI}: the address of the server under test, or of the {@code FakeNeuro};
 *   <li>{@code Edition}: the one that the fakes judge by.
 * </ul>
 *
 * <p>When a test fails, the transcripts of its fakes are attached to the failure. When it passes, it fails all the same if a
 * fake has seen a rule broken, if the test opened a fake and did not close it, or if a game is still connected to the
 * {@code FakeNeuro} after the test.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeuroExtension.class)
public @interface NeuroTest {

    /**
     * Whether everything of the test is in memory and in virtual time; also when it has a parameter {@code VirtualWorld}. A
     * server under test is never.
     *
     * @return false by default
     */
    boolean virtualTime() default false;

    /**
     * What decides everything that is left to chance.
     *
     * @return 1 by default
     */
    long seed() default 1;

    /**
     * The id of the edition that fakes judge by, such as {@code E6}.
     *
     * @return empty by default, for the newest; {@link NeuroEditions} goes before it
     */
    String edition() default "";

    /**
     * Whether broken rules are this test's topic, and don't fail it.
     *
     * @return false by default
     */
    boolean allowViolations() default false;

    /**
     * Whether games may still be connected to the {@code FakeNeuro} after the test.
     *
     * @return false by default
     */
    boolean allowOpenConnections() default false;
}
