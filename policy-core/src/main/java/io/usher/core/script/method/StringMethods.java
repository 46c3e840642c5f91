package io.usher.core.script.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.usher.core.script.format.BraceFormat;
import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.Encodings;
import io.usher.core.script.value.ListValue;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Strings;
import io.usher.core.script.value.Text;
import io.usher.core.script.value.Tuple;
import io.usher.core.script.value.Types;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The methods of strings.
 */
final class StringMethods {

	static final MethodTable<String> TABLE = new MethodTable<>();

	static {
		addCases();
		addKinds();
		addSearches();
		addCuts();
		addPadding();
		TABLE.add("join", StringMethods::join, "iterable");
		TABLE.addNamed("encode", StringMethods::encode, "encoding?", "errors?");
		TABLE.add("maketrans", Translating::table, "x", "y?", "z?");
		TABLE.add("translate", Translating::translate, "table");
		TABLE.raw("format", (context, self, positional,
				named) -> new BraceFormat(positional, named, new Members(context), context).format(self));
		TABLE.add("format_map", (context, self,
				arguments) -> new BraceFormat(List.of(), mapping(arguments.get(0)), new Members(context), context)
					.format(self),
				"mapping");
	}

	private StringMethods() {
	}

	private static Map<?, ?> mapping(@Nullable Object value) {
		return (value instanceof Map<?, ?> map) ? map : new HashMap<>();
	}

	private static void addCases() {
		Map<String, UnaryOperator<String>> changes = Map.of("upper", Casing::upper, "lower", Casing::lower, "casefold",
				Casing::fold, "swapcase", Casing::swap, "title", Casing::title, "capitalize", Casing::capitalize);
		changes.forEach((name, change) -> TABLE.add(name, (context, self, arguments) -> {
			context.room(Casing.room(self));
			return change.apply(self);
		}));
	}

	private static void addKinds() {
		Map<String, IntPredicate> kinds = Map.of("isalpha", Character::isLetter, "isalnum", Kinds::isAlphanumeric,
				"isdigit", Kinds::isDigit, "isdecimal", Character::isDigit, "isnumeric", Kinds::isNumeric, "isspace",
				Strings::isSpace);
		kinds.forEach((name, kind) -> TABLE.add(name, (context, self, arguments) -> Kinds.areAll(self, kind)));
		Map<String, Predicate<String>> tests = Map.of("isascii", (text) -> text.chars().allMatch((each) -> each < 0x80),
				"isupper", (text) -> Casing.isAll(text, Character::isUpperCase), "islower",
				(text) -> Casing.isAll(text, Character::isLowerCase), "istitle", Casing::isTitle, "isidentifier",
				Kinds::isIdentifier, "isprintable", (text) -> text.codePoints().allMatch(Text::isPrintable));
		tests.forEach((name, test) -> TABLE.add(name, (context, self, arguments) -> test.test(self)));
	}

	private static void addSearches() {
		String[] range = { "sub", "start?", "end?" };
		TABLE.add("find", (context, self, arguments) -> Searching.find(context, self, arguments, false), range);
		TABLE.add("rfind", (context, self, arguments) -> Searching.find(context, self, arguments, true), range);
		TABLE.add("index", (context, self, arguments) -> Searching.index(context, self, arguments, false), range);
		TABLE.add("rindex", (context, self, arguments) -> Searching.index(context, self, arguments, true), range);
		TABLE.add("count", (context, self, arguments) -> Searching.count(context, self, arguments), range);
		TABLE.add("startswith",
				(context, self, arguments) -> Searching.isAtEnd("startswith", self, arguments, String::startsWith),
				"prefix", "start?", "end?");
		TABLE.add("endswith",
				(context, self, arguments) -> Searching.isAtEnd("endswith", self, arguments, String::endsWith),
				"suffix", "start?", "end?");
		TABLE.add("replace", Replacing::replace, "old", "new", "count?");
		TABLE.add("removeprefix", (context, self, arguments) -> {
			String prefix = text(arguments.get(0), "removeprefix() argument");
			return self.startsWith(prefix) ? self.substring(prefix.length()) : self;
		}, "prefix");
		TABLE.add("removesuffix", (context, self, arguments) -> {
			String suffix = text(arguments.get(0), "removesuffix() argument");
			return self.endsWith(suffix) ? self.substring(0, self.length() - suffix.length()) : self;
		}, "suffix");
	}

