/**
 * What an instance keeps in its home directory.
 */
@NullMarked
package io.usher.core.disk;

import org.jspecify.annotations.NullMarked;
