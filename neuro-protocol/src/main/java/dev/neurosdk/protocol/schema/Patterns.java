package dev.neurosdk.protocol.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/** Regular expressions as schemas write them, matched in time proportional to the text. */
final class Patterns {

    /** The longest pattern that any setting of the limits lets through, in characters. */
    static final int MAX_LENGTH = 4_000;

    private Patterns() {}

    /**
     * Compiles a pattern.
     *
     * @throws PatternSyntaxException when it is broken, needs look-around or a back-reference, or grows too large
     */
    static Pattern compile(String pattern) {
        if (pattern.length() > MAX_LENGTH) {
            throw new PatternSyntaxException("too long", Words.name(pattern));
        }
        return Pattern.compile(EcmaPattern.translate(pattern));
    }

    /** What the validator calls for {@code pattern}, {@code patternProperties} and {@code "format": "regex"}. */
    static RegularExpression forValidator(String pattern) {
        Pattern compiled = compile(pattern);
        return text -> compiled.matcher(text).find();
    }
}