	private static void addCuts() {
		TABLE.add("strip", (context, self, arguments) -> Trimming.strip(self, arguments.get(0), true, true), "chars?");
		TABLE.add("lstrip", (context, self, arguments) -> Trimming.strip(self, arguments.get(0), true, false),
				"chars?");
		TABLE.add("rstrip", (context, self, arguments) -> Trimming.strip(self, arguments.get(0), false, true),
				"chars?");
		TABLE.addNamed("split", (context, self, arguments) -> Splitting.split(context, self, arguments, false), "sep?",
				"maxsplit?");
		TABLE.addNamed("rsplit", (context, self, arguments) -> Splitting.split(context, self, arguments, true), "sep?",
				"maxsplit?");
		TABLE.addNamed("splitlines", Splitting::lines, "keepends?");
		TABLE.add("partition",
				(context, self, arguments) -> Splitting.partition(context, self, arguments.get(0), false), "sep");
		TABLE.add("rpartition",
				(context, self, arguments) -> Splitting.partition(context, self, arguments.get(0), true), "sep");
	}

	private static void addPadding() {
		TABLE.add("center", (context, self, arguments) -> Padding.pad(context, self, arguments, Padding.Side.BOTH),
				"width", "fillchar?");
		TABLE.add("ljust", (context, self, arguments) -> Padding.pad(context, self, arguments, Padding.Side.RIGHT),
				"width", "fillchar?");
		TABLE.add("rjust", (context, self, arguments) -> Padding.pad(context, self, arguments, Padding.Side.LEFT),
				"width", "fillchar?");
		TABLE.add("zfill", Padding::zeros, "width");
		TABLE.addNamed("expandtabs", Padding::expandTabs, "tabsize?");
	}

	/**
	 * Returns an argument that must be a text.
	 * @throws ScriptFailure when it is none
	 */
	static String text(@Nullable Object value, String what) {
		if (value instanceof String text) {
			return text;
		}
		if (value instanceof Markup markup) {
			return markup.text();
		}
		if (value instanceof Undefined undefined) {
			throw undefined.failure();
		}
		throw ScriptFailure.type(what + " must be str, not " + Types.name(value));
	}

	private static Object join(CallContext context, String self, Arguments arguments) {
		if (!Sequences.isIterable(arguments.get(0))) {
			throw ScriptFailure.type("can only join an iterable");
		}
		StringBuilder joined = new StringBuilder();
		Iterator<? extends @Nullable Object> elements = Sequences.iterate(arguments.get(0), context);
		for (int i = 0; elements.hasNext(); i++) {
			Object element = elements.next();
			if (!(element instanceof String text)) {
				throw ScriptFailure
					.type("sequence item " + i + ": expected str instance, " + Types.name(element) + " found");
			}
			context.room((long) text.length() + self.length());
			joined.append((i == 0) ? "" : self).append(text);
		}
		return joined.toString();
	}

	private static Object encode(CallContext context, String self, Arguments arguments) {
		String encoding = text(arguments.get(0, "utf-8"), "encode() argument 'encoding'");
		context.room(4L * self.length());
		return Encodings.encode(self, encoding, text(arguments.get(1, "strict"), "encode() argument 'errors'"));
	}

	/** Returns texts as a list of the script. */
	static ListValue list(List<String> texts) {
		return ListValue.owning(new ArrayList<>(texts));
	}

	/** Returns texts as a tuple. */
	static Tuple tuple(String... texts) {
		return Tuple.of((@Nullable Object[]) texts);
	}

}
