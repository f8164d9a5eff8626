package com.occuz.edge.table;

import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The table as bytes: an entry is what {@link EntryCodec} makes of it behind two small numbers, its domain's and its length,
 * and a slot of eight bytes in an open hash table leads to it. Some 20 bytes a link are added to its slug and destination.
 *
 * <p>A change appends the whole entry and turns the slot over to it; segments that are half out of use are moved to the end
 * and given up. Nobody who reads waits for that, or is waited for.
 */
public final class CompactLinkTable implements LinkTable {

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

    /** A slot: this many bits of the hash, then the reference and one, so that 0 is a free one. */
    private static final int TAG_SHIFT = 42;

    private static final long REFERENCE = (1L << TAG_SHIFT) - 1;
    private static final int SMALLEST = 1 << 10;
    private static final int LOOK_AGAIN = Integer.MIN_VALUE;

    /** Nobody can choose slugs that meet in one slot. */
    private final long seed = new SecureRandom().nextLong();

    private final EntryCodec codec = new EntryCodec();
    private final Segments segments = new Segments();
    private final Map<DomainId, Integer> numbers = new ConcurrentHashMap<>();
    private final List<DomainId> domains = new CopyOnWriteArrayList<>();
    private final EntryCodec.Bytes entryBytes = new EntryCodec.Bytes();
    private final EntryCodec.Bytes record = new EntryCodec.Bytes();
    private volatile long[] slots = new long[SMALLEST];
    private volatile long size;

    public CompactLinkTable() {
        numberOf(DomainId.DEFAULT);
    }

