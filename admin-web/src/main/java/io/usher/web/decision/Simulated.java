package io.usher.web.decision;

import io.usher.core.configuration.Configuration;
import io.usher.core.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A request that was tried.
 *
 * @param decision what was decided, with every step
 * @param configuration the configuration that decided
 * @param today what today's configuration decides at the same time, null when it is the
 * one that decided
 */
public record Simulated(Decision decision, Configuration configuration, @Nullable Decision today) {

}
