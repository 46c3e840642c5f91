package io.usher.web.management;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The other roots of Infinity's Management API, of which Usher serves nothing. Clients
 * read them before they do anything, and give up when one is missing.
 */
@RestController
class OtherRootsController {

	private static final String NODES = "/api/admin/status/v1/worker_vm/";

	@GetMapping({ "/api/admin/history/v1/", "/api/admin/status/v1/", "/api/admin/command/v1/conference/",
			"/api/admin/command/v1/participant/", "/api/admin/command/v1/platform/" })
	Map<String, Object> nothing() {
		return Map.of();
	}

	/** What clients ask for to see whether their login works. */
	@GetMapping(NODES)
	Map<String, @Nullable Object> noNodes(@RequestParam MultiValueMap<String, String> parameters) {
		return Paging.of(parameters).envelope(NODES, 0, List.of());
	}

}
