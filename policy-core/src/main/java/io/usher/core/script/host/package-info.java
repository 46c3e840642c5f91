/**
 * Jinjava as the host of our language: it keeps the registries, the node tree and the
 * rendering; nothing outside this package knows it.
 */
@NullMarked
package io.usher.core.script.host;

import org.jspecify.annotations.NullMarked;
