/**
 * Addresses and networks.
 */
@NullMarked
package io.usher.core.network;

import org.jspecify.annotations.NullMarked;
