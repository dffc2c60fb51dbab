package dev.neurosdk.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which game a parameter {@code FakeGame} is: the same name gives the same game in one test. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface GameName {

    /**
     * The game's identity.
     *
     * @return not empty
     */
    String value();

    /**
     * The path to connect to, taken relative to the server's address.
     *
     * @return empty by default, for the server's address as it is
     */
    String path() default "";
}
