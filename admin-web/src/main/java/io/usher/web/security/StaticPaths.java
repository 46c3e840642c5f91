package io.usher.web.security;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where style sheets, scripts and pictures are; everybody may have them.
 */
final class StaticPaths {

	/** The folders of the program's own files, whose links hold a hash of the file. */
	static final List<String> OWN = List.of("css", "js", "img");

	private static final List<String> FOLDERS = Stream.concat(OWN.stream(), Stream.of("webjars"))
		.map((folder) -> "/" + folder + "/")
		.toList();

	private StaticPaths() {
	}

	static boolean isStatic(String path) {
		return path.startsWith("/favicon") || FOLDERS.stream().anyMatch(path::startsWith);
	}

	static String[] patterns() {
		return Stream.concat(FOLDERS.stream().map((folder) -> folder + "**"), Stream.of("/favicon.ico", "/favicon.svg"))
			.toArray(String[]::new);
	}

}
