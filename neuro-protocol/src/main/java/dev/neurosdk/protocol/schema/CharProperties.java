package dev.neurosdk.protocol.schema;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The sets that {@code \p{...}} names, as far as generating needs them: code points below 0x10000. */
final class CharProperties {

    private static final Map<String, String> LONG_NAMES = Map.ofEntries(
            Map.entry("Letter", "L"),
            Map.entry("Alphabetic", "L"),
            Map.entry("Uppercase_Letter", "Lu"),
            Map.entry("Lowercase_Letter", "Ll"),
            Map.entry("Uppercase", "Lu"),
            Map.entry("Lowercase", "Ll"),
            Map.entry("Number", "N"),
            Map.entry("Decimal_Number", "Nd"),
            Map.entry("digit", "Nd"),
            Map.entry("Punctuation", "P"),
            Map.entry("punct", "P"),
            Map.entry("Symbol", "S"),
            Map.entry("Separator", "Z"),
            Map.entry("Space_Separator", "Zs"),
            Map.entry("Mark", "M"),
            Map.entry("Other", "C"));

    private static final String CATEGORIES =
            "Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No . Zs Zl Zp Cc Cf . Co Cs Pd Ps Pe Pc" + " Po Sm Sc Sk So Pi Pf";

    private CharProperties() {}

    /** A general category, short or long, or a script, with or without {@code Script=} before it. */
    static Optional<CharSet> unicode(String property) {
        String name = property.substring(property.indexOf('=') + 1);
        String category = LONG_NAMES.getOrDefault(name, name);
        String[] categories = CATEGORIES.split(" ", -1);
        if (category.length() <= 2 && Arrays.stream(categories).anyMatch(c -> c.startsWith(category))) {
            return Optional.of(scan(c -> categories[Character.getType(c)].startsWith(category)));
        }
        try {
            UnicodeScript script = UnicodeScript.forName(name.toUpperCase(Locale.ROOT));
            return Optional.of(scan(c -> UnicodeScript.of(c) == script));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static CharSet scan(IntPredicate member) {
        int[] bounds = new int[64];
        int size = 0;
        for (int c = 0; c < Character.MIN_SURROGATE; c++) {
            if (!member.test(c)) {
                continue;
            }
            if (size > 0 && bounds[size - 1] == c - 1) {
                bounds[size - 1] = c;
                continue;
            }
            bounds = size == bounds.length ? Arrays.copyOf(bounds, size * 2) : bounds;
            bounds[size++] = c;
            bounds[size++] = c;
        }
        return CharSet.of(Arrays.copyOf(bounds, size));
    }
}
