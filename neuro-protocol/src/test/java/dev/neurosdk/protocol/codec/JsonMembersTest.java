package dev.neurosdk.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.codec.JsonMembers.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMembersTest {

    private static JsonMembers read(String text) {
        return JsonMembers.read(text, 1000);
    }

    @Test
    void object_isReadByType() {
        JsonMembers members = read("{\"text\":\"a\",\"flag\":true,\"none\":null}");

        assertThat(members.isObject()).isTrue();
        assertThat(members.text("text")).isEqualTo("a");
        assertThat(members.flag("flag", false)).isTrue();
        assertThat(members.flag("absent", true)).isTrue();
        assertThat(members.optionalText("none")).isNull();
        assertThat(members.faults()).isEmpty();
    }

    @Test
    void otherTypes_areFaults() {
        JsonMembers members = read("{\"text\":5,\"flag\":\"yes\",\"maybe\":[]}");

        assertThat(members.text("text")).isEmpty();
        assertThat(members.flag("flag", true)).isTrue();
        assertThat(members.optionalText("maybe")).isNull();
        assertThat(members.faults())
                .containsExactly(
                        new Fault("/text", "a string", "5"),
                        new Fault("/flag", "a boolean", "the string \"yes\""),
                        new Fault("/maybe", "a string", "an empty array"));
    }

    @Test
    void missingText_isAFault() {
        JsonMembers members = read("{\"text\":null}");

        members.text("text");
        members.text("other");
        assertThat(members.faults())
                .containsExactly(new Fault("/text", "a string", "absent"), new Fault("/other", "a string", "absent"));
    }

    @Test
    void unknownAndRepeatedMembers_areFaults() {
        JsonMembers members = read("{\"text\":\"a\",\"text\":\"b\",\"txet\":\"c\"}");

        members.text("text");
        members.flag("flag", false);
        assertThat(members.faults())
                .containsExactly(
                        new Fault("/text", "a member name that occurs once", "a repetition"),
                        new Fault("/txet", "one of the members flag, text", "another"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "5", "null", "{", "{\"a\":01}", "{}{}"})
    void anythingElse_hasFaultsAndNoMembers(String text) {
        JsonMembers members = read(text);

        assertThat(members.isObject()).isFalse();
        assertThat(members.text("a")).isEmpty();
        assertThat(members.faults()).hasSize(1);
    }

    @Test
    void overlongText_isAFault() {
        assertThat(JsonMembers.read("{\"a\":\"bc\"}", 9).isObject()).isFalse();
        assertThat(JsonMembers.read("{\"a\":\"bc\"}", 10).isObject()).isTrue();
    }

    @Test
    void compact_keepsOrderAndNumbers() {
        assertThat(read("{ \"b\" : 1.50,\n \"a\" : [ null, \"<é>\" ] }").compact())
                .isEqualTo("{\"b\":1.50,\"a\":[null,\"<é>\"]}");
    }
}
