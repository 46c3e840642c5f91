package io.usher.core.script.method;

import java.util.Set;

import io.usher.core.script.value.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The attributes and methods of numbers.
 */
final class NumberMethods {

	private static final MethodTable<Object> TABLE = new MethodTable<>();

	private static final Set<String> ITSELF = Set.of("real", "numerator");

	static {
		TABLE.add("bit_length", (context, self, arguments) -> (long) Numbers.big(self).abs().bitLength());
		TABLE.add("conjugate", (context, self, arguments) -> self);
		TABLE.add("is_integer",
				(context, self, arguments) -> Math.rint(Numbers.floating(self)) == Numbers.floating(self));
	}

	private NumberMethods() {
	}

	/** Returns an attribute of a number, or null when there is none of that name. */
	static @Nullable Object find(String name, Object self) {
		boolean whole = Numbers.isWhole(self);
		if (ITSELF.contains(name) && (whole || name.equals("real"))) {
			return self;
		}
		if (name.equals("imag")) {
			return whole ? (Object) 0L : (Object) 0.0;
		}
		if (name.equals("denominator") && whole) {
			return 1L;
		}
		boolean other = whole ? name.equals("is_integer") : name.equals("bit_length");
		return other ? null : TABLE.find(name, self);
	}

}
