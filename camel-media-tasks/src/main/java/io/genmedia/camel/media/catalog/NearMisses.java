package io.genmedia.camel.media.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that a mistyped name may have meant. */
final class NearMisses {

    private static final int SHOWN = 3;
    private static final int SHORTEST_PART = 3;

    private NearMisses() {}

    /** @return at most three of the known names, the nearest first */
    static List<String> of(String name, Collection<String> known) {
        String wanted = letters(name);
        List<Candidate> near = new ArrayList<>();
        for (String candidate : known) {
            int distance = distance(wanted, letters(candidate));
            int most = Math.max(1, Math.max(wanted.length(), candidate.length()) / 3);
            if (distance <= most) {
                near.add(new Candidate(candidate, distance));
            } else if (contains(wanted, letters(candidate))) {
                near.add(new Candidate(candidate, most + distance));
            }
        }
        near.sort(Comparator.comparingInt(Candidate::distance));
        return near.stream().limit(SHOWN).map(Candidate::name).toList();
    }

    private static boolean contains(String one, String other) {
        boolean longEnough = Math.min(one.length(), other.length()) >= SHORTEST_PART;
        return longEnough && (one.contains(other) || other.contains(one));
    }

    /** Case and punctuation are what people mistype first, so they do not count. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }

    private record Candidate(String name, int distance) {}
}
