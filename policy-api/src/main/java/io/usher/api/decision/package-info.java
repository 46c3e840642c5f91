/**
 * What Conferencing Nodes ask, and the answers on the wire.
 */
@NullMarked
package io.usher.api.decision;

import org.jspecify.annotations.NullMarked;
