package dev.neurosdk.cli.log;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;

/** Ids of calls: their beginning is enough to see which result belongs to which call. */
final class Ids {

    private static final int COLUMNS = 9;

    private Ids() {}

    static String brief(String id, Style style) {
        return HarmlessText.fit(id, COLUMNS, style.sign(Sign.MORE));
    }
}
