/**
 * Encryption of secrets at rest, verifiers of node passwords, and the signature over the
 * change history.
 */
@NullMarked
package io.usher.core.secret;

import org.jspecify.annotations.NullMarked;
