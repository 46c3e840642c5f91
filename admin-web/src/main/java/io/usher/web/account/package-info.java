/**
 * Logging in, and a user's own password.
 */
@NullMarked
package io.usher.web.account;

import org.jspecify.annotations.NullMarked;
