package com.occuz.query.projection;

import java.util.regex.Pattern;

/** The database schema that views live in; another one lets a view be built beside the one in use. */
public record ViewSchema(String name) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Where the views that are asked live. */
    public static final ViewSchema LIVE = new ViewSchema("view");

    /** Where views are made again before they take the place of those that are asked. */
    public static final ViewSchema NEXT = new ViewSchema("view_next");

    public ViewSchema {
        // It becomes part of SQL text.
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not a schema name: " + name);
        }
    }

    /** SQL text with {@code view.} replaced by this schema's name. */
    public String sql(String text) {
        return this.equals(LIVE) ? text : text.replaceAll("\\bview\\.", name + ".");
    }
}
