package io.usher.core.regex;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads a pattern as Python's {@code re} reads it.
 */
final class PatternParser {

	private static final int DEEPEST = 100;

	private static final String ATOM = "a character, class or group to repeat";

	private final PatternSource source;

	private final Groups groups = new Groups();

	private final Set<Integer> asked = new HashSet<>();

	private Set<Flag> globalFlags;

	private boolean unicode;

	private int depth;

	private PatternParser(String pattern, Set<Flag> flags) {
		this.source = new PatternSource(pattern);
		this.globalFlags = EnumSet.noneOf(Flag.class);
		this.globalFlags.addAll(flags);
	}

	static Parsed parse(String pattern, Set<Flag> flags) {
		PatternParser parser = new PatternParser(pattern, flags);
		Node node = parser.readPattern();
		return new Parsed(node, parser.groups.count(), parser.groups.names(), Set.copyOf(parser.asked));
	}

	private Node readPattern() {
		Node first = readSequence(this.globalFlags, true);
		Node all = first;
		if (this.source.peek().equals("|")) {
			all = readAlternatives(first, this.globalFlags);
		}
		if (!this.source.atEnd()) {
			throw this.source.at(this.source.position(), ")", "a bracket ( before it, or \\)");
		}
		Lookbehinds.check(all);
		return all;
	}

	/** Reads the content of a bracket, up to what closes it. */
	private Node readChoice(Set<Flag> flags) {
		if (++this.depth > DEEPEST) {
			throw this.source.at(this.source.position(), "(", "at most " + DEEPEST + " brackets in one another");
		}
		Node choice = readAlternatives(readSequence(flags, false), flags);
		this.depth--;
		return choice;
	}

	private Node readAlternatives(Node first, Set<Flag> flags) {
		if (!this.source.peek().equals("|")) {
			return first;
		}
		List<Node> alternatives = new ArrayList<>(List.of(first));
		while (this.source.take("|")) {
			alternatives.add(readSequence(flags, false));
		}
		return new Node.Choice(alternatives);
	}

	private Node readSequence(Set<Flag> outer, boolean atStart) {
		Set<Flag> flags = outer;
		List<Node> items = new ArrayList<>();
		while (!this.source.atEnd() && !this.source.peek().equals("|") && !this.source.peek().equals(")")) {
			int start = this.source.position();
			String token = this.source.take();
			if (flags.contains(Flag.VERBOSE) && skipsBlank(token)) {
				continue;
			}
			switch (token) {
				case "*", "+", "?", "{" -> readRepeat(token, start, items, flags);
				case "(" -> {
					Node group = readGroup(start, flags, atStart && items.isEmpty());
					if (group != null) {
						items.add(group);
					}
					flags = atStart ? this.globalFlags : flags;
				}
				case "[" -> items.add(new ClassReader(this.source, flags).read(start));
				case "." -> items.add(new Node.OneOf(anyCharacter(flags), Set.of()));
				case "^" -> items.add(lineStart(flags));
				case "$" -> items.add(lineEnd(flags));
				default -> items.add(token.startsWith("\\") ? readEscape(token, start, flags)
						: new Node.Literal(token.codePointAt(0), flags));
			}
		}
		return new Node.Sequence(items);
	}

	private boolean skipsBlank(String token) {
		if (token.equals("#")) {
			while (!this.source.atEnd() && !this.source.take().equals("\n")) {
				continue;
			}
			return true;
		}
		return token.length() == 1 && " \t\n\r\u000B\f".contains(token);
	}

	private static CharacterSet anyCharacter(Set<Flag> flags) {
		CharacterSet set = new CharacterSet();
		if (flags.contains(Flag.DOT_ALL)) {
			set.add(0, Character.MAX_CODE_POINT);
		}
		else {
			set.add('\n', '\n');
			set.negate();
		}
		return set;
	}

	private static Node lineStart(Set<Flag> flags) {
		return new Node.Anchor(flags.contains(Flag.MULTILINE) ? Node.Place.LINE_START : Node.Place.START, flags);
	}

