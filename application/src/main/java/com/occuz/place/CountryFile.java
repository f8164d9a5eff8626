package com.occuz.place;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Reader;
import com.occuz.kernel.network.Countries;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table of addresses in the format of MaxMind: theirs ({@code country.iso_code}), or a free one with the code alone
 * ({@code country_code}). It is mapped into memory and read where it is asked; whoever replaces the file puts another one in its
 * place and starts the node anew.
 */
public final class CountryFile implements Countries, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CountryFile.class);

    private final Reader reader;

    private CountryFile(Reader reader) {
        this.reader = reader;
    }

    /** @throws IOException if it cannot be read, or is no such table */
    public static CountryFile open(Path file) throws IOException {
        CountryFile opened = new CountryFile(new Reader(file.toFile(), new CHMCache()));
        log.info("Countries are told by {} of {}", file, opened.reader.getMetadata().buildTime());
        return opened;
    }

    @Override
    public @Nullable String of(String address) {
        try {
            Map<?, ?> row = reader.get(InetAddress.ofLiteral(address), Map.class);
            return row == null ? null : code(row);
        } catch (IllegalArgumentException e) {
            // No address: what a proxy says of its clients may be a name.
            return null;
        } catch (InvalidDatabaseException e) {
            log.debug("The table of countries is damaged at {}", address, e);
            return null;
        } catch (IOException e) {
            log.debug("The table of countries cannot be read", e);
            return null;
        }
    }

    private static @Nullable String code(Map<?, ?> row) {
        Object code = row.get("country_code");
        if (code == null && row.get("country") instanceof Map<?, ?> country) {
            code = country.get("iso_code");
        }
        return code instanceof String text && Countries.isCode(text) ? text : null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
