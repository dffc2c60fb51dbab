package dev.neurosdk.protocol.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/** Regular expressions as schemas write them, matched in time proportional to the text. */
final class Patterns {

    private Patterns() {}

    /**
     * Compiles a pattern.
     *
     * @throws PatternSyntaxException when it is broken, needs look-around or a back-reference, or grows too large
     */
    static Pattern compile(String pattern) {
        return Pattern.compile(EcmaPattern.translate(pattern));
    }

    /** What the validator calls for {@code pattern}, {@code patternProperties} and {@code "format": "regex"}. */
    static RegularExpression forValidator(String pattern) {
        Pattern compiled = compile(pattern);
        return text -> compiled.matcher(text).find();
    }
}
