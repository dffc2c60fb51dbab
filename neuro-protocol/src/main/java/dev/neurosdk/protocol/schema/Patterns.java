package dev.neurosdk.protocol.schema;

import com.google.re2j.Pattern;
import com.networknt.schema.regex.RegularExpression;

/** Regular expressions that match in time proportional to the text. */
final class Patterns {

    private Patterns() {}

    static RegularExpression forValidator(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }
}
