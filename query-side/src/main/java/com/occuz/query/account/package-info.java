/** Accounts' API keys as lists and the check of a request's key need them. */
@NullMarked
package com.occuz.query.account;

import org.jspecify.annotations.NullMarked;
