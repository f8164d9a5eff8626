package com.occuz.axon;

import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A token store that tells, once the transaction is committed, how far a processor has come. */
record ReportingTokenStore(TokenStore store, ObjLongConsumer<String> reached) implements TokenStore {

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        store.storeToken(token, processor, segment);
        report(token, processor);
    }

    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        TrackingToken token = store.fetchToken(processor, segment);
        report(token, processor);
        return token;
    }

    @Override
    public TrackingToken fetchToken(String processor, Segment segment) {
        TrackingToken token = store.fetchToken(processor, segment);
        report(token, processor);
        return token;
    }

    private void report(@Nullable TrackingToken token, String processor) {
        long position = LedgerStorageEngine.positionOf(token);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            reached.accept(processor, position);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                reached.accept(processor, position);
            }
        });
    }

    @Override
    public void initializeTokenSegments(String processor, int count, @Nullable TrackingToken initial) {
        store.initializeTokenSegments(processor, count, initial);
    }

    @Override
    public void initializeTokenSegments(String processor, int count) {
        store.initializeTokenSegments(processor, count);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        store.initializeSegment(token, processor, segment);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        store.extendClaim(processor, segment);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        store.releaseClaim(processor, segment);
    }

    @Override
    public void deleteToken(String processor, int segment) {
        store.deleteToken(processor, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return store.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processor) {
        return store.fetchSegments(processor);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return store.fetchAvailableSegments(processor);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return store.retrieveStorageIdentifier();
    }
}
