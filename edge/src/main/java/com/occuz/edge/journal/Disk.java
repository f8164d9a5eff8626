package com.occuz.edge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the journal asks of a disk; the seam at which tests let it fail. */
interface Disk {

    /** A new and empty file. */
    Output create(Path file) throws IOException;

    /** Makes the names in a directory durable, as {@link Output#force} does with a file's bytes. */
    void forceNames(Path directory) throws IOException;

    /** A file being written. */
    interface Output extends AutoCloseable {

        /** Writes all that remains of the buffer at a place of the file. */
        void write(ByteBuffer bytes, long at) throws IOException;

        void force() throws IOException;

        void truncate(long size) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** The real one. */
    Disk REAL = new Disk() {
        @Override
        public Output create(Path file) throws IOException {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new Output() {
                @Override
                public void write(ByteBuffer bytes, long at) throws IOException {
                    long position = at;
                    while (bytes.hasRemaining()) {
                        position += channel.write(bytes, position);
                    }
                }

                @Override
                public void force() throws IOException {
                    channel.force(false);
                }

                @Override
                public void truncate(long size) throws IOException {
                    channel.truncate(size);
                }

                @Override
                public void close() throws IOException {
                    channel.close();
                }
            };
        }

        @Override
        public void forceNames(Path directory) throws IOException {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    };
}
