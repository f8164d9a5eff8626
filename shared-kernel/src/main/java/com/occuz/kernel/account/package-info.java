/** Accounts, their users, roles and API keys: who may do what, and whose data is whose. */
@NullMarked
package com.occuz.kernel.account;

import org.jspecify.annotations.NullMarked;
