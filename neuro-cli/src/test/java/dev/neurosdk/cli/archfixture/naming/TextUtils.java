package dev.neurosdk.cli.archfixture.naming;

/** Says nothing at all. */
final class TextUtils {
    private TextUtils() {}
}
