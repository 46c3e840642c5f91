package io.usher.core.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

import org.jspecify.annotations.Nullable;

/**
 * Writes a pattern so that Java matches what Python would.
 *
 * <p>
 * Work is bounded by counting each look at the text. A part that can match nothing in
 * several ways would let the engine try very many of them at the end of the text without
 * a look, so such parts start with a {@linkplain #TICK look} that changes nothing.
 */
final class JavaTranslation implements Node.Visitor<Void> {

	/** Always true; asks the text for its length. */
	private static final String TICK = "(?!\\z.)";

	/**
	 * Always true; its character outside the BMP makes Java step back by whole
	 * characters.
	 */
	private static final String WHOLE_CHARACTERS = "(?!\\z\uD801\uDC00)";

	private final StringBuilder java = new StringBuilder();

	private final Set<Integer> asked;

	private final JavaGroup[] javaGroups;

	private int lastJavaGroup;

	private int lastGroup;

	private String caseFlags = "";

	private boolean afterReference;

	JavaTranslation(PatternParser.Parsed pattern) {
		this.asked = pattern.asked();
		this.javaGroups = new JavaGroup[pattern.groups() + 1];
		this.javaGroups[0] = new JavaGroup(0, new ArrayList<>());
		pattern.node().accept(this);
	}

	String java() {
		return this.java.toString();
	}

	/** Returns, by number in Python, the groups in Java. */
	List<JavaGroup> groups() {
		return List.of(this.javaGroups);
	}

	/**
	 * Writes a part and, if it remembers groups, an empty group after it. Java leaves
	 * what such a part remembered when it gives the part up; the empty group it forgets.
	 */
	private void guarded(boolean guard, Runnable content) {
		int before = this.lastGroup;
		content.run();
		if (!guard || before == this.lastGroup) {
			return;
		}
		write("()");
		this.lastJavaGroup++;
		for (int group = before + 1; group <= this.lastGroup; group++) {
			this.javaGroups[group].guards().add(this.lastJavaGroup);
		}
	}

	private void write(String text) {
		this.java.append(text);
		this.afterReference = false;
	}

	private void group(String open, Runnable content) {
		String outer = this.caseFlags;
		write(open);
		content.run();
		write(")");
		this.caseFlags = outer;
	}

	private void setCase(String flags) {
		if (this.caseFlags.equals(flags)) {
			return;
		}
		write(switch (flags) {
			case "iu" -> "(?iu)";
			case "i" -> "(?i-u)";
			default -> "(?-iu)";
		});
		this.caseFlags = flags;
	}

	private static String caseFlags(Set<Flag> flags) {
		if (!flags.contains(Flag.IGNORE_CASE)) {
			return "";
		}
		return flags.contains(Flag.ASCII) ? "i" : "iu";
	}

	private static boolean canBeEmpty(Node node) {
		return node.accept(new Width.Meter()).least() == 0;
	}

	@Override
	public Void sequence(Node.Sequence sequence) {
		for (Node item : sequence.items()) {
			if (item instanceof Node.Choice) {
				group("(?:", () -> item.accept(this));
			}
			else {
				item.accept(this);
			}
		}
		return null;
	}

	@Override
	public Void choice(Node.Choice choice) {
		boolean ambiguous = choice.alternatives().stream().filter(JavaTranslation::canBeEmpty).count() > 1;
		boolean first = true;
		for (Node alternative : choice.alternatives()) {
			if (!first) {
				write("|");
			}
			first = false;
			if (ambiguous && canBeEmpty(alternative)) {
				write(TICK);
			}
			alternative.accept(this);
		}
		return null;
	}

	@Override
	public Void literal(Node.Literal literal) {
		int codePoint = literal.codePoint();
		String flags = caseFlags(literal.flags());
		if (flags.equals("iu") && CaseFold.isCased(codePoint) && !CaseFold.isFoldedByJava(codePoint)) {
			CharacterSet set = new CharacterSet();
			set.add(codePoint, codePoint);
			write(set.toJava(literal.flags()));
			return null;
		}
		if (CaseFold.isCased(codePoint)) {
			setCase((flags.equals("i") && codePoint >= 0x80) ? "" : flags);
		}
		if (this.afterReference && PatternSource.isDigit(codePoint)) {
			write("\\x{" + Integer.toHexString(codePoint) + "}");
			return null;
		}
		CodePoints.appendEscaped(codePoint, this.java);
		this.afterReference = false;
		return null;
	}

	@Override
	public Void oneOf(Node.OneOf oneOf) {
		// The set lists every case itself: Java's own way differs for ranges.
		setCase("");
		write(oneOf.set().toJava(oneOf.flags()));
		return null;
	}

