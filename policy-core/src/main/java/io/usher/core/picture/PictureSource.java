package io.usher.core.picture;

/**
 * Where a picture comes from.
 */
public sealed interface PictureSource {

	/**
	 * A picture that a record holds.
	 *
	 * @param base64 the picture, as {@link Base64Picture} takes it
	 * @param key names this very picture among all, such as the record and its revision:
	 * what was made of it is kept under the key
	 */
	record Uploaded(String base64, String key) implements PictureSource {

		@Override
		public String toString() {
			return "Uploaded[key=" + this.key + "]";
		}

	}

	/**
	 * A picture elsewhere.
	 *
	 * @param url where it is, with http or https
	 */
	record Linked(String url) implements PictureSource {

	}

}
