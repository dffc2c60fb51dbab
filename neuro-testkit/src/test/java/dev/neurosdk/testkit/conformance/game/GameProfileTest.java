package dev.neurosdk.testkit.conformance.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.yaml.YamlException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GameProfileTest {

    @Test
    void everything_isRead() {
        GameProfile profile = GameProfile.parse("profile.yml", """
                game: Star Harbour
                edition: E7
                features: [reregister_all]
                launch: {cmd: [./run.sh, -x], env: {NEURO_SDK_WS_URL: "{url}"}, timeout: 90s}
                situations:
                  menu: {hook: "true"}
                  battle: {prompt: Start a match., detect: [force-of-two]}
                actions:
                  use_item: {safety: safe, examples: ['{"item":"rope"}'], impossible: [{item: none}]}
                  fire: {safety: never, disposable: true}
                deeds: {quit: {hook: "true"}, rename-player: {prompt: Rename somebody.}, crowd: {}}
                limits: {max_actions: 60, max_minutes: 1}
                times: {t.startup.hard: 20s}
                """);
        assertThat(profile.game()).contains("Star Harbour");
        assertThat(profile.edition()).contains(Edition.E7);
        assertThat(profile.features()).containsExactly("reregister_all");
        assertThat(profile.launch().orElseThrow().command()).containsExactly("./run.sh", "-x");
        assertThat(profile.routes()).extracting(GameProfile.Route::name).containsExactly("menu", "battle");
        assertThat(profile.routes().get(1).detect()).containsExactly(Situation.FORCE_OF_TWO);
        assertThat(profile.action("use_item").impossible()).containsExactly("{\"item\":\"none\"}");
        assertThat(profile.action("fire").safety()).isEqualTo(Safety.NEVER);
        assertThat(profile.action("other").safety()).isEqualTo(Safety.COSTLY);
        assertThat(profile.deeds()).containsOnlyKeys(Deed.QUIT, Deed.RENAME_PLAYER, Deed.CROWD);
        assertThat(profile.limits().time()).isEqualTo(Duration.ofMinutes(1));
        assertThat(profile.times().startup()).isEqualTo(Duration.ofSeconds(20));
        assertThat(profile.times().result()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void everythingWrong_isToldWithItsPlace() {
        assertThatThrownBy(() -> GameProfile.parse("profile.yml", """
                        features: [teleport]
                        actions:
                          fire: {safety: harmless, examples: ['[1]']}
                        times: {t.statup.hard: 20s}
                        deeds: {dance: {}}
                        """))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("1:12")
                .hasMessageContaining("3:18")
                .hasMessageContaining("t.startup.hard")
                .hasMessageContaining("dance");
    }
}
