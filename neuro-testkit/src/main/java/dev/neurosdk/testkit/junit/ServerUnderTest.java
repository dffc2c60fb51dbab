package dev.neurosdk.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The server that fake games connect to: an address on a class, or a field or a method without parameters of it, static or
 * not, of any visibility.
 *
 * <p>Field or method give a {@code URI}, its text, a {@code Supplier} of one of these, or an object with a method
 * {@code uri()}. A method is asked once for each test, and what it gives is closed after the test when it can be
 * ({@code AutoCloseable}). What a field holds is not closed.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
public @interface ServerUnderTest {

    /**
     * The address, on a class.
     *
     * @return a {@code ws} or {@code wss} address; empty on a field or a method
     */
    String value() default "";

    /**
     * The system property that holds the address, on a class; goes before {@link #value()} when it is set.
     *
     * @return empty by default, for none
     */
    String property() default "";
}
