package io.usher.core.alias;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.record.UniqueKey;

/**
 * An alias as a call brings it, such as {@code sip:alice@example.com;transport=tls}, and
 * the shorter forms in which a conference or a person may be known.
 */
public final class DialledAlias {

	private static final Pattern SCHEME = Pattern.compile("(?i)(?:sips?|h323|tel|mssip|im):(?://)?");

	private static final Pattern PORT = Pattern.compile("(?<=[^:]):[0-9]{1,5}$");

	private static final Pattern IPV4 = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");

	/** In brackets, or with two colons at least; each character is looked at twice. */
	private static final Pattern IPV6 = Pattern
		.compile("\\[[0-9A-Fa-f:.]++(?:%[^\\]]*+)?]|(?=[^:]*+:[^:]*+:)[0-9A-Fa-f:.]++(?:%.*)?");

	private final String raw;

	private final String parsed;

	private DialledAlias(String raw) {
		this.raw = raw;
		this.parsed = withoutIpHost(withoutPort(withoutParameters(withoutScheme(raw))));
	}

	/** Reads an alias as it was dialled; surrounding blanks do not count. */
	public static DialledAlias of(String raw) {
		return new DialledAlias(raw.strip());
	}

	/** Returns the alias as it was dialled. */
	public String raw() {
		return this.raw;
	}

	/**
	 * Returns the alias without scheme, port, parameters and a host that is an IP
	 * address.
	 */
	public String parsed() {
		return this.parsed;
	}

	/**
	 * Returns the forms to look up, as aliases are compared: what was dialled first, then
	 * ever less of it. Each form once.
	 */
	public List<Form> forms() {
		Map<String, Form> forms = new LinkedHashMap<>();
		add(forms, this.raw, "as dialled");
		String bare = withoutScheme(this.raw);
		add(forms, bare, "without scheme");
		add(forms, withoutParameters(this.raw), "without parameters");
		String host = withoutPort(withoutParameters(bare));
		add(forms, host, "without scheme, port and parameters");
		add(forms, this.parsed, "without scheme, parameters and IP host");
		return List.copyOf(forms.values());
	}

	private static void add(Map<String, Form> forms, String text, String how) {
		String value = UniqueKey.normalise(text);
		if (!value.isEmpty()) {
			forms.putIfAbsent(value, new Form(value, how));
		}
	}

	private static String withoutScheme(String alias) {
		Matcher scheme = SCHEME.matcher(alias);
		return scheme.lookingAt() ? alias.substring(scheme.end()) : alias;
	}

	/**
	 * In a URI the parameters follow the host; before it, a semicolon is part of the
	 * name.
	 */
	private static String withoutParameters(String alias) {
		int at = alias.indexOf(';', Math.max(0, alias.indexOf('@')));
		return (at > 0) ? alias.substring(0, at) : alias;
	}

	private static String withoutPort(String alias) {
		int at = alias.lastIndexOf('@');
		if (at < 0) {
			return alias;
		}
		String host = alias.substring(at + 1);
		boolean manyColons = host.indexOf(':') != host.lastIndexOf(':');
		if (manyColons && !host.startsWith("[")) {
			return alias;
		}
		return alias.substring(0, at + 1) + PORT.matcher(host).replaceFirst("");
	}

	private static String withoutIpHost(String alias) {
		int at = alias.lastIndexOf('@');
		if (at < 1) {
			return alias;
		}
		String host = alias.substring(at + 1).toLowerCase(Locale.ROOT);
		return (IPV4.matcher(host).matches() || IPV6.matcher(host).matches()) ? alias.substring(0, at) : alias;
	}

	@Override
	public String toString() {
		return this.raw;
	}

	/**
	 * One form of an alias.
	 *
	 * @param value the alias as it is compared
	 * @param how what was left away, in words
	 */
	public record Form(String value, String how) {

	}

}
