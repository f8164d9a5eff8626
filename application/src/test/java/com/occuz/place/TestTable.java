package com.occuz.place;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes small tables of IPv4 addresses in MaxMind's format: a tree of bits, the rows it leads to, and what it is. */
public final class TestTable {

    private static final byte[] BEGINNING_OF_METADATA = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };
    private static final int SEPARATOR = 16;

    private static final class Node {
        private final @Nullable Node[] next = new Node[2];
        private int number = -1;
        private int row = -1;
    }

    private final Node root = new Node();
    private final List<byte[]> rows = new ArrayList<>();

    /** @param row text, or more of the same by names */
    public TestTable with(String network, int bits, Map<String, ?> row) {
        byte[] address = InetAddress.ofLiteral(network).getAddress();
        Node at = root;
        for (int i = 0; i < bits; i++) {
            int bit = address[i / 8] >> 7 - i % 8 & 1;
            Node next = at.next[bit];
            if (next == null) {
                next = new Node();
                at.next[bit] = next;
            }
            at = next;
        }
        at.row = rows.size();
        rows.add(encoded(row));
        return this;
    }

    public Path write(Path file) {
        List<Node> nodes = new ArrayList<>();
        number(root, nodes);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        List<Integer> places = new ArrayList<>();
        for (byte[] row : rows) {
            places.add(data.size());
            data.writeBytes(row);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Node node : nodes) {
            for (Node next : Arrays.asList(node.next)) {
                int record = next == null ? nodes.size()
                        : next.row < 0 ? next.number : nodes.size() + SEPARATOR + places.get(next.row);
                out.write(record >> 16);
                out.write(record >> 8);
                out.write(record);
            }
        }
        out.writeBytes(new byte[SEPARATOR]);
        out.writeBytes(data.toByteArray());
        out.writeBytes(BEGINNING_OF_METADATA);
        out.write(7 << 5 | 9);
        number(out, "binary_format_major_version", 5, 2);
        number(out, "binary_format_minor_version", 5, 0);
        text(out, "build_epoch");
        out.writeBytes(new byte[] {4, 9 - 7, 0x66, 0, 0, 0});
        text(out, "database_type");
        text(out, "Test");
        text(out, "description");
        out.write(7 << 5);
        number(out, "ip_version", 5, 4);
        text(out, "languages");
        out.writeBytes(new byte[] {0, 11 - 7});
        number(out, "node_count", 6, nodes.size());
        number(out, "record_size", 5, 24);
        try {
            return Files.write(file, out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void number(Node node, List<Node> nodes) {
        node.number = nodes.size();
        nodes.add(node);
        for (Node next : Arrays.asList(node.next)) {
            if (next != null && next.row < 0) {
                number(next, nodes);
            }
        }
    }

    private static byte[] encoded(Map<?, ?> row) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(7 << 5 | row.size());
        row.forEach((name, value) -> {
            text(out, String.valueOf(name));
            if (value instanceof Map<?, ?> inner) {
                out.writeBytes(encoded(inner));
            } else {
                text(out, String.valueOf(value));
            }
        });
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 29) {
            out.write(2 << 5 | bytes.length);
        } else {
            out.write(2 << 5 | 29);
            out.write(bytes.length - 29);
        }
        out.writeBytes(bytes);
    }

    /** A small number that is not negative, in two bytes. */
    private static void number(ByteArrayOutputStream out, String name, int type, int value) {
        text(out, name);
        out.write(type << 5 | 2);
        out.write(value >> 8);
        out.write(value);
    }
}
