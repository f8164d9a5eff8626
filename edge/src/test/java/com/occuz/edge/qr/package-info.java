@NullMarked
package com.occuz.edge.qr;

import org.jspecify.annotations.NullMarked;
