/** QR codes of short links, as SVG and PNG. */
@NullMarked
package com.occuz.edge.qr;

import org.jspecify.annotations.NullMarked;
