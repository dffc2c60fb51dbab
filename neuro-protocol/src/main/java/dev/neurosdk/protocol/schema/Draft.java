package dev.neurosdk.protocol.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.resource.SchemaLoader;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dialect of JSON Schema that schemas are compiled in, with the one registry that they all share. Thread-safe: the
 * registry keeps nothing of a schema that it is given.
 */
final class Draft {

    private static final String IRI_7 = "http://json-schema.org/draft-07/schema";
    private static final String IRI_2020_12 = "https://json-schema.org/draft/2020-12/schema";
    private static final Pattern VOCABULARY = Pattern.compile("https://json-schema\\.org/draft/2020-12/meta/[a-z-]+");
    private static final Dialect DIALECT_7 = quiet(Dialects.getDraft7());
    private static final Dialect DIALECT_2020_12 = quiet(Dialects.getDraft202012());

    static final Draft DRAFT_7 = new Draft(DIALECT_7);
    static final Draft DRAFT_2020_12 = new Draft(DIALECT_2020_12);

    private final SchemaRegistry registry;
    private final Schema metaschema;

    private Draft(Dialect dialect) {
        this.registry = SchemaRegistry.builder()
                .defaultDialectId(dialect.getId())
                .dialectRegistry((iri, self) -> dialect(iri, dialect))
                .schemaLoader(Draft::onlyMetaschemas)
                .schemaRegistryConfig(config(true))
                .build();
        this.metaschema = registry.getSchema(SchemaLocation.of(dialect.getId()));
    }

    /** The draft that reads schemas which name this dialect, also older ones that it can stand in for. */
    static Optional<Draft> named(String iri) {
        return switch (withoutFragment(iri)) {
            case "http://json-schema.org/draft-04/schema", "http://json-schema.org/draft-06/schema", IRI_7 ->
                Optional.of(DRAFT_7);
            case "https://json-schema.org/draft/2019-09/schema", IRI_2020_12 -> Optional.of(DRAFT_2020_12);
            default -> Optional.empty();
        };
    }

    SchemaRegistry registry() {
        return registry;
    }

    Schema metaschema() {
        return metaschema;
    }

    Draft other() {
        return this == DRAFT_7 ? DRAFT_2020_12 : DRAFT_7;
    }

    /** The validator logs every unknown keyword it meets and keeps it for ever, unless told that there is none. */
    static Dialect quiet(Dialect base) {
        return Dialect.builder(base.getId(), base)
                .unknownKeywordFactory((keyword, context) -> null)
                .build();
    }

    static SchemaRegistryConfig config(boolean formats) {
        return SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .formatAssertionsEnabled(formats)
                .regularExpressionFactory(Patterns::forValidator)
                .build();
    }

    private static Dialect dialect(String iri, Dialect own) {
        return switch (withoutFragment(iri)) {
            case IRI_7 -> DIALECT_7;
            case IRI_2020_12 -> DIALECT_2020_12;
            default -> own;
        };
    }

    private static String withoutFragment(String iri) {
        return iri.endsWith("#") ? iri.substring(0, iri.length() - 1) : iri;
    }

    private static void onlyMetaschemas(SchemaLoader.Builder loader) {
        loader.allow(iri -> iri.toString().equals(IRI_7)
                || iri.toString().equals(IRI_2020_12)
                || VOCABULARY.matcher(iri.toString()).matches());
    }
}
