package io.usher.core.script.method;

import java.util.HexFormat;

import io.usher.core.script.value.BytesValue;
import io.usher.core.script.value.Encodings;

/**
 * The methods of bytes that a script may need: what makes a string of them again.
 */
final class BytesMethods {

	static final MethodTable<BytesValue> TABLE = new MethodTable<>();

	static {
		TABLE.addNamed("decode", (context, self, arguments) -> {
			context.room(self.latin().length());
			return Encodings.decode(self, StringMethods.text(arguments.get(0, "utf-8"), "decode() argument 'encoding'"),
					StringMethods.text(arguments.get(1, "strict"), "decode() argument 'errors'"));
		}, "encoding?", "errors?");
		TABLE.add("hex", (context, self, arguments) -> {
			context.room(2L * self.latin().length());
			return HexFormat.of().formatHex(self.bytes());
		});
	}

	private BytesMethods() {
	}

}
