package io.usher.core.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.usher.core.network.Network;
import io.usher.core.picture.Base64Picture;
import io.usher.core.picture.UnusablePictureException;
import io.usher.core.regex.PythonRegex;
import io.usher.core.regex.PythonRegexException;

/**
 * What a text must look like.
 */
public enum Format {

	/** Any text. */
	PLAIN("text") {
		@Override
		@Nullable String fault(String text) {
			return null;
		}
	},

	/**
	 * A PIN: 4 to 20 characters, digits, the last one may be {@code #}; empty for none.
	 */
	PIN("4 to 20 digits, of which the last may be #, or nothing for no PIN") {
		@Override
		@Nullable String fault(String text) {
			boolean fits = text.isEmpty()
					|| text.length() >= 4 && text.length() <= 20 && PIN_SHAPE.matcher(text).matches();
			return fits ? null : expected();
		}
	},

	/** A UUID in its usual form. */
	UUID("a UUID such as 00000000-0000-0000-0000-000000000001") {
		@Override
		@Nullable String fault(String text) {
			return UUID_SHAPE.matcher(text).matches() ? null : expected();
		}
	},

	/** A regular expression as Python reads it. */
	REGEX("a regular expression as Python reads it") {
		@Override
		@Nullable String fault(String text) {
			try {
				PythonRegex.compile(text);
				return null;
			}
			catch (PythonRegexException ex) {
				return expected() + "; " + ex.fault();
			}
		}
	},

	/** A URL with http or https. */
	URL("an http or https URL") {
		@Override
		@Nullable String fault(String text) {
			return text.isEmpty() || URL_SHAPE.matcher(text).matches() ? null : expected();
		}
	},

	/** An e-mail address, not judged closely. */
	EMAIL("an e-mail address such as alice@example.com") {
		@Override
		@Nullable String fault(String text) {
			return text.isEmpty() || EMAIL_SHAPE.matcher(text).matches() ? null : expected();
		}
	},

	/** X.509 certificates in PEM, one after the other. */
	CERTIFICATES("X.509 certificates in PEM, each from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----") {
		@Override
		@Nullable String fault(String text) {
			if (text.isBlank()) {
				return null;
			}
			try (InputStream pem = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
				return CertificateFactory.getInstance("X.509").generateCertificates(pem).isEmpty() ? expected() : null;
			}
			catch (CertificateException | IOException ex) {
				return expected();
			}
		}
	},

	/** A network in CIDR notation or a single address. */
	NETWORK("an address or network such as 10.0.0.0/8 or 2001:db8::/32") {
		@Override
		@Nullable String fault(String text) {
			boolean fits = NETWORK_SHAPE.matcher(text).matches() && Network.parse(text).isPresent();
			return fits ? null : expected();
		}
	},

	/** A JSON object, written as text. */
	JSON_OBJECT("a JSON object such as {\"action\": \"reject\"}") {
		@Override
		@Nullable String fault(String text) {
			try {
				return JSON.readTree(text).isObject() ? null : expected();
			}
			catch (JacksonException ex) {
				TokenStreamLocation place = ex.getLocation();
				return (place == null) ? expected() : expected() + "; it cannot be read from line " + place.getLineNr()
						+ ", column " + place.getColumnNr() + " on";
			}
		}
	},

	/** A picture in base64. */
	PICTURE("the base64 of a JPEG, PNG or GIF picture, of up to 256 kB and 4,096 pixels a side, not CMYK") {
		@Override
		@Nullable String fault(String text) {
			try {
				if (!text.isEmpty()) {
					Base64Picture.check(text);
				}
				return null;
			}
			catch (UnusablePictureException ex) {
				return expected() + "; this one " + ex.fault();
			}
		}

		@Override
		public String shown(String text) {
			return text.isEmpty() ? text : Base64Picture.summary(text);
		}
	};

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final Pattern PIN_SHAPE = Pattern.compile("[0-9]+#?");

	private static final Pattern UUID_SHAPE = Pattern
		.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

	private static final Pattern URL_SHAPE = Pattern.compile("(?i)https?://[^\\s/?#]+\\S*");

	private static final Pattern EMAIL_SHAPE = Pattern.compile("[^\\s@]+@[^\\s@]+");

	private static final Pattern NETWORK_SHAPE = Pattern.compile("[0-9a-fA-F.:]+(/[0-9]{1,3})?");

	private final String expected;

	Format(String expected) {
		this.expected = expected;
	}

	/** Returns what is expected, in words. */
	public String expected() {
		return this.expected;
	}

	/** Returns what people see of a text, where it is not read for itself. */
	public String shown(String text) {
		return text;
	}

	/** Returns what is expected instead of the text, or null when the text is right. */
	abstract @Nullable String fault(String text);

}
