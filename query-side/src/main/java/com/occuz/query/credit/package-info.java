/** Claims for service credits (§ 10): what was claimed and decided, as queues and the API show it. */
@NullMarked
package com.occuz.query.credit;

import org.jspecify.annotations.NullMarked;
