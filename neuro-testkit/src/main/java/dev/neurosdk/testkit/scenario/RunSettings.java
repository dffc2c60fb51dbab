package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.transport.Network;

/** What every connection of a run goes by. */
record RunSettings(
        Network network, Edition edition, long seed, Recorder recorder, int firstConnection, boolean settles) {}
