package io.usher.web.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.script.gallery.Gallery;
import io.usher.core.script.gallery.GalleryScript;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the scripts to start from; what it says of kind, script, input and time can be
 * sent to be evaluated as it is.
 */
@RestController
class GalleryApiController {

	@GetMapping({ "/api/usher/v1/scripts/gallery", "/api/usher/v1/scripts/gallery/" })
	ResponseEntity<Object> scripts() {
		List<Map<String, @Nullable Object>> scripts = Gallery.all().stream().map(GalleryApiController::show).toList();
		return ResponseEntity.ok(Map.of("scripts", scripts));
	}

	private static Map<String, @Nullable Object> show(GalleryScript script) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("id", script.id());
		shown.put("title", script.title());
		shown.put("purpose", script.purpose());
		shown.put("guide_title", script.guideTitle());
		shown.put("kind", script.kind().wireName());
		shown.put("parameters", script.parameters().entrySet().stream().map(GalleryApiController::show).toList());
		shown.put("script", script.source());
		shown.put("examples", script.examples().stream().map(GalleryApiController::show).toList());
		return shown;
	}

	private static Map<String, String> show(Map.Entry<String, String> parameter) {
		Map<String, String> shown = new LinkedHashMap<>();
		shown.put("name", parameter.getKey());
		shown.put("meaning", parameter.getValue());
		return shown;
	}

	private static Map<String, @Nullable Object> show(GalleryScript.Example example) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("shows", example.shows());
		shown.put("input", example.input());
		shown.put("at", example.at());
		shown.put("result", example.result());
		shown.put("debug_log", example.debugLog());
		shown.put("warnings", example.warnings());
		return shown;
	}

}
