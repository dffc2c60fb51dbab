package dev.neurosdk.server.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import dev.neurosdk.server.action.ActionAdmission.Candidate;
import dev.neurosdk.server.action.ActionAdmission.Keep;
import dev.neurosdk.server.action.ActionAdmission.Refuse;
import dev.neurosdk.server.action.ActionAdmission.Take;
import dev.neurosdk.server.action.ActionAdmission.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionAdmissionTest {

    private static final ActionDefinition FIRST = new ActionDefinition("open", "Opens.");
    private static final ActionDefinition SECOND = new ActionDefinition("open", "Opens wide.");

    private static Verdict judge(ActionDefinition definition, String game, Edition edition) {
        SchemaResult.Compiled none = (SchemaResult.Compiled) ActionSchema.compile(null, edition);
        ActionRegistry registry =
                ActionRegistry.EMPTY.with(List.of(new RegisteredAction(FIRST, none.schema(), "Star Harbour")));
        return ActionAdmission.BY_EDITION.judge(new Candidate(definition, game, registry, edition));
    }

    @Test
    void newName_isTakenInEveryEdition() {
        ActionDefinition other = new ActionDefinition("close", "Closes.");

        assertThat(Edition.all())
                .allSatisfy(edition ->
                        assertThat(judge(other, "Star Harbour", edition)).isEqualTo(new Take()));
    }

    @Test
    void sameDefinition_changesNothing() {
        assertThat(Edition.all())
                .allSatisfy(edition ->
                        assertThat(judge(FIRST, "Star Harbour", edition)).isEqualTo(new Keep()));
    }

    @Test
    void otherDefinition_isRefusedUpToE6() {
        assertThat(judge(SECOND, "Star Harbour", Edition.E6)).isInstanceOfSatisfying(Refuse.class, refused -> {
            assertThat(refused.rule()).isEqualTo(Rule.REGISTER_DUPLICATE);
            assertThat(refused.actual()).contains("\"open\"");
        });
    }

    @Test
    void otherDefinition_isTakenFromE7On() {
        assertThat(judge(SECOND, "Star Harbour", Edition.E7)).isEqualTo(new Take());
    }

    @Test
    void sameDefinition_byAnotherGame_isAnotherDefinition() {
        assertThat(judge(FIRST, "Moon Harbour", Edition.E7)).isEqualTo(new Take());
        assertThat(judge(FIRST, "Moon Harbour", Edition.E6)).isInstanceOf(Refuse.class);
    }
}
