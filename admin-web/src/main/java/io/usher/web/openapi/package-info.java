/**
 * The description of the administration API as an OpenAPI document. What is written lies
 * beside what it describes, as {@code io/usher/web/<package>/openapi.yaml}; a new path
 * needs nothing but its lines there. What is derived comes from each
 * {@link io.usher.web.openapi.OpenApiPart}.
 */
@NullMarked
package io.usher.web.openapi;

import org.jspecify.annotations.NullMarked;
