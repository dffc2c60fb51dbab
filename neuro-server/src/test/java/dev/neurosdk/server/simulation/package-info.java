/**
 * A world of seeded games, deciders and faults under virtual time, around the production session code, and the oracles that
 * watch it from outside.
 */
@NullMarked
package dev.neurosdk.server.simulation;

import org.jspecify.annotations.NullMarked;
