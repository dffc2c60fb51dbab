/**
 * What all drivers of cases have in common: they bring something about and say in the session log what they waited for and did
 * not get. Nothing is judged here.
 */
@NullMarked
package dev.neurosdk.testkit.conformance.drive;

import org.jspecify.annotations.NullMarked;
