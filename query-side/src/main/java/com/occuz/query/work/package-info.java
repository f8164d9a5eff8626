/** Planned work as screens and the API show it: maintenance (§ 7) and migrations (§ 12). */
@NullMarked
package com.occuz.query.work;

import org.jspecify.annotations.NullMarked;
