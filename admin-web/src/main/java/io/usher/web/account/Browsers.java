package io.usher.web.account;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Names browsers and systems for people, as far as their word can be taken.
 */
final class Browsers {

	/** The first that is found counts: each later one stands in the earlier ones too. */
	private static final Map<String, String> NAMES = new LinkedHashMap<>();

	private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

	static {
		NAMES.put("Edg/", "Edge");
		NAMES.put("OPR/", "Opera");
		NAMES.put("Firefox/", "Firefox");
		NAMES.put("Chrome/", "Chrome");
		NAMES.put("Safari/", "Safari");
		NAMES.put("curl/", "curl");
		SYSTEMS.put("Android", "Android");
		SYSTEMS.put("iPhone", "iOS");
		SYSTEMS.put("iPad", "iPadOS");
		SYSTEMS.put("Windows", "Windows");
		SYSTEMS.put("Mac OS X", "macOS");
		SYSTEMS.put("Linux", "Linux");
	}

	private Browsers() {
	}

	static String named(@Nullable String agent) {
		if (agent == null || agent.isBlank()) {
			return "Unknown";
		}
		String name = first(NAMES, agent);
		String system = first(SYSTEMS, agent);
		if (name == null) {
			return agent.substring(0, Math.min(60, agent.length()));
		}
		return (system != null) ? name + " on " + system : name;
	}

	private static @Nullable String first(Map<String, String> words, String agent) {
		for (Map.Entry<String, String> word : words.entrySet()) {
			if (agent.contains(word.getKey())) {
				return word.getValue();
			}
		}
		return null;
	}

}
