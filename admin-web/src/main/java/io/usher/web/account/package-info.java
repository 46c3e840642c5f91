/**
 * Administrators: who may log in, and with what.
 */
@NullMarked
package io.usher.web.account;

import org.jspecify.annotations.NullMarked;
