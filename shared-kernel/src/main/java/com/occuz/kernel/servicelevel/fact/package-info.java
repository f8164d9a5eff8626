/** What events say of the service, and all that is known of it at a state of knowledge: pure, for whoever has the events. */
@NullMarked
package com.occuz.kernel.servicelevel.fact;

import org.jspecify.annotations.NullMarked;
