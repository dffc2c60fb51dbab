package dev.neurosdk.cli.archfixture.naming;

/** Says how, not what. */
public final class CodecImpl {}
