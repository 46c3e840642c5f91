/**
 * The instances of the program that share one database.
 */
@NullMarked
package io.usher.core.instance;

import org.jspecify.annotations.NullMarked;
