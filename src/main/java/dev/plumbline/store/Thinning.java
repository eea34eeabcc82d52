package dev.plumbline.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps at most so many of a stream whose length nobody knows: a quarter are the first ones, where a descent moves most,
 * then as many at even distances as fit, and the last. Mutable.
 */
final class Thinning<T> {
    private final int most;
    private final List<T> first = new ArrayList<>();
    private final List<T> even = new ArrayList<>();
    private long behind;
    private long distance = 1;
    private T last;

    /** @param most at least 8 */
    Thinning(int most) {
        this.most = most;
    }

    void add(T each) {
        if (first.size() < most / 4) {
            first.add(each);
            return;
        }
        long position = behind++;
        if (position % distance == 0 && even.size() == most - most / 4 - 1) {
            halve();
        }
        if (position % distance == 0) {
            even.add(each);
            last = null;
        } else {
            last = each;
        }
    }

    /** Every second one goes. */
    private void halve() {
        List<T> kept = new ArrayList<>();
        for (int i = 0; i < even.size(); i += 2) {
            kept.add(even.get(i));
        }
        even.clear();
        even.addAll(kept);
        distance *= 2;
    }

    List<T> kept() {
        List<T> all = new ArrayList<>(first);
        all.addAll(even);
        if (last != null) {
            all.add(last);
        }
        return all;
    }
}
