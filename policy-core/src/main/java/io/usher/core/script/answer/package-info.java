/**
 * What a local policy script may read, and what its output means (guide: "Writing local
 * policy scripts", "Response formats").
 */
@NullMarked
package io.usher.core.script.answer;

import org.jspecify.annotations.NullMarked;
