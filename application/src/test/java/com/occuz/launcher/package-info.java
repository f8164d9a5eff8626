/** Tests of what stands around the Java code: the launcher script and the container files. */
@NullMarked
package com.occuz.launcher;

import org.jspecify.annotations.NullMarked;
