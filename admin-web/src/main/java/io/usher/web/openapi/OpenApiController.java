package io.usher.web.openapi;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives away the description of the API: to programs, and to people from the console,
 * whose session the API does not know.
 */
@RestController
class OpenApiController {

	private final OpenApiDocument document;

	OpenApiController(OpenApiDocument document) {
		this.document = document;
	}

	@GetMapping({ "/api/usher/v1/openapi.json", "/accounts/tokens/openapi.json" })
	ResponseEntity<byte[]> document() {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.eTag("\"" + this.document.tag() + "\"")
			.body(this.document.json());
	}

}
