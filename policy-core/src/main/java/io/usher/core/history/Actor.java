package io.usher.core.history;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Who changes something, and from where.
 *
 * @param name the administrator's name, or {@code system}
 * @param address the address the request came from, null for the program itself
 * @param via the way it came
 */
public record Actor(String name, @Nullable String address, Via via) {

	/** Returns the program itself. */
	public static Actor system() {
		return new Actor("system", null, Via.SYSTEM);
	}

	/** The ways on which changes come. */
	public enum Via {

		/** A page of the console. */
		CONSOLE,

		/** The administration API. */
		API,

		/** The program itself: first start, schedules. */
		SYSTEM,

		/** A command on the host. */
		COMMAND,

		/** A way that only a newer version of the program knows. */
		OTHER;

		/** Returns the way with a stored name. */
		public static Via stored(String name) {
			return Arrays.stream(values()).filter((via) -> via.name().equals(name)).findFirst().orElse(OTHER);
		}

	}

}
