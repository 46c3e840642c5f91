/**
 * The configuration as one document, for programs.
 */
@NullMarked
package io.usher.web.export;

import org.jspecify.annotations.NullMarked;
