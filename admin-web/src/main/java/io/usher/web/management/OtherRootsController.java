package io.usher.web.management;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The other roots of Infinity's Management API, of which Usher serves nothing. Clients
 * read them before they do anything, and give up when one is missing.
 */
@RestController
class OtherRootsController {

	@GetMapping({ "/api/admin/history/v1/", "/api/admin/status/v1/", "/api/admin/command/v1/conference/",
			"/api/admin/command/v1/participant/", "/api/admin/command/v1/platform/" })
	Map<String, Object> nothing() {
		return Map.of();
	}

	/** What clients ask for to see whether their login works. */
	@GetMapping("/api/admin/status/v1/worker_vm/")
	Map<String, Object> noNodes() {
		Map<String, @Nullable Object> meta = new HashMap<>(
				Map.of("limit", ListQuery.DEFAULT_LIMIT, "offset", 0, "total_count", 0));
		meta.put("next", null);
		meta.put("previous", null);
		return Map.of("meta", meta, "objects", List.of());
	}

}
