package com.occuz.edge.table;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Byte arrays that are filled one after the other and never changed where they have been filled. A reference names a
 * segment and a place in it; the numbers of segments that were given up are not used again. One thread writes, any number
 * read what was published to them.
 */
final class Segments {

    static final int PLACE_BITS = 22;

    /** A little less than a power of two: with its header an array then fills whole regions of the collector. */
    private static final int CAPACITY = (1 << PLACE_BITS) - 64;

    private static final int FIRST_CAPACITY = 1 << 16;

    private volatile AtomicReferenceArray<byte @Nullable []> arrays = new AtomicReferenceArray<>(64);
    private int[] garbage = new int[64];
    private int[] filled = new int[64];
    private int current = -1;
    private int place;

    /** Where the next bytes will stand, at the earliest; what is before can be read by whoever reads this. */
    private volatile long end;

    static int segmentOf(long reference) {
        return (int) (reference >>> PLACE_BITS);
    }

    static int placeOf(long reference) {
        return (int) (reference & ((1 << PLACE_BITS) - 1));
    }

    /** {@code null} if the segment was given up since: whoever asks has an old reference. */
    byte @Nullable [] array(int segment) {
        return arrays.getAcquire(segment);
    }

    /** All that was appended stands before it. */
    long end() {
        return end;
    }

    /** Where so many bytes of the segment are filled. */
    int filled(int segment) {
        long until = end;
        return segment < segmentOf(until) ? filled[segment] : placeOf(until);
    }

    /** @return the reference of the copy */
    long append(byte[] bytes, int from, int length) {
        byte[] array = current < 0 ? null : arrays.getPlain(current);
        if (array == null || array.length - place < length) {
            array = begin(length);
        }
        System.arraycopy(bytes, from, array, place, length);
        long reference = ((long) current << PLACE_BITS) | place;
        place += length;
        filled[current] = place;
        end = ((long) current << PLACE_BITS) | place;
        return reference;
    }

    private byte[] begin(int length) {
        current++;
        place = 0;
        AtomicReferenceArray<byte @Nullable []> known = arrays;
        if (current == known.length()) {
            AtomicReferenceArray<byte @Nullable []> more = new AtomicReferenceArray<>(2 * current);
            for (int i = 0; i < current; i++) {
                more.setPlain(i, known.getPlain(i));
            }
            garbage = Arrays.copyOf(garbage, 2 * current);
            filled = Arrays.copyOf(filled, 2 * current);
            arrays = more;
        }
        byte[] array = new byte[Math.max(length, (int) Math.min(CAPACITY, (long) FIRST_CAPACITY << Math.min(current, 10)))];
        arrays.setRelease(current, array);
        return array;
    }

    /**
     * Nothing leads to these bytes any more.
     *
     * @return whether most of their segment is such, and it is full
     */
    boolean discard(long reference, int length) {
        int segment = segmentOf(reference);
        garbage[segment] += length;
        return segment != current && garbage[segment] > filled[segment] / 2;
    }

    /** Whoever has a reference into it from before finds nothing. */
    void giveUp(int segment) {
        arrays.setRelease(segment, null);
    }

    /** Bytes that the arrays take. */
    long bytes() {
        AtomicReferenceArray<byte @Nullable []> known = arrays;
        long bytes = 0;
        for (int i = 0; i <= current; i++) {
            byte[] array = known.getAcquire(i);
            bytes += array == null ? 0 : array.length;
        }
        return bytes;
    }
}
