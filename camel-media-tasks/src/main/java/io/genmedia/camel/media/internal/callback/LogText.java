package io.genmedia.camel.media.internal.callback;

/** Makes text from outside fit for a line of a log. */
final class LogText {

    private static final int MAX = 80;

    private LogText() {}

    /** @return the text, cut, with a question mark for each character that is not printable ASCII */
    static String of(String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder safe = new StringBuilder(Math.min(text.length(), MAX + 1));
        for (int i = 0; i < text.length() && i < MAX; i++) {
            char c = text.charAt(i);
            safe.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return text.length() > MAX ? safe.append('…').toString() : safe.toString();
    }
}
