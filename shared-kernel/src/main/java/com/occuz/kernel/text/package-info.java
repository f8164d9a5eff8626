/** What text from outside must be like before anything is done with it. */
@NullMarked
package com.occuz.kernel.text;

import org.jspecify.annotations.NullMarked;
