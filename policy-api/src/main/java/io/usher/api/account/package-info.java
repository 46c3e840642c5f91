/**
 * Who may ask: Conferencing Nodes and their credentials.
 */
@NullMarked
package io.usher.api.account;

import org.jspecify.annotations.NullMarked;
