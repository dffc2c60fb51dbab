package dev.neurosdk.testkit.junit;

import dev.neurosdk.protocol.edition.Edition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test once for each edition. Thread-safe. */
final class EditionRuns implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), NeuroEditions.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        String[] ids = AnnotationSupport.findAnnotation(context.getTestMethod(), NeuroEditions.class)
                .map(NeuroEditions::value)
                .orElse(new String[0]);
        List<Edition> editions = ids.length == 0
                ? Edition.all()
                : Stream.of(ids).map(EditionRuns::byId).toList();
        return editions.stream().map(Run::new);
    }

    static Edition byId(String id) {
        return Edition.byId(id)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "expected the id of an edition, one of " + Edition.all() + ", was \"" + id + '"'));
    }

    /** One run. */
    private record Run(Edition edition) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return "edition " + edition.id();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            BeforeEachCallback tell = context -> Stage.of(context).edition(edition);
            return List.of(tell);
        }
    }
}
