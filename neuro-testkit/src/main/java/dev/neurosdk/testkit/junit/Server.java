package dev.neurosdk.testkit.junit;

import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The server under test.
 *
 * @param uri its address
 * @param owned what is closed after the test; null when nothing is
 */
record Server(URI uri, @Nullable AutoCloseable owned) {

    /** The server that a test names: by a method, by a field, or on a class. */
    static Optional<Server> of(ExtensionContext context) {
        Optional<Server> found = ofMethod(context).or(() -> ofField(context));
        return found.isPresent() ? found : ofClass(context.getRequiredTestClass());
    }

    void close() throws Exception {
        if (owned != null) {
            owned.close();
        }
    }

    private static Optional<Server> ofMethod(ExtensionContext context) {
        List<Method> methods = AnnotationSupport.findAnnotatedMethods(
                context.getRequiredTestClass(), ServerUnderTest.class, HierarchyTraversalMode.BOTTOM_UP);
        return methods.stream().findFirst().map(method -> {
            Object given = ReflectionSupport.invokeMethod(
                    method, context.getTestInstance().orElse(null));
            return new Server(
                    address(given, method.toString()), given instanceof AutoCloseable closeable ? closeable : null);
        });
    }

    private static Optional<Server> ofField(ExtensionContext context) {
        return AnnotationSupport.findAnnotatedFields(context.getRequiredTestClass(), ServerUnderTest.class).stream()
                .findFirst()
                .map(field -> {
                    Object held = ReflectionSupport.tryToReadFieldValue(
                                    field, context.getTestInstance().orElse(null))
                            .getOrThrow(cause -> new ExtensionConfigurationException("cannot read " + field, cause));
                    return new Server(address(held, field.toString()), null);
                });
    }

    private static Optional<Server> ofClass(@Nullable Class<?> test) {
        for (Class<?> type = test; type != null; type = type.getEnclosingClass()) {
            Optional<ServerUnderTest> annotation = AnnotationSupport.findAnnotation(type, ServerUnderTest.class);
            if (annotation.isPresent()) {
                return Optional.of(new Server(URI.create(address(annotation.get())), null));
            }
        }
        return Optional.empty();
    }

    private static String address(ServerUnderTest annotation) {
        String configured = annotation.property().isEmpty() ? null : System.getProperty(annotation.property());
        String address = configured == null ? annotation.value() : configured;
        if (address.isEmpty()) {
            throw new ExtensionConfigurationException(
                    "expected the address of the server under test in @ServerUnderTest"
                            + (annotation.property().isEmpty() ? "" : " or in -D" + annotation.property())
                            + ", was nothing");
        }
        return address;
    }

    private static URI address(@Nullable Object given, String where) {
        if (given instanceof URI uri) {
            return uri;
        }
        if (given instanceof CharSequence text) {
            return URI.create(text.toString());
        }
        if (given instanceof Supplier<?> supplier) {
            return address(supplier.get(), where);
        }
        if (given != null) {
            Optional<Method> method = ReflectionSupport.findMethod(given.getClass(), "uri");
            if (method.isPresent()) {
                return address(ReflectionSupport.invokeMethod(method.get(), given), where);
            }
        }
        throw new ExtensionConfigurationException(
                where + ": expected a URI, its text, a Supplier of one or something with uri(), was " + given);
    }
}