	@Override
	public Void anchor(Node.Anchor anchor) {
		boolean ascii = anchor.flags().contains(Flag.ASCII);
		write(switch (anchor.place()) {
			case START -> "^";
			case LINE_START -> "(?<![^\\n])";
			case END -> "$";
			case LINE_END -> "(?![^\\n])";
			case VERY_END -> "\\z";
			case BOUNDARY -> boundary("(?:%1$s%4$s|%2$s%3$s)", ascii);
			case NO_BOUNDARY -> boundary("(?:(?!^\\z)(?:%1$s%3$s|%2$s%4$s))", ascii);
		});
		return null;
	}

	private static String boundary(String how, boolean ascii) {
		String word = "[" + CharacterSet.word(ascii) + "]";
		return String.format(how, "(?<=" + word + WHOLE_CHARACTERS + ")", "(?<!" + word + WHOLE_CHARACTERS + ")",
				"(?=" + word + ")", "(?!" + word + ")");
	}

	@Override
	public Void repeat(Node.Repeat repeat) {
		guarded(true, () -> repeated(repeat));
		return null;
	}

	private void repeated(Node.Repeat repeat) {
		Node body = repeat.body();
		boolean tick = canBeEmpty(body);
		boolean atom = body instanceof Node.Literal || body instanceof Node.OneOf || body instanceof Node.Reference
				|| body instanceof Node.Capture capture && !this.asked.contains(capture.group());
		if (atom && !tick) {
			body.accept(this);
		}
		else {
			group("(?:", () -> {
				write(tick ? TICK : "");
				body.accept(this);
			});
		}
		write(quantifier(repeat.minimum(), repeat.maximum()) + repeat.greed().suffix());
	}

	private static String quantifier(int minimum, int maximum) {
		if (maximum == Node.Repeat.UNBOUNDED) {
			return switch (minimum) {
				case 0 -> "*";
				case 1 -> "+";
				default -> "{" + minimum + ",}";
			};
		}
		if (minimum == 0 && maximum == 1) {
			return "?";
		}
		return (minimum == maximum) ? "{" + minimum + "}" : "{" + minimum + "," + maximum + "}";
	}

	@Override
	public Void capture(Node.Capture capture) {
		if (!this.asked.contains(capture.group())) {
			remembered(capture);
			return null;
		}
		// An empty group beside it says, to conditions, that the group took part.
		group("(?:", () -> {
			remembered(capture);
			write("(?<" + mark(capture.group()) + ">)");
			this.lastJavaGroup++;
		});
		return null;
	}

	private void remembered(Node.Capture capture) {
		this.javaGroups[capture.group()] = new JavaGroup(++this.lastJavaGroup, new ArrayList<>());
		this.lastGroup = capture.group();
		group("(", () -> capture.body().accept(this));
	}

	private static String mark(int group) {
		return "took" + group;
	}

	@Override
	public Void atomic(Node.Atomic atomic) {
		guarded(true, () -> group("(?>", () -> atomic.body().accept(this)));
		return null;
	}

	@Override
	public Void look(Node.Look look) {
		int before = this.lastGroup;
		guarded(!look.negative(), () -> looked(look));
		for (int group = before + 1; look.negative() && group <= this.lastGroup; group++) {
			this.javaGroups[group].guards().add(JavaGroup.NEVER);
		}
		return null;
	}

	private void looked(Node.Look look) {
		String open = look.ahead() ? (look.negative() ? "(?!" : "(?=") : (look.negative() ? "(?<!" : "(?<=");
		group(open, () -> {
			if (look.body() instanceof Node.Choice && !look.ahead()) {
				group("(?:", () -> look.body().accept(this));
			}
			else {
				look.body().accept(this);
			}
			write(look.ahead() ? "" : WHOLE_CHARACTERS);
		});
	}

	@Override
	public Void reference(Node.Reference reference) {
		setCase(caseFlags(reference.flags()));
		write("\\" + this.javaGroups[reference.group()].number());
		this.afterReference = true;
		return null;
	}

	@Override
	public Void conditional(Node.Conditional conditional) {
		String took = "\\k<" + mark(conditional.group()) + ">";
		group("(?:", () -> {
			write(took);
			conditional.yes().accept(this);
			write("|(?!" + took + ")");
			if (conditional.no() != null) {
				conditional.no().accept(this);
			}
		});
		return null;
	}

	/**
	 * Where Java keeps what a group matched.
	 *
	 * @param number the group
	 * @param guards the groups that must have taken part, or what it kept does not count
	 */
	record JavaGroup(int number, List<Integer> guards) {

		private static final int NEVER = -1;

		/** Returns what the group matched, or null. */
		@Nullable String matched(Matcher matcher, String text) {
			int start = matcher.start(this.number);
			for (int guard : this.guards) {
				if (guard == NEVER || matcher.start(guard) < 0) {
					return null;
				}
			}
			return (start < 0) ? null : text.substring(start, matcher.end(this.number));
		}

	}

}
