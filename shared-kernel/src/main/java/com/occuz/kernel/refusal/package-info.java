/** How a decision says no: a typed refusal that the delivery side turns into a problem document. */
@NullMarked
package com.occuz.kernel.refusal;

import org.jspecify.annotations.NullMarked;
