/**
 * Every field that Infinity's policy API and Usher's records know, declared once, and the
 * check that judges values by it.
 */
@NullMarked
package io.usher.core.catalogue;

import org.jspecify.annotations.NullMarked;
