/** A made-up year of an installation, the same for the same seed: what people would have asked for, and when. */
@NullMarked
package com.occuz.demo;

import org.jspecify.annotations.NullMarked;
