package dev.neurosdk.protocol.codec;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import dev.neurosdk.protocol.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The files of JSONTestSuite through the reader, as a text frame would deliver them. */
class JsonCorpusTest {
    private static final String ACCEPTED = "accepted";
    private static final String NOT_UTF_8 = "not UTF-8";

    /** What the grammar leaves open, pinned: the outcome of every {@code i_} file. */
    private static final String UNDEFINED = """
            i_number_double_huge_neg_exp.json                     JSON-6/number      exponent -789
            i_number_huge_exp.json                                JSON-6/number      not finite as a double
            i_number_neg_int_huge_exp.json                        JSON-6/number      not finite as a double
            i_number_pos_double_huge_exp.json                     JSON-6/number      not finite as a double
            i_number_real_neg_overflow.json                       JSON-6/number      not finite as a double
            i_number_real_pos_overflow.json                       JSON-6/number      not finite as a double
            i_number_real_underflow.json                          JSON-6/number      exponent -10000000
            i_number_too_big_neg_int.json                         accepted           kept as it was written
            i_number_too_big_pos_int.json                         accepted           kept as it was written
            i_number_very_big_negative_int.json                   accepted           kept as it was written
            i_object_key_lone_2nd_surrogate.json                  JSON-8/surrogate   cannot be sent on as UTF-8
            i_string_1st_surrogate_but_2nd_missing.json           JSON-8/surrogate   cannot be sent on as UTF-8
            i_string_1st_valid_surrogate_2nd_invalid.json         JSON-8/surrogate   cannot be sent on as UTF-8
            i_string_UTF-16LE_with_BOM.json                       not UTF-8          no text frame carries it
            i_string_UTF-8_invalid_sequence.json                  not UTF-8          no text frame carries it
            i_string_UTF8_surrogate_U+D800.json                   not UTF-8          no text frame carries it
            i_string_incomplete_surrogate_and_escape_valid.json   JSON-8/surrogate   cannot be sent on as UTF-8
            i_string_incomplete_surrogate_pair.json               JSON-8/surrogate   cannot be sent on as UTF-8
            i_string_incomplete_surrogates_escape_valid.json      JSON-8/surrogate   cannot be sent on as UTF-8
            i_string_invalid_lonely_surrogate.json                JSON-8/surrogate   cannot be sent on as UTF-8
            i_string_invalid_surrogate.json                       JSON-8/surrogate   cannot be sent on as UTF-8
            i_string_invalid_utf-8.json                           not UTF-8          no text frame carries it
            i_string_inverted_surrogates_U+1D11E.json             JSON-8/surrogate   cannot be sent on as UTF-8
            i_string_iso_latin_1.json                             not UTF-8          no text frame carries it
            i_string_lone_second_surrogate.json                   JSON-8/surrogate   cannot be sent on as UTF-8
            i_string_lone_utf8_continuation_byte.json             not UTF-8          no text frame carries it
            i_string_not_in_unicode_range.json                    not UTF-8          no text frame carries it
            i_string_overlong_sequence_2_bytes.json               not UTF-8          no text frame carries it
            i_string_overlong_sequence_6_bytes.json               not UTF-8          no text frame carries it
            i_string_overlong_sequence_6_bytes_null.json          not UTF-8          no text frame carries it
            i_string_truncated-utf-8.json                         not UTF-8          no text frame carries it
            i_string_utf16BE_no_BOM.json                          not UTF-8          no text frame carries it
            i_string_utf16LE_no_BOM.json                          not UTF-8          no text frame carries it
            i_structure_500_nested_arrays.json                    JSON-9/nesting     deeper than 64 levels
            i_structure_UTF-8_BOM_empty_object.json               JSON-2/text        RFC 8259 section 8.1
            """;

    @Test
    void y_files_areAccepted() {
        List<Path> files = files("y_");

        assertThat(files).hasSize(95);
        assertThat(files).allSatisfy(file -> assertThat(outcome(file)).isEqualTo(ACCEPTED));
    }

    @Test
    void y_filesWithRepeatedNames_areTheOnlyOnesThatReportAny() {
        TreeSet<String> repeating = files("y_").stream()
                .filter(file -> read(file) instanceof StrictJson.Valid<JsonElement> valid
                        && !valid.repeated().isEmpty())
                .map(JsonCorpusTest::name)
                .collect(toCollection(TreeSet::new));

        assertThat(repeating).containsExactly("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");
    }

    @Test
    void n_files_areRejected() {
        List<Path> files = files("n_");

        assertThat(files).hasSize(188);
        assertThat(files).allSatisfy(file -> assertThat(outcome(file)).isNotEqualTo(ACCEPTED));
    }

    @Test
    void i_files_areHandledAsPinned() {
        Map<String, String> pinned = new TreeMap<>();
        UNDEFINED.lines().map(line -> line.split(" {2,}")).forEach(row -> pinned.put(row[0], row[1]));
        Map<String, String> seen = new TreeMap<>();
        files("i_").forEach(file -> seen.put(name(file), outcome(file)));

        assertThat(seen).hasSize(35).isEqualTo(pinned);
    }

    private static String outcome(Path file) {
        StrictJson.Parsed<JsonElement> parsed = read(file);
        if (parsed == null) {
            return NOT_UTF_8;
        }
        return parsed instanceof StrictJson.Invalid<JsonElement> invalid
                ? invalid.problems().get(0).rule().id()
                : ACCEPTED;
    }

    /** Null where no text frame could carry the bytes. */
    private static StrictJson.@Nullable Parsed<JsonElement> read(Path file) {
        try {
            return StrictJson.read(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                            .toString(),
                    MessageDecoder.DEFAULT_MAX_LENGTH);
        } catch (CharacterCodingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String prefix) {
        try (Stream<Path> all = Files.list(SharedFolder.require("corpora/json/test_parsing"))) {
            return all.filter(file -> name(file).startsWith(prefix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
