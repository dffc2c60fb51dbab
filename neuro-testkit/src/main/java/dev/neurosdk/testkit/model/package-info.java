/**
 * What a conversation has come to: registry, open force, owed results, and the rules that one side broke on the way.
 *
 * <p>Start at {@link dev.neurosdk.testkit.model.ProtocolModel}. Imports the protocol and {@code recording}. Next:
 * {@code peer}, {@code fault}, {@code watch}.
 */
@NullMarked
package dev.neurosdk.testkit.model;

import org.jspecify.annotations.NullMarked;
