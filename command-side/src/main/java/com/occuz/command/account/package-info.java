/** Decides what may happen to an account, its users and its API keys. */
@NullMarked
package com.occuz.command.account;

import org.jspecify.annotations.NullMarked;
