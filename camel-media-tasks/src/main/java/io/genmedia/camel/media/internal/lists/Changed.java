package io.genmedia.camel.media.internal.lists;

import java.util.ArrayList;
import java.util.List;

/** Makes other lists of short ones that are replaced at each change: they hold no more than they need, and are handed out as they are. */
public final class Changed {

    private Changed() {}

    /** @return the same with one more at the end */
    public static <T> List<T> with(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return List.copyOf(more);
    }

    /** @return the same without the first that equals this one */
    public static <T> List<T> without(List<T> all, T one) {
        List<T> less = new ArrayList<>(all);
        less.remove(one);
        return List.copyOf(less);
    }
}
