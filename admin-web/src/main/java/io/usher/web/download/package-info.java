/**
 * What files for people have in common.
 */
@NullMarked
package io.usher.web.download;

import org.jspecify.annotations.NullMarked;
