/**
 * Administrators, API tokens, and the credentials of Conferencing Nodes.
 */
@NullMarked
package io.usher.core.account;

import org.jspecify.annotations.NullMarked;
