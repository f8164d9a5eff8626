/** The keys that make personal data erasable: one for each subject, one for each period of visitors. */
@NullMarked
package com.occuz.store.keys;

import org.jspecify.annotations.NullMarked;
