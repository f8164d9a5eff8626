package com.occuz.query.operations;

import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.query.projection.ViewSchema;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code view.handled} and {@code view.audit}: what processors handled, and how far that was compared. */
public final class HandledTable {

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public HandledTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /**
     * How far the comparison of a processor has come.
     *
     * @param resets grows with every reset, so that a reset amid a comparison is noticed
     * @param comparedBlocks blocks below this one were compared at least once
     */
    record Progress(long resets, long comparedBlocks) {}

    /** Adds to blocks; whatever was verified of them has to be verified again. */
    void add(Map<HandledBlocks.Key, Blocks.Sum> added) {
        Collection<Map.Entry<HandledBlocks.Key, Blocks.Sum>> sums = added.entrySet();
        jdbc.sql(schema.sql("""
                INSERT INTO view.handled AS h (processor, block, events, position_sum)
                SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                ON CONFLICT (processor, block) DO UPDATE SET events = h.events + excluded.events,
                  position_sum = h.position_sum + excluded.position_sum, verified = false
                """))
                .param(texts(sums, sum -> sum.getKey().processor()))
                .param(numbers(sums, sum -> sum.getKey().block()))
                .param(numbers(sums, sum -> sum.getValue().events()))
                .param(numbers(sums, sum -> sum.getValue().positionSum()))
                .update();
    }

    void reset(String processor) {
        jdbc.sql(schema.sql("DELETE FROM view.handled WHERE processor = :processor"))
                .param("processor", processor)
                .update();
        jdbc.sql(schema.sql("""
                INSERT INTO view.audit AS a (processor, resets) VALUES (:processor, 1)
                ON CONFLICT (processor) DO UPDATE SET resets = a.resets + 1, compared_blocks = 0
                """))
                .param("processor", processor)
                .update();
    }

    Progress progress(String processor) {
        Optional<Progress> progress = jdbc.sql(
                        schema.sql("SELECT resets, compared_blocks FROM view.audit WHERE processor = :processor"))
                .param("processor", processor)
                .query((row, n) -> new Progress(row.getLong("resets"), row.getLong("compared_blocks")))
                .optional();
        return progress.orElse(new Progress(0, 0));
    }

    /** Blocks below {@code end} that changed since they were verified, or never agreed; lowest first. */
    List<Long> unverified(String processor, long end, int limit) {
        return jdbc.sql(schema.sql("""
                SELECT block FROM view.handled WHERE processor = :processor AND NOT verified AND block < :end
                ORDER BY block LIMIT :limit
                """))
                .param("processor", processor)
                .param("end", end)
                .param("limit", limit)
                .query((row, n) -> row.getLong("block"))
                .list();
    }

    /** What was handled of these blocks; a block that nothing was handled of is absent. */
    Map<Long, Blocks.Sum> sums(String processor, Collection<Long> blocks) {
        Map<Long, Blocks.Sum> sums = new HashMap<>();
        jdbc.sql(schema.sql("""
                SELECT block, events, position_sum FROM view.handled
                WHERE processor = :processor AND block = ANY (:blocks)
                """))
                .param("processor", processor)
                .param("blocks", numbers(blocks, block -> block))
                .query(row -> {
                    Blocks.Sum sum = new Blocks.Sum(row.getLong("events"), row.getLong("position_sum"));
                    sums.put(row.getLong("block"), sum);
                });
        return sums;
    }

    /** Marks blocks as verified that still hold what was compared. */
    void verified(String processor, Map<Long, Blocks.Sum> agreed) {
        Collection<Map.Entry<Long, Blocks.Sum>> blocks = agreed.entrySet();
        jdbc.sql(schema.sql("""
                UPDATE view.handled h SET verified = true
                FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS a (block, events, position_sum)
                WHERE h.processor = ? AND h.block = a.block AND h.events = a.events
                  AND h.position_sum = a.position_sum AND NOT h.verified
                """))
                .param(numbers(blocks, Map.Entry::getKey))
                .param(numbers(blocks, block -> block.getValue().events()))
                .param(numbers(blocks, block -> block.getValue().positionSum()))
                .param(processor)
                .update();
    }

    /** Makes sure that a block at fault has a row, so that it is looked at again although nothing of it was handled. */
    void remember(String processor, Collection<Long> atFault) {
        jdbc.sql(schema.sql("""
                INSERT INTO view.handled (processor, block, events, position_sum)
                SELECT :processor, block, 0, 0 FROM unnest(:blocks) AS b (block) ON CONFLICT DO NOTHING
                """))
                .param("processor", processor)
                .param("blocks", numbers(atFault, block -> block))
                .update();
    }

    /** Blocks below {@code end} have been compared; ignored if the processor was reset meanwhile. */
    void compared(String processor, long resets, long end) {
        jdbc.sql(schema.sql("""
                INSERT INTO view.audit AS a (processor, resets, compared_blocks) VALUES (:processor, :resets, :end)
                ON CONFLICT (processor) DO UPDATE SET compared_blocks = greatest(a.compared_blocks, :end)
                WHERE a.resets = :resets
                """))
                .param("processor", processor)
                .param("resets", resets)
                .param("end", end)
                .update();
    }
}
