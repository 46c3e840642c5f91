/**
 * Policy requests in the program: how the endpoint is wired, and the pages that explain
 * decisions.
 */
@NullMarked
package io.usher.web.decision;

import org.jspecify.annotations.NullMarked;
