package dev.neurosdk.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

    private static final String DATA = """
            {"price": 100, "symbol": "NEU", "open": true, "note": null, "tags": ["a", "b"], "deep": {"a/b": {"~": 1}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                          | true",
                // a scalar is short for eq
                "{'/price': 100}                             | true",
                "{'/price': 1e2}                             | true",
                "{'/price': 100.0}                           | true",
                "{'/price': 101}                             | false",
                "{'/price': '100'}                           | false",
                "{'/symbol': 'NEU'}                          | true",
                "{'/symbol': 'neu'}                          | false",
                "{'/open': true}                             | true",
                "{'/open': false}                            | false",
                "{'/open': 1}                                | false",
                "{'/note': null}                             | true",
                "{'/symbol': null}                           | false",
                "{'/tags': 'a'}                              | false",
                "{'/none': null}                             | false",
                // eq and ne
                "{'/price': {'eq': 100}}                     | true",
                "{'/price': {'eq': 99}}                      | false",
                "{'/price': {'ne': 99}}                      | true",
                "{'/price': {'ne': 100.00}}                  | false",
                "{'/price': {'ne': '100'}}                   | true",
                "{'/tags': {'ne': 'a'}}                      | true",
                // order: numbers with numbers, strings with strings
                "{'/price': {'lt': 100}}                     | false",
                "{'/price': {'lt': 100.5}}                   | true",
                "{'/price': {'le': 100}}                     | true",
                "{'/price': {'le': 99}}                      | false",
                "{'/price': {'gt': 100}}                     | false",
                "{'/price': {'gt': -1e300}}                  | true",
                "{'/price': {'ge': 100}}                     | true",
                "{'/price': {'ge': 101}}                     | false",
                "{'/symbol': {'lt': 'NEV'}}                  | true",
                "{'/symbol': {'ge': 'NEV'}}                  | false",
                "{'/price': {'lt': '999'}}                   | false",
                "{'/price': {'ge': '0'}}                     | false",
                "{'/symbol': {'gt': 0}}                      | false",
                "{'/open': {'ge': 0}}                        | false",
                // in
                "{'/symbol': {'in': ['X', 'NEU']}}           | true",
                "{'/symbol': {'in': ['X', 'Y']}}             | false",
                "{'/symbol': {'in': []}}                     | false",
                "{'/price': {'in': [1, 1.0e2]}}              | true",
                "{'/note': {'in': [null]}}                   | true",
                // exists
                "{'/note': {'exists': true}}                 | true",
                "{'/note': {'exists': false}}                | false",
                "{'/none': {'exists': true}}                 | false",
                "{'/none': {'exists': false}}                | true",
                // an item without the place passes only ne and exists: false
                "{'/none': {'eq': 1}}                        | false",
                "{'/none': {'ne': 1}}                        | true",
                "{'/none': {'lt': 1}}                        | false",
                "{'/none': {'le': 1}}                        | false",
                "{'/none': {'gt': 1}}                        | false",
                "{'/none': {'ge': 1}}                        | false",
                "{'/none': {'in': [1]}}                      | false",
                // all must hold
                "{'/price': {'gt': 99, 'lt': 101}}           | true",
                "{'/price': {'gt': 99, 'lt': 100}}           | false",
                "{'/price': 100, '/symbol': 'NEU'}           | true",
                "{'/price': 100, '/symbol': 'X'}             | false",
                // places are JSON pointers
                "{'/tags/1': 'b'}                            | true",
                "{'/tags/2': {'exists': false}}              | true",
                "{'/deep/a~1b/~0': 1}                        | true",
                "{'': {'exists': true}}                      | true",
                "{'': 1}                                     | false"
            })
    void filter_letsThrough_whatFits(String filter, boolean passes) throws Exception {
        assertThat(read(filter).passes(json(DATA))).as(filter).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5                                 | /filter                | an object, JSON pointers to conditions",
                "['/price']                        | /filter                | an object, JSON pointers to conditions",
                "{'price': 1}                      | /filter/price          | a JSON pointer into data of at most 256 characters",
                "{'/a/b': []}                      | /filter/~1a~1b         | a scalar, or an object with eq, ne, lt, le, gt, ge, in or exists",
                "{'/~0': {}}                       | /filter/~1~00          | a scalar, or an object with eq, ne, lt, le, gt, ge, in or exists",
                "{'/price': {'near': 1}}           | /filter/~1price/near   | one of eq, ne, lt, le, gt, ge, in, exists",
                "{'/price': {'gt': 1, 'EQ': 1}}    | /filter/~1price/EQ     | one of eq, ne, lt, le, gt, ge, in, exists",
                "{'/price': {'eq': []}}            | /filter/~1price/eq     | a scalar",
                "{'/price': {'ne': {}}}            | /filter/~1price/ne     | a scalar",
                "{'/price': {'lt': true}}          | /filter/~1price/lt     | a number or a string",
                "{'/price': {'le': null}}          | /filter/~1price/le     | a number or a string",
                "{'/price': {'gt': []}}            | /filter/~1price/gt     | a number or a string",
                "{'/price': {'ge': {}}}            | /filter/~1price/ge     | a number or a string",
                "{'/price': {'in': 1}}             | /filter/~1price/in     | an array of at most 64 scalars",
                "{'/price': {'in': [1, [2]]}}      | /filter/~1price/in/1   | a scalar",
                "{'/price': {'exists': 1}}         | /filter/~1price/exists | true or false"
            })
    void filter_thatIsNone_isRefusedWithReasonAndPlace(String filter, String at, String expected) {
        Fault fault = fault(filter);

        assertThat(fault.code()).isEqualTo("invalid-filter");
        assertThat(fault.at()).isEqualTo(at);
        assertThat(fault.message()).isEqualTo("expected " + expected);
    }

    @Test
    void filter_hasLimits() throws Exception {
        assertThat(read(places(16)).passes(json("{}"))).isTrue();
        assertThat(fault(places(17)).message()).isEqualTo("expected at most 16 places");

        assertThat(read(values(64)).passes(json("{\"x\":63}"))).isTrue();
        assertThat(fault(values(65)).message()).isEqualTo("expected an array of at most 64 scalars");

        assertThat(read("{'/" + "x".repeat(255) + "': 1}").passes(json("{}"))).isFalse();
        assertThat(fault("{'/" + "x".repeat(256) + "': 1}").message()).contains("at most 256 characters");
    }

    @Test
    void filter_saysWhatItWas() throws Exception {
        assertThat(read("{'/price': {'gt': 100, 'le': 1.20}}")).hasToString("{\"/price\":{\"gt\":100,\"le\":1.20}}");
    }

    private static String places(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'/" + i + "': {'exists': false}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String values(int count) {
        return IntStream.range(0, count)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",", "{'/x': {'in': [", "]}}"));
    }

    private static Fault fault(String filter) {
        return catchThrowableOfType(Fault.Found.class, () -> read(filter)).fault();
    }

    /** Quotes are single ones, so that the tables can be read. */
    private static Filter read(String filter) throws Fault.Found {
        return Filter.read(json(filter.replace('\'', '"')), "/filter");
    }

    private static JsonValue json(String text) {
        return JsonValue.parse(text).orElseThrow();
    }
}
