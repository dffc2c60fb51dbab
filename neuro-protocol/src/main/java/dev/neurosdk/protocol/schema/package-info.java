/**
 * Action schemas: compile, validate action data, lint keywords, generate data from a seed.
 *
 * <p>Imports {@code edition}, {@code rule} and {@code codec}; the only package that knows the schema validator and its
 * JSON tree. Nothing in here fetches anything: remote and class-path references are refused.
 */
@NullMarked
package dev.neurosdk.protocol.schema;

import org.jspecify.annotations.NullMarked;
