/**
 * Call Routing Rules: which alias they take, what they rewrite it to, and how to find the
 * first that matches.
 */
@NullMarked
package io.usher.core.gateway;

import org.jspecify.annotations.NullMarked;
