package com.occuz.store.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/** One file a secret, 0600 in a directory 0700, as base64url text. Several processes may share the directory. */
public final class FileSecrets implements SecretsProvider {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final int SHORTEST = 16;
    private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> OWNERS_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    public FileSecrets(Path directory) {
        this.directory = directory;
    }

    @Override
    public byte[] secret(String name, int bytes) {
        if (!NAME.matcher(name).matches() || bytes < SHORTEST) {
            throw new IllegalArgumentException("not the name of a secret of " + SHORTEST + " bytes or more: " + name);
        }
        Path file = directory.resolve(name);
        byte[] secret;
        try {
            if (!Files.exists(file)) {
                make(file, bytes);
            }
            secret = read(file);
        } catch (IOException e) {
            throw new SecretUnusable("the secret " + file + " can be neither read nor made (" + e + ")", e);
        }
        if (secret.length != bytes) {
            throw new SecretUnusable(file + " holds a secret of " + secret.length + " bytes, not " + bytes);
        }
        return secret;
    }

    private static byte[] read(Path file) throws IOException {
        if (!OWNERS_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
            throw new SecretUnusable(file + " can be read by others; it must have mode 0600");
        }
        try {
            return Base64.getUrlDecoder().decode(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new SecretUnusable(file + " is not base64url text", e);
        }
    }

    /** Written aside, made durable, then linked: whoever sees the file sees all of it, and the first one stays. */
    private void make(Path file, int bytes) throws IOException {
        Files.createDirectories(directory, DIRECTORY_MODE);
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n";
        Path aside = Files.createTempFile(directory, file.getFileName() + "-", ".new", FILE_MODE);
        try {
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            linkUnlessMade(file, aside);
        } finally {
            Files.deleteIfExists(aside);
        }
        try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }

    private static void linkUnlessMade(Path file, Path aside) throws IOException {
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its secret is as good and is the one that counts.
            if (!Files.isReadable(file)) {
                throw e;
            }
        }
    }
}
