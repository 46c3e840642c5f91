/**
 * Policy decisions for people: the simulator, and simulation through the API.
 */
@NullMarked
package io.usher.web.decision;

import org.jspecify.annotations.NullMarked;
