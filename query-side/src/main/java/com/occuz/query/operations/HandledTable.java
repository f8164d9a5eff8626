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
                insert into view.handled as h (processor, block, events, position_sum)
                select * from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                on conflict (processor, block) do update set events = h.events + excluded.events,
                  position_sum = h.position_sum + excluded.position_sum, verified = false
                """))
                .param(texts(sums, sum -> sum.getKey().processor()))
                .param(numbers(sums, sum -> sum.getKey().block()))
                .param(numbers(sums, sum -> sum.getValue().events()))
                .param(numbers(sums, sum -> sum.getValue().positionSum()))
                .update();
    }

    void reset(String processor) {
        jdbc.sql(schema.sql("delete from view.handled where processor = :processor"))
                .param("processor", processor)
                .update();
        jdbc.sql(schema.sql("""
                insert into view.audit as a (processor, resets) values (:processor, 1)
                on conflict (processor) do update set resets = a.resets + 1, compared_blocks = 0
                """))
                .param("processor", processor)
                .update();
    }

    Progress progress(String processor) {
        Optional<Progress> progress = jdbc.sql(
                        schema.sql("select resets, compared_blocks from view.audit where processor = :processor"))
                .param("processor", processor)
                .query((row, n) -> new Progress(row.getLong("resets"), row.getLong("compared_blocks")))
                .optional();
        return progress.orElse(new Progress(0, 0));
    }

    /** Blocks below {@code end} that changed since they were verified, or never agreed; lowest first. */
    List<Long> unverified(String processor, long end, int limit) {
        return jdbc.sql(schema.sql("""
                select block from view.handled where processor = :processor and not verified and block < :end
                order by block limit :limit
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
                select block, events, position_sum from view.handled
                where processor = :processor and block = any (:blocks)
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
                update view.handled h set verified = true
                from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as a (block, events, position_sum)
                where h.processor = ? and h.block = a.block and h.events = a.events
                  and h.position_sum = a.position_sum and not h.verified
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
                insert into view.handled (processor, block, events, position_sum)
                select :processor, block, 0, 0 from unnest(:blocks) as b (block) on conflict do nothing
                """))
                .param("processor", processor)
                .param("blocks", numbers(atFault, block -> block))
                .update();
    }

    /** Blocks below {@code end} have been compared; ignored if the processor was reset meanwhile. */
    void compared(String processor, long resets, long end) {
        jdbc.sql(schema.sql("""
                insert into view.audit as a (processor, resets, compared_blocks) values (:processor, :resets, :end)
                on conflict (processor) do update set compared_blocks = greatest(a.compared_blocks, :end)
                where a.resets = :resets
                """))
                .param("processor", processor)
                .param("resets", resets)
                .param("end", end)
                .update();
    }
}
