package io.usher.core.gateway;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name of a gateway call's service: the rule's name and a suffix that no other call
 * has, at most 250 characters in all.
 */
public final class GatewayServiceName {

	private static final int LONGEST = 250;

	private static final int SUFFIX_LENGTH = 37;

	private static final Pattern WITH_SUFFIX = Pattern.compile(
			"(.+)_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private GatewayServiceName() {
	}

	/** Returns the name of the call's service; a long rule's name is cut. */
	public static String of(String ruleName, UUID call) {
		return cut(ruleName) + "_" + call;
	}

	/**
	 * Returns what stands for a rule in the names of its services: its name, of which a
	 * long one is cut and ends in a hash of the whole, so that rules with a long
	 * beginning in common are told apart.
	 */
	static String cut(String ruleName) {
		int most = LONGEST - SUFFIX_LENGTH;
		if (ruleName.length() <= most) {
			return ruleName;
		}
		String hash = String.format("~%08x", ruleName.hashCode());
		int kept = most - hash.length();
		boolean splitsPair = Character.isHighSurrogate(ruleName.charAt(kept - 1));
		return ruleName.substring(0, splitsPair ? kept - 1 : kept) + hash;
	}

	/** Returns what stands before the suffix, or null when the name has none. */
	public static @Nullable String withoutSuffix(String serviceName) {
		Matcher matcher = WITH_SUFFIX.matcher(serviceName);
		return matcher.matches() ? matcher.group(1) : null;
	}

}