    @Override
    public @Nullable LinkEntry find(DomainId domain, String slug) {
        Integer number = domain == DomainId.DEFAULT ? Integer.valueOf(0) : numbers.get(domain);
        if (number == null) {
            return null;
        }
        long hash = hash(number, slug);
        while (true) {
            long[] known = slots;
            int slot = slotOf(known, hash, number, slug);
            if (slot >= 0) {
                long reference = referenceIn(known, slot);
                byte[] array = segments.array(Segments.segmentOf(reference));
                if (array != null) {
                    int at = Segments.placeOf(reference);
                    at += lengthOfVarint(array, at);
                    at += lengthOfVarint(array, at);
                    return codec.read(domains.get(number), slug, array, at);
                }
            } else if (slot != LOOK_AGAIN) {
                return null;
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void apply(LinkEvent event) {
        LinkId link = event.link();
        LinkEntry before = find(link.domain(), link.slug().value());
        LinkEntry after = LinkEvolution.after(before, event);
        if (after != null && !after.equals(before)) {
            put(after);
        }
    }

    @Override
    public void put(LinkEntry entry) {
        entryBytes.length = 0;
        codec.write(entry, entryBytes);
        put(numberOf(entry.link().domain()), entry.link().slug().value(), entryBytes.array, 0, entryBytes.length);
    }

    @Override
    public void putEncoded(DomainId domain, byte[] bytes, int from, int length) {
        codec.check(bytes, from);
        put(numberOf(domain), EntryCodec.slug(bytes, from), bytes, from, length);
    }

    private void put(int domain, String slug, byte[] bytes, int from, int length) {
        reserve(size + 1);
        record.length = 0;
        record.varint(domain);
        record.varint(length);
        record.bytes(bytes, from, length);
        long hash = hash(domain, slug);
        long[] known = slots;
        // The writer itself has given up nothing that a slot leads to.
        int slot = slotOf(known, hash, domain, slug);
        long reference = segments.append(record.array, 0, record.length);
        if (slot < 0) {
            SLOT.setRelease(known, ~slot, slot(hash, reference));
            size++;
        } else {
            long old = referenceIn(known, slot);
            SLOT.setRelease(known, slot, slot(hash, reference));
            if (segments.discard(old, lengthAt(old))) {
                move(Segments.segmentOf(old));
            }
        }
    }

    /** What is still in use of a segment is appended anew. */
    private void move(int segment) {
        walk(segment, (domain, slug, reference, array, at, length) -> {
            long hash = hash(domain, slug);
            int slot = slotOf(slots, hash, domain, slug);
            if (slot >= 0 && referenceIn(slots, slot) == reference) {
                int begin = Segments.placeOf(reference);
                SLOT.setRelease(slots, slot, slot(hash, segments.append(array, begin, at + length - begin)));
            }
        });
        segments.giveUp(segment);
    }

    @Override
    public void forEachEncoded(Encoded visitor) {
        for (int segment = 0; segment <= Segments.segmentOf(segments.end()); segment++) {
            walk(segment, (domain, slug, reference, array, at, length) -> {
                // One that was changed or moved since stands further behind.
                if (leadsTo(reference, domain, slug)) {
                    visitor.entry(domains.get(domain), array, at, length);
                }
            });
        }
    }

    private boolean leadsTo(long reference, int domain, String slug) {
        long hash = hash(domain, slug);
        while (true) {
            long[] known = slots;
            int slot = slotOf(known, hash, domain, slug);
            if (slot != LOOK_AGAIN) {
                return slot >= 0 && referenceIn(known, slot) == reference;
            }
            Thread.onSpinWait();
        }
    }

    private interface Visitor {

        /** @param at where the entry begins, behind the two numbers that the reference leads to */
        void record(int domain, String slug, long reference, byte[] array, int at, int length);
    }

    private void walk(int segment, Visitor visitor) {
        byte[] array = segments.array(segment);
        if (array == null) {
            return;
        }
        int at = 0;
        while (at < segments.filled(segment)) {
            long reference = ((long) segment << Segments.PLACE_BITS) | at;
            int domain = varint(array, at);
            at += lengthOfVarint(array, at);
            int length = varint(array, at);
            at += lengthOfVarint(array, at);
            visitor.record(domain, EntryCodec.slug(array, at), reference, array, at, length);
            at += length;
        }
    }

    private int lengthAt(long reference) {
        byte[] array = segments.array(Segments.segmentOf(reference));
        if (array == null) {
            throw new IllegalStateException("a slot leads to a segment that was given up");
        }
        int begin = Segments.placeOf(reference);
        int at = begin + lengthOfVarint(array, begin);
        return at + lengthOfVarint(array, at) + varint(array, at) - begin;
    }

    @Override
    public void reserve(long links) {
        long[] known = slots;
        long wanted = known.length;
        while (links > wanted - wanted / 4) {
            wanted *= 2;
        }
        if (wanted == known.length) {
            return;
        }
        long[] more = new long[Math.toIntExact(wanted)];
        int mask = more.length - 1;
        for (long slot : known) {
            if (slot != 0) {
                long hash = hashAt((slot & REFERENCE) - 1);
                int i = (int) hash & mask;
                while (more[i] != 0) {
                    i = (i + 1) & mask;
                }
                more[i] = slot;
            }
        }
        slots = more;
    }

    private long hashAt(long reference) {
        byte[] array = segments.array(Segments.segmentOf(reference));
        if (array == null) {
            throw new IllegalStateException("a slot leads to a segment that was given up");
        }
        int at = Segments.placeOf(reference);
        int domain = varint(array, at);
        at += lengthOfVarint(array, at);
        at += lengthOfVarint(array, at);
        return hash(domain, EntryCodec.slug(array, at));
    }

    /** The slot of the link; the complement of the free one where it belongs; or that the slots have changed meanwhile. */
    private int slotOf(long[] known, long hash, int domain, String slug) {
        int mask = known.length - 1;
        for (int i = (int) hash & mask; ; i = (i + 1) & mask) {
            long slot = (long) SLOT.getAcquire(known, i);
            if (slot == 0) {
                return ~i;
            }
            if (slot >>> TAG_SHIFT == hash >>> TAG_SHIFT) {
                long reference = (slot & REFERENCE) - 1;
                byte[] array = segments.array(Segments.segmentOf(reference));
                if (array == null) {
                    return LOOK_AGAIN;
                }
                int at = Segments.placeOf(reference);
                int of = varint(array, at);
                at += lengthOfVarint(array, at);
                at += lengthOfVarint(array, at);
                if (of == domain && EntryCodec.isOf(slug, array, at)) {
                    return i;
                }
            }
        }
    }

    private static long referenceIn(long[] slots, int slot) {
        return ((long) SLOT.getAcquire(slots, slot) & REFERENCE) - 1;
    }

    private static long slot(long hash, long reference) {
        return (hash >>> TAG_SHIFT << TAG_SHIFT) | (reference + 1);
    }

    private long hash(int domain, String slug) {
        long hash = seed ^ domain * 0x9E37_79B9_7F4A_7C15L;
        for (int i = 0; i < slug.length(); i++) {
            hash = (hash ^ slug.charAt(i)) * 0xFF51_AFD7_ED55_8CCDL;
            hash ^= hash >>> 32;
        }
        hash *= 0xC4CE_B9FE_1A85_EC53L;
        return hash ^ hash >>> 33;
    }

    private static int varint(byte[] array, int at) {
        int value = 0;
        int i = at;
        for (int shift = 0; ; shift += 7) {
            value |= (array[i] & 0x7f) << shift;
            if (array[i++] >= 0) {
                return value;
            }
        }
    }

    private static int lengthOfVarint(byte[] array, int at) {
        int length = 1;
        while (array[at + length - 1] < 0) {
            length++;
        }
        return length;
    }

    private int numberOf(DomainId domain) {
        Integer known = numbers.get(domain);
        if (known == null) {
            known = domains.size();
            domains.add(domain.equals(DomainId.DEFAULT) ? DomainId.DEFAULT : domain);
            numbers.put(domain, known);
        }
        return known;
    }

    @Override
    public long size() {
        return size;
    }

    /** What the entries and the slots take. */
    public long bytes() {
        return segments.bytes() + 8L * slots.length;
    }
}
