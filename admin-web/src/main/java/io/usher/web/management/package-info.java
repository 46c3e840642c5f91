/**
 * The administration API in the dialect of Infinity's Management API: the same resources,
 * names, units and shapes, derived from the field catalogue.
 */
@NullMarked
package io.usher.web.management;

import org.jspecify.annotations.NullMarked;
