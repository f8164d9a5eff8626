/** The console: pages for people, made from the same questions and commands as the API. */
@NullMarked
package com.occuz.console;

import org.jspecify.annotations.NullMarked;
