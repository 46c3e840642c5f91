package io.usher.core.picture;

/**
 * A picture that fits a request, or why there is none.
 */
public sealed interface Picture {

	/**
	 * A JPEG of the size that was asked for.
	 *
	 * @param bytes the file, shared and not to be changed
	 */
	record Jpeg(byte[] bytes) implements Picture {

		@Override
		public String toString() {
			return "Jpeg[" + this.bytes.length + " bytes]";
		}

	}

	/**
	 * No picture.
	 *
	 * @param reason why, in words, such as {@code https://example.com/a.png answered 404}
	 */
	record Missing(String reason) implements Picture {

	}

}
