/**
 * Administrators: who may log in, and with what; logging in, and one's own password.
 */
@NullMarked
package io.usher.web.account;

import org.jspecify.annotations.NullMarked;
