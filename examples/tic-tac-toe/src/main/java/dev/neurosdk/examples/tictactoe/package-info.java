/**
 * Tic-tac-toe against a Neuro in plain Java: the JDK's WebSocket and {@code neuro-protocol}, nothing else.
 *
 * <p>The board knows no protocol, the match knows no socket. Reading order: {@code Board}, {@code PlaceAction},
 * {@code Match}, {@code Connection}, {@code TicTacToe}.
 */
@NullMarked
package dev.neurosdk.examples.tictactoe;

import org.jspecify.annotations.NullMarked;
