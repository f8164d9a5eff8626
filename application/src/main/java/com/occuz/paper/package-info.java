/** Pages to print: text and tables as PDF, with letters that come along in the file. */
@NullMarked
package com.occuz.paper;

import org.jspecify.annotations.NullMarked;
