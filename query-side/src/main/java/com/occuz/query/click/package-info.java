/** Simple click counters: per link and UTC day, and in total. */
@NullMarked
package com.occuz.query.click;

import org.jspecify.annotations.NullMarked;
