package io.usher.web.openapi;

import java.util.List;
import java.util.Map;

/**
 * A part of the API's description that is derived rather than written.
 */
public interface OpenApiPart {

	/**
	 * Returns pieces of an OpenAPI document, such as {@code paths} and
	 * {@code components}, which are merged into one.
	 */
	List<Map<String, Object>> describe();

}
