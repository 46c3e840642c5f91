/**
 * Pictures of people as Conferencing Nodes want them: fetched, scaled and kept.
 */
@NullMarked
package io.usher.api.picture;

import org.jspecify.annotations.NullMarked;
