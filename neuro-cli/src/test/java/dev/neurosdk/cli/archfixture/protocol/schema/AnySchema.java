package dev.neurosdk.cli.archfixture.protocol.schema;

/** Breaks nothing itself. */
public final class AnySchema {}
