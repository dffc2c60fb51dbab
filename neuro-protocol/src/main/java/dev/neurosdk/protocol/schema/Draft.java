package dev.neurosdk.protocol.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.resource.SchemaLoader;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dialect of JSON Schema that schemas are compiled in, with the one registry that they all share. Thread-safe: the
 * registry keeps nothing of a schema that it is given.
 */
final class Draft {

    private static final String BARE_7 = "json-schema.org/draft-07/schema";
    private static final String BARE_2020_12 = "json-schema.org/draft/2020-12/schema";
    private static final Pattern VOCABULARY = Pattern.compile("https://json-schema\\.org/draft/2020-12/meta/[a-z-]+");
    private static final Pattern DECORATION = Pattern.compile("^https?://|#$");
    private static final Dialect DIALECT_7 = tamed(Dialects.getDraft7());
    private static final Dialect DIALECT_2020_12 = tamed(Dialects.getDraft202012());

    static final Draft DRAFT_7 = new Draft(DIALECT_7);
    static final Draft DRAFT_2020_12 = new Draft(DIALECT_2020_12);

    private final SchemaRegistry registry;
    private final Schema metaschema;

    private Draft(Dialect dialect) {
        this.registry = SchemaRegistry.builder()
                .defaultDialectId(dialect.getId())
                .dialectRegistry((iri, self) -> dialect(iri, dialect))
                .schemaLoader(Draft::onlyMetaschemas)
                .schemaRegistryConfig(config())
                .build();
        this.metaschema = registry.getSchema(SchemaLocation.of(dialect.getId()));
    }

    /** The draft that reads schemas which name this dialect, also older ones that it can stand in for. */
    static Optional<Draft> named(String iri) {
        return switch (bare(iri)) {
            case "json-schema.org/draft-04/schema", "json-schema.org/draft-06/schema", BARE_7 -> Optional.of(DRAFT_7);
            case "json-schema.org/schema", "json-schema.org/draft/2019-09/schema", BARE_2020_12 ->
                Optional.of(DRAFT_2020_12);
            default -> Optional.empty();
        };
    }

    /** The draft that a schema was compiled in. */
    static Draft of(Schema schema) {
        return DRAFT_7.isNamed(schema.getSchemaContext().getDialect().getId()) ? DRAFT_7 : DRAFT_2020_12;
    }

    SchemaRegistry registry() {
        return registry;
    }

    Schema metaschema() {
        return metaschema;
    }

    /** Whether a dialect's address means this draft itself, rather than one that it stands in for. */
    boolean isNamed(String iri) {
        return bare(iri).equals(this == DRAFT_7 ? BARE_7 : BARE_2020_12);
    }

    Draft other() {
        return this == DRAFT_7 ? DRAFT_2020_12 : DRAFT_7;
    }

    /**
     * A dialect without the validator's habits: it logs every unknown keyword and keeps it for ever, throws at the
     * {@code id} of draft 4, and asserts formats of its own in ways that overflow the stack.
     */
    static Dialect tamed(Dialect base) {
        return Dialect.builder(base.getId(), base)
                .unknownKeywordFactory((keyword, context) -> null)
                .keyword(new NonValidationKeyword("id"))
                .keywords(keywords -> keywords.remove("notAllowed"))
                .formats(Formats::makeSafe)
                .build();
    }

    static SchemaRegistryConfig config() {
        return SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .schemaIdValidator((id, isRoot, location, resolved, context) -> true)
                .regularExpressionFactory(Patterns::forValidator)
                .build();
    }

    private static Dialect dialect(String iri, Dialect own) {
        return switch (bare(iri)) {
            case BARE_7 -> DIALECT_7;
            case BARE_2020_12 -> DIALECT_2020_12;
            default -> own;
        };
    }

    /** Both schemes and the empty fragment occur in practice for every draft. */
    private static String bare(String iri) {
        return DECORATION.matcher(iri).replaceAll("");
    }

    private static void onlyMetaschemas(SchemaLoader.Builder loader) {
        loader.allow(iri -> iri.toString().equals("http://" + BARE_7)
                || iri.toString().equals("https://" + BARE_2020_12)
                || VOCABULARY.matcher(iri.toString()).matches());
    }
}