	private static Node lineEnd(Set<Flag> flags) {
		return new Node.Anchor(flags.contains(Flag.MULTILINE) ? Node.Place.LINE_END : Node.Place.END, flags);
	}

	private Node readEscape(String token, int start, Set<Flag> flags) {
		CharacterSet.Category category = Escapes.category(token);
		if (category != null) {
			return new Node.OneOf(CharacterSet.of(category), flags);
		}
		int letter = token.codePointAt(1);
		if (PatternSource.isDigit(letter) && letter != '0') {
			return readReference(token, start, flags);
		}
		return switch (token) {
			case "\\A" -> new Node.Anchor(Node.Place.START, flags);
			case "\\Z" -> new Node.Anchor(Node.Place.VERY_END, flags);
			case "\\b" -> new Node.Anchor(Node.Place.BOUNDARY, flags);
			case "\\B" -> new Node.Anchor(Node.Place.NO_BOUNDARY, flags);
			default -> new Node.Literal(Escapes.character(this.source, token, start), flags);
		};
	}

	/** Reads the number of a group, or an octal number of three digits. */
	private Node readReference(String token, int start, Set<Flag> flags) {
		String digits = token.substring(1);
		if (this.source.nextIs(PatternSource::isDigit)) {
			digits += this.source.take();
			if (digits.chars().allMatch(PatternSource::isOctal) && this.source.nextIs(PatternSource::isOctal)) {
				digits += this.source.take();
				int value = Integer.parseInt(digits, 8);
				if (value > 0xFF) {
					throw this.source.at(start, "\\" + digits, "an octal number up to \\377");
				}
				return new Node.Literal(value, flags);
			}
		}
		int group = Integer.parseInt(digits);
		this.groups.checkUsable(this.source, group, "\\" + digits, start);
		return new Node.Reference(group, flags);
	}

	private void readRepeat(String token, int start, List<Node> items, Set<Flag> flags) {
		int minimum = token.equals("+") ? 1 : 0;
		int maximum = token.equals("?") ? 1 : Node.Repeat.UNBOUNDED;
		if (token.equals("{")) {
			Bounds bounds = Bounds.read(this.source, start);
			if (bounds == null) {
				items.add(new Node.Literal('{', flags));
				return;
			}
			minimum = bounds.minimum();
			maximum = bounds.maximum();
		}
		Node body = items.isEmpty() ? null : items.get(items.size() - 1);
		if (body == null || body instanceof Node.Anchor) {
			throw this.source.at(start, "nothing to repeat before " + token, ATOM);
		}
		if (body instanceof Node.Repeat) {
			throw this.source.at(start, "a second " + token, "one repetition; put the first one into (?:…)");
		}
		Node.Greed greed = this.source.take("?") ? Node.Greed.LAZY
				: this.source.take("+") ? Node.Greed.POSSESSIVE : Node.Greed.GREEDY;
		items.set(items.size() - 1, new Node.Repeat(body, minimum, maximum, greed));
	}

	/** Reads a bracket; null when it is a comment or sets flags. */
	private @Nullable Node readGroup(int start, Set<Flag> flags, boolean atStart) {
		if (!this.source.take("?")) {
			return readCapture(null, start, flags);
		}
		String kind = this.source.peek();
		if (FlagReader.isFlag(kind) || kind.equals("-")) {
			return readFlags(start, flags, atStart);
		}
		int position = this.source.position();
		this.source.take();
		return switch (kind) {
			case ":" -> close(sequence(readChoice(flags)), start);
			case ">" -> close(new Node.Atomic(readChoice(flags)), start);
			case "=", "!" -> close(new Node.Look(true, kind.equals("!"), readChoice(flags)), start);
			case "<" -> readLookbehind(start, flags);
			case "P" -> readNamed(start, flags);
			case "(" -> readConditional(start, flags);
			case "#" -> skipComment(start);
			default -> throw this.source.at(position, kind.isEmpty() ? "the end" : "(?" + kind,
					"one of (?: (?= (?! (?<= (?<! (?> (?P< (?P= (?( (?# or flags");
		};
	}

	private static Node sequence(Node node) {
		return new Node.Sequence(List.of(node));
	}

