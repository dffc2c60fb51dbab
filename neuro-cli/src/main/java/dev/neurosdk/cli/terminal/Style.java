package dev.neurosdk.cli.terminal;

/**
 * What a terminal can show. Immutable.
 *
 * @param color whether colours are used
 * @param unicode whether signs outside ASCII are used
 */
public record Style(boolean color, boolean unicode) {

    private static final String RESET = "\u001b[0m";

    /**
     * A sign as this terminal shows it.
     *
     * @param sign the sign
     * @return it, or its replacement in ASCII
     */
    public String sign(Sign sign) {
        return unicode ? sign.unicode() : sign.ascii();
    }

    /**
     * A text in a colour.
     *
     * @param paint the colour
     * @param text the text, harmless already
     * @return the text, with escape sequences around it where colours are used
     */
    public String paint(Paint paint, String text) {
        return color && !text.isEmpty() && paint != Paint.NONE ? paint.sequence() + text + RESET : text;
    }
}
