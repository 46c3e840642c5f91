/**
 * What Conferencing Nodes asked of this instance lately, kept in memory: for people.
 */
@NullMarked
package io.usher.web.traffic;

import org.jspecify.annotations.NullMarked;
