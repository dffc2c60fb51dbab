package dev.neurosdk.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import dev.neurosdk.protocol.codec.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The generator over every schema of the public suite, those that refer to other documents included: the validator gets
 * these documents, the generator never does. A schema counts as satisfiable when the suite has fitting data for it.
 */
class DataGeneratorSuiteTest {

    private static final int SEEDS = 3;

    private final SchemaSuite suite = SchemaSuite.open();

    @Test
    void everySchema_draft7() {
        Tally tally = tally("draft7", Draft.DRAFT_7, Dialects.getDraft7());

        System.out.println("draft 7: " + tally);
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.satisfiable).isEqualTo(298);
        assertThat(tally.satisfied).isGreaterThanOrEqualTo(298);
    }

    @Test
    void everySchema_draft2020_12() {
        Tally tally = tally("draft2020-12", Draft.DRAFT_2020_12, Dialects.getDraft202012());

        System.out.println("draft 2020-12: " + tally);
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.satisfiable).isEqualTo(424);
        assertThat(tally.satisfied).isGreaterThanOrEqualTo(420);
    }

    private Tally tally(String folder, Draft draft, Dialect dialect) {
        Map<String, List<SchemaSuite.Case>> groups = new LinkedHashMap<>();
        Stream.of(suite.mandatory(folder), suite.optional(folder), suite.formats(folder))
                .flatMap(List::stream)
                .forEach(one -> groups.computeIfAbsent(
                                one.file() + StrictJson.write(one.schema()), key -> new ArrayList<>())
                        .add(one));
        Tally tally = new Tally(suite.registry(dialect), draft);
        groups.values().forEach(tally::add);
        return tally;
    }

    /** What came of the schemas of one draft. */
    private static final class Tally {

        private final SchemaRegistry registry;
        private final Draft draft;
        private final List<String> wrong = new ArrayList<>();
        private final List<String> missed = new ArrayList<>();
        private int satisfiable;
        private int satisfied;
        private int edges;
        private int faults;

        Tally(SchemaRegistry registry, Draft draft) {
            this.registry = registry;
            this.draft = draft;
        }

        void add(List<SchemaSuite.Case> group) {
            SchemaSuite.Case first = group.get(0);
            JsonNode document = SchemaSuite.node(first.schema());
            Schema schema = registry.getSchema(document);
            DataGenerator generator = new DataGenerator(PreparedSchema.of(document, draft, text -> fits(schema, text)));
            boolean all = true;
            for (int seed = 0; seed < SEEDS; seed++) {
                Generated generated = generator.valid(new Random(seed));
                all &= generated instanceof Generated.Data;
                check(first.name(), schema, generated, true);
            }
            if (group.stream().anyMatch(SchemaSuite.Case::valid)) {
                satisfiable++;
                satisfied += all ? 1 : 0;
                missed.addAll(all ? List.of() : List.of(first.name()));
            }
            addOthers(first.name(), schema, generator);
        }

        private void addOthers(String name, Schema schema, DataGenerator generator) {
            List<Generated> boundaries = generator.boundaries(new Random(1));
            List<Generated> broken = generator.faults(new Random(1));
            boundaries.forEach(generated -> check(name, schema, generated, true));
            broken.forEach(generated -> check(name, schema, generated, false));
            check(name, schema, generator.invalid(new Random(1)), false);
            edges += boundaries.size();
            faults += broken.size();
        }

        private void check(String name, Schema schema, Generated generated, boolean fitting) {
            if (generated instanceof Generated.Data data && fits(schema, data.json()) != fitting) {
                wrong.add(name + ": " + data);
            }
        }

        private static boolean fits(Schema schema, String text) {
            StrictJson.Parsed<JsonNode> parsed = JsonTrees.read(text, 1 << 20);
            return parsed instanceof StrictJson.Valid<JsonNode> valid
                    && Evaluation.DATA
                            .errors(schema, valid.root())
                            .filter(List::isEmpty)
                            .isPresent();
        }

        @Override
        public String toString() {
            return satisfied + " of " + satisfiable + " satisfiable schemas satisfied, " + edges + " edges, " + faults
                    + " faults, missed: " + missed;
        }
    }
}
