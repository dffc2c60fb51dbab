package dev.neurosdk.cli.log;

import dev.neurosdk.cli.terminal.Paint;

/**
 * A message in short. Immutable.
 *
 * @param title what it is, such as its command
 * @param text the essence, as the peer wrote it: not harmless yet
 * @param paint the colour of the text
 */
record Summary(String title, String text, Paint paint) {

    Summary(String title, String text) {
        this(title, text, Paint.NONE);
    }
}
