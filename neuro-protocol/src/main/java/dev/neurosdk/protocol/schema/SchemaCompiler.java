package dev.neurosdk.protocol.schema;

import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.neurosdk.protocol.codec.StrictJson;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compiles one schema: everything that could make the validator fetch, log, overflow or run on is looked for first.
 * Confined to one call.
 */
final class SchemaCompiler {

    /** Comparing the items of an array takes the validator about as long as this many small schemas. */
    private static final int UNIQUE_ITEMS_SIZE = 50;

    private static final int MAX_VIOLATIONS = 20;

    private final Edition edition;
    private final SchemaLimits limits;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();
    private final Map<SchemaSite, Long> patternSizes = new HashMap<>();

    SchemaCompiler(Edition edition, SchemaLimits limits) {
        this.edition = edition;
        this.limits = limits;
    }

    SchemaResult compile(@Nullable String text) {
        if (text == null) {
            return new SchemaResult.Compiled(ActionSchema.withoutParameters(edition, limits), List.of());
        }
        StrictJson.Parsed<JsonNode> parsed = JsonTrees.read(text, limits.schemaLength(), limits.schemaDepth());
        if (parsed instanceof StrictJson.Valid<JsonNode> valid) {
            warnings.addAll(ActionSchema.repeated(valid, edition));
            return compile(text, valid.root());
        }
        ((StrictJson.Invalid<JsonNode>) parsed).problems().forEach(this::unreadable);
        return new SchemaResult.Refused(violations);
    }

    private void unreadable(StrictJson.Problem problem) {
        boolean limit = problem.rule() == Rule.JSON_SIZE || problem.rule() == Rule.JSON_NESTING;
        refuse(limit ? Rule.SCHEMA_LIMIT : problem.rule(), problem.pointer(), problem.expected(), problem.actual());
    }

    private SchemaResult compile(String text, JsonNode tree) {
        if (!tree.isObject()) {
            refuse(Rule.SCHEMA_OBJECT, "", "a JSON object", Words.typed(tree));
            return new SchemaResult.Refused(violations);
        }
        SchemaSite root = SchemaSite.root(tree);
        if (tree.isEmpty()) {
            warnings.addAll(SchemaLint.lint(root, edition));
            return new SchemaResult.Compiled(ActionSchema.withoutParameters(edition, limits), warnings);
        }
        Optional<Schema> schema = schema(root);
        if (schema.isEmpty()) {
            return new SchemaResult.Refused(violations);
        }
        warn(root);
        return new SchemaResult.Compiled(new ActionSchema(text, tree, schema.get(), edition, limits), warnings);
    }

    private Optional<Schema> schema(SchemaSite root) {
        checkNodes(root.node());
        Optional<Draft> draft = violations.isEmpty() ? draft(root) : Optional.empty();
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        References references = References.of(root, draft.get(), limits.references());
        checkReferences(references);
        references.sites().forEach(this::checkPatterns);
        if (violations.isEmpty()) {
            checkExpansion(references);
        }
        return violations.isEmpty() ? build(root.node(), draft.get()) : Optional.empty();
    }

    private void checkNodes(JsonNode tree) {
        long nodes = count(tree);
        if (nodes > limits.schemaNodes()) {
            refuse(Rule.SCHEMA_LIMIT, "", "a schema of at most " + limits.schemaNodes() + " values", nodes + " values");
        }
    }

    private static long count(JsonNode node) {
        long nodes = 1;
        for (JsonNode child : node) {
            nodes += count(child);
        }
        return nodes;
    }

    private Optional<Draft> draft(SchemaSite root) {
        root.forEach(this::checkDialect);
        if (!violations.isEmpty()) {
            return Optional.empty();
        }
        List<Draft> candidates = Drafts.candidates(root);
        for (Draft candidate : candidates) {
            if (Evaluation.SCHEMA.accepts(candidate.metaschema(), root.node())) {
                return Optional.of(candidate);
            }
        }
        explain(Evaluation.SCHEMA.errors(candidates.get(0).metaschema(), root.node()), root.node());
        return Optional.empty();
    }

