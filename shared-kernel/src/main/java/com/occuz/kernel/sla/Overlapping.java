package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Finds what has time in common with a window without looking at all there is: log n, and as much as is found. A tree
 * over all of it, ordered by beginnings, in which each node knows the last end beneath it.
 */
final class Overlapping<T> {

    private record Node<T>(int number, Window window, T item) {}

    private final List<Node<T>> nodes;
    private final Instant[] lastEnd;

    Overlapping(Collection<T> items, Function<T, Window> window) {
        List<Node<T>> all = new ArrayList<>(items.size());
        items.forEach(item -> all.add(new Node<>(all.size(), window.apply(item), item)));
        all.sort(Comparator.comparing(node -> node.window().from()));
        this.nodes = all;
        this.lastEnd = new Instant[all.size()];
        Arrays.fill(lastEnd, Instant.MIN);
        lastEnd(0, all.size());
    }

    /** In the order in which they were given; one that ends where the window begins has no time in common with it. */
    List<T> with(Window window) {
        List<Node<T>> found = new ArrayList<>();
        find(0, nodes.size(), window, found);
        found.sort(Comparator.comparingInt(Node::number));
        return found.stream().map(Node::item).toList();
    }

    /** Of the subtree {@code [low, high)}, whose root is in its middle. */
    private Instant lastEnd(int low, int high) {
        if (low >= high) {
            return Instant.MIN;
        }
        int middle = (low + high) >>> 1;
        Instant own = nodes.get(middle).window().until();
        lastEnd[middle] = later(own, later(lastEnd(low, middle), lastEnd(middle + 1, high)));
        return lastEnd[middle];
    }

    private void find(int low, int high, Window window, List<Node<T>> found) {
        if (low >= high) {
            return;
        }
        int middle = (low + high) >>> 1;
        if (!window.from().isBefore(lastEnd[middle])) {
            return;
        }
        find(low, middle, window, found);
        Node<T> node = nodes.get(middle);
        if (node.window().from().isBefore(window.until())) {
            if (window.from().isBefore(node.window().until())) {
                found.add(node);
            }
            find(middle + 1, high, window, found);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
