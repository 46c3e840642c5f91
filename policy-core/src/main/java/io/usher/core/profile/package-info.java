/**
 * Policy profiles: what decides a request, and what happens when nothing does.
 */
@NullMarked
package io.usher.core.profile;

import org.jspecify.annotations.NullMarked;