	private <N extends Node> N close(N node, int start) {
		if (!this.source.take(")")) {
			throw this.source.at(start, "a bracket ( that is not closed", "a bracket ) at its end");
		}
		return node;
	}

	private Node readCapture(@Nullable String name, int start, Set<Flag> flags) {
		int group = this.groups.open(this.source, name, start);
		Node capture = close(new Node.Capture(group, readChoice(flags)), start);
		this.groups.close(group);
		return capture;
	}

	private @Nullable Node readFlags(int start, Set<Flag> flags, boolean atStart) {
		FlagReader read = new FlagReader(this.source).read();
		if (!read.isGlobal()) {
			return close(sequence(readChoice(read.after(flags))), start);
		}
		if (!atStart) {
			throw this.source.at(start, "flags for the whole pattern", "them at its start, or (?i:…)");
		}
		this.unicode |= read.isUnicode();
		Set<Flag> all = EnumSet.noneOf(Flag.class);
		all.addAll(flags);
		all.addAll(read.after(Set.of()));
		if (this.unicode && all.contains(Flag.ASCII)) {
			throw this.source.at(start, "the flags a and u", "only one of them");
		}
		this.globalFlags = all;
		return null;
	}

	private Node readLookbehind(int start, Set<Flag> flags) {
		boolean negative = this.source.peek().equals("!");
		if (!negative && !this.source.peek().equals("=")) {
			throw this.source.at(start, "(?<" + this.source.peek(), "(?<= or (?<!; a group's name is (?P<name>…)");
		}
		this.source.take();
		int outer = this.groups.startLookbehind();
		Node body = readChoice(flags);
		this.groups.endLookbehind(outer);
		return close(new Node.Look(false, negative, body), start);
	}

	private Node readNamed(int start, Set<Flag> flags) {
		int position = this.source.position() + 1;
		if (this.source.take("<")) {
			String name = this.source.takeName(">");
			if (!PatternSource.isIdentifier(name)) {
				throw this.source.at(position, name, "a group name of letters, digits and _");
			}
			return readCapture(name, start, flags);
		}
		if (!this.source.take("=")) {
			throw this.source.at(start, "(?P" + this.source.peek(), "(?P<name>…) or (?P=name)");
		}
		String name = this.source.takeName(")");
		int group = this.groups.named(this.source, name, position);
		this.groups.checkUsable(this.source, group, name, position);
		return new Node.Reference(group, flags);
	}

	private Node readConditional(int start, Set<Flag> flags) {
		int position = this.source.position();
		String name = this.source.takeName(")");
		int group = PatternSource.isIdentifier(name) ? this.groups.named(this.source, name, position)
				: conditionNumber(name, position);
		// Java can ask only for what is known here; Python would take later groups too.
		this.groups.checkUsable(this.source, group, name, position);
		this.asked.add(group);
		if (++this.depth > DEEPEST) {
			throw this.source.at(start, "(", "at most " + DEEPEST + " brackets in one another");
		}
		Node yes = readSequence(flags, false);
		Node no = this.source.take("|") ? readSequence(flags, false) : null;
		this.depth--;
		if (this.source.peek().equals("|")) {
			throw this.source.at(this.source.position(), "a third branch", "two branches after a condition");
		}
		return close(new Node.Conditional(group, yes, no), start);
	}

	private int conditionNumber(String name, int position) {
		if (!name.chars().allMatch(PatternSource::isDigit) || name.length() > 6 || Integer.parseInt(name) == 0) {
			throw this.source.at(position, name, "the number or name of a group");
		}
		return Integer.parseInt(name);
	}

	private @Nullable Node skipComment(int start) {
		while (!this.source.atEnd()) {
			if (this.source.take().equals(")")) {
				return null;
			}
		}
		throw this.source.at(start, "a comment that is not closed", "a bracket ) at its end");
	}

	/**
	 * A pattern that was read.
	 *
	 * @param node what it says
	 * @param groups how many groups it has
	 * @param names the groups that have names
	 * @param asked the groups that conditions ask for
	 */
	record Parsed(Node node, int groups, Map<String, Integer> names, Set<Integer> asked) {

	}

}
