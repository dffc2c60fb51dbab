package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is done for the cases for which a list of texts is not enough. */
final class GameProcedures {

    private static final List<Map<String, List<Part>>> AREAS = List.of(
            StartupProcedures.PARTS,
            CallProcedures.PARTS,
            MalformedProcedures.PARTS,
            DataProcedures.PARTS,
            NoiseProcedures.PARTS,
            ForceProcedures.PARTS,
            ProposalProcedures.PARTS,
            ReconnectProcedures.PARTS,
            WireProcedures.PARTS,
            FaultProcedures.PARTS,
            DeedProcedures.PARTS,
            VoiceProcedures.PARTS,
            VoiceSoundProcedures.PARTS,
            VoicePlayerProcedures.PARTS);

    private static final Map<String, List<Part>> ALL = joined();

    private GameProcedures() {}

    private static Map<String, List<Part>> joined() {
        Map<String, List<Part>> all = new LinkedHashMap<>();
        AREAS.forEach(all::putAll);
        return Collections.unmodifiableMap(all);
    }

    static Set<String> ids() {
        return ALL.keySet();
    }

    static List<Part> of(String id) {
        return ALL.getOrDefault(id, List.of());
    }
}