    private void explain(Optional<List<Error>> errors, JsonNode tree) {
        if (errors.isEmpty()) {
            refuse(Rule.SCHEMA_LIMIT, "", "a schema that can be checked within the limits", "too much work");
            return;
        }
        for (Mismatch mismatch : Explanation.of(errors.get(), tree)) {
            refuse(Rule.SCHEMA_VALID, mismatch.pointer(), mismatch.expected(), mismatch.actual());
        }
    }

    private void checkDialect(SchemaSite site) {
        String dialect = site.string("$schema");
        if (dialect != null && Draft.named(dialect).isEmpty()) {
            refuse(
                    Rule.SCHEMA_REFERENCE,
                    site.pointer("$schema"),
                    "draft 2020-12 or draft 7 of JSON Schema",
                    Words.name(dialect));
        }
    }

    private void checkReferences(References references) {
        for (References.Dangling dangling : references.dangling()) {
            refuse(
                    Rule.SCHEMA_REFERENCE,
                    dangling.site().pointer(dangling.keyword()),
                    "a reference to a place inside this schema",
                    Words.name(dangling.reference()));
        }
        if (references.count() > limits.references()) {
            refuse(
                    Rule.SCHEMA_LIMIT,
                    "",
                    "at most " + Words.counted(limits.references(), "reference", "references"),
                    references.count() + " references");
        }
    }

    private void checkPatterns(SchemaSite site) {
        String pattern = site.string("pattern");
        if (pattern != null) {
            checkPattern(site, pattern, site.pointer("pattern"));
        }
        JsonNode patternProperties = site.node().get("patternProperties");
        if (patternProperties != null) {
            patternProperties
                    .propertyNames()
                    .forEach(name -> checkPattern(site, name, site.pointer("patternProperties")));
        }
    }

    private void checkPattern(SchemaSite site, String pattern, String pointer) {
        if (pattern.length() > limits.patternLength()) {
            String expected = "a pattern of at most " + limits.patternLength() + " characters";
            refuse(Rule.SCHEMA_LIMIT, pointer, expected, pattern.length() + " characters");
            return;
        }
        try {
            patternSizes.merge(site, (long) Patterns.compile(pattern).programSize(), Long::sum);
        } catch (PatternSyntaxException e) {
            String expected = "a regular expression without look-around, back-references and many repetitions";
            refuse(Rule.SCHEMA_PATTERN, pointer, expected, Words.name(pattern));
        }
    }

    private void checkExpansion(References references) {
        Expansion expansion = new Expansion(references, this::ownSize);
        try {
            for (SchemaSite site : references.sites()) {
                long size = expansion.size(site);
                if (size > limits.expandedNodes()) {
                    String expected = "at most " + limits.expandedNodes() + " schemas for one value";
                    refuse(Rule.SCHEMA_LIMIT, site.pointer(), expected, "more, once all references are followed");
                    return;
                }
            }
        } catch (Expansion.Endless e) {
            String expected = "a chain of references that ends within " + Expansion.MAX_CHAIN + " steps";
            refuse(Rule.SCHEMA_LIMIT, e.site().pointer(), expected, "a longer or endless one");
        }
    }

    private long ownSize(SchemaSite site) {
        return 1 + patternSizes.getOrDefault(site, 0L) + (site.node().has("uniqueItems") ? UNIQUE_ITEMS_SIZE : 0);
    }

    private Optional<Schema> build(JsonNode tree, Draft draft) {
        try {
            Schema schema = draft.registry().getSchema(tree);
            schema.initializeValidators();
            return Optional.of(schema);
        } catch (RuntimeException | StackOverflowError e) {
            // Only what the checks above have missed; the text of the exception may hold anything.
            refuse(Rule.SCHEMA_VALID, "", "a schema that the validator can use", "one that it refuses");
            return Optional.empty();
        }
    }

    private void warn(SchemaSite root) {
        JsonNode type = root.node().get("type");
        boolean objectType =
                type != null && type.isString() && type.stringValue().equals("object");
        if (edition.rootTypeObject() && !objectType) {
            String actual = type == null ? "absent" : Words.quoted(type);
            warnings.add(Violation.of(Rule.SCHEMA_ROOT, edition, "/type", "\"object\"", actual));
        }
        warnings.addAll(SchemaLint.lint(root, edition));
    }

    private void refuse(Rule rule, String pointer, String expected, String actual) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(Violation.of(rule, edition, pointer, expected, actual));
        }
    }
}
