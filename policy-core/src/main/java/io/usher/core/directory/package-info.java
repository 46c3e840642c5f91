/**
 * The directory that registered Connect apps search: the aliases of conferences and
 * devices, found by what they are called and by the people who own them.
 */
@NullMarked
package io.usher.core.directory;

import org.jspecify.annotations.NullMarked;
