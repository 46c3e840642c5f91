package io.usher.core.regex;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads what stands between square brackets.
 */
final class ClassReader {

	private static final String CLOSE = "a bracket ] at its end";

	private final PatternSource source;

	private final Set<Flag> flags;

	ClassReader(PatternSource source, Set<Flag> flags) {
		this.source = source;
		this.flags = flags;
	}

	/** Reads up to the closing bracket; the opening one was taken. */
	Node read(int start) {
		CharacterSet set = new CharacterSet();
		if (this.source.take("^")) {
			set.negate();
		}
		boolean first = true;
		while (first || !this.source.peek().equals("]")) {
			first = false;
			int position = this.source.position();
			Member member = readMember(start);
			if (!this.source.take("-")) {
				member.addTo(set);
				continue;
			}
			if (this.source.peek().equals("]")) {
				member.addTo(set);
				set.add('-', '-');
				break;
			}
			Member last = readMember(start);
			if (member.category() != null || last.category() != null || last.codePoint() < member.codePoint()) {
				throw this.source.at(position, member.text() + "-" + last.text(),
						"a range from a lower to a higher character");
			}
			set.add(member.codePoint(), last.codePoint());
		}
		this.source.take();
		CodePoints listed = set.listed(Set.of());
		return (listed.size() == 1) ? new Node.Literal(listed.ranges().get(0)[0], this.flags)
				: new Node.OneOf(set, this.flags);
	}

	private Member readMember(int start) {
		int position = this.source.position();
		if (this.source.atEnd()) {
			throw this.source.at(start, "a bracket [ that is not closed", CLOSE);
		}
		String token = this.source.take();
		if (!token.startsWith("\\")) {
			return new Member(token, token.codePointAt(0), null);
		}
		CharacterSet.Category category = Escapes.category(token);
		return (category != null) ? new Member(token, -1, category)
				: new Member(token, Escapes.character(this.source, token, position), null);
	}

	private record Member(String text, int codePoint, CharacterSet.@Nullable Category category) {

		void addTo(CharacterSet set) {
			if (this.category != null) {
				set.add(this.category);
			}
			else {
				set.add(this.codePoint, this.codePoint);
			}
		}

	}

}
