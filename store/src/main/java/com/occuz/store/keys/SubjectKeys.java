package com.occuz.store.keys;

import com.occuz.kernel.ledger.AesGcm;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.ledger.SubjectCipher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One AES-256 key for each subject. Keys are cached; a node learns within a second that one was destroyed elsewhere,
 * and a node that cannot ask for 1.5 s forgets all it has, so that no copy outlives the erasure by more than 2 s.
 */
public final class SubjectKeys implements SubjectCipher, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SubjectKeys.class);
    private static final Duration REFRESH = Duration.ofMillis(500);
    private static final Duration TRUST = Duration.ofMillis(1500);

    /** Far longer than the transaction that destroys a key can last between its stamp and its commit. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);

    private static final int LARGEST_CACHE = 100_000;

    private final SubjectKeyTable table;
    private final MasterKey master;
    private final Map<KeySubject, Optional<SecretKey>> cache = new ConcurrentHashMap<>();
    private final AtomicLong erasures = new AtomicLong();
    private final ScheduledExecutorService refresher;
    private volatile long confirmedAt = System.nanoTime() - TRUST.toNanos();

    /**
     * @param database a small pool of its own: keys are asked for while the caller holds a connection of the main pool,
     *     and two of one pool for each caller are a deadlock
     */
    public SubjectKeys(DataSource database, MasterKey master) {
        this.table = new SubjectKeyTable(database);
        this.master = master;
        this.refresher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("subject-keys").factory());
        refresher.scheduleWithFixedDelay(this::forgetDestroyed, 0, REFRESH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * @throws KeyDestroyed if the subject was erased
     * @throws com.occuz.store.postgres.DatabaseFailure if the key is not cached and the database does not answer
     */
    @Override
    public byte[] seal(KeySubject subject, byte[] plain) {
        SecretKey key = key(subject, this::loadOrMake).orElseThrow(() -> new KeyDestroyed(subject));
        return AesGcm.seal(key, master::nonce, plain, associated(subject));
    }

    /**
     * @throws IllegalStateException if the subject never had a key, which is a loss and no erasure
     * @throws com.occuz.store.postgres.DatabaseFailure if the key is not cached and the database does not answer
     */
    @Override
    public Optional<byte[]> open(KeySubject subject, byte[] sealed) {
        return key(subject, this::load).map(key -> AesGcm.open(key, sealed, associated(subject)));
    }

    /**
     * Erases everything that was ever sealed for the subject. It cannot be taken back.
     *
     * @return whether there was a key; {@code false} as well when it was destroyed before
     */
    public boolean destroy(KeySubject subject) {
        boolean was = table.destroy(subject);
        forget(subject);
        return was;
    }

    /** Grows when this node hears of an erasure: whoever keeps opened values must then drop them. */
    public long erasures() {
        return erasures.get();
    }

    private void forget(KeySubject subject) {
        Optional<SecretKey> before = cache.put(subject, Optional.empty());
        if (before == null || before.isPresent()) {
            erasures.incrementAndGet();
        }
    }

    private Optional<SecretKey> key(KeySubject subject, Function<KeySubject, Optional<SecretKey>> loader) {
        if (System.nanoTime() - confirmedAt < TRUST.toNanos()) {
            Optional<SecretKey> cached = cache.get(subject);
            if (cached != null) {
                return cached;
            }
        }
        Optional<SecretKey> key = loader.apply(subject);
        if (cache.size() >= LARGEST_CACHE) {
            cache.clear();
        }
        // What was destroyed since it was loaded stays destroyed.
        return cache.merge(subject, key, (old, fresh) -> old.isEmpty() ? old : fresh);
    }

    private Optional<SecretKey> loadOrMake(KeySubject subject) {
        if (table.find(subject).isEmpty()) {
            table.insertIfNone(subject, master.wrap(master.newKey(), purpose(subject)));
        }
        return load(subject);
    }

    private Optional<SecretKey> load(KeySubject subject) {
        return table.find(subject)
                .orElseThrow(() -> new IllegalStateException("the key of " + subject + " is missing"))
                .wrapped()
                .map(wrapped -> new SecretKeySpec(master.unwrap(wrapped, purpose(subject)), "AES"));
    }

    private void forgetDestroyed() {
        long askedAt = System.nanoTime();
        try {
            table.destroyedWithin(LOOK_BACK).forEach(this::forget);
            confirmedAt = askedAt;
        } catch (RuntimeException e) {
            LOG.debug("The keys cannot be confirmed", e);
            if (System.nanoTime() - confirmedAt >= TRUST.toNanos()) {
                cache.clear();
            }
        }
    }

    private static byte[] associated(KeySubject subject) {
        return subject.value().getBytes(StandardCharsets.UTF_8);
    }

    static String purpose(KeySubject subject) {
        return "key of " + subject;
    }

    @Override
    public void close() {
        refresher.shutdownNow();
        cache.clear();
    }
}
