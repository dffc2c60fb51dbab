package dev.neurosdk.testkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadgeTest {

    private static final Standing MET = new Standing("server-core", "E8", Role.SERVER, 58, List.of(), List.of());
    private static final Standing OPEN =
            new Standing("server-core", "E8", Role.SERVER, 57, List.of(), List.of("SRV-ENV-02"));
    private static final Standing FAILED =
            new Standing("server-core", "E8", Role.SERVER, 56, List.of("SRV-ENV-09"), List.of("SRV-ENV-02"));

    private static String member(String badge, String name) {
        return JsonValue.parse(badge).flatMap(root -> root.textAt("/" + name)).orElse("");
    }

    @Test
    void badge_namesItsSet_andIsInTheFormOfShields() {
        String badge = Badge.of(MET);
        assertThat(badge).startsWith("{\"schemaVersion\":1,");
        assertThat(member(badge, "label") + " " + member(badge, "message")).isEqualTo("Neuro API E8 server-core 58/58");
        assertThat(member(badge, "color")).isEqualTo("brightgreen");
    }

    @Test
    void whatWasNotReached_makesItAmber_andAFailureRed() {
        assertThat(member(Badge.of(OPEN), "color")).isEqualTo("orange");
        assertThat(member(Badge.of(FAILED), "color")).isEqualTo("red");
    }

    @Test
    void ofSeveral_theWorstCounts() {
        assertThat(Badge.of(List.of(MET, FAILED, OPEN))).isEqualTo(Badge.of(FAILED));
        assertThatThrownBy(() -> Badge.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        Standing other = new Standing("server-full", "E8", Role.SERVER, 1, List.of(), List.of());
        assertThatThrownBy(() -> Badge.of(List.of(MET, other))).hasMessageContaining("was 2 sets");
    }
}
