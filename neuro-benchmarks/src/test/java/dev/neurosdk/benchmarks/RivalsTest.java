package dev.neurosdk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.StrictJson;
import dev.neurosdk.protocol.schema.DecisionBenchmark;
import dev.neurosdk.protocol.schema.Generated;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured side by side does the same work, on messages of the size that is claimed. */
class RivalsTest {

    @ParameterizedTest
    @EnumSource
    void decoders_agree(Sample sample) {
        DecodeBenchmark benchmark = new DecodeBenchmark();
        benchmark.message = sample;

        assertThat(benchmark.decoder()).isEqualTo(new Decoded.Understood<>(sample.message(), List.of()));
        assertThat(benchmark.naive()).isEqualTo(sample.message());
    }

    @ParameterizedTest
    @EnumSource
    void encoders_agree(Sample sample) {
        EncodeBenchmark benchmark = new EncodeBenchmark();
        benchmark.message = sample;
        benchmark.trees();

        assertThat(benchmark.encoder())
                .isEqualTo(sample.text())
                .isEqualTo(benchmark.gsonTree())
                .isEqualTo(benchmark.jacksonTree());
    }

    @ParameterizedTest
    @CsvSource({"CONTEXT, 240, 280", "REGISTER, 1900, 2100", "RESULT, 290, 310"})
    void samples_haveTheSizesClaimed(Sample sample, int least, int most) {
        assertThat(sample.text().getBytes(StandardCharsets.UTF_8).length).isBetween(least, most);
    }

    @Test
    void validators_agree() {
        SchemaBenchmark benchmark = new SchemaBenchmark();
        DecisionBenchmark halves = new DecisionBenchmark();

        assertThat(benchmark.fitting()).isEmpty();
        assertThat(halves.checking()).isEmpty();
        assertThat(halves.reading())
                .isInstanceOfSatisfying(
                        StrictJson.Valid.class,
                        valid -> assertThat(valid.root()).hasToString(SchemaBenchmark.FITTING));
        assertThat(benchmark.networkntFittingNode()).isEmpty();
        assertThat(benchmark.networkntFittingText()).isEmpty();
        assertThat(benchmark.unfitting()).hasSize(4);
        assertThat(benchmark.networkntUnfittingNode()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void generated_isData(GeneratorBenchmark.Action action) {
        GeneratorBenchmark benchmark = new GeneratorBenchmark();
        benchmark.action = action;
        benchmark.prepareOnce();

        assertThat(benchmark.check()).isEmpty();
        assertThat(benchmark.valid()).isInstanceOf(Generated.Data.class);
        assertThat(benchmark.invalid()).isInstanceOf(Generated.Data.class);
    }

    @Test
    void lookups_agree() {
        LookupBenchmark benchmark = new LookupBenchmark();
        benchmark.actions = 100;
        benchmark.register();

        assertThat(benchmark.registryHit()).isNotNull();
        assertThat(benchmark.mapHit()).isNotNull();
        assertThat(benchmark.registryMiss()).isNull();
        assertThat(benchmark.mapMiss()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void session_takesEveryInput_andStillPlays(SessionBenchmark.Input input) {
        SessionBenchmark benchmark = new SessionBenchmark();
        SessionBenchmark.Entering entering = new SessionBenchmark.Entering();
        entering.input = input;

        assertThat(benchmark.input(entering).isOpen()).isTrue();
        benchmark.open();
        String first = benchmark.force();
        assertThat(first).isNotEmpty();
        assertThat(benchmark.force()).isNotEmpty().isNotEqualTo(first);
    }
}
