package com.occuz.edge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A real disk that fails when it is told to, and counts what it is asked. */
final class MoodyDisk implements Disk {

    volatile long room = Long.MAX_VALUE;
    volatile boolean forceFails;
    volatile boolean truncateFails;
    volatile int forces;
    volatile int unforcedWrites;
    volatile Runnable beforeForce = () -> {};

    @Override
    public Output create(Path file) throws IOException {
        if (room <= 0) {
            throw new IOException("no space left on device");
        }
        Output real = REAL.create(file);
        return new Output() {
            @Override
            public void write(ByteBuffer bytes, long at) throws IOException {
                unforcedWrites++;
                if (bytes.remaining() <= room) {
                    room -= room == Long.MAX_VALUE ? 0 : bytes.remaining();
                    real.write(bytes, at);
                    return;
                }
                // As a full disk does: what still fits is written.
                ByteBuffer part = bytes.slice(bytes.position(), (int) room);
                room = 0;
                real.write(part, at);
                throw new IOException("no space left on device");
            }

            @Override
            public void force() throws IOException {
                beforeForce.run();
                forces++;
                unforcedWrites = 0;
                if (forceFails) {
                    throw new IOException("input/output error");
                }
                real.force();
            }

            @Override
            public void truncate(long size) throws IOException {
                if (truncateFails) {
                    throw new IOException("input/output error");
                }
                real.truncate(size);
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    @Override
    public void forceNames(Path directory) throws IOException {
        REAL.forceNames(directory);
    }
}
